"""Before the questions: what for, what is not here yet, for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import StoredDocument
from kiosk.catalogue import ForWhom, IfMissing
from kiosk.journey._moves import go, go_on
from kiosk.journey._session import Place, Session, State
from kiosk.journey._submit import document_uuid
from kiosk.journey.presses.outcome import REST_BEHIND, Step, illegal

if TYPE_CHECKING:
    from kiosk.catalogue import Service
    from kiosk.journey._world import World


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
    return Step(go(replace(chosen, trail=REST_BEHIND), State.PREPARE))


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
    emptied = replace(chosen, for_whom=None, answers={}, documents={}, trail=(*REST_BEHIND, Place(State.HOME)))
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
