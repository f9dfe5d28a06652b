"""The papers that send somebody elsewhere first: what they say, from a service and what is missing. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import IfMissing
from kiosk.journey._possible import possible_papers
from kiosk.texts import in_sentence
from kiosk.tickets import Errand, describe_week, make_referral

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.catalogue import Requirement
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.texts import Texts
    from kiosk.tickets import Referral


def first_paper(session: Session) -> Requirement:
    """The paper everything starts with."""
    assert session.service is not None
    return next(one for one in session.service.requirements if one.code == session.service.starts_with)


def missing_papers(session: Session) -> tuple[Requirement, ...]:
    """Those said not to be here, in the order of the service."""
    assert session.service is not None
    return tuple(one for one in session.service.requirements if one.code in session.missing)


def blocking(session: Session) -> tuple[Requirement, ...]:
    """The missing papers without which nothing can be done.

    One that only some need stops nobody until the answers say that it is needed.
    """
    is_known = session.settled is not None and all(one.path in session.answers for one in session.asked)
    needed = session.settled.needed if session.settled and is_known else ()
    return tuple(
        one
        for one in missing_papers(session)
        if one.if_missing is IfMissing.STOP and (one in needed if is_known else not one.when)
    )


def referral_for_start(session: Session, world: World) -> Referral:
    """Where to get the paper everything starts with."""
    return _to_get(session, world, (first_paper(session),))


def referral_for_missing(session: Session, world: World) -> Referral:
    """Where to get what is not here."""
    return _to_get(session, world, missing_papers(session))


def referral_for_stop(session: Session, world: World) -> Referral:
    """Whom to see instead."""
    stop = session.stop
    assert stop is not None
    return _referral(session, world, [Errand(stop.title, stop.where)], stop.bring)


def _to_get(session: Session, world: World, papers: Sequence[Requirement]) -> Referral:
    """The errands for these papers, and what else to bring here afterwards."""
    texts = world.setting.texts
    errands = [Errand(with_remarks(one.title, one, texts), one.where_to_get) for one in papers]
    here = [with_remarks(one.title, one, texts) for one in papers_needed(session) if one not in papers]
    return _referral(session, world, errands, here=here)


def papers_needed(session: Session) -> tuple[Requirement, ...]:
    """The papers to prepare, as far as it is known."""
    assert session.service is not None
    assert session.facts is not None
    return possible_papers(session.service, session.facts)


def with_remarks(line: str, paper: Requirement, texts: Texts, *, is_needed: bool = False) -> str:
    """A paper's line, and behind it when it is needed, unless it is, and whether one may come without it."""
    when = "" if is_needed else in_sentence(paper.when.rstrip("."))
    key = _RELIEF[paper.if_missing]
    if when and paper.if_missing is IfMissing.OFFICER_CHECKS:
        key = "prepare.if_there.when"
    remarks = [one for one in (when, texts.get(key) if key else "") if one]
    return texts.get("prepare.remarks", line=line, remarks=", ".join(remarks)) if remarks else line


_RELIEF = {IfMissing.STOP: "", IfMissing.LATER: "prepare.later", IfMissing.OFFICER_CHECKS: "prepare.if_there"}


def _referral(
    session: Session, world: World, errands: Sequence[Errand], bring: Iterable[str] = (), here: Iterable[str] = ()
) -> Referral:
    assert session.service is not None
    texts = world.setting.texts
    week = describe_week(world.setting.catalogue.hours, texts)
    return make_referral(session.service.title, errands, bring, world.setting.office, texts, here=here, week=week)
