"""What each button does. One small pure function a meaning; which page knows which is in `_table.py`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.application import Answer, StoredDocument, Wrong, check_answer
from kiosk.catalogue import ForWhom, IfMissing, QuestionType
from kiosk.identity import Nik, NikWarning
from kiosk.journey._events import CancelScan, CountIllegal, EndVisit, Issue, Reprint, StartScan, TellDesk
from kiosk.journey._moves import back, change, first_missing, go, go_on
from kiosk.journey._nik import differs, known_nik, nik_question
from kiosk.journey._session import Over, Place, Printing, ScanWorking, Session, State, resting
from kiosk.journey._submit import application_of, document_uuid, request_of
from kiosk.journey._typing import press_key, step_date
from kiosk.ports import Captured, PrintState
from kiosk.tickets import Priority

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.application import PageImage
    from kiosk.catalogue import Service
    from kiosk.journey._events import Effect
    from kiosk.journey._world import World

# Behind the first page of a visit there is only rest.
_REST_BEHIND = (Place(State.REST),)


@dataclass(frozen=True)
class Step:
    """What a happening made of a visit: the visit after it, and what to carry out."""

    session: Session
    effects: tuple[Effect, ...] = ()


def illegal(session: Session, what: str) -> Step:
    """Nothing changes; it is counted."""
    return Step(session, (CountIllegal(what),))


# --- anywhere --------------------------------------------------------------------------------------------------------


def go_back(session: Session, _: str, world: World) -> Step:
    """To the page before; from the first page to rest."""
    if session.trail == _REST_BEHIND:
        return ask_to_leave(session, "", world)
    effects = (CancelScan(),) if isinstance(session.scan, ScanWorking) else ()
    return Step(back(session), effects)


def show_help(session: Session, _: str, world: World) -> Step:
    """Help for this page, over it."""
    return Step(replace(session, over=Over.HELP, over_since=world.now))


def call_officer(session: Session, _: str, world: World) -> Step:
    """Tell the desk that somebody needs help here."""
    tell = TellDesk("officer_called", session.state.value)
    return Step(replace(session, over=Over.OFFICER, over_since=world.now), (tell,))


def ask_to_leave(session: Session, _: str, world: World) -> Step:
    """Ask before what was entered is forgotten; with nothing entered there is nothing to ask."""
    has_entered = bool(session.answers or session.documents)
    if session.issued is not None or (session.state is State.HOME and not has_entered):
        return leave(session, "", world)
    return Step(replace(session, over=Over.LEAVE, over_since=world.now))


def leave(session: Session, _: str, world: World) -> Step:
    """Forget the resident."""
    effects: tuple[Effect, ...] = (EndVisit(),)
    if isinstance(session.scan, ScanWorking):
        effects = (CancelScan(), EndVisit())
    return Step(resting(world.now), effects)


def close_message(session: Session, _: str, __: World) -> Step:
    """Back to the page below the message."""
    return Step(replace(session, over=None, over_since=None))


# --- before the questions --------------------------------------------------------------------------------------------


def start(session: Session, _: str, __: World) -> Step:
    """Somebody touched the resting screen."""
    return Step(go(session, State.HOME))


def choose_service(session: Session, code: str, world: World) -> Step:
    """The place in line counts from here, however slow the rest is."""
    try:
        service = world.setting.catalogue.service(code)
    except KeyError:
        return illegal(session, "service")
    chosen = _choose(session, service, world).without_unasked()
    return Step(go(replace(chosen, trail=_REST_BEHIND), State.PREPARE))


def _choose(session: Session, service: Service | None, world: World) -> Session:
    """The same service again keeps its place in line."""
    is_same = session.chosen is not None and session.service == service
    return replace(session, service=service, chosen=session.chosen if is_same else world.now, missing=())


def choose_number_only(session: Session, _: str, __: World) -> Step:
    """A number without a form."""
    return Step(go(session, State.NUMBER_SERVICE))


def choose_number_service(session: Session, code: str, world: World) -> Step:
    """What the number is for; `other` names no service. A form begun before is given up: nobody confirmed it."""
    services = {service.code: service for service in world.setting.catalogue.services}
    if code != "other" and code not in services:
        return illegal(session, "service")
    chosen = _choose(session, services.get(code), world)
    emptied = replace(chosen, for_whom=None, answers={}, documents={}, trail=(*_REST_BEHIND, Place(State.HOME)))
    return Step(go(emptied, State.NUMBER_PRIORITY))


def say_incomplete(session: Session, _: str, __: World) -> Step:
    """Not everything is here; what was named before is named anew."""
    return Step(go(replace(session, missing=()), State.MISSING))


def say_more_missing(session: Session, _: str, __: World) -> Step:
    """One more paper is not here."""
    return Step(go(session, State.MISSING))


def name_missing(session: Session, code: str, __: World) -> Step:
    """One more paper is not here: what happens then is each requirement's own rule."""
    assert session.service is not None
    if code not in {requirement.code for requirement in session.service.requirements}:
        return illegal(session, "requirement")
    missing = (*(one for one in session.missing if one != code), code)
    return Step(go(replace(session, missing=missing), State.INCOMPLETE))


