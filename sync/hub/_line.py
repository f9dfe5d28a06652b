"""The waiting line: who waits, who is called where, and how it went.

Every function works within the caller's transaction; a writing one begins IMMEDIATE, which is why two officers never
get the same person.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from kiosk.database import audit
from kiosk.tickets import GivenBack, Turn, count_priority_in_a_row, order_calls
from sync.hub import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Connection, Row

    Found = Row[tuple[Any, ...]]


class State(StrEnum):
    """Where a number stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    ABSENT = "absent"


class Act(StrEnum):
    """What an officer does with a number."""

    CALL = "call"
    RECALL = "recall"
    SERVE = "serve"
    MISS = "miss"
    PUT_BACK = "put_back"


BECOMES = {
    (State.WAITING, Act.CALL): State.CALLED,
    (State.CALLED, Act.RECALL): State.CALLED,
    (State.CALLED, Act.SERVE): State.SERVED,
    (State.CALLED, Act.MISS): State.ABSENT,
    (State.CALLED, Act.PUT_BACK): State.WAITING,
    (State.ABSENT, Act.PUT_BACK): State.WAITING,
}
# How far the order of calls is worked out; nobody reads further, and the rules are asked once a place.
RULED_PLACES = 20
# How far back the calls are read; further back, two of priority in a row have long been found.
READ_TURNS = 40
MEASURED_TICKETS = 20
LEAST_MEASURED = 3


def waiting(connection: Connection, day: date, lanes: Collection[str] | None) -> Sequence[Found]:
    """Rows of those who wait, by arrival; of all lanes if None is given."""
    query = select(rows.ticket).where(rows.ticket.c.line_day == day, rows.ticket.c.state == State.WAITING)
    if lanes is not None:
        query = query.where(rows.ticket.c.lane.in_(lanes))
    return connection.execute(query.order_by(rows.ticket.c.arrived_at, rows.ticket.c.serial)).all()


def absent(connection: Connection, day: date, lanes: Collection[str] | None) -> Sequence[Found]:
    """Rows of those who did not come, latest first."""
    query = select(rows.ticket).where(rows.ticket.c.line_day == day, rows.ticket.c.state == State.ABSENT)
    if lanes is not None:
        query = query.where(rows.ticket.c.lane.in_(lanes))
    return connection.execute(query.order_by(rows.ticket.c.finished_at.desc())).all()


def called_at(connection: Connection, day: date, counter: str) -> Found | None:
    """The row of who is called to this counter now."""
    return connection.execute(
        select(rows.ticket)
        .where(rows.ticket.c.line_day == day, rows.ticket.c.state == State.CALLED, rows.ticket.c.counter == counter)
        .order_by(rows.ticket.c.called_at.desc())
    ).first()


def calling_order(connection: Connection, day: date, counter: str, lanes: Collection[str] | None) -> list[Found]:
    """Rows of those who wait, as this counter would call them: the first ones by the rules, the rest by arrival.

    Somebody whom this counter called and put back is passed over once, for who waited then: the officer wanted the next
    one. Who was absent and came takes the old place at once.
    """
    found = {row.uuid: row for row in waiting(connection, day, lanes)}
    last = _last_act(connection, day, counter)
    is_given_back = last is not None and last.kind == Act.PUT_BACK and last.was == State.CALLED
    given_back = GivenBack(last.ticket, last.at) if last is not None and is_given_back else None
    in_a_row = count_priority_in_a_row(_turns(connection, day, lanes))
    order = order_calls([rows.to_waiting(row) for row in found.values()], in_a_row, given_back, RULED_PLACES)
    return [found[one.uuid] for one in order]


def call_next(
    connection: Connection, day: date, counter: str, lanes: Collection[str] | None, now: datetime
) -> UUID | None:
    """Call whom the rules name to this counter; None if nobody waits."""
    chosen = next(iter(calling_order(connection, day, counter, lanes)), None)
    if chosen is None:
        return None
    _carry_out(connection, chosen, Act.CALL, counter, now)
    called: UUID = chosen.uuid
    return called


def do(connection: Connection, uuid: UUID, kind: Act, counter: str, now: datetime) -> bool:
    """Carry out an act on one number; False if it is not possible (any more), and then nothing changed.

    Who is called belongs to one counter; only that counter may act.
    """
    row = _row(connection, uuid)
    if row is None or (row.state, kind) not in BECOMES or kind is Act.CALL:
        return False
    if row.state == State.CALLED and row.counter != counter:
        return False
    _carry_out(connection, row, kind, counter, now)
    return True


def last_undoable(connection: Connection, day: date, counter: str) -> Found | None:
    """The act that `undo` would take back: its row, with `letter` and `serial` of the number."""
    last = _last_act(connection, day, counter)
    if last is None:
        return None
    row = _row(connection, last.ticket)
    return last if row is not None and row.state == _after(last.kind) and row.counter == last.counter else None


