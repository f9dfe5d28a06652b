"""What a page says while nobody serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import PrintState
from kiosk.tickets import describe_opening, describe_return, is_over_today

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def closed_today(world: World) -> bool:
    """Whether nobody is served any more today."""
    return is_over_today(world.local, world.setting.catalogue.hours)


def next_opening(world: World) -> str:
    """When the counters open, without a full stop; empty while they are open or if nobody knows."""
    hours = world.setting.catalogue.hours
    return "" if hours.is_open(world.local) else describe_opening(world.local, hours, world.setting.texts)


def come_again(session: Session, world: World) -> str:
    """When to come back with the number, as sentences; empty where it is called today, or there is none."""
    if session.issued is None:
        return ""
    local = session.issued.ticket.issued.wall_at.astimezone(world.setting.zone)
    hours, texts = world.setting.catalogue.hours, world.setting.texts
    return describe_return(local, hours, texts, has_paper=has_paper(session))


def has_paper(session: Session) -> bool:
    """Whether they may be told to bring their paper: not while nobody knows that it came out."""
    return session.printing is not None and session.printing.state not in {PrintState.BLOCKED, PrintState.UNKNOWN}