def continue_incomplete(session: Session, _: str, __: World) -> Step:
    """Go on without those papers, where the office allows it; what is not here is not asked onto the glass."""
    assert session.service is not None
    missing = [one for one in session.service.requirements if one.code in session.missing]
    if any(one.if_missing is IfMissing.STOP for one in missing):
        return illegal(session, "stopped")
    later = {
        one.code: StoredDocument(document_uuid(), one.code, one.title, None)
        for one in missing
        if one in session.service.scanned
    }
    return Step(go(replace(session, documents={**session.documents, **later}), State.NOTICE))


def go_next(session: Session, _: str, __: World) -> Step:
    """To the next page."""
    return Step(go_on(session))


def choose_for_whom(session: Session, code: str, __: World) -> Step:
    """For whom; what was answered about somebody else is dropped."""
    try:
        for_whom = ForWhom(code)
    except ValueError:
        return illegal(session, "for_whom")
    if session.for_whom not in {None, for_whom}:
        personal = {question.code for question in session.questions if question.ask_other or question.proposed_from}
        kept = {code: answer for code, answer in session.answers.items() if code not in personal}
        session = replace(session, answers=kept, documents={})
    return Step(go_on(replace(session, for_whom=for_whom)))


# --- questions -------------------------------------------------------------------------------------------------------


def type_key(session: Session, key: str, _: World) -> Step:
    """One key of the page's keyboard."""
    return Step(press_key(session, key))


def step_part(part: str) -> Callable[[Session, str, World], Step]:
    """One press on the steppers of `day`, `month` or `year`."""

    def press(session: Session, move: str, world: World) -> Step:
        if session.question.type is not QuestionType.DATE:
            return illegal(session, part)
        stepped = step_date(session.text or default_date(session, world), part, move, world.today)
        return illegal(session, part) if stepped is None else Step(replace(session, text=stepped, problem=""))

    return press


def default_date(session: Session, world: World) -> str:
    """Where the steppers start: the date in the NIK, or half a life ago."""
    nik = known_nik(session)
    if session.question.proposed_from and nik is not None:
        return nik.birth_dates(world.today)[0].isoformat()
    years = 40 if session.question.proposed_from else 5
    return world.today.replace(year=world.today.year - years, month=1, day=1).isoformat()


def answer_typed(session: Session, _: str, world: World) -> Step:
    """What was typed is the answer, if it can be one. A date nobody touched is no answer."""
    return _answer(session, session.text, world)


def answer_chosen(session: Session, code: str, world: World) -> Step:
    """A tile was the answer. One that differs from the NIK stays to be seen, and is taken when pressed again."""
    done = _answer(session, code, world)
    taken = done.session.answers.get(session.question.code)
    is_doubtful = session.question.proposed_from == "sex" and session.text != code
    if taken and is_doubtful and differs(session, NikWarning.SEX_DIFFERS, taken.value, world.today):
        return Step(replace(session.with_answer(taken), text=code, problem=""))
    return done


def _answer(session: Session, text: str, world: World) -> Step:
    question = session.question
    result = check_answer(question, text, today=world.today, kelurahan=world.setting.kelurahan)
    if isinstance(result, Wrong):
        texts = world.setting.texts
        return Step(replace(session, problem=texts.get(f"nik.{result.nik.value}") if result.nik else result.message))
    session = session.with_answer(result)
    if question.type is QuestionType.NIK and any(one.proposed_from for one in session.questions):
        session = _without_proposals(session)
        return Step(go(session, State.CONFIRM_NIK, question.code))
    return Step(go_on(session))


def leave_to_officer(session: Session, _: str, __: World) -> Step:
    """The officer fills this in; with the NIK goes what the NIK would have told."""
    questions = [session.question]
    if session.question.type is QuestionType.NIK:
        questions += [question for question in session.questions if question.proposed_from]
    for question in questions:
        session = session.with_answer(Answer(question.code, question.label, "", "", is_for_officer=True))
    return Step(go_on(session))


