"""Before the questions: what for, what must be there first, what is not here yet, for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import Filling, StoredDocument
from kiosk.catalogue import Facts, ForWhom, Mode, Proof
from kiosk.journey._effects import PrintReferral
from kiosk.journey._handed import Printing
from kiosk.journey._moves import back, go, go_on, return_to
from kiosk.journey._places import Place, State
from kiosk.journey._possible import possible_papers
from kiosk.journey._referral import (
    blocking,
    missing_papers,
    referral_for_missing,
    referral_for_start,
    referral_for_stop,
)
from kiosk.journey._submit import document_uuid
from kiosk.journey._typing import MOST_SOUGHT, NAME_ROWS, with_letter
from kiosk.journey.presses.anywhere import begun
from kiosk.journey.presses.outcome import REST_BEHIND, Step, illegal
from kiosk.ports import PrintState

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from kiosk.application import Asked
    from kiosk.catalogue import Service
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.tickets import Referral

    Press = Callable[[Session, str, World], Step]

HOME_BEHIND = (*REST_BEHIND, Place(State.HOME))


def start(session: Session, _: str, world: World) -> Step:
    """Somebody touched the resting screen."""
    return Step(begun(go(session, State.HOME), world))


def start_with(press: Press) -> Press:
    """Somebody touched a button of the resting screen's bar: the visit begins with it."""

    def start_and_press(session: Session, argument: str, world: World) -> Step:
        return press(start(session, "", world).session, argument, world)

    return start_and_press


def open_group(session: Session, code: str, world: World) -> Step:
    """The services found in one place."""
    if code not in {group.code for group in world.setting.offer.groups}:
        return illegal(session, "group")
    return Step(go(session, session.state if session.state is State.NUMBER_SERVICE else State.GROUP, code))


def open_search(session: Session, _: str, __: World) -> Step:
    """Look for a service by its name."""
    return Step(go(session, State.SEARCH))


def type_search(session: Session, key: str, _: World) -> Step:
    """One key while looking for a service."""
    return Step(replace(session, text=with_letter(session.text, key, NAME_ROWS, MOST_SOUGHT), list_page=0))


def choose_replaced(session: Session, code: str, world: World) -> Step:
    """The paper they look for is of old: the service that took its place, and a word on why."""
    for paper in world.setting.offer.replaced:
        if paper.code == code:
            step = choose_service(session, paper.by, world)
            return replace(step, session=replace(step.session, replaced=code))
    return illegal(session, "replaced")


def choose_service(session: Session, code: str, world: World) -> Step:
    """The place in line counts from here, however slow the rest is. A number in hand is for its own service."""
    try:
        service = world.setting.offer.service(code)
    except KeyError:
        return illegal(session, "service")
    if session.issued is not None:
        return illegal(session, "service")
    trail = REST_BEHIND if session.state is State.HOME else HOME_BEHIND
    if session.state not in {State.HOME, State.GROUP, State.SEARCH}:
        session = replace(session, place=HOME_BEHIND[-1])  # from a page that would lead in a circle
        trail = REST_BEHIND
    return Step(first_page(replace(_choose(session, service, world), trail=trail)))


def first_page(session: Session) -> Session:
    """To the first page of the chosen service."""
    assert session.service is not None
    assert session.facts is not None
    if session.stop is not None:
        return go(session, State.STOPPED, session.stop.code)
    is_first = session.service.starts_with in {one.code for one in possible_papers(session.service, session.facts)}
    return go(session, State.STARTS if is_first else State.PREPARE)


def _choose(session: Session, service: Service | None, world: World) -> Session:
    """The same service again keeps its place in line; another one keeps what it asks in the very same words."""
    is_same = session.chosen is not None and session.service == service
    was = {asked.path: (asked.question, asked.group) for asked in session.asked}
    facts = facts_now(session.for_whom, world)
    chosen = replace(
        session,
        service=service,
        facts=facts,
        replaced="",
        settled=None,
        chosen=session.chosen if is_same else world.now,
        missing=(),
        paper=None,
    )
    chosen = chosen.with_filling(session.filling)
    same = {asked.path for asked in chosen.asked if was.get(asked.path) == (asked.question, asked.group)}
    others = {*session.answers, *session.filling.rows} - same
    return chosen.with_filling(_filling_without(session.filling, others)) if session.for_whom else chosen


def facts_now(for_whom: ForWhom | None, world: World) -> Facts:
    """What conditions are judged by, from now to the end of the visit."""
    catalogue = world.setting.catalogue
    switches = {code: switch.is_on for code, switch in catalogue.switches.items()}
    return Facts(world.today, for_whom.value if for_whom else "", switches, catalogue.hours.is_working)


def choose_number_only(session: Session, _: str, __: World) -> Step:
    """A number without a form."""
    return Step(go(session, State.NUMBER_SERVICE))


def choose_number_service(session: Session, code: str, world: World) -> Step:
    """What the number is for; `other` names no service. A form begun before is given up: nobody confirmed it."""
    services = {service.code: service for service in world.setting.offer.services}
    if code != "other" and code not in services:
        return illegal(session, "service")
    place = session.place if session.state is State.NUMBER_SERVICE else Place(State.NUMBER_SERVICE)
    emptied = without_form(_choose(session, services.get(code), world))
    if emptied.service is not None and emptied.facts is not None:
        possible_papers(emptied.service, emptied.facts)  # found out now: at the press for the number somebody waits
    return Step(go(replace(emptied, place=place, trail=HOME_BEHIND), State.NUMBER_PRIORITY))