def undo(connection: Connection, day: date, counter: str, shown: int | None, now: datetime) -> bool:
    """Take back the last act of this counter; False if it is not the `shown` one or cannot be taken back."""
    last = last_undoable(connection, day, counter)
    if last is None or last.id != shown:
        return False
    if last.was == State.CALLED and called_at(connection, day, counter) is not None:
        return False
    change = {"state": last.was, "finished_at": None}
    connection.execute(update(rows.ticket).where(rows.ticket.c.uuid == last.ticket).values(change))
    connection.execute(update(rows.act).where(rows.act.c.id == last.id).values(is_undone=True))
    audit.append(connection, f"ticket.{last.kind}.undone", {"ticket": str(last.ticket), "counter": counter}, now)
    return True


def minutes_each(connection: Connection, day: date, lane: str) -> float | None:
    """Minutes a person in this lane: how long the last ones took, shared by the counters that served them."""
    served = connection.execute(
        select(rows.ticket.c.called_at, rows.ticket.c.finished_at, rows.ticket.c.counter)
        .where(rows.ticket.c.line_day == day, rows.ticket.c.lane == lane, rows.ticket.c.state == State.SERVED)
        .order_by(rows.ticket.c.finished_at.desc())
        .limit(MEASURED_TICKETS)
    ).all()
    if len(served) < LEAST_MEASURED:
        return None
    seconds: float = sum((row.finished_at - row.called_at).total_seconds() for row in served)
    return round(seconds / 60 / len(served) / len({row.counter for row in served}), 2)


def number_of(connection: Connection, uuid: UUID) -> str:
    """The number of a ticket that is there, as called."""
    row = _row(connection, uuid)
    assert row is not None
    return rows.number_of(row)


def calls_of(connection: Connection, uuid: UUID) -> int:
    """How often this number was called, repeats included."""
    return connection.execute(
        select(func.count())
        .select_from(rows.act)
        .where(rows.act.c.ticket == uuid, rows.act.c.kind.in_([Act.CALL, Act.RECALL]), ~rows.act.c.is_undone)
    ).scalar_one()


def _carry_out(connection: Connection, row: Found, kind: Act, counter: str, now: datetime) -> None:
    becomes = BECOMES[State(row.state), kind]
    change: dict[str, object] = {"state": becomes, "counter": counter}
    if kind is Act.CALL:
        change["called_at"] = now
    if becomes in {State.SERVED, State.ABSENT}:
        change["finished_at"] = now
    connection.execute(update(rows.ticket).where(rows.ticket.c.uuid == row.uuid).values(change))
    connection.execute(
        insert(rows.act).values(
            ticket=row.uuid, line_day=row.line_day, counter=counter, kind=kind, was=row.state, at=now, is_undone=False
        )
    )
    audit.append(connection, f"ticket.{kind}", {"ticket": str(row.uuid), "counter": counter}, now)


def _row(connection: Connection, uuid: UUID) -> Found | None:
    return connection.execute(select(rows.ticket).where(rows.ticket.c.uuid == uuid)).first()


def _after(kind: str) -> State:
    """The state an act leaves behind, wherever it started."""
    return next(state for (_, act), state in BECOMES.items() if act == kind)


def _last_act(connection: Connection, day: date, counter: str) -> Found | None:
    """The last act of a counter that stands; a repeated call changes nothing and is passed over."""
    return connection.execute(
        select(rows.act, rows.ticket.c.letter, rows.ticket.c.serial)
        .join(rows.ticket, rows.ticket.c.uuid == rows.act.c.ticket)
        .where(
            rows.act.c.line_day == day,
            rows.act.c.counter == counter,
            rows.act.c.kind != Act.RECALL,
            ~rows.act.c.is_undone,
        )
        .order_by(rows.act.c.id.desc())
    ).first()


def _turns(connection: Connection, day: date, lanes: Collection[str] | None) -> list[Turn]:
    """What was called and put back in these lanes, the newest first."""
    query = (
        select(rows.ticket, rows.act.c.kind)
        .join(rows.act, rows.act.c.ticket == rows.ticket.c.uuid)
        .where(rows.act.c.line_day == day, rows.act.c.kind.in_([Act.CALL, Act.PUT_BACK]), ~rows.act.c.is_undone)
    )
    if lanes is not None:
        query = query.where(rows.ticket.c.lane.in_(lanes))
    found = connection.execute(query.order_by(rows.act.c.id.desc()).limit(READ_TURNS))
    return [Turn(row.uuid, rows.has_priority(row), row.kind == Act.CALL) for row in found]
