"""One kept connection to a printer: questions, pushed states and fences. One thread."""

from __future__ import annotations

import secrets
import string
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from devices.printer.errors import WireError
from devices.printer.status import (
    Answer,
    Asb,
    Demultiplexer,
    Garbage,
    ProcessId,
    Queued,
    RealTime,
    state_of_answers,
    state_of_asb,
)
from kiosk.ports import PrinterState

if TYPE_CHECKING:
    from devices.printer.timeouts import Timeouts
    from devices.printer.wire import Wire
    from kiosk.clock import Clock

_MOST_READS = 16  # of 4 KiB each: far more than a printer has to say
_DIGITS = string.digits + string.ascii_uppercase
_IDS = len(_DIGITS) ** 4

# A connection that broke off in the middle of a command leaves the printer waiting for the command's last bytes, and
# it would take them from the next slip. NUL ends any command of ours and prints nothing by itself. None of ours is
# longer than a code with its 64 characters; 8 kB, as for pictures, would take a slow line eight seconds.
FINISH_CUT_OFF_COMMAND = bytes(256)
# "GS a n: enables automatic status back; bits 0 to 3 and 6 choose what is reported." It also answers at once.
ENABLE_ASB = b"\x1da\xff"


@dataclass
class Fence:
    """A question at the end of a job that is answered when all before it has come out.

    Args:
        command: What is sent.
        id: The process id it carries; None for `GS r 1`, whose answer carries none.
        is_passed: Answered, on the connection it was sent on.
    """

    command: bytes
    id: bytes | None
    is_passed: bool = False


