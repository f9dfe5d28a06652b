"""What the mind needs from the world, as Protocols, and the closed unions of device states.

An expected outcome is a value here; only surprises raise. Each state says who must act.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from kiosk.application import Application, PageImage
    from kiosk.clock import Moment
    from kiosk.tickets import LineState, Referral, Slip, Ticket, TicketRequest


class WhoActs(StrEnum):
    """Who has to do something about a state."""

    NOBODY = "nobody"
    RESIDENT = "resident"
    OFFICER = "officer"
    TECHNICIAN = "technician"


# --- printer ---------------------------------------------------------------------------------------------------------


class PrinterState(StrEnum):
    """What the printer last said of itself. `SILENT` answers nothing: never taken for ready-and-well."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_STUCK = "cutter_stuck"
    FAULT = "fault"
    OFFLINE = "offline"  # no connection
    SILENT = "silent"  # connected, no answer
    UNSUPPORTED = "unsupported"  # known to have no way to answer

    @property
    def can_start(self) -> bool:
        """Whether a job may be sent now."""
        return self in {PrinterState.READY, PrinterState.PAPER_LOW, PrinterState.UNSUPPORTED}

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        if self in {PrinterState.READY, PrinterState.UNSUPPORTED}:
            return WhoActs.NOBODY
        if self in {PrinterState.PAPER_LOW, PrinterState.PAPER_OUT, PrinterState.COVER_OPEN, PrinterState.CUTTER_STUCK}:
            return WhoActs.OFFICER
        return WhoActs.TECHNICIAN


class PrintState(StrEnum):
    """The life of a print job; transitions in `kiosk.runtime`, kept in the store before each act."""

    QUEUED = "queued"
    BLOCKED = "blocked"  # nothing was sent
    SENDING = "sending"
    PRINTED = "printed"  # the fence was answered on the same connection
    UNVERIFIED = "unverified"  # all sent to a printer that has no way to answer
    UNKNOWN = "unknown"  # bytes were sent, no fence: never reprinted by itself


@dataclass(frozen=True)
class PrintReport:
    """What became of one attempt to print.

    Args:
        state: PRINTED, UNVERIFIED, BLOCKED (nothing was sent) or UNKNOWN (something was).
        sent_bytes: Handed to the wire; an upper bound when a write timed out.
        printer: State of the printer afterwards.
    """

    state: PrintState
    sent_bytes: int
    printer: PrinterState


class SlipPrinter(Protocol):
    """A slip printer, whatever the wire. All methods are called from one thread and MAY block as said."""

    def state(self) -> PrinterState:
        """A fresh state; MUST return within 2 s; MUST NOT raise for a device that is gone."""
        ...

    def send(self, job: bytes, *, started: Callable[[], None]) -> PrintReport:
        """Print one job: state first, then `started()`, then all bytes and a fence.

        MUST call `started` after a good state and before the first byte, and not at all when BLOCKED.
        MUST return within 20 s. UNKNOWN keeps the connection open while the printer may still print.
        """
        ...

    def settle(self) -> PrintReport | None:
        """Look without waiting whether the last UNKNOWN job came out after all.

        MUST return None if nothing new is known, PRINTED if its fence came on the same connection; a lost connection
        gives UNKNOWN for good with the printer OFFLINE.
        """
        ...

    def close(self) -> None:
        """Forget the wire."""
        ...


class SlipEncoder(Protocol):
    """Turns a slip into bytes for one model of printer; pure, any thread."""

    def encode(self, slip: Slip, *, copy: int = 0) -> bytes:
        """Encode; a `copy` above 0 is marked CETAK ULANG. Control bytes in any text MUST NOT reach the result."""
        ...

    def encode_referral(self, referral: Referral) -> bytes:
        """Encode a referral slip, as `encode` does; it MUST carry no number and no code."""
        ...


# --- scanner ---------------------------------------------------------------------------------------------------------


