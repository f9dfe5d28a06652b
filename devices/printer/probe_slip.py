"""The slip with what a printer cannot be asked: how wide, does it draw codes, print accents and cut. Pure."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from devices.printer.profiles import LINES_TO_KNIFE
from devices.printer.words import printable

if TYPE_CHECKING:
    from collections.abc import Callable

RULERS = (32, 42, 48, 64)
# Where models have the letters of cp1252: 16 with Epson and most, 25 and 71 with some of 58 mm, which name 16 as well.
LATIN_PAGES = (16, 25, 71)
ACCENTS = "\u00e9 \u00e8 \u00ea \u00f1 \u00fc \u00c9"
_NARROWEST = RULERS[0]
_CODE = b"UJI-PENCETAK"
_FEED_TO_KNIFE = b"\x1bd" + bytes((LINES_TO_KNIFE,))
_CUT = b"\x1dV\x01"


def probe_slip(say: Callable[[str], str]) -> bytes:
    """Bytes of the slip; start with a reset, end with a cut.

    Args:
        say: Words by key, such as `device.printer.slip.ruler`.
    """
    parts = [b"\x1b@\x1ba\x00", _lines(say("device.printer.slip.title")), _lines(say("device.printer.slip.letters"))]
    parts += [_lines(say("device.printer.slip.ruler")), *map(_ruler, RULERS)]
    parts += [_lines(say("device.printer.slip.code")), _code()]
    parts += [_lines(say("device.printer.slip.accents")), *map(_accents, LATIN_PAGES)]
    parts.append(_lines(say("device.printer.slip.cut")))
    return b"".join(parts) + _FEED_TO_KNIFE + _CUT


def _ruler(columns: int) -> bytes:
    """A line of so many letters, with its number at both ends: where it breaks, the second stands on the next line."""
    number = str(columns)
    return f"{number} {'-' * (columns - 2 * len(number) - 2)} {number}\n".encode("ascii")


def _accents(page: int) -> bytes:
    """A line of accented letters in one page, which begins with the page's number."""
    return b"\x1bt" + bytes((page,)) + f"{page}  {ACCENTS}\n".encode("cp1252")


def _lines(text: str) -> bytes:
    """Words that fit the narrowest paper."""
    return b"".join(line.encode("ascii") + b"\n" for line in wrap(printable(text), _NARROWEST))


def _code() -> bytes:
    """A QR code drawn by the printer itself: model 2, 6 dots a module, level M, store, print."""
    data = b"1P0" + _CODE
    functions = (b"1A2\x00", b"1C\x06", b"1E1", data, b"1Q0")
    return b"".join(b"\x1d(k" + len(one).to_bytes(2, "little") + one for one in functions) + b"\n"