class Connection:
    """What is known of the printer since the wire was opened; all of it is forgotten with the wire."""

    def __init__(self, wire: Wire, times: Timeouts, clock: Clock) -> None:
        self.wire = wire
        self._times = times
        self._clock = clock
        # A printer may keep the fence of a job sent before we were started: our ids begin somewhere else each time.
        self._next_id = secrets.randbelow(_IDS)
        self._forget()

    def _forget(self) -> None:
        self._demultiplexer = Demultiplexer()
        self._pending: deque[Fence] = deque()
        self._real_time: int | None = None
        self._heard_at: float | None = None
        self._pushed: PrinterState | None = None
        self._knows_pushes = False
        self._knows_ids: bool | None = None
        self._probe: tuple[Fence, Fence] | None = None
        self.is_garbled = False
        self.state = PrinterState.SILENT

    def open(self) -> None:
        """Connect if there is no connection, and ask for pushed states. Raises: WireError."""
        if self.wire.is_open:
            return
        self._forget()
        self.wire.open(self._times.connect_s)
        try:
            self.write(FINISH_CUT_OFF_COMMAND + ENABLE_ASB, self._times.connect_s)
        except WireError:
            self.close()
            raise

    def close(self) -> None:
        """Forget the wire and all that was learned on it."""
        self.wire.close()
        self._forget()

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over. Raises: WireError."""
        return self.wire.write(data, timeout_s + len(data) * self.wire.seconds_a_byte)

    def hear(self, timeout_s: float) -> bool:
        """Take in what arrives first within the time; whether anything did. Raises: WireError."""
        data = self.wire.read(timeout_s)
        for answer in self._demultiplexer.feed(data):
            self._digest(answer)
        return bool(data)

    def hear_all(self) -> None:
        """Take in what is there already, but not for ever: a rogue device talks on and on. Raises: WireError."""
        for _ in range(_MOST_READS):
            if self.is_garbled or not self.hear(0.0):
                return

    @property
    def pushes(self) -> bool:
        """Whether this printer has pushed a state on this connection."""
        return self._pushed is not None

    @property
    def is_fresh(self) -> bool:
        """Whether the known state may be started on; see `EscposPrinter`."""
        if self._pushed is None or self._heard_at is None or self.is_garbled:
            return False
        return self._clock.now().seconds - self._heard_at <= self._times.fresh_s

    def _digest(self, answer: Answer) -> None:
        match answer:
            case Garbage():
                self.is_garbled = True
                # An answer without an id is one of four bytes; among rubbish it confirms nothing.
                self._drop_questions_without_id()
                return
            case Asb():
                self.state = self._pushed = state_of_asb(answer)
                self._knows_pushes = True
            case RealTime():
                self._real_time = answer.bits
            case ProcessId():
                self._pass(next((fence for fence in self._pending if fence.id == answer.id), None))
            case Queued():
                self._pass(next((fence for fence in self._pending if fence.id is None), None))
            case _:
                pass
        self._heard_at = self._clock.now().seconds

    def _pass(self, fence: Fence | None) -> None:
        if fence is not None:
            fence.is_passed = True
            self._pending.remove(fence)

    # --- questions ---------------------------------------------------------------------------------------------------

    def ask_state(self, until: float) -> PrinterState:
        """A fresh state by DLE EOT 1 to 4, one at a time: an answer does not say which question it answers.

        Args:
            until: Monotonic time by which to return.

        Raises: WireError.
        """
        self.is_garbled = False
        answers: list[int] = []
        for question in (1, 2, 3, 4):
            bits = self._ask(question, until)
            if bits is None:
                return self.unanswered()
            answers.append(bits)
        if self.state in {PrinterState.SILENT, PrinterState.GARBLED}:
            # It may have been without power: then it pushes nothing until it is told to again, and forgot the probe.
            self._pushed = None
            self._probe = None
        self.state = state_of_answers(*answers)
        # One that has stopped would only pile these up, and one that does not know it may take it for letters.
        if self.state.can_start and self._knows_pushes:
            self._write_by(until, ENABLE_ASB)
        return self.state

    def _write_by(self, until: float, data: bytes) -> None:
        """A question, which may take as long as its answer, but never beyond this time. Raises: WireError."""
        self.write(data, max(0.0, min(self._times.answer_s, until - time.monotonic())))

    def unanswered(self) -> PrinterState:
        """What holds when a question stayed open.

        Many network printers answer no question while the cover is open: then what it pushed last still holds.
        """
        if self.is_garbled:
            self.state = PrinterState.GARBLED
        elif self._pushed is not None and not self._pushed.can_start:
            self.state = self._pushed
        else:
            self.state = PrinterState.SILENT
        return self.state

    def _ask(self, question: int, until: float) -> int | None:
        for _ in range(self._times.tries):
            # A late answer to the try before must not count as the answer to the next question.
            self.hear_all()
            self._real_time = None
            self._write_by(until, bytes((0x10, 0x04, question)))
            give_up = min(until, time.monotonic() + self._times.answer_s + 4 * self.wire.seconds_a_byte)
            while self._real_time is None and not self.is_garbled and (left := give_up - time.monotonic()) > 0:
                self.hear(left)
            if self._real_time is not None and not self.is_garbled:
                return self._real_time
            if self.is_garbled or time.monotonic() >= until:
                return None
        return None

    # --- fences ------------------------------------------------------------------------------------------------------

    def probe(self, until: float) -> None:
        """Find out once a connection which fence this unit answers. Only for a printer that is ready.

        The answers to `GS r 1` carry no id. One that is owed to an earlier connection would pass a fence of ours, and
        may be late: the slip it belongs to has to come out first. So nothing is sent to a unit without ids before it
        has answered here: the answers owed come right before that one, and what comes in the quiet after it is thrown
        away.

        Raises: WireError.
        """
        if self.confirms:
            return
        if self._probe is None:  # once: a unit that knows neither may take them for letters
            self._probe = with_id, without_id = self._make_fence(with_id=True), self._make_fence(with_id=False)
            self._pending.extend(self._probe)
            self._write_by(until, with_id.command + without_id.command)
        with_id, without_id = self._probe
        give_up = min(until, time.monotonic() + self._times.probe_s)
        while not with_id.is_passed and (left := give_up - time.monotonic()) > 0:
            self.hear(left)
        if with_id.is_passed:
            self._knows_ids = True
        elif without_id.is_passed:
            self._listen_until_quiet()
            self._drop_questions_without_id()
            self._knows_ids = False

    @property
    def confirms(self) -> bool:
        """Whether this unit has answered a fence on this connection."""
        return self._knows_ids is not None

    def _listen_until_quiet(self) -> None:
        until = time.monotonic() + 5 * self._times.quiet_s
        while self.hear(self._times.quiet_s) and time.monotonic() < until:
            pass

    def _drop_questions_without_id(self) -> None:
        self._pending = deque(fence for fence in self._pending if fence.id is not None)
        self._probe = None

    def expect_fence(self) -> Fence:
        """The fence for the next job; the caller sends its command behind the job."""
        fence = self._make_fence(with_id=bool(self._knows_ids))
        self._pending.append(fence)
        return fence

    def _make_fence(self, *, with_id: bool) -> Fence:
        if not with_id:
            # GS r 1 "transmits the paper sensor status, after the data before it has been processed."
            return Fence(b"\x1dr\x01", None)
        count, self._next_id = self._next_id, (self._next_id + 1) % _IDS
        digits = bytearray()
        for _ in range(4):
            count, digit = divmod(count, len(_DIGITS))
            digits += _DIGITS[digit].encode("ascii")
        # Of function 48 of GS ( H, "the process ID response is transmitted when the printing is completed."
        return Fence(b"\x1d(H\x06\x0000" + digits, bytes(digits))
