"""What the desk shows, read in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kiosk.database import reading
from sync.drawing import DRAWN
from sync.hub import _line, _words, rows
from sync.hub._definitions import REMARKS
from sync.hub._desk_alerts import open_alerts, out_of_paper
from sync.hub._desk_values import (
    Called,
    Counter,
    CounterPage,
    DeskPage,
    InLine,
    Paper,
    Papers,
    Seat,
    ShownAnswer,
    ShownApplication,
    ShownDocument,
    Undo,
)
from sync.hub._search import MOST_LETTERS
from sync.protocol import ApplicationBody, DocumentBody, from_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from sync.hub._parts import Parts
    from sync.protocol import DocumentLine, PageFacts

    Found = Row[tuple[Any, ...]]

KIND_APPLICATION, KIND_DOCUMENT = "application", "document"


def counters(parts: Parts) -> tuple[Counter, ...]:
    """Every counter of the configuration, with its lanes."""
    names = dict.fromkeys(lane.wait_at for lane in parts.config.lanes)
    return tuple(
        Counter(name, tuple(lane.code for lane in parts.config.lanes if lane.wait_at == name)) for name in names
    )


def lanes_of(parts: Parts, seat: Seat) -> tuple[str, ...] | None:
    """The lanes served at this seat; None means all."""
    own = next((counter.lanes for counter in counters(parts) if counter.name == seat.counter), ())
    return None if seat.has_all_lanes or not own else own


def counter_page(parts: Parts) -> CounterPage:
    """The choice of counters."""
    return CounterPage(parts.config.office.name, counters(parts))


def desk_page(parts: Parts, seat: Seat, note: str) -> DeskPage:
    """The desk as it is now."""
    now, lanes = parts.now(), lanes_of(parts, seat)
    with reading(parts.engine) as connection:
        today = parts.day.today(connection, now)
        undoable = _line.last_undoable(connection, today, seat.counter)
        return DeskPage(
            office=parts.config.office.name,
            counter=seat.counter,
            lanes=lanes or (),
            has_all_lanes=lanes is None,
            date=_words.long_date(now.astimezone(parts.day.zone).date()),
            clock=_words.clock(now, parts.day.zone),
            alerts=open_alerts(connection, parts),
            waiting=_in_line(connection, _line.calling_order(connection, today, seat.counter, lanes), now),
            absent=_in_line(connection, _line.absent(connection, today, lanes), now),
            called=_called(connection, parts, today, seat.counter),
            undo=_undo(undoable) if undoable else None,
            note=_words.NOTES.get(note, ""),
            paper=_paper(connection, parts),
            most_letters=MOST_LETTERS,
        )


def application_of(connection: Connection, ticket: UUID) -> bytes | None:
    """The stored body of the application that belongs to a ticket; the last one if there are several."""
    return connection.execute(
        select(rows.entry.c.body)
        .join(rows.application, rows.application.c.uuid == rows.entry.c.uuid)
        .where(rows.application.c.ticket == ticket)
        .order_by(rows.entry.c.received_at.desc())
    ).scalar()


def _paper(connection: Connection, parts: Parts) -> tuple[Paper, ...]:
    """What is counted, and what no count knows better than the printer: that there is none."""
    out = out_of_paper(connection)
    printers = sorted({*parts.paper_left, *out})
    return tuple(Paper(*printer, parts.paper_left.get(printer, 0), printer in out) for printer in printers)


def _in_line(connection: Connection, found: Sequence[Found], now: datetime) -> tuple[InLine, ...]:
    tickets = [row.uuid for row in found]
    here = set(
        connection.execute(select(rows.application.c.ticket).where(rows.application.c.ticket.in_(tickets))).scalars()
    )
    return tuple(
        InLine(
            uuid=row.uuid,
            number=rows.number_of(row),
            service=_words.clean(row.service_title) or _words.NUMBER_ONLY,
            waited=_words.waited(row.arrived_at, now),
            priority=_words.PRIORITY.get(row.priority, ""),
            note=_words.PAPERS[papers_of(row, is_here=row.uuid in here)],
        )
        for row in found
    )


def papers_of(row: Found, *, is_here: bool) -> Papers:
    """What is known of the application of a row of `ticket`; what has come counts more than what was announced."""
    if is_here:
        return Papers.HERE
    if row.has_application is None:
        return Papers.UNKNOWN if row.service else Papers.NONE
    return Papers.ON_THE_WAY if row.has_application else Papers.NONE


def _undo(act: Found) -> Undo:
    return Undo(act.id, _words.ACTS[act.kind].format(number=rows.number_of(act)))


def _called(connection: Connection, parts: Parts, today: date, counter: str) -> Called | None:
    row = _line.called_at(connection, today, counter)
    if row is None:
        return None
    body = application_of(connection, row.uuid)
    return Called(
        uuid=row.uuid,
        number=rows.number_of(row),
        service=_words.clean(row.service_title) or _words.NUMBER_ONLY,
        priority=_words.PRIORITY.get(row.priority, ""),
        called_at=_words.clock(row.called_at, parts.day.zone),
        calls=_line.calls_of(connection, row.uuid),
        papers=papers_of(row, is_here=body is not None),
        application=shown_application(connection, body) if body else None,
    )


def shown_application(connection: Connection, content: bytes) -> ShownApplication | None:
    """A stored application as officers see it; None if this program cannot read it."""
    body = from_json(KIND_APPLICATION, content)
    if not isinstance(body, ApplicationBody):
        return None
    pages = _pages_of(connection, body.uuid)
    definition, has_hidden_answers = _definition_of(connection, body.uuid)
    return ShownApplication(
        definition=definition,
        has_hidden_answers=has_hidden_answers,
        for_whom=_words.FOR_WHOM.get(body.for_whom, _words.clean(body.for_whom)),
        answers=tuple(
            ShownAnswer(
                label=_words.clean(answer.label) or _words.clean(answer.question),
                shown=_words.shown(answer),
                copied=_words.copied(answer),
                is_for_officer=answer.is_for_officer,
                is_remark=answer.question in REMARKS,
            )
            for answer in sorted(body.answers, key=lambda one: one.question not in REMARKS)
        ),
        documents=tuple(_document(line, pages.get(line.uuid)) for line in body.documents),
    )


def _definition_of(connection: Connection, application: UUID) -> tuple[str, bool]:
    """Hash of the definition, empty if it is not here, and whether the application holds what was not asked."""
    whole = rows.application.join(rows.definition, rows.definition.c.hash == rows.application.c.definition)
    query = select(rows.definition.c.hash, rows.application.c.has_hidden_answers).select_from(whole)
    found = connection.execute(query.where(rows.application.c.uuid == application)).first()
    return (found.hash, bool(found.has_hidden_answers)) if found else ("", False)


def _pages_of(connection: Connection, application: UUID) -> dict[UUID, PageFacts]:
    """Of each document that came with a page, what is known of it."""
    query = select(rows.entry.c.body).join(rows.document, rows.document.c.uuid == rows.entry.c.uuid)
    found = connection.execute(query.where(rows.document.c.application == application)).scalars()
    bodies = (from_json(KIND_DOCUMENT, content) for content in found)
    return {body.uuid: body.page for body in bodies if isinstance(body, DocumentBody) and body.page}


def _document(line: DocumentLine, page: PageFacts | None) -> ShownDocument:
    title = _words.clean(line.title) or _words.clean(line.requirement)
    if page is None:
        return ShownDocument(title, (), "", line.has_page)
    if page.media_type not in DRAWN:
        return ShownDocument(title, (f"/pages/{page.sha256}",), "", False)
    file = f"/documents/{page.sha256}"
    return ShownDocument(title, tuple(f"{file}/pages/{number}.png" for number in range(1, page.pages + 1)), file, False)
