"""What a printer says of itself: its one answer stream taken apart, and its bits given meaning. Pure.

Source: ESC/POS command reference, "DLE EOT", "GS a", "GS r", "GS ( H"; the quotes above the bits are from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.ports import PrinterState

MOST_BLOCK_BYTES = 80  # a header, data and NUL; the longest of them (GS I) stays well below


@dataclass(frozen=True)
class RealTime:
    """One byte that answers DLE EOT; it does not say which question it answers."""

    bits: int


@dataclass(frozen=True)
class Asb:
    """Automatic status back: four bytes, pushed at every change."""

    bits: bytes


@dataclass(frozen=True)
class ProcessId:
    """`GS ( H` function 48: everything before this id is on paper."""

    id: bytes


@dataclass(frozen=True)
class Queued:
    """One byte that answers GS r 1, after everything before it has been processed."""

    bits: int


@dataclass(frozen=True)
class Block:
    """Another block, such as an answer to GS I."""

    body: bytes


@dataclass(frozen=True)
class Garbage:
    """A byte that no printer sends in this place: a wrong baud rate, or another device."""

    byte: int


Answer = RealTime | Asb | ProcessId | Queued | Block | Garbage

_XON, _XOFF = 0x11, 0x13
_FIXED_BITS, _REAL_TIME, _ASB = 0x93, 0x12, 0x10
_QUEUED = frozenset({0x00, 0x03, 0x0C, 0x0F})
_PRINTABLE = range(0x20, 0x7F)
_BLOCK_HEADERS = frozenset(b"\x35\x37\x3b\x3d\x5f")
_PROCESS_ID = b"\x37\x22"
_ASB_BYTES = 4
_ID_BYTES = 4


class Demultiplexer:
    """Takes one connection's stream apart; a half answer waits for its rest. Never blocks, never raises."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[Answer]:
        """What is complete now, in order; XON and XOFF are swallowed."""
        self._rest += data
        answers: list[Answer] = []
        while self._rest:
            taken = _take(self._rest)
            if taken is None:
                break
            answer, length = taken
            del self._rest[:length]
            if answer is not None:
                answers.append(answer)
        return answers


def _take(rest: bytearray) -> tuple[Answer | None, int] | None:
    """The first answer and its length; None if more bytes are needed."""
    first = rest[0]
    if first in (_XON, _XOFF):
        return None, 1
    if first in _BLOCK_HEADERS:
        return _take_block(rest)
    # Of DLE EOT the reference says "bits 1 and 4 are fixed to 1, bits 0 and 7 to 0".
    if first & _FIXED_BITS == _REAL_TIME:
        return RealTime(first), 1
    # Of automatic status "bit 4 of the first byte is fixed to 1, bits 0, 1 and 7 to 0".
    if first & _FIXED_BITS == _ASB:
        return _take_asb(rest)
    # Of GS r 1 "bits 0 and 1 are near end, bits 2 and 3 are end, bits 4 and 7 are fixed to 0"; pairs always agree.
    return (Queued(first) if first in _QUEUED else Garbage(first)), 1


def _take_asb(rest: bytearray) -> tuple[Answer, int] | None:
    """Four bytes; of all but the first "bits 4 and 7 are fixed to 0"."""
    if any(byte & 0x90 for byte in rest[1:_ASB_BYTES]):
        return Garbage(rest[0]), 1
    return (Asb(bytes(rest[:_ASB_BYTES])), _ASB_BYTES) if len(rest) >= _ASB_BYTES else None


def _take_block(rest: bytearray) -> tuple[Answer, int] | None:
    """A block: header, printable data, NUL."""
    end = rest.find(0, 1, MOST_BLOCK_BYTES)
    data = rest[1 : end if end > 0 else MOST_BLOCK_BYTES]
    if any(byte not in _PRINTABLE for byte in data) or (end < 0 and len(rest) >= MOST_BLOCK_BYTES):
        return Garbage(rest[0]), 1
    if end < 0:
        return None
    if rest[:2] == _PROCESS_ID and len(data) == 1 + _ID_BYTES:
        return ProcessId(bytes(data[1:])), end + 1
    return Block(bytes(rest[:end])), end + 1


def state_of_asb(asb: Asb) -> PrinterState:
    """The worst thing an automatic status says."""
    first, error, paper, _fourth = asb.bits
    # In the first byte "bit 3 is offline, bit 5 is cover open"; in the third "bits 0 and 1 are paper near end, bits 2
    # and 3 are paper end".
    return _worst(
        cover_open=bool(first & 0x20),
        paper_out=bool(paper & 0x0C),
        error=error,
        stopped=bool(first & 0x08),
        paper_low=bool(paper & 0x03),
    )


def state_of_answers(printer: int, cause: int, error: int, paper: int) -> PrinterState:
    """The worst thing the four answers to DLE EOT 1, 2, 3, 4 say together."""
    # For n of 1 "bit 3 is offline"; for 2 "bit 2 is cover open, bit 5 is stopped by paper end, bit 6 is error"; for 4
    # "bits 2 and 3 are paper near end, bits 5 and 6 are paper end".
    return _worst(
        cover_open=bool(cause & 0x04),
        paper_out=bool(paper & 0x60) or bool(cause & 0x20),
        error=error,
        stopped=bool(printer & 0x08) or bool(cause & 0x40),
        paper_low=bool(paper & 0x0C),
    )


def _worst(*, cover_open: bool, paper_out: bool, error: int, stopped: bool, paper_low: bool) -> PrinterState:
    """One state for many bits; first what a person must mend first: an open cover hides the paper.

    Args:
        error: Of DLE EOT 3, and of the second byte of automatic status: "bit 2 is recoverable error, bit 3 is
            autocutter error, bit 5 is unrecoverable error, bit 6 is auto-recoverable error". Of the last the reference
            says that it is the temperature of the head, and that printing goes on by itself when that has fallen.
        stopped: It does not print, for one of the other reasons or for none it told.
    """
    ranked = (
        (cover_open, PrinterState.COVER_OPEN),
        (paper_out, PrinterState.PAPER_OUT),
        (error & 0x20, PrinterState.FAULT),
        (error & 0x08, PrinterState.CUTTER_STUCK),
        (error & 0x04, PrinterState.JAMMED),
        (error & 0x40, PrinterState.OVERHEATED),
        (stopped, PrinterState.FAULT),
        (paper_low, PrinterState.PAPER_LOW),
    )
    return next((state for holds, state in ranked if holds), PrinterState.READY)
