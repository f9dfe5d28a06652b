"""Type faces by name, and icons by their Material Design name.

Run as a program it writes the names of the icons, for `kiosk/catalogue/icons.txt`.
"""

from __future__ import annotations

import logging
import struct
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_log = logging.getLogger(__name__)
_FONTS = Path(__file__).parent.parent / "assets" / "fonts"
NEUTRAL_ICON = "circle-medium"
_MAC_GLYPHS = 258  # glyph names every TrueType reader knows; a font's own names count from here


@dataclass(frozen=True)
class Face:
    """One font file; `capital` is the height of a capital letter in parts of the font size."""

    path: str
    capital: float


# Capital heights are the sCapHeight of each file's OS/2 table; the icon font has none and fills its square.
FACES = {
    "regular": Face(str(_FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf"), 0.668),
    "medium": Face(str(_FONTS / "AtkinsonHyperlegibleNext_500Medium.ttf"), 0.668),
    "bold": Face(str(_FONTS / "AtkinsonHyperlegibleNext_700Bold.ttf"), 0.668),
    "number": Face(str(_FONTS / "PlusJakartaSans_700Bold.ttf"), 0.745),
    "icon": Face(str(_FONTS / "MaterialDesignIcons.ttf"), 1.0),
}


@cache
def glyph(name: str) -> str:
    """The character of an icon; a neutral dot, logged once, for a name the font does not have."""
    code = _codes_by_name().get(name)
    if code is None:
        _log.warning("no icon named %r", name)
        code = _codes_by_name()[NEUTRAL_ICON]
    return chr(code)


def icon_names() -> list[str]:
    """The name of every icon, in order of the alphabet."""
    return sorted(_codes_by_name())


@cache
def _codes_by_name() -> dict[str, int]:
    """Code point by glyph name, from the font's `post` and `cmap` tables.

    Source: OpenType, "post" version 2.0 and "cmap" subtable format 12.
    """
    font = Path(FACES["icon"].path).read_bytes()
    tables = dict(_tables(font))
    names = _glyph_names(font, tables["post"])
    return {names[index]: code for code, index in _coded_glyphs(font, tables["cmap"]) if index in names}


def _tables(font: bytes) -> list[tuple[str, int]]:
    """Each table's tag and offset."""
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * row) for row in range(count))
    return [(tag.decode("ascii"), offset) for tag, _, offset, _ in rows]


def _glyph_names(font: bytes, post: int) -> dict[int, str]:
    """Name by glyph index."""
    (count,) = struct.unpack_from(">H", font, post + 32)
    indices = struct.unpack_from(f">{count}H", font, post + 34)
    names: list[str] = []
    at = post + 34 + 2 * count
    for _ in range(max(indices) - _MAC_GLYPHS + 1):
        length = font[at]
        names.append(font[at + 1 : at + 1 + length].decode("ascii"))
        at += 1 + length
    return {glyph: names[index - _MAC_GLYPHS] for glyph, index in enumerate(indices) if index >= _MAC_GLYPHS}


def _coded_glyphs(font: bytes, cmap: int) -> list[tuple[int, int]]:
    """Each code point with its glyph index."""
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for row in range(count):
        (offset,) = struct.unpack_from(">I", font, cmap + 8 + 8 * row)
        at = cmap + offset
        if struct.unpack_from(">H", font, at) == (12,):
            (groups,) = struct.unpack_from(">I", font, at + 12)
            ranges = (struct.unpack_from(">III", font, at + 16 + 12 * group) for group in range(groups))
            return [(code, first + code - start) for start, end, first in ranges for code in range(start, end + 1)]
    return []


if __name__ == "__main__":
    sys.stdout.write("".join(f"{name}\n" for name in icon_names()))
