"""What printing a slip means: may it start, did it come out, and what may nobody believe."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.printer.connection import ENABLE_ASB, Connection, Fence
from devices.printer.errors import WRITE_TIMEOUT, WireError, state_of_error
from devices.printer.timeouts import Timeouts
from kiosk.ports import PrinterState, PrintReport, PrintState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.wire import Address
    from kiosk.clock import Clock

_RESET = b"\x1b@"


class EscposPrinter:
    """A `SlipPrinter` that speaks ESC/POS over any wire, and keeps one connection.

    A job may start without a question when the printer pushes its state at every change, and it was heard within the
    last `fresh_s` seconds on this connection. The worst that this can hide is a plug pulled in those seconds: the job
    then ends UNKNOWN where a question would have made it BLOCKED. It can never make a job PRINTED, since only the fence
    behind the job's own bytes does that.

    Args:
        address: The wire, and whether this unit answers at all.
        clock: For the age of the last sign of life.
        times: Every time-out.
    """

    def __init__(self, address: Address, clock: Clock, times: Timeouts | None = None) -> None:
        self._answers = address.answers
        self._times = times or Timeouts()
        self._connection = Connection(address.wire, self._times, clock)
        self._unsettled: tuple[Fence, int] | None = None
        self._lost_bytes: int | None = None

    def state(self) -> PrinterState:
        """A fresh state, by questions; within 2 s."""
        until = time.monotonic() + self._times.state_s
        try:
            self._connection.open()
            if not self._answers:
                self._connection.hear_all()  # even a mute line tells when it is gone
                return PrinterState.UNSUPPORTED
            state = self._connection.ask_state(until)
            if state.can_start:
                state = self._confirmed(state, until)
        except WireError as error:
            return self._troubled(error)
        return state

    def is_ready(self) -> bool:
        """Whether `send` would begin at once, by the pushed state alone."""
        try:
            self._listen()
        except WireError:
            self._lose()
        return self._may_trust_pushes and self._connection.state.can_start and self._connection.confirms

    def send(
        self, job: bytes, *, started: Callable[[], None], written: Callable[[], None] | None = None
    ) -> PrintReport:
        """Print one job; see `SlipPrinter`.

        A connection that breaks at the first byte gives BLOCKED although `started` was called: nothing was sent.
        """
        until = time.monotonic() + self._times.send_s
        state = self._state_to_start()
        if not state.can_start:
            return PrintReport(PrintState.BLOCKED, 0, state)
        started()
        self._unsettled = self._lost_bytes = None  # `settle` speaks of the last job only
        if not self._answers:
            return self._send_unverified(job, written or _nothing)
        try:
            return self._send_with_fence(job, until, written or _nothing)
        except WireError as error:
            self._lose()
            return self._broken_off(error)

    def settle(self) -> PrintReport | None:
        """Whether the last UNKNOWN job came out after all; never waits."""
        if self._unsettled is not None:
            try:
                self._connection.hear_all()
            except WireError:
                self._lose()
        if self._lost_bytes is not None:
            sent, self._lost_bytes = self._lost_bytes, None
            return PrintReport(PrintState.UNKNOWN, sent, PrinterState.OFFLINE)
        if self._unsettled is None or not self._unsettled[0].is_passed:
            return None
        sent = self._unsettled[1]
        self._unsettled = None
        return PrintReport(PrintState.PRINTED, sent, self._connection.state)

    def close(self) -> None:
        """Forget the wire."""
        self._lose()

    def _lose(self) -> None:
        """Forget the wire; a job that was still open on it can never be confirmed any more."""
        self._connection.close()
        if self._unsettled is not None:
            self._lost_bytes = self._unsettled[1]
            self._unsettled = None

    def _troubled(self, error: WireError) -> PrinterState:
        """What an error at a question says. One that was not taken in time leaves the connection to a held slip."""
        if error.code == WRITE_TIMEOUT and self._connection.wire.is_open:
            return self._connection.unanswered()
        self._lose()
        return state_of_error(error)

    def _state_to_start(self) -> PrinterState:
        try:
            self._listen()
            if self._may_trust_pushes:
                state = self._connection.state
                # Here and not behind `started`: a line that breaks at a question has had nothing of the job.
                return self._confirmed(state, time.monotonic() + self._times.probe_s) if state.can_start else state
        except WireError:
            self._lose()
        return self.state()

    def _listen(self) -> None:
        """Take in what was pushed. Raises: WireError."""
        if self._connection.wire.is_open:
            self._connection.hear_all()
        # The answer to GS r carries no id: one that is still owed from an older job would confirm this one.
        if self._unsettled is not None and self._unsettled[0].id is None:
            self._lose()

    @property
    def _may_trust_pushes(self) -> bool:
        return self._connection.wire.is_open and self._connection.is_fresh and self._answers

    def _confirmed(self, state: PrinterState, until: float) -> PrinterState:
        """A good state, once this unit has answered any fence; until then nobody could say what becomes of a slip."""
        self._connection.probe(until)
        return state if self._connection.confirms else PrinterState.UNRELIABLE

    def _send_unverified(self, job: bytes, written: Callable[[], None]) -> PrintReport:
        try:
            sent = self._connection.write(job, self._times.write_s)
        except WireError as error:
            self._lose()
            return self._broken_off(error)
        written()
        return PrintReport(PrintState.UNVERIFIED, sent, PrinterState.UNSUPPORTED)

    def _broken_off(self, error: WireError) -> PrintReport:
        state = PrintState.UNKNOWN if error.sent else PrintState.BLOCKED
        return PrintReport(state, error.sent, state_of_error(error))

    def _send_with_fence(self, job: bytes, until: float, written: Callable[[], None]) -> PrintReport:
        connection = self._connection
        fence = connection.expect_fence()
        sent = connection.write(_with_pushes(job) + fence.command, self._times.write_s)
        began_s = time.monotonic()
        written()
        until += time.monotonic() - began_s
        try:
            self._await(fence, sent, until)
            if fence.is_passed:
                return PrintReport(PrintState.PRINTED, sent, connection.state)
            self._unsettled = (fence, sent)
            state = connection.state
            if state.can_start:  # it says it is well and yet nothing came out: ask again
                state = connection.ask_state(time.monotonic() + self._times.state_s)
        except WireError as error:
            if error.code == WRITE_TIMEOUT:  # a question was not taken; the slip was, and may still come out
                self._unsettled = (fence, sent)
                return PrintReport(PrintState.UNKNOWN, sent, connection.unanswered())
            raise WireError(error.code, sent=sent) from error
        return PrintReport(PrintState.UNKNOWN, sent, state)

    def _await(self, fence: Fence, sent: int, until: float) -> None:
        """Wait for the fence: long while the printer works, briefly once it said that it stopped."""
        connection = self._connection
        asked_at = started_at = time.monotonic()
        until = min(until, started_at + self._times.fence_s + sent * connection.wire.seconds_a_byte)
        stopped_at: float | None = None
        while not fence.is_passed:
            now = time.monotonic()
            if connection.state.can_start:
                stopped_at = None
            elif stopped_at is None:
                stopped_at = now
            limit = until if stopped_at is None else min(until, stopped_at + self._times.stopped_s)
            if now >= limit:
                return
            connection.hear(min(limit - now, self._times.stopped_s))
            if not connection.pushes and time.monotonic() - asked_at >= self._times.stopped_s:
                connection.ask_state(time.monotonic() + self._times.state_s)
                asked_at = time.monotonic()


def _nothing() -> None:
    """What most jobs cause when their last byte is written."""


def _with_pushes(job: bytes) -> bytes:
    """The job, with pushed states enabled again right behind its reset, which ends them."""
    return _RESET + ENABLE_ASB + job.removeprefix(_RESET) if job.startswith(_RESET) else ENABLE_ASB + job
