"""Which business day it is for this kiosk, and the numbers given in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.store._errors import StoreError
from kiosk.store.rows import counter
from kiosk.tickets import MOST_NUMBERS_A_DAY, TicketNumber, business_day

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.clock import Clock
    from kiosk.config import OfficeConfig

# Statements are made once: building one costs more than running it.
_STORED_DAY = select(func.max(counter.c.business_day))
_COUNT_ON = (
    insert(counter)
    .values(business_day=bindparam("business_day"), letter=bindparam("letter"), last=1)
    .on_conflict_do_update(index_elements=[counter.c.business_day, counter.c.letter], set_={"last": counter.c.last + 1})
    .returning(counter.c.last)
)
_AT: BindParameter[int] = bindparam("at")
_REACH = (
    insert(counter)
    .values(business_day=bindparam("business_day"), letter=bindparam("letter"), last=_AT)
    .on_conflict_do_update(
        index_elements=[counter.c.business_day, counter.c.letter], set_={"last": func.max(counter.c.last, _AT)}
    )
)
_LAST = select(counter.c.last).where(
    counter.c.business_day == bindparam("business_day"), counter.c.letter == bindparam("letter")
)


class Day:
    """The running business day: by the office's clock, and never before one in which a number was given."""

    def __init__(self, office: OfficeConfig, clock: Clock) -> None:
        self._zone = ZoneInfo(office.zone)
        self._turns_at = office.day_turns_at
        self._clock = clock

    def running(self, connection: Connection) -> date:
        """The business day of a ticket given now."""
        stored = connection.execute(_STORED_DAY).scalar()
        known = date.fromisoformat(stored) if stored else None
        return business_day(self._clock.now().wall_at, self._zone, self._turns_at, known)

    def is_still(self, day: date) -> bool:
        """Whether a ticket given now is of this day, in which or before which the last one was."""
        return business_day(self._clock.now().wall_at, self._zone, self._turns_at, day) == day


def next_number(connection: Connection, day: date, letter: str) -> TicketNumber:
    """Take the next number; it is given when the transaction commits, and not at all if it does not.

    Raises: StoreError if the day's numbers are used up.
    """
    count = connection.execute(_COUNT_ON, {"business_day": day.isoformat(), "letter": letter}).scalar_one()
    return _number(day, letter, count)


def coming_number(connection: Connection, day: date, letter: str) -> TicketNumber:
    """What `next_number` would give; raises as it does. None is taken."""
    last = connection.execute(_LAST, {"business_day": day.isoformat(), "letter": letter}).scalar()
    return _number(day, letter, (last or 0) + 1)


def reach_number(connection: Connection, day: date, number: TicketNumber) -> None:
    """Count this one as given, and none before it as the next."""
    connection.execute(_REACH, {"business_day": day.isoformat(), "letter": number.letter, "at": number.count})


def _number(day: date, letter: str, count: int) -> TicketNumber:
    if count > MOST_NUMBERS_A_DAY:
        raise StoreError("ticket.numbers.exhausted", letter=letter, business_day=day.isoformat())
    return TicketNumber(letter, count)