class ScannerState(StrEnum):
    """Why a scan gave no page."""

    ABSENT = "absent"
    BUSY = "busy"
    JAMMED = "jammed"
    EMPTY = "empty"  # nothing in the feeder
    COVER_OPEN = "cover_open"
    SILENT = "silent"  # started, then no more bytes
    DENIED = "denied"
    BROKEN = "broken"  # died, cut picture, unreadable picture
    CANCELLED = "cancelled"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        if self is ScannerState.EMPTY:
            return WhoActs.RESIDENT
        if self is ScannerState.CANCELLED:
            return WhoActs.NOBODY
        if self in {ScannerState.JAMMED, ScannerState.COVER_OPEN, ScannerState.BUSY}:
            return WhoActs.OFFICER
        return WhoActs.TECHNICIAN


@dataclass(frozen=True)
class Preview:
    """A picture at display size: packed RGB, top row first, `3 * width_px * height_px` bytes."""

    rgb: bytes
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Captured:
    """A page came off the glass."""

    page: PageImage
    preview: Preview


class Scanner(Protocol):
    """A scanner. Called from one thread; `cancel` from any."""

    def is_present(self) -> bool:
        """Whether the device answers; MUST return within 5 s."""
        ...

    def scan(self, progress: Callable[[int], None]) -> Captured | ScannerState:
        """Take one page; `progress` hears percents. MUST end by itself when the device is silent."""
        ...

    def cancel(self) -> None:
        """Stop a running scan soon; MUST NOT block."""
        ...


# --- speaker --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spoken:
    """Something to say.

    Args:
        text: Whole sentences, with numbers as they are written.
        language: Such as `id`.
        wpm: Words a minute.
        volume_db: 0 is as loud as the device allows.
    """

    text: str
    language: str
    wpm: int
    volume_db: int


class Speaker(Protocol):
    """Loudspeaker and headphones with a voice. No method blocks; what cannot be said is logged and is over at once."""

    def prepare(self, spoken: Spoken) -> None:
        """Make the sound ahead, after everything asked for before, so that `say` starts at once. MAY forget it."""
        ...

    def say(self, spoken: Spoken, done: Callable[[], None]) -> None:
        """Stop what is being said and say this; `done` is called in any thread when it was said whole, else never."""
        ...

    def beep(self, volume_db: int) -> None:
        """A short tone, for a key whose character is not said aloud."""
        ...

    def stop(self) -> Spoken | None:
        """Be silent at once; what was not said, from the beginning of the sentence that was broken off."""
        ...

    def forget(self) -> None:
        """Be silent, and keep nothing that was said or prepared: it may be somebody's."""
        ...

    def watch_headphones(self, on_moved: Callable[[bool], None]) -> None:
        """Call `on_moved`, in any thread, whenever headphones go in or out; also if they are in already."""
        ...

    def has_headphones(self) -> bool | None:
        """Whether headphones are plugged in; None where nothing can tell."""
        ...

    def close(self) -> None:
        """Be silent for good."""
        ...


# --- store -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PrintJob:
    """One slip to print, as kept.

    Args:
        id: Row of the job.
        ticket: Whose slip.
        number: As called, for words on the screen.
        payload: Encoded bytes, ready to send.
        state: Where it stands.
        copy: 0 for the first print.
    """

    id: int
    ticket: UUID
    number: str
    payload: bytes
    state: PrintState
    copy: int


@dataclass(frozen=True)
class Issued:
    """What one submitting act left behind."""

    ticket: Ticket
    line: LineState
    job: PrintJob


@dataclass(frozen=True)
class FormUsed:
    """The form an application was filled in with, so that it can be read and settled again years later.

    Args:
        definition: The canonical bytes; their SHA-256 is the application's `definition`.
        switches: By code, as the office had set them.
    """

    definition: bytes
    switches: Mapping[str, bool]


