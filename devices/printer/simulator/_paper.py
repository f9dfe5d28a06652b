"""Paper under a print head: commands become dots and text, until a cut."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from devices.printer.simulator._parser import Command, Function, Raster, Simple, Text

WIDTH_DOTS = 576  # 72 mm of an 80 mm roll at 8 dots a millimetre
CELL_WIDTH, CELL_HEIGHT, LINE_DOTS = 12, 24, 30  # font A and its default line spacing
MARGIN_DOTS = 32  # what a paper has left and right of the head
_FONTS = Path(__file__).parents[3] / "screens" / "assets" / "fonts"
_MOST_QR_BYTES = 512
_WHITE, _BLACK = 255, 0
LATIN_PAGE, _FIRST_PAGE = 16, 0  # "ESC t n: 16 is WPC1252"; after power-on 0, PC437


@dataclass
class Style:
    """How the next characters come out."""

    align: int = 0
    bold: bool = False
    underline: bool = False
    inverse: bool = False
    width: int = 1
    height: int = 1


@dataclass(frozen=True)
class Slip:
    """One cut piece of paper."""

    png: bytes
    text: str


@dataclass
class _Qr:
    module_dots: int = 3
    level: str = "l"
    data: bytes = b""


@dataclass
class Paper:
    """The paper since the last cut. Not thread-safe.

    Args:
        width_dots: What the head prints.
        latin_page: At which number this unit has the letters of cp1252; at all others it has those of PC437.
    """

    width_dots: int = WIDTH_DOTS
    latin_page: int = LATIN_PAGE
    style: Style = field(default_factory=Style)
    line_dots: int = LINE_DOTS
    _pieces: list[Image.Image] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _line: list[tuple[str, Style]] = field(default_factory=list)
    _qr: _Qr = field(default_factory=_Qr)
    _page: int = _FIRST_PAGE

    def lose_power(self) -> None:
        """Forget what was in memory; what is on paper stays there."""
        self.style, self.line_dots, self._line, self._qr, self._page = Style(), LINE_DOTS, [], _Qr(), _FIRST_PAGE

    def apply(self, command: Command) -> Slip | None:
        """Carry out one command; a cut gives the piece."""
        match command:
            case Text(data):
                letters = data.decode("cp1252" if self._page == self.latin_page else "cp437", "replace")
                self._line += [(letter, self._now()) for letter in letters]
            case Raster():
                self._add_raster(command)
            case Function("GS ( k", data):
                self._qr_function(data)
            case Simple("GS V", _):
                return self._cut()
            case Simple():
                self._simple(command)
            case _:
                pass
        return None

    def _now(self) -> Style:
        return Style(**vars(self.style))

    def _simple(self, command: Simple) -> None:
        arg = command.args[0] if command.args else 0
        match command.name:
            case "ESC @":  # it "clears the data in the print buffer and resets the printer modes"
                self.lose_power()
            case "LF":
                self._print_line()
            case "ESC d":
                self._print_line()
                self._feed(arg * self.line_dots)
            case "ESC J":
                self._print_line()
                self._feed(arg)
            case "ESC 3":
                self.line_dots = arg
            case "ESC 2":
                self.line_dots = LINE_DOTS
            case "ESC t":
                self._page = arg
            case _:
                self._restyle(command.name, arg)

    def _restyle(self, name: str, arg: int) -> None:
        style = self.style
        match name:
            case "ESC a":
                style.align = {0: 0, 1: 1, 2: 2, 48: 0, 49: 1, 50: 2}.get(arg, style.align)
            case "ESC E" | "ESC G":
                style.bold = bool(arg & 1)
            case "ESC -":
                style.underline = arg in {1, 2, 49, 50}
            case "GS B":
                style.inverse = bool(arg & 1)
            case "GS !":  # "bits 4 to 6 are the width, bits 0 to 2 the height", 0 to 7 for 1 to 8 times
                style.width, style.height = (arg >> 4 & 7) + 1, (arg & 7) + 1
            case "ESC !":  # "bit 3 is emphasized, bit 4 double height, bit 5 double width, bit 7 underline"
                style.bold, style.underline = bool(arg & 0x08), bool(arg & 0x80)
                style.height, style.width = 1 + (arg >> 4 & 1), 1 + (arg >> 5 & 1)
            case _:
                pass

    def _print_line(self) -> None:
        """Put the collected characters on paper, breaking where the paper ends."""
        rows: list[list[tuple[str, Style]]] = [[]]
        used = 0
        for character, style in self._line:
            width = CELL_WIDTH * style.width
            if used + width > self.width_dots:
                rows.append([])
                used = 0
            rows[-1].append((character, style))
            used += width
        for row in rows:
            self._print_row(row)
        self._line = []

    def _print_row(self, row: list[tuple[str, Style]]) -> None:
        text = "".join(character for character, _ in row)
        self._texts.append(text)
        tallest = max((style.height for _, style in row), default=1)
        piece = Image.new("L", (self.width_dots, max(self.line_dots, CELL_HEIGHT * tallest + 6)), _WHITE)
        x = _left(self.width_dots - sum(CELL_WIDTH * style.width for _, style in row), self.style.align)
        for character, style in row:
            cell = _cell(character, style.width, style.height, style.bold)
            piece.paste(
                Image.eval(cell, lambda dot: 255 - dot) if style.inverse else cell, (x, 24 * tallest - cell.height)
            )
            if style.underline:
                ImageDraw.Draw(piece).line((x, 24 * tallest - 1, x + cell.width, 24 * tallest - 1), _BLACK, 2)
            x += cell.width
        self._pieces.append(piece)

    def _feed(self, dots: int) -> None:
        if dots:
            self._pieces.append(Image.new("L", (self.width_dots, dots), _WHITE))
            self._texts += [""] * (dots // LINE_DOTS)

    def _add_raster(self, raster: Raster) -> None:
        dots = Image.frombytes("1", (raster.width_bytes * 8, raster.rows), bytes(~byte & 0xFF for byte in raster.data))
        self._add_picture(dots.convert("L"), "[gambar]")

    def _add_picture(self, picture: Image.Image, text: str) -> None:
        piece = Image.new("L", (self.width_dots, picture.height), _WHITE)
        piece.paste(picture, (_left(self.width_dots - picture.width, self.style.align), 0))
        self._pieces.append(piece)
        self._texts.append(text)

    def _qr_function(self, data: bytes) -> None:
        """`GS ( k cn fn ...` for cn = 49, the QR code."""
        if len(data) < 3 or data[0] != 49:  # noqa: PLR2004 - as the docstring says
            return
        match data[1]:
            case 67:  # "Sets the size of the module to n dots."
                self._qr.module_dots = min(16, max(1, data[2]))
            case 69:  # "n = 48 to 51 for error correction level L, M, Q, H."
                self._qr.level = {48: "l", 49: "m", 50: "q", 51: "h"}.get(data[2], "l")
            case 80:  # "Stores the data in the symbol storage area", after m
                self._qr.data = data[3 : 3 + _MOST_QR_BYTES]
            case 81:
                self._print_qr()
            case _:
                pass

    def _print_qr(self) -> None:
        if not self._qr.data:
            return
        symbol = segno.make_qr(self._qr.data, error=self._qr.level, boost_error=False)
        buffer = BytesIO()
        symbol.save(buffer, kind="png", scale=self._qr.module_dots, border=2)
        with Image.open(buffer) as picture:
            self._add_picture(picture.convert("L"), f"[QR {self._qr.data.decode('utf-8', 'replace')}]")

    def _cut(self) -> Slip | None:
        if self._line:
            self._print_line()
        if not self._pieces:
            return None
        height = sum(piece.height for piece in self._pieces) + MARGIN_DOTS
        whole = Image.new("L", (self.width_dots + 2 * MARGIN_DOTS, height), _WHITE)
        y = MARGIN_DOTS
        for piece in self._pieces:
            whole.paste(piece, (MARGIN_DOTS, y))
            y += piece.height
        buffer = BytesIO()
        whole.point(lambda dot: _WHITE if dot > 127 else _BLACK).convert("1").save(buffer, "PNG")  # noqa: PLR2004 - the middle
        slip = Slip(buffer.getvalue(), "\n".join(self._texts).rstrip() + "\n")
        self._pieces, self._texts = [], []
        return slip


def _left(room: int, align: int) -> int:
    return max(0, room * align // 2)


@lru_cache(maxsize=512)
def _cell(character: str, width: int, height: int, bold: bool) -> Image.Image:
    """One character in its cell: a wide glyph is squeezed, as in every fixed font."""
    cell = Image.new("L", (CELL_WIDTH * width, CELL_HEIGHT * height), _WHITE)
    font = _font(round(CELL_HEIGHT * height * 0.82), bold)
    left, _top, right, _bottom = font.getbbox(character)
    glyph_width = max(1, round(right - left))
    glyph = Image.new("L", (glyph_width, cell.height), _WHITE)
    ImageDraw.Draw(glyph).text((-left, round(cell.height * 0.8)), character, _BLACK, font=font, anchor="ls")
    room = cell.width - max(1, cell.width // 12)
    if glyph_width > room:
        glyph = glyph.resize((room, cell.height), Image.Resampling.LANCZOS)
    cell.paste(glyph, ((cell.width - glyph.width) // 2, 0))
    return cell


@lru_cache(maxsize=32)
def _font(size_px: int, bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = _FONTS / ("PlusJakartaSans_700Bold.ttf" if bold else "AtkinsonHyperlegibleNext_500Medium.ttf")
    return ImageFont.truetype(path, size_px) if path.exists() else ImageFont.load_default(size_px)
