"""The kiosk's memory without a disk: both ports over a few dictionaries; the contract suite runs over it too."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from kiosk.clock import Moment
from kiosk.errors import KioskError
from kiosk.ports import DAYS_A_CODE_FINDS, EntryKind, Issued, KnownSlip, OutboxEntry, PrintJob, PrintState
from kiosk.store._bodies import application_body, definition_body, document_body, event_body, ticket_body
from kiosk.store._entries import RANK, EntryState
from kiosk.store._opinions import ACTIONS, MIXED
from kiosk.store._prints import NEXT
from kiosk.survey import SATISFACTION
from kiosk.tickets import MOST_NUMBERS_A_DAY, LineState, Ticket, TicketNumber, TicketRequest, business_day

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date

    from kiosk.application import Application
    from kiosk.clock import Clock
    from kiosk.config import OfficeConfig
    from kiosk.ports import FormUsed


@dataclass
class Entry:
    entry: OutboxEntry
    day: date
    state: EntryState = EntryState.WAITING
    receipt: int | None = None


@dataclass
class Said:
    day: date
    waiting: tuple[UUID, ...]
    others: int
    minutes_each: float | None
    as_of: datetime
    receipt: int


class FakeStore:
    """Implements `CounterStore` and `Outbox`; `notes` is what the audit log would hold."""

    def __init__(self, office: OfficeConfig, clock: Clock) -> None:
        self._office, self._clock = office, clock
        self._last: dict[tuple[date, str], int] = {}
        self.issued: dict[UUID, tuple[Issued, UUID | None]] = {}
        self.jobs: dict[int, PrintJob] = {}
        self.entries: dict[UUID, Entry] = {}
        self.pages: dict[str, bytes] = {}
        self.definitions: set[str] = set()
        self.said: dict[str, Said] = {}
        self.notes: list[tuple[str, dict[str, str]]] = []
        self.forgot_older_than: list[datetime] = []
        self.ready: tuple[Ticket, LineState, bytes] | None = None
        self.is_taken = False

    def issue(
        self,
        request: TicketRequest,
        application: Application | None,
        make_payload: Callable[[Ticket, LineState], bytes],
        form: FormUsed | None = None,
        *,
        is_sending: bool = False,
    ) -> Issued:
        if request.uuid in self.issued:  # an application that joined it later does not count
            left, had = self.issued[request.uuid]
            if had != (application.uuid if application else None) or left.ticket.request.secret != request.secret:
                raise KioskError("ticket.uuid.reused")
            return replace(left, job=self.jobs[left.job.id])
        if self.ready and self.is_taken and self.ready[0].request.uuid == request.uuid:
            ticket, line, payload = self.ready
            ticket = replace(ticket, request=request, issued=self._clock.now())
        else:
            ticket, line, payload = self._coming(request, make_payload)
            self._last[ticket.business_day, ticket.number.letter] = ticket.number.count
        self.ready = None
        state = PrintState.SENDING if is_sending else PrintState.QUEUED
        job = self._add_job(request.uuid, str(ticket.number), payload, 0, state)
        self._queue(ticket, application, form)
        self.note("ticket.issued", number=str(ticket.number))
        issued = Issued(ticket, line, job)
        self.issued[request.uuid] = issued, application.uuid if application else None
        return issued

    def _coming(
        self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]
    ) -> tuple[Ticket, LineState, bytes]:
        count = self._last.get((self._day(), request.lane.letter), 0) + 1
        if count > MOST_NUMBERS_A_DAY:
            raise KioskError("ticket.numbers.exhausted")
        ticket = Ticket(request, self._day(), TicketNumber(request.lane.letter, count), self._clock.now())
        line = self.line_state(request.lane.code)
        return ticket, line, make_payload(ticket, line)

    def lay_ready(self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]) -> None:
        is_theirs = self.ready is not None and self.is_taken and self.ready[0].request.uuid == request.uuid
        if is_theirs or request.uuid in self.issued:
            return
        self.settle_ready()
        self.ready, self.is_taken = self._coming(request, make_payload), False

    def take_ready(self, request: TicketRequest) -> Issued | None:
        if self.ready is None or self.is_taken:
            return None
        ticket, line, payload = self.ready
        last = self._last.get((self._day(), request.lane.letter), 0)
        is_next = (ticket.business_day, ticket.number.count) == (self._day(), last + 1)
        if replace(ticket.request, priority=request.priority) != request or not is_next:
            return None
        self._last[ticket.business_day, ticket.number.letter] = ticket.number.count
        self.ready, self.is_taken = (
            (replace(ticket, request=request, issued=self._clock.now()), line, payload),
            True,
        )
        job = PrintJob(0, request.uuid, str(ticket.number), payload, PrintState.SENDING, 0)
        return Issued(self.ready[0], line, job)

    def settle_ready(self) -> None:
        if self.ready is not None and self.is_taken and self.ready[0].request.uuid not in self.issued:
            self.issue(self.ready[0].request, None, lambda *_: b"")
            uuid = next(reversed(self.issued))
            job = self.issued[uuid][0].job
            self.jobs[job.id] = replace(job, state=PrintState.UNKNOWN)
        self.ready = None

    def rehearse(self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]) -> None:
        self._coming(request, make_payload)

    def join(self, ticket: UUID, application: Application, form: FormUsed | None = None) -> None:
        if ticket not in self.issued:
            raise KioskError("ticket.unknown")
        issued, had = self.issued[ticket]
        if had == application.uuid:
            return
        if had is not None or issued.ticket.request.service != application.service:
            raise KioskError("ticket.application.other")
        self._queue_application(issued.ticket, application, form)
        self.issued[ticket] = issued, application.uuid
        self.note("application.joined", ticket=str(ticket))

    def still_waits(self, ticket: UUID) -> bool:
        if ticket not in self.issued:
            return True
        issued, receipt = self.issued[ticket][0].ticket, self.entries[ticket].receipt
        said = self.said.get(issued.request.lane.code)
        known_to, named = (said.receipt, said.waiting) if said and said.day == issued.business_day else (0, ())
        return receipt is None or receipt > known_to or ticket in named

    def slip_of(self, secret: str) -> KnownSlip | None:
        return self._known([one for one, _ in self.issued.values() if one.ticket.request.secret == secret])

    def slip_of_code(self, codes: Collection[str]) -> KnownSlip | None:
        since = self._day() - timedelta(days=DAYS_A_CODE_FINDS)
        recent = (one for one, _ in self.issued.values() if one.ticket.business_day >= since)
        return self._known([one for one in recent if one.ticket.request.short_code in codes])

    def _known(self, shown: list[Issued]) -> KnownSlip | None:
        if not shown:
            return None
        ticket, day = shown[-1].ticket, self._day()
        lane, chosen = ticket.request.lane, ticket.request.chosen
        before = sum(
            self.still_waits(uuid)
            for uuid, (one, _) in self.issued.items()
            if one.ticket.business_day == ticket.business_day
            and one.ticket.request.lane.code == lane.code
            and one.ticket.request.chosen.age_s(chosen) > 0
        )
        said = self.said.get(lane.code)
        heard = said if said and said.day == ticket.business_day else None
        others = min(heard.others, shown[-1].line.ahead) if heard else 0
        line = LineState(before + others, heard.as_of if heard else None, said.minutes_each if said else None)
        waits = self.still_waits(ticket.request.uuid)
        return KnownSlip(str(ticket.number), lane, ticket.business_day == day, waits, line)

    def keep_opinion(self, service: str, scores: Mapping[str, int]) -> None:
        for is_face, action in ACTIONS.items():
            part = {name: str(score) for name, score in scores.items() if (name == SATISFACTION) is is_face}
            if not part:
                continue
            uuid, day = uuid4(), self._day()
            noon = datetime.combine(day, time(12), ZoneInfo(self._office.zone))
            body = event_body(uuid, action, {"service": service, "day": day.isoformat(), **part}, noon)
            self._add(EntryKind.EVENT, uuid, body, Moment("", 0.0, noon.astimezone(UTC)))
            self.entries[uuid].state = EntryState.HELD
            held = [kept for kept in self._held() if json.loads(kept.entry.body)["action"] == action]
            for kept in held if len(held) >= MIXED else ():
                kept.state = EntryState.WAITING

    def send_opinions(self) -> int:
        over = [kept for kept in self._held() if kept.day < self._day()]
        for kept in over:
            kept.state = EntryState.WAITING
        return len(over)

    def _held(self) -> list[Entry]:
        return [kept for kept in self.entries.values() if kept.state is EntryState.HELD]

    def line_state(self, lane: str) -> LineState:
        day, said = self._day(), self.said.get(lane)
        heard = said if said and said.day == day else None
        known_to, named = (heard.receipt, heard.waiting) if heard else (0, ())
        own = 0
        for uuid, (issued, _) in self.issued.items():
            if issued.ticket.business_day == day and issued.ticket.request.lane.code == lane:
                receipt = self.entries[uuid].receipt
                own += receipt is None or receipt > known_to or uuid in named
        if heard is None:
            return LineState(own, None, said.minutes_each if said else None)
        return LineState(own + heard.others, heard.as_of, heard.minutes_each)

    def save_print(self, job_id: int, state: PrintState, sent_bytes: int) -> None:
        if job_id not in self.jobs:
            raise KioskError("print.job.unknown")
        before = self.jobs[job_id].state
        is_unsent = state in {PrintState.QUEUED, PrintState.BLOCKED}
        if state not in NEXT[before] or (before is PrintState.SENDING and is_unsent and sent_bytes):
            self.note("print.refused", job=str(job_id))
        else:
            self.jobs[job_id] = replace(self.jobs[job_id], state=state)

    def copy_job(self, ticket: UUID, make_payload: Callable[[int], bytes]) -> PrintJob:
        if ticket not in self.issued:
            raise KioskError("ticket.unknown")
        copy = 1 + max(job.copy for job in self.jobs.values() if job.ticket == ticket)
        return self._add_job(ticket, str(self.issued[ticket][0].ticket.number), make_payload(copy), copy)

    def pending_jobs(self) -> tuple[PrintJob, ...]:
        pending = {PrintState.QUEUED, PrintState.BLOCKED, PrintState.UNKNOWN}
        today = {uuid for uuid, (issued, _) in self.issued.items() if issued.ticket.business_day == self._day()}
        return tuple(job for job in self.jobs.values() if job.state in pending and job.ticket in today)

    def recover(self) -> int:
        sending = [job for job in self.jobs.values() if job.state is PrintState.SENDING]
        self.jobs.update({job.id: replace(job, state=PrintState.UNKNOWN) for job in sending})
        return len(sending)

    def forget_sent(self, older_than: datetime) -> int:
        self.forgot_older_than.append(older_than)
        return 0

    def note(self, action: str, **facts: str) -> None:
        self.notes.append((action, facts))

    def tell_desk(self, action: str, **facts: str) -> None:
        uuid, now = uuid4(), self._clock.now()
        self._add(EntryKind.EVENT, uuid, event_body(uuid, action, facts, now.wall_at), now)
        self.note(action, **facts)

    def desk_knows(self) -> bool:
        told = [kept for kept in self.entries.values() if kept.entry.kind is EntryKind.EVENT]
        return not told or told[-1].state is EntryState.ACKNOWLEDGED

    def waiting(self, most: int) -> tuple[OutboxEntry, ...]:
        unsent = [kept for kept in self.entries.values() if kept.state in {EntryState.WAITING, EntryState.SENDING}]
        unsent.sort(key=lambda kept: (RANK[kept.entry.kind], -kept.day.toordinal()))
        return tuple(kept.entry for kept in unsent[:most])

    def page(self, sha256: str) -> bytes:
        if sha256 not in self.pages:
            raise KioskError("page.gone")
        return self.pages[sha256]

    def mark_sending(self, uuids: tuple[UUID, ...]) -> None:
        for uuid in uuids:
            if self.entries[uuid].state is EntryState.WAITING:
                self.entries[uuid].state = EntryState.SENDING

    def acknowledge(self, uuid: UUID, sha256: str) -> None:
        kept = self.entries.get(uuid)
        if kept is None or kept.entry.sha256 != sha256:
            raise KioskError("outbox.receipt.refused")
        if kept.state is not EntryState.ACKNOWLEDGED:
            kept.state, kept.receipt = EntryState.ACKNOWLEDGED, self._last_receipt() + 1

    def quarantine(self, uuid: UUID, reason: str) -> None:
        if self.entries[uuid].state is not EntryState.ACKNOWLEDGED:
            self.entries[uuid].state = EntryState.QUARANTINED
            self.note("entry.quarantined", reason=reason)

    def save_line(
        self, lane: str, waiting: tuple[UUID, ...], others: int, minutes_each: float | None, as_of: datetime
    ) -> None:
        self.said[lane] = Said(self._day(), waiting, others, minutes_each, as_of, self._last_receipt())

    def _day(self) -> date:
        stored = max((day for day, _ in self._last), default=None)
        return business_day(self._clock.now().wall_at, ZoneInfo(self._office.zone), self._office.day_turns_at, stored)

    def _add_job(
        self, ticket: UUID, number: str, payload: bytes, copy: int, state: PrintState = PrintState.QUEUED
    ) -> PrintJob:
        job = PrintJob(len(self.jobs) + 1, ticket, number, payload, state, copy)
        self.jobs[job.id] = job
        return job

    def _queue(self, ticket: Ticket, application: Application | None, form: FormUsed | None) -> None:
        request = ticket.request
        body = ticket_body(ticket, has_application=application is not None)
        self._add(EntryKind.TICKET, request.uuid, body, request.chosen)
        if application is not None:
            self._queue_application(ticket, application, form)

    def _queue_application(self, ticket: Ticket, application: Application, form: FormUsed | None) -> None:
        request = ticket.request
        if form is not None and application.definition not in self.definitions:
            self.definitions.add(application.definition)
            uuid = uuid4()
            body = definition_body(uuid, application.service, application.definition, form.definition)
            self._add(EntryKind.DEFINITION, uuid, body, request.chosen)
        body = application_body(application, request.uuid, form.switches if form else {})
        self._add(EntryKind.APPLICATION, application.uuid, body, request.chosen)
        for document in application.documents:
            page = document.page
            if page:
                self.pages[page.sha256] = page.content
            body = document_body(document, application.uuid)
            self._add(EntryKind.DOCUMENT, document.uuid, body, request.chosen, page.sha256 if page else None)

    def _add(self, kind: EntryKind, uuid: UUID, body: bytes, chosen: Moment, page_sha256: str | None = None) -> None:
        sha256 = hashlib.sha256(body).hexdigest()
        self.entries[uuid] = Entry(OutboxEntry(uuid, kind, body, sha256, chosen, page_sha256), self._day())

    def _last_receipt(self) -> int:
        return max((kept.receipt or 0 for kept in self.entries.values()), default=0)
