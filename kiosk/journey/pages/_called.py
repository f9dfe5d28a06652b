"""What a page says once the number is called: to go to the counter, and nothing of waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey.pages._frame import number_shown

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def called_now(session: Session, world: World) -> str:
    """Which number is called and where to go, as sentences; empty while it waits, or there is none."""
    if not session.is_called or session.issued is None:
        return ""
    place = session.issued.ticket.request.lane.wait_at
    return world.setting.texts.get("called.now", number=number_shown(session, world), place=place)
