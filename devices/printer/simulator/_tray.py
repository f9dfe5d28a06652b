"""What has come out of the simulated printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from devices.printer.simulator._paper import Slip


@dataclass(frozen=True)
class PrintedSlip:
    """One piece that was cut off.

    Args:
        number: From 1; names the files.
        size_bytes: From its first byte to its cut.
        first_byte_s: CLOCK_MONOTONIC when its first byte had been received.
        last_byte_s: The same for the last byte of its cut.
        text: What it says.
    """

    number: int
    size_bytes: int
    first_byte_s: float
    last_byte_s: float
    text: str


class Tray:
    """Pieces that were cut off, each saved as `NNN.png`, `NNN.txt` and `NNN.bin`.

    Args:
        folder: Where; numbers go on from what lies there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._first_number = 1 + max((int(one.stem) for one in folder.glob("*.png") if one.stem.isdigit()), default=0)
        self.slips: list[PrintedSlip] = []

    def keep(self, piece: Slip, sent: bytes, first_s: float, last_s: float) -> None:
        """Save one piece, and the bytes it came of."""
        number = self._first_number + len(self.slips)
        for suffix, content in (("bin", sent), ("txt", piece.text.encode()), ("png", piece.png)):
            path = self._folder / f"{number:03d}.{suffix}"
            half = path.with_suffix(f".{suffix}.new")
            half.write_bytes(content)
            half.replace(path)
        self.slips.append(PrintedSlip(number, len(sent), first_s, last_s, piece.text))
