"""Taking a batch in: each entry and its effects once, whatever is sent, however often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from kiosk.ports import EntryKind
from sync.hub import _alerts, _definitions, _line, _opinions, _orders, rows
from sync.hub._orders import Printer
from sync.protocol import (
    ApplicationBody,
    Body,
    DefinitionBody,
    DocumentBody,
    Envelope,
    EventBody,
    LaneReport,
    ProtocolError,
    Receipt,
    ReceiptStatus,
    SyncReply,
    TicketBody,
    decode_envelope,
    entry_name,
    from_json,
    sha256_hex,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    import msgspec
    from sqlalchemy import Connection, Engine

    from sync.hub._day import OfficeDay
    from sync.hub._pages import PageFiles
    from sync.protocol import SyncRequest

PLAIN = "plain"
CONFLICT_ALERT = "conflict"


@dataclass(frozen=True)
class _Sound:
    """An entry that can be read and is what it says."""

    envelope: Envelope
    body: Body


class Intake:
    """Takes batches in.

    Args:
        engine: The hub's database.
        pages: Where pages are.
        office: Code of the only office whose entries are taken.
        day: How its days turn.

    Thread: any; blocks for a disk sync.
    """

    def __init__(self, engine: Engine, pages: PageFiles, office: str, day: OfficeDay) -> None:
        """Keep the parts."""
        self._engine = engine
        self._pages = pages
        self._office = office
        self._day = day

    def take(self, request: SyncRequest, now: datetime) -> SyncReply:
        """Store what can be stored, in one transaction, and answer for each entry that has a name.

        An entry whose body does not have its hash was hurt on the way: it gets no receipt and is sent again.
        """
        checked = [self._check(raw, request.kiosk) for raw in request.entries]
        with self._engine.begin() as connection:
            receipts = [self._store(connection, one, now) if isinstance(one, _Sound) else one for one in checked if one]
            lanes = self._reports(connection, request, now)
            roll = _orders.last_order(connection, Printer(request.kiosk))
            spare_roll = _orders.last_order(connection, Printer(request.kiosk, is_spare=True))
        return SyncReply(receipts, lanes, now, roll, spare_roll)

    def _check(self, raw: msgspec.Raw, kiosk: str) -> _Sound | Receipt | None:
        try:
            envelope = decode_envelope(raw)
        except ProtocolError as err:
            name = entry_name(raw)
            return Receipt(name[0], name[1], ReceiptStatus.REFUSED, err.code) if name else None
        content = envelope.body.encode("utf-8", "surrogatepass")
        if sha256_hex(content) != envelope.sha256:
            return None
        try:
            if reason := _foreign(envelope, self._office, kiosk):
                return _receipt(envelope, ReceiptStatus.REFUSED, reason)
            body = from_json(envelope.kind, content)
        except ProtocolError as err:
            return _receipt(envelope, ReceiptStatus.REFUSED, err.code)
        if reason := _inconsistent(envelope, body):
            return _receipt(envelope, ReceiptStatus.REFUSED, reason)
        return _Sound(envelope, body)

    def _store(self, connection: Connection, sound: _Sound, now: datetime) -> Receipt:
        envelope = sound.envelope
        known = connection.execute(select(rows.entry.c.sha256).where(rows.entry.c.uuid == envelope.uuid)).scalar()
        if known is not None:
            if known == envelope.sha256:
                return _receipt(envelope, ReceiptStatus.STORED)
            return _keep_conflict(connection, sound, "sync.uuid.taken", now)
        if envelope.page_sha256 and not self._pages.has(envelope.page_sha256):
            return _receipt(envelope, ReceiptStatus.WANTS_PAGE)
        try:
            with connection.begin_nested():
                self._insert(connection, sound, now)
        except IntegrityError:
            reason = "sync.number.taken" if envelope.kind == EntryKind.TICKET else "sync.entry.clashes"
            return _keep_conflict(connection, sound, reason, now)
        return _receipt(envelope, ReceiptStatus.STORED)

    def _insert(self, connection: Connection, sound: _Sound, now: datetime) -> None:
        envelope, body = sound.envelope, sound.body
        connection.execute(
            insert(rows.entry).values(
                uuid=envelope.uuid,
                kind=envelope.kind,
                scheme=envelope.scheme,
                office=envelope.office,
                kiosk=envelope.kiosk,
                sha256=envelope.sha256,
                body=envelope.body.encode("utf-8"),
                age_s=envelope.age_s,
                received_at=now,
            )
        )
        match body:
            case TicketBody():
                line_day = self._day.line_day(connection, now, envelope.age_s)
                connection.execute(insert(rows.ticket).values(_ticket_values(envelope, body, line_day, now)))
                _definitions.settle_kept(connection, rows.application.c.ticket == body.uuid)
            case ApplicationBody():
                row = {"uuid": body.uuid, "ticket": body.ticket, "definition": body.definition}
                connection.execute(insert(rows.application).values(row))
                _definitions.settle_kept(connection, rows.application.c.uuid == body.uuid)
            case DefinitionBody():
                _definitions.keep(connection, body, now)
            case DocumentBody():
                connection.execute(
                    insert(rows.document).values(
                        uuid=body.uuid,
                        application=body.application,
                        page_sha256=body.page.sha256 if body.page else None,
                        media_type=body.page.media_type if body.page else None,
                    )
                )
            case EventBody() if body.action in _opinions.ACTIONS:
                _opinions.keep(connection, body)
            case EventBody():
                # by the hub's clock: the kiosk's may be wrong for years
                raised_at = now - timedelta(seconds=envelope.age_s)
                _alerts.raise_alert(connection, envelope.kiosk, body.action, body.facts, raised_at)

    def _reports(self, connection: Connection, request: SyncRequest, now: datetime) -> list[LaneReport]:
        today = self._day.today(connection, now)
        return [_report(connection, today, lane, request.kiosk) for lane in _distinct(request.lanes)]


def _foreign(envelope: Envelope, office: str, kiosk: str) -> str:
    """Why an envelope is not for us, or empty."""
    if envelope.scheme != PLAIN:
        return "sync.scheme.unknown"
    if envelope.office != office:
        return "sync.office.other"
    if envelope.kiosk != kiosk:
        return "sync.kiosk.other"
    return ""


def _inconsistent(envelope: Envelope, body: Body) -> str:
    """Why envelope and body do not belong together, or empty."""
    if body.uuid != envelope.uuid:
        return "sync.uuid.other"
    if isinstance(body, DefinitionBody):
        try:
            body.content()
        except ProtocolError as err:
            return err.code
    named = body.page.sha256 if isinstance(body, DocumentBody) and body.page else None
    return "" if named == envelope.page_sha256 else "sync.page.other"


def _receipt(envelope: Envelope, status: ReceiptStatus, reason: str = "") -> Receipt:
    return Receipt(envelope.uuid, envelope.sha256, status, reason)


def _keep_conflict(connection: Connection, sound: _Sound, reason: str, now: datetime) -> Receipt:
    """Keep what clashes for a human, once, and tell the desk; nothing that is stored changes."""
    envelope, body = sound.envelope, sound.body
    added = connection.execute(
        insert(rows.conflict)
        .prefix_with("OR IGNORE")
        .values(
            uuid=envelope.uuid,
            kind=envelope.kind,
            office=envelope.office,
            kiosk=envelope.kiosk,
            sha256=envelope.sha256,
            reason=reason,
            body=envelope.body.encode("utf-8"),
            received_at=now,
        )
    )
    if added.rowcount:
        facts = {"reason": reason, "number": body.number if isinstance(body, TicketBody) else ""}
        _alerts.raise_alert(connection, envelope.kiosk, CONFLICT_ALERT, facts, now)
    return _receipt(envelope, ReceiptStatus.CONFLICT, reason)


def _ticket_values(envelope: Envelope, body: TicketBody, line_day: date, now: datetime) -> dict[str, object]:
    return {
        "uuid": body.uuid,
        "office": envelope.office,
        "kiosk": envelope.kiosk,
        "business_day": body.business_day,
        "letter": body.letter,
        "serial": body.count,
        "lane": body.lane,
        "wait_at": body.wait_at,
        "service": body.service,
        "service_title": body.service_title,
        "priority": body.priority.value,
        "short_code": body.short_code,
        "has_application": body.has_application,
        "line_day": line_day,
        "arrived_at": now - timedelta(seconds=envelope.age_s),
        "state": _line.State.WAITING,
    }


def _report(connection: Connection, today: date, lane: str, kiosk: str) -> LaneReport:
    waiting = _line.waiting(connection, today, [lane])
    own = [row.uuid for row in waiting if row.kiosk == kiosk]
    return LaneReport(lane, own, len(waiting) - len(own), _line.minutes_each(connection, today, lane))


def _distinct(lanes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lanes))
