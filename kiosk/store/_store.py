"""The kiosk's own memory, as the mind uses it."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, insert, select

from kiosk.database import audit
from kiosk.ports import EntryKind, Issued, PrintJob, PrintState
from kiosk.store import _applications, _opinions, _prints
from kiosk.store._bodies import event_body
from kiosk.store._convert import secret_sha256, to_line_state, to_ticket
from kiosk.store._day import Day
from kiosk.store._entries import EntryState, entry
from kiosk.store._errors import StoreError
from kiosk.store._line import line_state, still_waits
from kiosk.store._numbers import Numbers
from kiosk.store._pages import PageFiles
from kiosk.store._slips import slip_of, slip_of_code
from kiosk.store._transactions import reading, writing, writing_unsynced
from kiosk.store.rows import application, document, outbox, ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection, Engine

    from kiosk.application import Application
    from kiosk.clock import Clock
    from kiosk.config import LaneConfig, OfficeConfig
    from kiosk.ports import FormUsed, KnownSlip
    from kiosk.store._ready import Ready
    from kiosk.tickets import LineState, Ticket, TicketRequest

# Made once: building a statement costs more than running it.
_LEFT = select(ticket).where(ticket.c.uuid == bindparam("asked"))
# From the end: there a call lies that was just made, and no index need know the kinds.
_EVENTS = select(outbox.c.state).where(outbox.c.kind == EntryKind.EVENT.value)
_NEWEST_EVENT = _EVENTS.order_by(outbox.c.id.desc()).limit(1)


class _RehearsedError(Exception):
    """Takes back what was only rehearsed."""


class Store:
    """`CounterStore` over kiosk.db and the folder of pages; one in a kiosk.

    Args:
        engine: From `open_database`, migrated.
        office: Whose business day counts.
        kiosk: Code of this kiosk.
        lanes: The lanes it gives numbers in, each with a letter of its own.
        pages_dir: Where captured pages are kept.
        clock: Where time comes from.

    Thread: any; calls wait for one another.
    """

    def __init__(
        self,
        engine: Engine,
        office: OfficeConfig,
        kiosk: str,
        lanes: tuple[LaneConfig, ...],
        pages_dir: Path,
        clock: Clock,
    ) -> None:
        self._engine = engine
        self._office = office
        self._kiosk = kiosk
        self._letters = {lane.code: lane.letter for lane in lanes}
        self._pages = PageFiles(pages_dir)
        self._clock = clock
        self._day = Day(office, clock)
        self._numbers = Numbers(self._day, office, kiosk, clock)
        # Pages are written before their rows: meanwhile nobody may sweep.
        self._pages_lock = threading.Lock()
        self._ready: Ready | None = None
        self._ready_lock = threading.Lock()

    def issue(
        self,
        request: TicketRequest,
        application: Application | None,
        make_payload: Callable[[Ticket, LineState], bytes],
        form: FormUsed | None = None,
        *,
        is_sending: bool = False,
    ) -> Issued:
        """Law 2: number, ticket, application, documents, print job, outbox and audit together, or none.

        A job that may be sent at once is SENDING in the same sync of the disk: it was queued, and then allowed, before
        its first byte, and whatever ends this process in between leaves it in doubt as it does between any two lines.

        Raises: StoreError if the lane is not of this kiosk, the day's numbers are used up, or `request.uuid` was used
            for something else, or the disk is full; whatever `make_payload` raises.
        """
        self._must_be_ours(request)
        with self._ready_lock, self._with_pages(application) as connection:
            self._ready = None
            left = _left_before(connection, request, application)
            state = PrintState.SENDING if is_sending else PrintState.QUEUED
            return left or self._numbers.give(connection, request, application, make_payload, form, state)

    def lay_ready(self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]) -> None:
        """Keep, with a sync, the number and the slip that a press would give now; `kiosk.store._ready` tells why.

        Raises: StoreError as `issue`; whatever `make_payload` raises.
        """
        self._must_be_ours(request)
        with self._ready_lock:
            with reading(self._engine) as connection:
                if self._numbers.coming(connection, request, make_payload).is_as_good_as(self._ready):
                    return
            self._ready = None
            with writing(self._engine) as connection:
                one = self._numbers.lay(connection, request, make_payload)
            self._ready = one

    def take_ready(self, request: TicketRequest) -> Issued | None:
        """Take the number that lies ready for this request: its slip may be sent, and then it MUST be issued.

        None where nothing does, or a number would be another one by now. Raises: StoreError.
        """
        with self._ready_lock:
            one, self._ready = self._ready, None
            if one is None or not one.answers(request):
                return None
            with writing_unsynced(self._engine) as connection:
                if not self._numbers.take(connection, one, request):
                    return None
        job = PrintJob(0, request.uuid, str(one.ticket.number), one.payload, PrintState.SENDING, 0)
        return Issued(replace(one.ticket, request=request, issued=self._clock.now()), one.line, job)

    def settle_ready(self) -> None:
        """Leave nothing ready: what nobody took is nobody's, what was taken and not issued is given, and in doubt."""
        with self._ready_lock:
            self._ready = None
            with writing(self._engine) as connection:
                self._numbers.settle(connection)

    def rehearse(self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]) -> None:
        """All that `issue` does, taken back: what is done a first time takes longest. Raises as `issue`."""
        with suppress(_RehearsedError), writing(self._engine) as connection:
            _left_before(connection, request, None)
            if (one := self._numbers.lay(connection, request, make_payload)) is not None:
                self._numbers.take(connection, one, request)
            self._numbers.give(connection, request, None, make_payload, None, PrintState.SENDING)
            raise _RehearsedError

    def join(self, ticket: UUID, application: Application, form: FormUsed | None = None) -> None:
        """Keep an application, its documents, its outbox entries and its audit entry with a number that was issued.

        Raises: StoreError if there is no such ticket, or it has another application or is for another service.
        """
        with self._with_pages(application) as connection:
            if _applications.join(connection, ticket, application, form):
                self._append(connection, "application.joined", _joined_facts(ticket, application))

    @contextmanager
    def _with_pages(self, application: Application | None) -> Iterator[Connection]:
        """A transaction before which the pages are on the disk; what it does not keep is swept away."""
        with self._pages_lock:
            try:
                self._write_pages(application)
                with writing(self._engine) as connection:
                    yield connection
            except BaseException:
                # What failed may be the disk itself; the next start sweeps again.
                with suppress(StoreError):
                    self._sweep()
                raise

    def line_state(self, lane: str) -> LineState:
        """How many are before the next number of this lane; the rule is told in `kiosk.store._line`."""
        with reading(self._engine) as connection:
            return line_state(connection, lane, self._day.running(connection))

    def still_waits(self, ticket: UUID) -> bool:
        """Whether this number still waits, as far as is known here."""
        with reading(self._engine) as connection:
            return still_waits(connection, str(ticket))

    def slip_of(self, secret: str) -> KnownSlip | None:
        """What is so of the number whose slip carries this secret; None if none of ours does."""
        with reading(self._engine) as connection:
            return slip_of(connection, secret, self._day.running(connection))

    def slip_of_code(self, codes: Collection[str]) -> KnownSlip | None:
        """What is so of the newest number of the last days whose slip has one of these short codes; else None."""
        with reading(self._engine) as connection:
            return slip_of_code(connection, codes, self._day.running(connection))

    def save_print(self, job_id: int, state: PrintState, sent_bytes: int) -> None:
        """Keep what became of a print job. What the life of a job does not allow changes nothing and is noted.

        Raises: StoreError if there is no such job.
        """
        with writing(self._engine) as connection:
            if (stays := _prints.move(connection, job_id, state, sent_bytes)) is not None:
                facts = {"job": str(job_id), "stays": stays.value, "refused": state.value}
                self._append(connection, "print.refused", facts)

    def copy_job(self, ticket: UUID, make_payload: Callable[[int], bytes]) -> PrintJob:
        """Queue a further copy of a ticket's slip; it carries the same number.

        Raises: StoreError if there is no such ticket; whatever `make_payload` raises.
        """
        with writing(self._engine) as connection:
            job = _prints.add_copy(connection, ticket, make_payload)
            self._append(connection, "slip.copied", {"ticket": str(ticket), "copy": str(job.copy)})
            return job

    def pending_jobs(self) -> tuple[PrintJob, ...]:
        """Jobs of the running business day that are queued, blocked or unknown, oldest first."""
        with reading(self._engine) as connection:
            return _prints.pending(connection, self._day.running(connection))

    def recover(self) -> int:
        """At start: each SENDING becomes UNKNOWN, files no row names are removed. Returns how many jobs changed."""
        self.send_opinions()
        with writing(self._engine) as connection:
            self._numbers.settle(connection)
            doubted = _prints.doubt_sending(connection)
            if doubted:
                self._append(connection, "print.doubted", {"jobs": str(doubted)})
        with self._pages_lock:
            self._sweep()
        return doubted

    def note(self, action: str, **facts: str) -> None:
        """Add an entry to the audit log; `facts` hold no personal data."""
        with writing(self._engine) as connection:
            self._append(connection, action, facts)

    def tell_desk(self, action: str, **facts: str) -> None:
        """Send an event to the officers' desk and note it, both or none; `facts` hold no personal data."""
        uuid, now = uuid4(), self._clock.now()
        body = event_body(uuid, action, facts, now.wall_at)
        with writing(self._engine) as connection:
            day = self._day.running(connection)
            connection.execute(insert(outbox), entry(EntryKind.EVENT, uuid, body, day, now))
            self._append(connection, action, facts)

    def desk_knows(self) -> bool:
        """Whether the hub has taken the newest event; what it refused, nobody there knows."""
        with reading(self._engine) as connection:
            state = connection.execute(_NEWEST_EVENT).scalar()
        return state in {None, EntryState.ACKNOWLEDGED.value}

    def keep_opinion(self, service: str, scores: Mapping[str, int]) -> None:
        """Keep what somebody thinks, by element. Nothing is noted beside it: a time of day would be its owner's."""
        with writing(self._engine) as connection:
            day = self._day.running(connection)
            _opinions.keep(connection, service, scores, day, ZoneInfo(self._office.zone))

    def send_opinions(self) -> int:
        """Let the opinions of business days that are over be sent, however few; how many."""
        with writing(self._engine) as connection:
            return _opinions.release_before(connection, self._day.running(connection))

    def forget_sent(self, older_than: datetime) -> int:
        """Remove pages whose every document the hub acknowledged before `older_than`; how many."""
        still_needed = select(outbox.c.page_sha256).where(
            outbox.c.page_sha256.is_not(None),
            (outbox.c.state != EntryState.ACKNOWLEDGED.value)
            | (outbox.c.acknowledged_at >= older_than.astimezone(UTC).isoformat()),
        )
        with self._pages_lock:
            with reading(self._engine) as connection:
                kept = set(connection.execute(still_needed).scalars())
            return self._pages.remove_all_but(kept)

    def _must_be_ours(self, request: TicketRequest) -> None:
        if self._letters.get(request.lane.code) != request.lane.letter:
            raise StoreError("ticket.lane.unknown", lane=request.lane.code, letter=request.lane.letter)

    def _write_pages(self, application: Application | None) -> None:
        documents = application.documents if application else ()
        self._pages.write(document.page for document in documents if document.page)

    def _sweep(self) -> None:
        with reading(self._engine) as connection:
            named = select(document.c.page_sha256).where(document.c.page_sha256.is_not(None))
            self._pages.remove_all_but(set(connection.execute(named).scalars()))

    def _append(self, connection: Connection, action: str, facts: Mapping[str, str]) -> None:
        audit.append(connection, action, {"kiosk": self._kiosk, **facts}, self._clock.now().wall_at)


def _left_before(connection: Connection, request: TicketRequest, asked: Application | None) -> Issued | None:
    """What an earlier call with the same `request.uuid` left, or None.

    Raises: StoreError if that call was about something else: answering as if this were kept would lose it.
    """
    row = connection.execute(_LEFT, {"asked": str(request.uuid)}).first()
    if row is None:
        return None
    of_ticket = select(application.c.uuid).where(application.c.ticket == row.uuid)
    had = connection.execute(of_ticket).scalar()
    if had != (str(asked.uuid) if asked else None) or row.secret_sha256 != secret_sha256(request.secret):
        raise StoreError("ticket.uuid.reused", uuid=row.uuid)
    return Issued(to_ticket(row, request.secret), to_line_state(row), _prints.first_job(connection, request.uuid))


def _joined_facts(of_ticket: UUID, whole: Application) -> dict[str, str]:
    return {"ticket": str(of_ticket), "application": str(whole.uuid)}