class CounterStore(Protocol):
    """The kiosk's own memory. Every method is one transaction; all MAY block for a disk sync."""

    def issue(
        self,
        request: TicketRequest,
        application: Application | None,
        make_payload: Callable[[Ticket, LineState], bytes],
        form: FormUsed | None = None,
    ) -> Issued:
        """Law 2: number, ticket, application, documents, print job, outbox and audit together, or none.

        The same `request.uuid` again returns what the first call left. `make_payload` runs inside the transaction.
        The definition of `form` MUST be queued for the hub once, before the first application that names it.
        """
        ...

    def join(self, ticket: UUID, application: Application, form: FormUsed | None = None) -> None:
        """Keep an application with a number that was issued without one: both or none, as `issue` does, no new number.

        The same application again changes nothing. MUST refuse a ticket that is unknown or has another application.
        """
        ...

    def line_state(self, lane: str) -> LineState:
        """How many are before the next number of this lane."""
        ...

    def still_waits(self, ticket: UUID) -> bool:
        """Whether this number still waits; MUST be False only if the hub knew it and did not name it as waiting."""
        ...

    def save_print(self, job_id: int, state: PrintState, sent_bytes: int) -> None:
        """Keep what became of a print job, before or after each act."""
        ...

    def copy_job(self, ticket: UUID, make_payload: Callable[[int], bytes]) -> PrintJob:
        """A further copy of a ticket's slip; `make_payload` is given the number of the copy, from 1."""
        ...

    def pending_jobs(self) -> tuple[PrintJob, ...]:
        """Jobs of the running business day that are queued, blocked or unknown, oldest first."""
        ...

    def recover(self) -> int:
        """At start: each SENDING becomes UNKNOWN, files no row names are removed. Returns how many jobs changed."""
        ...

    def forget_sent(self, older_than: datetime) -> int:
        """Remove captured pages whose every document the hub acknowledged before `older_than`; returns how many."""
        ...

    def note(self, action: str, **facts: str) -> None:
        """Add an entry to the audit log; `facts` hold no personal data."""
        ...

    def tell_desk(self, action: str, **facts: str) -> None:
        """Send an event to the officers' desk, such as `officer_called`, and note it; `facts` hold no personal data."""
        ...

    def keep_opinion(self, service: str, scores: Mapping[str, int]) -> None:
        """Keep what somebody thinks, by element, to be sent among others'.

        What is kept and sent MUST NOT tell when in the day it was said, between which tickets, or by whom.
        """
        ...

    def send_opinions(self) -> int:
        """Let the opinions of business days that are over be sent, however few they are; returns how many."""
        ...


# --- outbox ----------------------------------------------------------------------------------------------------------


class EntryKind(StrEnum):
    """What an outbox entry carries; small things are sent first."""

    TICKET = "ticket"
    DEFINITION = "definition"  # of a service, once, before the first application filled in with it
    APPLICATION = "application"
    DOCUMENT = "document"
    EVENT = "event"  # officer called, printer trouble: what the desk should see


@dataclass(frozen=True)
class OutboxEntry:
    """One thing to be sent.

    Args:
        uuid: The idempotency key.
        kind: What it carries.
        body: JSON, UTF-8, exactly as the hub will store it.
        sha256: Of `body`, lower-case hex.
        chosen: When the resident chose the service, to be sent as an age.
        page_sha256: For a document with a page: its content, fetched by `Outbox.page`.
    """

    uuid: UUID
    kind: EntryKind
    body: bytes
    sha256: str
    chosen: Moment
    page_sha256: str | None


class Outbox(Protocol):
    """The part of the kiosk's store the sync process may use."""

    def waiting(self, most: int) -> tuple[OutboxEntry, ...]:
        """Unacknowledged entries, the newest business day first within each of the following.

        Tickets; then definitions, applications and events as they came; then documents.
        """
        ...

    def page(self, sha256: str) -> bytes:
        """The content of a captured page, checked against its hash.

        Raises: KioskError if it is gone or changed.
        """
        ...

    def mark_sending(self, uuids: tuple[UUID, ...]) -> None:
        """Keep that these are on their way."""
        ...

    def acknowledge(self, uuid: UUID, sha256: str) -> None:
        """Keep the hub's receipt. MUST refuse a hash that is not the entry's."""
        ...

    def quarantine(self, uuid: UUID, reason: str) -> None:
        """Set one entry aside for a human; others go on."""
        ...

    def save_line(
        self, lane: str, waiting: tuple[UUID, ...], others: int, minutes_each: float | None, as_of: datetime
    ) -> None:
        """Keep what the hub said of a lane, asked for after the last receipt that was kept.

        A ticket that the hub had acknowledged and does not name as waiting counts as served.

        Args:
            lane: Which.
            waiting: Those of our own tickets that still wait there.
            others: How many tickets of others wait there.
            minutes_each: Measured minutes a person.
            as_of: When the hub said so; aware, UTC.
        """
        ...
