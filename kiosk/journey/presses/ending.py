"""Priority, the check page, submitting, the slip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType
from kiosk.journey._check import check_page_shown, check_rows
from kiosk.journey._effects import Reprint
from kiosk.journey._handed import Printing
from kiosk.journey._languages import for_office
from kiosk.journey._moves import change, first_missing, go, go_on
from kiosk.journey._nik import known_nik, known_priority, nik_before, told_by_nik
from kiosk.journey._paths import compound_of
from kiosk.journey._places import Place, State
from kiosk.journey._referral import blocking
from kiosk.journey._submit import issue_of, to_bring
from kiosk.journey.presses import joining, practice
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.ports import PrintState
from kiosk.tickets import Priority

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


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


def keep_priority(session: Session, _: str, world: World) -> Step:
    """On with what is marked already."""
    known = known_priority(session, world.today)
    if known is None:
        return illegal(session, "priority")
    choose = choose_priority if session.state is State.PRIORITY else choose_number_priority
    return choose(session, known.value, world)


def change_answer(session: Session, what: str, __: World) -> Step:
    """Change one row of the check page; a place or an address from its first part on."""
    if what in {"service", "priority"} and session.issued is not None:
        return illegal(session, "change")  # the number was taken with them
    if what == "service":
        return Step(go(replace(session, submission=None), State.HOME))
    if what in {"for_whom", "priority"}:
        return Step(change(session, State(what)))
    for asked in session.asked:
        if what in {asked.path, compound_of(session.asked, asked.path)}:
            is_document = asked.question.type is QuestionType.DOCUMENT
            return Step(change(session, State.SCAN if is_document else State.QUESTION, asked.path))
    for paper in session.papers:
        if f"document.{paper.code}" == what:
            return Step(change(session, State.SCAN, paper.code))
    return illegal(session, "change")


def turn_check(session: Session, _: str, __: World) -> Step:
    """The next page of answers."""
    return Step(replace(session, check_page=session.check_page + 1))


def turn_check_back(session: Session, _: str, world: World) -> Step:
    """The page of answers before."""
    at = check_page_shown(session, check_rows(session, world))
    return Step(replace(session, check_page=max(0, at - 1)))


def submit(session: Session, _: str, world: World) -> Step:
    """One act: the same submission again is the same act. What a half-made change took away is asked first."""
    if session.state is State.CHECK and (missing := first_missing(session)):
        nik = nik_before(session, missing.of)
        if missing.of in told_by_nik(session) and known_nik(session, nik) is not None:
            missing = Place(State.CONFIRM_NIK, nik)
        return Step(change(session, missing.state, missing.of))
    if session.for_whom is not None and session.stop is not None:
        return Step(go(session, State.STOPPED, session.stop.code))
    if session.state is State.CHECK and blocking(session):
        return Step(go(session, State.INCOMPLETE))
    session = replace(session, submission=session.submission or world.setting.new_submission(), problem="")
    if session.is_practice:
        return practice.submit(session, world)
    if session.issued is not None:
        return joining.submit(session, world)
    # Should it fail, they come back to the page with the button that they pressed.
    is_large = session.reads_large
    going = replace(go(replace(session, has_copy=is_large), State.SUBMITTING), check_page=session.check_page)
    return Step(going, (issue_of(session, world),))


def print_again(session: Session, _: str, world: World) -> Step:
    """A marked copy, as large as the paper before it; only where it is not known that that one came out."""
    if not session.may_print_again:
        return illegal(session, "print_again")
    was_large = session.has_copy and not session.is_joined
    return _copy(session, world, is_large=session.reads_large or was_large)


def print_copy(session: Session, _: str, world: World) -> Step:
    """A marked copy of a slip that came out, once: in large letters, or with what is still to be brought."""
    if not session.may_have_copy:
        return illegal(session, "print_copy")
    is_large = session.reads_large or not session.is_joined
    return _copy(replace(session, has_copy=True), world, is_large=is_large)


def _copy(session: Session, world: World, *, is_large: bool) -> Step:
    if session.issued is None or session.printing is None:
        return illegal(session, "copy")
    printing = Printing(PrintState.QUEUED, session.printing.printer)  # so that a second press means nothing
    ticket = session.issued.ticket
    # As on the slip itself, which is worded when it is printed.
    bring = to_bring(for_office(session, world.setting), world.setting.for_office.texts)
    now = replace(ticket, request=replace(ticket.request, bring=bring))
    copy = Reprint(replace(session.issued, ticket=now), is_large)
    return Step(replace(session, printing=printing), (copy,))
