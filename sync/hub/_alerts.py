"""What asks for an officer: raised by what kiosks send and by the hub itself, and over by what they send later."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import and_, insert, or_, select, update

from kiosk.ports import DEVICE_NAMES
from sync.hub import _opinions, rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

# An event that says earlier ones are over, and which; they may arrive in any order. A device has one trouble at a time.
TROUBLES = tuple(f"{name}_trouble" for name in DEVICE_NAMES)
ENDS = {
    **{f"{name}_well": f"{name}_trouble" for name in DEVICE_NAMES},
    **{trouble: trouble for trouble in TROUBLES},
}


def raise_alert(connection: Connection, kiosk: str, action: str, facts: Mapping[str, str], raised_at: datetime) -> None:
    """Keep an alert, open unless it is over already; one that ends others closes those raised before it."""
    alert = rows.alert.c
    of_kiosk = alert.kiosk == kiosk
    ended_by = [ending for ending, ended in ENDS.items() if ended == action and ending != action]
    is_end = and_(alert.action.in_(ended_by), alert.raised_at >= raised_at)
    is_news = and_(alert.action == action, alert.action.in_(TROUBLES), alert.raised_at > raised_at)
    later_end = select(alert.raised_at).where(of_kiosk, or_(is_end, is_news)).order_by(alert.raised_at).limit(1)
    # What is only counted asks for nobody, and must not lie among what does.
    is_over = (action in ENDS and action not in TROUBLES) or action in _opinions.COUNTED
    closed_at = raised_at if is_over else connection.execute(later_end).scalar()
    if action in ENDS:
        over = (of_kiosk, alert.action == ENDS[action], alert.raised_at <= raised_at, alert.closed_at.is_(None))
        connection.execute(update(rows.alert).where(*over).values(closed_at=raised_at))
    connection.execute(
        insert(rows.alert).values(
            uuid=uuid4(), kiosk=kiosk, action=action, facts=dict(facts), raised_at=raised_at, closed_at=closed_at
        )
    )
