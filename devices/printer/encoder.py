"""A slip as ESC/POS bytes. python-escpos is the encoder here and nothing else: it never sees a wire."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, assert_never

from devices.printer.escpos_import import load_escpos
from devices.printer.layouts import Code, Gap, Row, lay, layout_of
from kiosk.errors import KioskError

if TYPE_CHECKING:
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
        pen = _Pen(load_escpos()(profile=self._profile), draws_codes=self._draws_codes)
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


class _Pen:
    """Writes on a paper of python-escpos, and sends a change of style only where there is one.

    Args:
        paper: Fresh; it is reset here.
        draws_codes: As in `EscposEncoder`.
    """

    def __init__(self, paper: Any, *, draws_codes: bool) -> None:  # noqa: ANN401 - python-escpos carries no types
        self._paper, self._draws_codes = paper, draws_codes
        self._align: Align = "left"
        self._bold, self._size = False, 1
        paper.hw("INIT")  # from here on the printer is as the fields say

    def write(self, row: Row) -> None:
        """One line."""
        self._turn(row.align)
        if row.size != self._size:
            self._paper.set(custom_size=True, width=row.size, height=row.size)
        if row.bold is not self._bold:
            self._paper.set(bold=row.bold)
        self._bold, self._size = row.bold, row.size
        self._paper.text(row.text + "\n")

    def feed(self, count: int) -> None:
        """Empty lines of the usual height."""
        if self._size != 1:
            self._paper.set(custom_size=True, width=1, height=1)
            self._size = 1
        self._paper.ln(count)

    def draw_code(self, data: str, align: Align) -> None:
        """A QR code."""
        if _SECRET.fullmatch(data) is None:
            raise SlipNotPrintableError("device.printer.secret_not_url_safe", length=len(data))
        self._turn(align)
        self._paper.qr(data, ec=_QR_LEVEL_M, size=_QR_MODULE_DOTS, native=self._draws_codes)

    def cut(self) -> bytes:
        """All bytes."""
        self._paper.cut(mode="PART")
        return bytes(self._paper.output)

    def _turn(self, align: Align) -> None:
        if align != self._align:
            self._paper.set(align=align)
            self._align = align
