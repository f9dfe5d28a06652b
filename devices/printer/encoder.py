"""A slip as ESC/POS bytes. python-escpos is the encoder here and nothing else: it never sees a wire."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, assert_never

from devices.printer.escpos_import import load_escpos
from devices.printer.layouts import Code, Gap, Row, lay, layout_of
from devices.printer.profiles import LINES_TO_KNIFE
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.printer.layouts import Align
    from devices.printer.profiles import Profile
    from kiosk.tickets import Printable

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,64}")
_QR_LEVEL_M = 1  # a slip is folded and rubbed
_QR_MODULE_DOTS = 6


class SlipNotPrintableError(KioskError):
    """A slip that must not be encoded as it is."""


class EscposEncoder:
    """A `SlipEncoder` for one model.

    Args:
        profile: What it can. A code that it does not draw is sent as a picture, accents it does not print fall away.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def encode(self, paper: Printable, *, copy: int = 0) -> bytes:
        """Bytes of the whole paper as its layout says; start with a reset, end with a cut if the model has a cutter.

        Raises: SlipNotPrintableError if a code is not url-safe; it would need escaping, and then be another code.
        """
        pen, accents = _Pen(self._profile), self._profile.latin_page > 0
        for part in lay(layout_of(paper), paper, self._profile.columns, copy=copy, accents=accents):
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

    Plain letters mean the same in every code page. The page with accented ones is named before the first of these;
    `broken` leaves none where no such page is known.

    Args:
        profile: As in `EscposEncoder`.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile, self._has_page = profile, False
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
        if not (self._has_page or row.text.isascii()):
            self._bytes += b"\x1bt" + bytes((self._profile.latin_page,))
            self._has_page = True
        self._bytes += row.text.encode("latin-1") + b"\n"

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
            self._profile.escpos,
            lambda paper: paper.qr(data, ec=_QR_LEVEL_M, size=_QR_MODULE_DOTS, native=self._profile.native_qr),
        )

    def cut(self) -> bytes:
        """All bytes."""
        if self._profile.cutter:
            self._do("cut", mode="PART")
        else:
            self._do("print_and_feed", n=LINES_TO_KNIFE)
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
        self._bytes += _command(self._profile.escpos, name, **arguments)
