"""Whom to call next: by arrival, with priority for those the law names, capped so that nobody waits for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True)
class GivenBack:
    """An officer put back whom they had called, and wants somebody else first.

    Args:
        uuid: Of the ticket.
        at: When.
    """

    uuid: UUID
    at: datetime


@dataclass(frozen=True)
class Turn:
    """What became of the line: a number was called, or put back into it.

    Args:
        uuid: Of the ticket.
        has_priority: Whether the law names this person.
        is_call: False when it was put back.
    """

    uuid: UUID
    has_priority: bool
    is_call: bool


def choose_next(waiting: Sequence[Waiting], priority_in_a_row: int) -> Waiting | None:
    """Choose whom to call.

    Args:
        waiting: Everybody who waits for this counter, in any order.
        priority_in_a_row: How many priority calls were made since the last ordinary one.

    Returns:
        The earliest with priority, unless an ordinary number is due; the earliest of all else; None if nobody waits.
    """
    by_arrival = sorted(waiting, key=_arrival)
    priority = [one for one in by_arrival if one.has_priority]
    ordinary = [one for one in by_arrival if not one.has_priority]
    is_ordinary_due = priority_in_a_row >= MOST_PRIORITY_IN_A_ROW and bool(ordinary)
    if priority and not is_ordinary_due:
        return priority[0]
    return next(iter(ordinary), None)


def order_calls(
    waiting: Sequence[Waiting], priority_in_a_row: int, given_back: GivenBack | None, places: int
) -> list[Waiting]:
    """Who is called one after the other: the first ones by the rules, the rest by arrival.

    Args:
        waiting: Everybody who waits for this counter, in any order.
        priority_in_a_row: How many priority calls were made since the last ordinary one.
        given_back: What this counter did last, if it was that. One goes first, if somebody waited by then already:
            whoever comes later overtakes nobody.
        places: How many the rules are asked for.
    """
    left = sorted(waiting, key=_arrival)
    order: list[Waiting] = []
    passed_over = given_back.uuid if given_back and _somebody_else_waited(left, given_back) else None
    while left and len(order) < places:
        chosen = choose_next([one for one in left if one.uuid != passed_over], priority_in_a_row)
        assert chosen is not None
        left.remove(chosen)
        order.append(chosen)
        priority_in_a_row = priority_in_a_row + 1 if chosen.has_priority else 0
        passed_over = None
    return order + left


def count_priority_in_a_row(turns: Iterable[Turn]) -> int:
    """How many priority calls count since the last ordinary one.

    A call that was given back was nobody's turn; once a number, for put back for ever it would hold up all others.

    Args:
        turns: The newest first.
    """
    in_a_row = 0
    given_back: set[UUID] = set()
    excused: set[UUID] = set()
    for turn in turns:
        if not turn.is_call:
            given_back.add(turn.uuid)
        elif not turn.has_priority:
            break
        elif turn.uuid in given_back - excused:
            excused.add(turn.uuid)
        else:
            in_a_row += 1
    return in_a_row


def _arrival(one: Waiting) -> tuple[datetime, str]:
    return one.arrived_at, one.number


def _somebody_else_waited(waiting: Sequence[Waiting], given_back: GivenBack) -> bool:
    return any(one.uuid != given_back.uuid and one.arrived_at <= given_back.at for one in waiting)
