"""What one unit really does: each question asked once, and what came of it. No paper is used.

What cannot be asked, paper width, cutter and codes, a technician reads off the slip of `probe_slip`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from devices.printer.connection import ENABLE_ASB, FINISH_CUT_OFF_COMMAND
from devices.printer.errors import WireError, state_of_error
from devices.printer.profiles import GENERIC, clones, profiles
from devices.printer.status import (
    Answer,
    Asb,
    Block,
    Demultiplexer,
    Garbage,
    ProcessId,
    Queued,
    RealTime,
    state_of_answers,
)
from kiosk.ports import PrinterState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.timeouts import ProbeTimeouts
    from devices.printer.wire import Wire

_QUESTIONS = (1, 2, 3, 4)
_ID = b"UJI0"
_TOLD = b"_"  # "GS I: header 5Fh, data, NUL"
_MOST_TOLD = 40
_RESET = b"\x1b@"  # letters that a question it does not know became are cleared, before they reach paper
T = TypeVar("T", bound=Answer)


@dataclass(frozen=True)
class Learned:
    """What a unit did when asked.

    Args:
        state: How it is now.
        questions: Which of DLE EOT 1 to 4 it answered.
        maker: What it calls its maker; clones lie.
        model: What it calls itself; clones lie.
        version: What it calls its program.
        pushes: It pushes its state (`GS a`).
        queued: It answers in order (`GS r`).
        ids: It says which slip is printed (`GS ( H`).
        says_anything: It answers any question with the same byte, so that its answers mean nothing.
        baud: The speed it answers at, if that is another than the line was set to.
    """

    state: PrinterState
    questions: tuple[int, ...] = ()
    maker: str = ""
    model: str = ""
    version: str = ""
    pushes: bool = False
    queued: bool = False
    ids: bool = False
    says_anything: bool = False
    baud: int | None = None

    @property
    def answers(self) -> bool:
        """Whether it tells all that a slip needs: how it is, and that the slip is printed."""
        return self.questions == _QUESTIONS and (self.ids or self.queued) and not self.says_anything

    @property
    def was_asked_all(self) -> bool:
        """Whether it was well enough to be asked everything."""
        return self.state.can_start or self.state is PrinterState.UNRELIABLE

    @property
    def is_mute(self) -> bool:
        """Whether nothing came at any speed: it is off, or has no way to answer."""
        return self.state is PrinterState.SILENT and self.baud is None

    def profile(self, usb: str = "") -> str:
        """The profile to begin with; never by what it calls itself alone.

        Args:
            usb: Its `vid:pid`, if it is on USB.
        """
        if usb in clones().usb:
            return clones().usb[usb].profile
        known = profiles().get(self.model)
        if known is None or self.maker in clones().said.makers or ("gs_h" in known.status) is not self.ids:
            return GENERIC
        return self.model

    def facts(self, usb: str = "") -> dict[str, str]:
        """For a verdict."""
        told = {"maker": self.maker, "model": self.model, "version": self.version}
        facts = {key: said for key, said in told.items() if said}
        if self.baud is not None:
            facts["baud"] = str(self.baud)
        if not self.was_asked_all:
            return facts
        facts |= {
            "dle_eot": "".join(map(str, self.questions)) or "no",
            "asb": _yes(self.pushes),
            "gs_r": _yes(self.queued),
            "gs_h": _yes(self.ids),
            "profile": self.profile(usb),
        }
        return facts if self.answers else {**facts, "answers": "no"}


def learn(wire: Wire, times: ProbeTimeouts, at_speed: Callable[[], int | None] = lambda: None) -> Learned:
    """Ask everything, and let go of the wire.

    Args:
        wire: Not open; open and asked within `times.all_s`.
        times: Time-outs.
        at_speed: Asked when nothing understandable comes: the speed at which something does.

    Thread: blocks as long as said.
    """
    until = time.monotonic() + times.all_s
    try:
        wire.open(times.connect_s)
        asker = _Asker(wire, times.answer_s, until)
        learned = _learn(asker)
    except WireError as error:
        learned = Learned(state_of_error(error))
    finally:
        wire.close()
    if learned.state not in {PrinterState.SILENT, PrinterState.GARBLED}:
        return learned
    return replace(learned, baud=at_speed())


def _learn(asker: _Asker) -> Learned:
    asker.tell(FINISH_CUT_OFF_COMMAND)
    bits = [asker.ask(bytes((0x10, 0x04, question)), RealTime) for question in _QUESTIONS]
    questions = tuple(question for question, told in zip(_QUESTIONS, bits, strict=True) if told is not None)
    says_anything = asker.strays > 0
    state = PrinterState.SILENT
    if len(questions) == len(_QUESTIONS):
        state = state_of_answers(*(told.bits for told in bits if told is not None))
    if asker.is_garbled:
        state = PrinterState.GARBLED
    if not state.can_start:
        # What is queued would wait in its buffer, and be answered to somebody else when it is well again.
        return Learned(state, questions, says_anything=says_anything)
    maker, model, version = (asker.ask_name(which) for which in b"BCA")
    pushes = asker.ask(ENABLE_ASB, Asb) is not None
    queued = asker.ask(b"\x1dr\x01", Queued) is not None
    found = asker.ask(b"\x1d(H\x06\x0000" + _ID, ProcessId)
    asker.tell(_RESET)
    ids = found is not None and found.id == _ID
    state = state if ids or queued else PrinterState.UNRELIABLE
    return Learned(state, questions, maker, model, version, pushes, queued, ids, says_anything)


class _Asker:
    """One question after another, each with its own time, all with one end."""

    def __init__(self, wire: Wire, answer_s: float, until: float) -> None:
        self._wire, self._answer_s, self._until = wire, answer_s, until
        self._demultiplexer = Demultiplexer()
        self.is_garbled = False
        self.strays = 0  # answers of another kind than was asked for

    def tell(self, command: bytes) -> None:
        """Send. Raises: WireError."""
        self._wire.write(command, self._answer_s + len(command) * self._wire.seconds_a_byte)

    def ask(self, command: bytes, wanted: type[T]) -> T | None:
        """The first answer of this kind; None if none comes in time. Raises: WireError."""
        if time.monotonic() >= self._until:
            return None
        self.tell(command)
        until = min(self._until, time.monotonic() + self._answer_s + 80 * self._wire.seconds_a_byte)
        while (left := until - time.monotonic()) > 0:
            found = None
            for answer in self._demultiplexer.feed(self._wire.read(left)):
                self.is_garbled |= isinstance(answer, Garbage)
                if found is None and isinstance(answer, wanted):
                    found = answer
                elif isinstance(answer, Queued):
                    self.strays += 1
            if found is not None:
                return found
            if self.is_garbled:
                return None
        return None

    def ask_name(self, which: int) -> str:
        """What `GS I` says; printable ASCII by the form of a block. Raises: WireError."""
        block = self.ask(bytes((0x1D, 0x49, which)), Block)
        if block is None or not block.body.startswith(_TOLD):
            return ""
        return block.body[len(_TOLD) :].decode("ascii")[:_MOST_TOLD].strip()


def _yes(claim: bool) -> str:
    return "yes" if claim else "no"
