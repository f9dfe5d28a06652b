"""Whom to call next: by arrival, with priority for those the law names, capped so that nobody waits for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

# After so many priority calls in a row one ordinary number is due (an office's usual ratio; domain facts, section 10).
MOST_PRIORITY_IN_A_ROW = 2


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits.

    Args:
        uuid: Of the ticket.
        number: As called.
        lane: Where.
        arrived_at: When the service was chosen, on the hub's time line; aware, UTC.
        has_priority: Whether the law names this person.
    """

    uuid: UUID
    number: str
    lane: str
    arrived_at: datetime
    has_priority: bool


def choose_next(waiting: Sequence[Waiting], priority_in_a_row: int) -> Waiting | None:
    """Choose whom to call.

    Args:
        waiting: Everybody who waits for this counter, in any order.
        priority_in_a_row: How many priority calls were made since the last ordinary one.

    Returns:
        The earliest with priority, unless an ordinary number is due; the earliest of all else; None if nobody waits.
    """
    by_arrival = sorted(waiting, key=lambda one: (one.arrived_at, one.number))
    priority = [one for one in by_arrival if one.has_priority]
    ordinary = [one for one in by_arrival if not one.has_priority]
    is_ordinary_due = priority_in_a_row >= MOST_PRIORITY_IN_A_ROW and bool(ordinary)
    if priority and not is_ordinary_due:
        return priority[0]
    return next(iter(ordinary), None)
