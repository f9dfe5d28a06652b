"""One job on paper, without a printer around it."""

from __future__ import annotations

from devices.printer.simulator._paper import WIDTH_DOTS, Paper, Slip
from devices.printer.simulator._parser import Simple, next_command

_CUT = Simple("GS V", b"\x01")


def print_on_paper(job: bytes, width_dots: int = WIDTH_DOTS) -> Slip:
    """What comes out for these bytes: the last piece, torn off where they end without a cut."""
    paper, rest = Paper(width_dots), bytearray(job)
    piece: Slip | None = None
    while taken := next_command(rest):
        command, length = taken
        piece = paper.apply(command) or piece
        del rest[:length]
    return piece or paper.apply(_CUT) or Slip(b"", "")
