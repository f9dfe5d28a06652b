"""The kiosk's own memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime
    from uuid import UUID

    from kiosk.application import Application
    from kiosk.ports._printer import PrintState
    from kiosk.tickets import Lane, LineState, Ticket, TicketRequest

# Whoever comes back within a week is told that the number was another day's. Each day more is some 400 numbers more
# that a guess may hit, and that a wrong code is compared with.
DAYS_A_CODE_FINDS = 7


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
class KnownSlip:
    """What is so now of a number whose slip is shown.

    Args:
        number: As called.
        lane: Where it waits.
        is_of_today: Whether it was issued in the running business day; one of another day is called no more.
        is_waiting: As `CounterStore.still_waits` says.
        line: Those who are before it now.
    """

    number: str
    lane: Lane
    is_of_today: bool
    is_waiting: bool
    line: LineState


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
        *,
        is_sending: bool = False,
    ) -> Issued:
        """Law 2: number, ticket, application, documents, print job, outbox and audit together, or none.

        With `is_sending` its job is kept as SENDING: for who has a printer that is ready, and writes right after this.
        The same `request.uuid` again returns what the first call left. `make_payload` runs inside the transaction.
        The definition of `form` MUST be queued for the hub once, before the first application that names it.
        """
        ...

    def lay_ready(self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]) -> None:
        """Keep the number and the slip that a press for this request would give now, in place of what lay ready.

        No number is taken. What a press gives by now may be another one: to be called again while somebody may press.
        """
        ...

    def take_ready(self, request: TicketRequest) -> Issued | None:
        """Take what lies ready for this request, whose priority may have become known: its slip may be sent at once.

        The caller sends it, and then MUST `issue` the same request, which gives the same number. Whatever ends the
        process in between, the number MUST be found as given at the next start, its slip in doubt. None if nothing
        lies ready for it, or a number would be another one by now. The job it names is not kept yet.
        """
        ...

    def settle_ready(self) -> None:
        """Nobody will press for what lies ready: MUST leave none; what was taken and never issued, MUST be given."""
        ...

    def rehearse(self, request: TicketRequest, make_payload: Callable[[Ticket, LineState], bytes]) -> None:
        """Do all that `issue` does; MUST keep nothing: no number is taken, nothing is noted or sent."""
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

    def slip_of(self, secret: str) -> KnownSlip | None:
        """What is so of the number whose slip carries this secret; None if none of ours does.

        Nobody who came after it MUST be counted as before it; the secret MUST NOT be kept, noted or logged.
        """
        ...

    def slip_of_code(self, codes: Collection[str]) -> KnownSlip | None:
        """The same of the number whose slip has one of these short codes, the newest if several do; none of it kept.

        MUST find none that was issued more than `DAYS_A_CODE_FINDS` days before the running business day.
        """
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

    def desk_knows(self) -> bool:
        """Whether the hub's receipt is here for what `tell_desk` took last; True where it took nothing.

        MUST be False for what the hub refused. What was refused before MUST NOT make a later event seem unknown.
        """
        ...

    def keep_opinion(self, service: str, scores: Mapping[str, int]) -> None:
        """Keep what somebody thinks, by element, to be sent among others'.

        What is kept and sent MUST NOT tell when in the day it was said, between which tickets, or by whom.
        """
        ...

    def send_opinions(self) -> int:
        """Let the opinions of business days that are over be sent, however few they are; returns how many."""
        ...
