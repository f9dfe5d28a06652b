"""What the simulated printer answers, from the ESC/POS command reference; shares no code with who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.printer.simulator._parser import Command, Function, Simple

if TYPE_CHECKING:
    from devices.printer.simulator._switches import Firmware, Switches

_STRANGER = b"\x020004582931\r\n\x03"


def real_time_answer(question: int, now: Switches, firmware: Firmware) -> bytes:
    """What answers `DLE EOT question`; bits 1 and 4 are always set. Empty if this unit does not answer it."""
    if firmware.says_zero:
        return b"\0"
    if question not in firmware.questions or question not in range(1, 5):
        return b""
    bits = {
        1: 0x08 * (not now.is_online),
        2: 0x04 * now.cover_open | 0x20 * (now.paper == "out") | 0x40 * now.has_error,
        3: _error_bits(now),
        4: 0x0C * (now.paper != "ok") | 0x60 * (now.paper == "out"),
    }[question]
    return bytes((0x12 | bits,))


def pushed_status(now: Switches) -> bytes:
    """The four bytes of automatic status back."""
    first = 0x10 | 0x04 | 0x08 * (not now.is_online) | 0x20 * now.cover_open
    return bytes((first, _error_bits(now), queued_status(now), 0x0F))


def queued_status(now: Switches) -> int:
    """The byte that answers `GS r 1`."""
    return 0x03 * (now.paper != "ok") | 0x0C * (now.paper == "out")


def queued_answer(command: Command, now: Switches, firmware: Firmware) -> bytes:
    """What answers a command that was buffered; empty if nothing does."""
    match command:
        case Simple("GS r" | "GS I", _) if firmware.says_zero:
            return b"\0"
        case Simple("GS r", b"\x01" | b"1") if firmware.queued_status:
            return bytes((queued_status(now),))
        case Simple("GS I", args) if firmware.model is not None:
            told = {b"A": firmware.version, b"B": firmware.maker, b"C": firmware.model}.get(args)
            return b"" if told is None else b"_" + told.encode("ascii") + b"\0"
        case Function("GS ( H", data) if firmware.process_ids and data[:2] == b"00":
            return b"\x37\x22" + data[2:6] + b"\0"
        case _:
            return b""


def stranger() -> bytes:
    """What a badge reader says, that somebody plugged into the printer's place."""
    return _STRANGER


def _error_bits(now: Switches) -> int:
    """Of DLE EOT 3, and of the second byte of automatic status: the same bits in both."""
    return 0x04 * now.jammed | 0x08 * now.cutter_stuck | 0x20 * now.broken | 0x40 * now.overheated