def confirm_nik(session: Session, choice: str, world: World) -> Step:
    """The date in the NIK is right (`0`, or `1` for the other century), or it is not (`no`)."""
    nik = Nik.parse(session.answers[session.question.code].value)
    assert isinstance(nik, Nik)
    dates = nik.birth_dates(world.today)
    if choice == "no":
        return Step(go_on(_without_proposals(session)))
    if choice not in {str(at) for at in range(len(dates))}:
        return illegal(session, "confirm_nik")
    told = {"birth_date": dates[int(choice)].isoformat(), "sex": nik.sex.value}
    for question in session.questions:
        if question.proposed_from:
            value = told[question.proposed_from]
            checked = check_answer(question, value, today=world.today, kelurahan=world.setting.kelurahan)
            if isinstance(checked, Answer):
                session = session.with_answer(checked)
    return Step(go_on(session))


def _without_proposals(session: Session) -> Session:
    proposed = {question.code for question in session.questions if question.proposed_from}
    return replace(session, answers={code: one for code, one in session.answers.items() if code not in proposed})


def turn_list(session: Session, _: str, __: World) -> Step:
    """The next page of a long list, the first after the last."""
    return Step(replace(session, list_page=session.list_page + 1))


# --- documents -------------------------------------------------------------------------------------------------------


def start_scan(session: Session, _: str, __: World) -> Step:
    """Read what lies on the glass."""
    return Step(replace(session, scan=ScanWorking()), (StartScan(),))


def cancel_scan(session: Session, _: str, __: World) -> Step:
    """Stop reading."""
    return Step(replace(session, scan=None), (CancelScan(),))


def keep_page(session: Session, _: str, __: World) -> Step:
    """The page is clear enough."""
    assert isinstance(session.scan, Captured)
    return _document(session, session.scan.page)


def bring_to_counter(session: Session, _: str, __: World) -> Step:
    """The paper goes to the counter instead."""
    return _document(session, None)


def _document(session: Session, page: PageImage | None) -> Step:
    requirement = session.requirement
    document = StoredDocument(document_uuid(), requirement.code, requirement.title, page)
    return Step(go_on(replace(session, documents={**session.documents, requirement.code: document})))


# --- the end ---------------------------------------------------------------------------------------------------------


def choose_priority(session: Session, code: str, __: World) -> Step:
    """Whether the law serves them earlier."""
    try:
        priority = Priority(code)
    except ValueError:
        return illegal(session, "priority")
    return Step(go_on(replace(session, priority=priority)))


def choose_number_priority(session: Session, code: str, world: World) -> Step:
    """The last touch of the number-only path."""
    try:
        priority = Priority(code)
    except ValueError:
        return illegal(session, "priority")
    return submit(replace(session, priority=priority), "", world)


def change_answer(session: Session, what: str, __: World) -> Step:
    """Change one row of the check page."""
    assert session.service is not None
    if what == "service":
        return Step(go(replace(session, submission=None), State.HOME))
    if what in {"for_whom", "priority"}:
        return Step(change(session, State(what)))
    for question in session.questions:
        if question.code == what:
            return Step(change(session, State.QUESTION, question.code))
    for requirement in session.service.scanned:
        if f"document.{requirement.code}" == what:
            return Step(change(session, State.SCAN, requirement.code))
    return illegal(session, "change")


def turn_check(session: Session, _: str, __: World) -> Step:
    """The next page of answers."""
    return Step(replace(session, check_page=session.check_page + 1))


def turn_check_back(session: Session, _: str, __: World) -> Step:
    """The page of answers before."""
    return Step(replace(session, check_page=max(0, session.check_page - 1)))


def submit(session: Session, _: str, world: World) -> Step:
    """One act: the same submission again is the same act. What a half-made change took away is asked first."""
    if session.state is State.CHECK and (missing := first_missing(session)):
        is_told = any(one.code == missing.of and one.proposed_from for one in session.questions)
        if is_told and known_nik(session) is not None:
            missing = Place(State.CONFIRM_NIK, nik_question(session))
        return Step(change(session, missing.state, missing.of))
    session = replace(session, submission=session.submission or world.setting.new_submission(), problem="")
    issue = Issue(request_of(session, world.setting), application_of(session, world))
    return Step(go(session, State.SUBMITTING), (issue,))


def print_again(session: Session, _: str, __: World) -> Step:
    """A marked copy; only where it is not known that the first came out."""
    if session.issued is None or session.printing is None or not session.may_print_again:
        return illegal(session, "print_again")
    printing = Printing(PrintState.QUEUED, session.printing.printer)  # so that a second press means nothing
    return Step(replace(session, printing=printing), (Reprint(session.issued),))


def say_thanks(session: Session, _: str, __: World) -> Step:
    """The number is in hand."""
    return Step(replace(session, place=Place(State.THANKS), trail=()))
