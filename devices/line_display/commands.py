"""The two sets of commands that displays of two rows of twenty understand. Pure.

Every refresh begins with a carriage return: it ends a command that was cut off with the line. Modes are set each time,
because a display that lost its power has forgotten them. Nothing is cleared in a refresh, so nothing flickers.
Source: CD5220 command manual; Epson DM-D command reference ("CLR", "US $", "US C", "US MD1").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_CR = b"\r"


class CommandSet(NamedTuple):
    """What a display is told.

    Args:
        reset: Once after the line was opened.
        rows: To show two rows of twenty bytes.
        clear: When we let go of it.
    """

    reset: bytes
    rows: Callable[[bytes, bytes], bytes]
    clear: bytes


def _cd5220_rows(top: bytes, bottom: bytes) -> bytes:
    # "ESC _ n: cursor off for n = 0"; "ESC Q A d1…dn CR: write the upper line", B the lower one.
    return _CR + b"\x1b_\x00" + b"\x1bQA" + top + _CR + b"\x1bQB" + bottom + _CR


def _escpos_rows(top: bytes, bottom: bytes) -> bytes:
    # "US MD1: overwrite mode"; "US C n: no cursor for n = 0"; "US $ n m: move to column n of row m".
    return _CR + b"\x1f\x01" + b"\x1fC\x00" + b"\x1f$\x01\x01" + top + b"\x1f$\x01\x02" + bottom


COMMAND_SETS: dict[Literal["cd5220", "escpos"], CommandSet] = {
    "cd5220": CommandSet(b"\x1b@\x0c", _cd5220_rows, b"\x0c"),
    "escpos": CommandSet(b"\x1b@\x0c", _escpos_rows, b"\x0c"),
}
