"""The values of the waiting line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from kiosk.clock import Moment

MOST_NUMBERS_A_DAY = 999
# With paper for fewer, somebody should bring a new roll.
FEW_NUMBERS = 40


class Priority(StrEnum):
    """Why somebody is served earlier (UU 25/2009 article 29). Seen at the desk only, never on a slip or a board."""

    NONE = "none"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    SMALL_CHILD = "small_child"


@dataclass(frozen=True)
class TicketNumber:
    """A number as called: a letter that belongs to one kiosk and lane, and a count in the business day."""

    letter: str
    count: int

    def __str__(self) -> str:
        """As printed, such as `A-012`."""
        return f"{self.letter}-{self.count:03d}"


@dataclass(frozen=True)
class Lane:
    """One lane of the waiting line as this kiosk knows it; fields as in the configuration."""

    code: str
    letter: str
    wait_at: str
    minutes_each: int


@dataclass(frozen=True)
class TicketRequest:
    """What is known before a number exists.

    Args:
        uuid: Made when the button was pressed; the idempotency key.
        lane: Where the person waits.
        service: Code of the service.
        service_title: As shown to the resident.
        priority: As the resident said.
        chosen: When the service was chosen: the place in line counts from here.
        secret: Unguessable, url-safe; only the slip's QR carries it.
        short_code: Short text beside the QR; finds the ticket only.
        bring: What to bring to the counter, as short lines.
    """

    uuid: UUID
    lane: Lane
    service: str
    service_title: str
    priority: Priority
    chosen: Moment
    secret: str
    short_code: str
    bring: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ticket:
    """A number that was issued: it exists in the database, whatever becomes of the paper."""

    request: TicketRequest
    business_day: date
    number: TicketNumber
    issued: Moment


@dataclass(frozen=True)
class LineState:
    """How many wait in a lane, and since when we know.

    Args:
        ahead: People before the next number.
        as_of: When that was true; aware, UTC. None if the hub was never heard and only our own numbers are counted.
        minutes_each: Measured minutes a person, None if not measured yet.
    """

    ahead: int
    as_of: datetime | None
    minutes_each: float | None


def business_day(wall_at: datetime, zone: ZoneInfo, turns_at: time, stored: date | None) -> date:
    """The office's day for this instant: it turns at a local hour, and only forward.

    A clock that fell back behind the stored day does not take it back: the counting goes on in the stored day.
    """
    local = wall_at.astimezone(zone)
    day = local.date() if local.time() >= turns_at else local.date() - timedelta(days=1)
    return day if stored is None else max(day, stored)
