"""What is found, and one number by itself, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kiosk.database import reading
from sync.hub import _words, rows
from sync.hub._desk_page import application_of, papers_of, shown_application
from sync.hub._line import State
from sync.hub._search import MOST_LETTERS, CodeAsked, NumberAsked, find, read_asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from sqlalchemy import Connection, Row

    from sync.hub._desk_values import Papers, ShownApplication
    from sync.hub._parts import Parts
    from sync.hub._search import Asked

    Found = Row[tuple[Any, ...]]


@dataclass(frozen=True)
class FoundNumber:
    """One number that fits; `state` says how it went, `day` when."""

    uuid: UUID
    number: str
    service: str
    day: str
    state: str


@dataclass(frozen=True)
class FoundPage:
    """What was found for what was typed; `title` says how much, `hint` what to do next."""

    office: str
    typed: str
    title: str
    hint: str
    found: tuple[FoundNumber, ...]
    most_letters: int = MOST_LETTERS


@dataclass(frozen=True)
class ShownTicket:
    """One number with all that is known of it."""

    uuid: UUID
    number: str
    service: str
    day: str
    state: str
    priority: str
    papers: Papers
    application: ShownApplication | None


@dataclass(frozen=True)
class TicketPage:
    """The page of one number that was looked up."""

    office: str
    date: str
    clock: str
    ticket: ShownTicket


def found_page(parts: Parts, typed: str) -> FoundPage:
    """What fits; it is none, several or exactly one."""
    asked = read_asked(typed)
    with reading(parts.engine) as connection:
        today = parts.day.today(connection, parts.now())
        found = find(connection, asked, today) if asked else ()
    shown = _words.clean(typed[:MOST_LETTERS])
    title, hint = _said(asked, shown, found)
    numbers = tuple(_number(row, today, parts.day.zone) for row in found)
    return FoundPage(parts.config.office.name, shown, title, hint, numbers)


def ticket_page(parts: Parts, uuid: UUID) -> TicketPage | None:
    """The page of a number; None if there is no such number."""
    now, zone = parts.now(), parts.day.zone
    with reading(parts.engine) as connection:
        row = connection.execute(select(rows.ticket).where(rows.ticket.c.uuid == uuid)).first()
        if row is None:
            return None
        ticket = _ticket(connection, row, parts.day.today(connection, now), zone)
    date = _words.long_date(now.astimezone(zone).date())
    return TicketPage(parts.config.office.name, date, _words.clock(now, zone), ticket)


def _said(asked: Asked | None, typed: str, found: Sequence[Found]) -> tuple[str, str]:
    if found:
        title, hint = _words.FOUND_SEVERAL
        return title.format(count=len(found), typed=typed), hint
    match asked:
        case NumberAsked():
            title, hint = _words.NO_NUMBER
        case CodeAsked():
            title, hint = _words.NO_CODE
        case None:
            title, hint = _words.NOTHING_ASKED
    return title.format(typed=typed), hint


def _number(row: Found, today: date, zone: ZoneInfo) -> FoundNumber:
    return FoundNumber(
        row.uuid, rows.number_of(row), _service(row), _words.long_date(row.line_day), _state(row, today, zone)
    )


def _ticket(connection: Connection, row: Found, today: date, zone: ZoneInfo) -> ShownTicket:
    body = application_of(connection, row.uuid)
    return ShownTicket(
        uuid=row.uuid,
        number=rows.number_of(row),
        service=_service(row),
        day=_words.long_date(row.line_day),
        state=_state(row, today, zone),
        priority=_words.PRIORITY.get(row.priority, ""),
        papers=papers_of(row, is_here=body is not None),
        application=shown_application(connection, body) if body else None,
    )


def _service(row: Found) -> str:
    return _words.clean(row.service_title) or _words.NUMBER_ONLY


def _state(row: Found, today: date, zone: ZoneInfo) -> str:
    """How it went; who waits on a day that is over was not called."""
    if row.state == State.WAITING and row.line_day < today:
        return _words.NEVER_CALLED
    at = row.called_at if row.state == State.CALLED else row.finished_at
    return _words.STATES[row.state].format(counter=row.counter, at=_words.clock(at, zone) if at else "")
