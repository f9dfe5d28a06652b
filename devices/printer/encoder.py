"""A slip as ESC/POS bytes. python-escpos is the encoder here and nothing else: it never sees a wire."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, assert_never

from devices.printer.escpos_import import load_escpos
from devices.printer.layouts import Code, Gap, Row, lay, layout_of
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.layouts import Align
    from kiosk.tickets import Printable

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,64}")
_QR_LEVEL_M = 1  # a slip is folded and rubbed
_QR_MODULE_DOTS = 6


class SlipNotPrintableError(KioskError):
    """A slip that must not be encoded as it is."""


class EscposEncoder:
    """A `SlipEncoder` for one model.

    Args:
        profile: A python-escpos profile.
        columns: Characters a line.
        draws_codes: Whether the printer draws a QR code by itself; else it is sent as a picture.
    """

    def __init__(self, profile: str, columns: int, *, draws_codes: bool = True) -> None:
        self._profile = profile
        self._columns = columns
        self._draws_codes = draws_codes

    def encode(self, paper: Printable, *, copy: int = 0) -> bytes:
        """Bytes of the whole paper as its layout says; start with a reset, end with a cut if the profile has a cutter.

        Raises: SlipNotPrintableError if a code is not url-safe; it would need escaping, and then be another code.
        """
        pen = _Pen(self._profile, draws_codes=self._draws_codes)
        for part in lay(layout_of(paper), paper, self._columns, copy=copy):
            match part:
                case Row():
                    pen.write(part)
                case Gap(count):
                    pen.feed(count)
                case Code(data, align):
                    pen.draw_code(data, align)
                case _:
                    assert_never(part)
        return pen.cut()


@cache
def _command(profile: str, name: str, **arguments: str | int | bool) -> bytes:
    """What python-escpos makes of one call; there are few, and each slip uses most of them again."""
    return _made(profile, lambda paper: getattr(paper, name)(**arguments))


def _made(profile: str, draw: Callable[[Any], None]) -> bytes:
    paper = load_escpos()(profile=profile)
    draw(paper)
    return bytes(paper.output)


class _Pen:
    """Writes a paper, and sends a change of style only where there is one.

    Letters go as they are: `broken` leaves only those that mean the same in every code page, and without a word of one.

    Args:
        profile: As in `EscposEncoder`.
        draws_codes: As in `EscposEncoder`.
    """

    def __init__(self, profile: str, *, draws_codes: bool) -> None:
        self._profile, self._draws_codes = profile, draws_codes
        self._align: Align = "left"
        self._bold, self._size = False, 1
        self._bytes = bytearray()
        self._do("hw", hw="INIT")  # from here on the printer is as the fields say

    def write(self, row: Row) -> None:
        """One line."""
        self._turn(row.align)
        self._magnify(row.size)
        if row.bold is not self._bold:
            self._do("set", bold=row.bold)
            self._bold = row.bold
        self._bytes += row.text.encode("ascii") + b"\n"

    def feed(self, count: int) -> None:
        """Empty lines of the usual height."""
        self._magnify(1)
        self._bytes += b"\n" * count

    def draw_code(self, data: str, align: Align) -> None:
        """A QR code."""
        if _SECRET.fullmatch(data) is None:
            raise SlipNotPrintableError("device.printer.secret_not_url_safe", length=len(data))
        self._turn(align)
        self._bytes += _made(
            self._profile,
            lambda paper: paper.qr(data, ec=_QR_LEVEL_M, size=_QR_MODULE_DOTS, native=self._draws_codes),
        )

    def cut(self) -> bytes:
        """All bytes."""
        self._do("cut", mode="PART")
        return bytes(self._bytes)

    def _turn(self, align: Align) -> None:
        if align != self._align:
            self._do("set", align=align)
            self._align = align

    def _magnify(self, size: int) -> None:
        if size != self._size:
            self._do("set", custom_size=True, width=size, height=size)
            self._size = size

    def _do(self, name: str, **arguments: str | int | bool) -> None:
        self._bytes += _command(self._profile, name, **arguments)