def take_number(session: Session, _: str, __: World) -> Step:
    """A number for the service on the page, which is not filled in here, or not now."""
    if session.service is None:
        return illegal(session, "number")
    if session.issued is not None:
        return Step(replace(without_form(session), place=Place(State.SLIP), trail=()))
    return Step(go(without_form(session), State.NUMBER_PRIORITY))


def without_form(session: Session) -> Session:
    """The same visit with nothing filled in."""
    return replace(session, for_whom=None, filling=Filling(), settled=None, documents={}, is_changing=False)


def has_first_paper(session: Session, choice: str, world: World) -> Step:
    """Whether the paper everything starts with is here; who lacks it gets a slip that says where to go."""
    if choice not in {"yes", "no"}:
        return illegal(session, "starts")
    if choice == "yes":
        return Step(go(session, State.PREPARE))
    step = Step(go(session, State.REFERRAL))
    return step if session.paper else _print(step.session, referral_for_start(session, world), world)


def print_list(session: Session, _: str, world: World) -> Step:
    """The page's list on paper, once."""
    if session.paper is not None or world.printer is None or session.is_practice:
        return illegal(session, "print_list")
    is_stop = session.state is State.STOPPED
    return _print(
        session, referral_for_stop(session, world) if is_stop else referral_for_missing(session, world), world
    )


def _print(session: Session, referral: Referral, world: World) -> Step:
    if world.printer is None or session.is_practice:
        return Step(session)
    paper = Printing(PrintState.QUEUED, world.printer)
    return Step(replace(session, paper=paper), (PrintReferral(replace(referral, is_large=session.reads_large)),))


def say_incomplete(session: Session, _: str, __: World) -> Step:
    """Not everything is here."""
    return Step(go(session, State.MISSING))


def name_missing(session: Session, code: str, __: World) -> Step:
    """One paper is not here, or is here after all."""
    assert session.service is not None
    if code not in {requirement.code for requirement in session.service.requirements}:
        return illegal(session, "requirement")
    without = tuple(one for one in session.missing if one != code)
    missing = without if code in session.missing else (*without, code)
    return Step(replace(session, missing=missing, problem="", paper=None))


def tell_missing(session: Session, _: str, world: World) -> Step:
    """What happens then is each requirement's own rule."""
    if not session.missing:
        return Step(replace(session, problem=world.setting.texts.get("missing.none")))
    return Step(go(session, State.INCOMPLETE))


def continue_incomplete(session: Session, _: str, world: World) -> Step:
    """Go on without those papers, where the office allows it; what is not here is not asked onto the glass."""
    assert session.service is not None
    if blocking(session):
        return illegal(session, "stopped")
    later = {
        one.code: StoredDocument(document_uuid(), one.code, one.title, None)
        for one in missing_papers(session)
        if one.proof is Proof.SCAN
    }
    is_guidance = session.service.mode is Mode.GUIDANCE
    session = replace(session, documents={**session.documents, **later})
    if is_guidance:
        return take_number(session, "", world)
    return Step(go(session, State.NOTICE))


def find_all_here(session: Session, _: str, __: World) -> Step:
    """The papers are here after all: back to where they were said to be missing, and those meant to be read are."""
    documents = {code: document for code, document in session.documents.items() if code not in session.missing}
    is_naming = bool(session.trail) and session.trail[-1].state is State.MISSING
    session = replace(session, missing=(), documents=documents, paper=None)
    return Step(return_to(session, Place(State.PREPARE)) if is_naming else back(session))


def begin(session: Session, _: str, __: World) -> Step:
    """Everything is here."""
    if session.service is None or session.service.mode is Mode.GUIDANCE:
        return illegal(session, "next")
    return Step(go_on(replace(session, missing=())))


def go_next(session: Session, _: str, __: World) -> Step:
    """To the next page."""
    return Step(go_on(session))


def choose_for_whom(session: Session, code: str, __: World) -> Step:
    """For whom; what was answered about somebody else is dropped."""
    try:
        for_whom = ForWhom(code)
    except ValueError:
        return illegal(session, "for_whom")
    facts = session.facts
    assert facts is not None
    if session.for_whom not in {None, for_whom}:
        personal = {one.path for one in session.asked if _is_about_them(one)}
        session = replace(session, filling=_filling_without(session.filling, personal))
        later = {code: document for code, document in session.documents.items() if code in session.missing}
        session = replace(session, documents=later)
    session = replace(session, for_whom=for_whom, facts=replace(facts, for_whom=for_whom.value))
    return Step(go_on(session.with_filling(session.filling)))


def _is_about_them(asked: Asked) -> bool:
    questions = (one for one in (asked.question, asked.group) if one is not None)
    return any(one.ask_other or one.proposed_from for one in questions)


def _filling_without(filling: Filling, paths: Collection[str]) -> Filling:
    answers = {path: answer for path, answer in filling.answers.items() if path not in paths}
    rows = {path: count for path, count in filling.rows.items() if path not in paths}
    return Filling(answers, rows)


def turn_page(session: Session, _: str, __: World) -> Step:
    """The next page of a list or of something long to read."""
    return Step(replace(session, list_page=session.list_page + 1))


def turn_to_first(session: Session, _: str, __: World) -> Step:
    """Read from the beginning."""
    return Step(replace(session, list_page=0))


def turn_page_back(session: Session, _: str, __: World) -> Step:
    """The page before."""
    return Step(replace(session, list_page=max(0, session.list_page - 1)))
