"""The command stream as a printer reads it, from the ESC/POS command reference; knows nothing of any encoder."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Printable bytes, up to the next command."""

    data: bytes


@dataclass(frozen=True)
class Simple:
    """A command with a fixed number of arguments, such as `ESC a n`; `name` as in the reference."""

    name: str
    args: bytes


@dataclass(frozen=True)
class Function:
    """A command that carries its length, such as `GS ( k pL pH ...`."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Raster:
    """`GS v 0`: a picture, rows of `width_bytes` bytes, one bit a dot."""

    width_bytes: int
    rows: int
    data: bytes


@dataclass(frozen=True)
class Ignored:
    """A control byte that means nothing here."""

    byte: int


Command = Text | Simple | Function | Raster | Ignored

_CONTROLS = frozenset({*range(0x20), 0x7F})
_LF, _ESC, _FS, _GS = 0x0A, 0x1B, 0x1C, 0x1D

# How many argument bytes follow, as the reference lists them.
_ESC_ARGS = {
    "@": 0, "!": 1, "a": 1, "E": 1, "G": 1, "t": 1, "d": 1, "J": 1, "M": 1, "-": 1, "{": 1, "R": 1, "2": 0, "3": 1,
    "V": 1, "c": 2, "p": 3, "=": 1, "i": 0, "m": 0,
}  # fmt: skip
_GS_ARGS = {"!": 1, "B": 1, "b": 1, "a": 1, "r": 1, "I": 1, "L": 2, "W": 2, "H": 1, "h": 1, "w": 1, "f": 1, "P": 2}
_FS_ARGS = {".": 0, "&": 0, "p": 2}
_FEEDING_CUTS = b"ABCDhij\x61\x62\x67\x68"  # "GS V m n": these values of m are followed by n
_FIRST_FEEDING_CUT = 0x41


def next_command(rest: bytes | bytearray) -> tuple[Command, int] | None:
    """The first command and its length; None if its last bytes are not there yet, or nothing is."""
    if not rest:
        return None
    first = rest[0]
    if first in _GROUPS:
        return _GROUPS[first](rest)
    if first == _LF:
        return Simple("LF", b""), 1
    if first in _CONTROLS:
        return Ignored(first), 1
    end = next((at for at, byte in enumerate(rest) if byte in _CONTROLS), len(rest))
    return Text(bytes(rest[:end])), end


def _escape(rest: bytes | bytearray) -> tuple[Command, int] | None:
    return _fixed("ESC", _ESC_ARGS, rest)


def _file(rest: bytes | bytearray) -> tuple[Command, int] | None:
    return _fixed("FS", _FS_ARGS, rest)


def _fixed(group: str, table: dict[str, int], rest: bytes | bytearray) -> tuple[Command, int] | None:
    if len(rest) < 2:  # noqa: PLR2004 - the group byte and the command's own
        return None
    letter = chr(rest[1])
    length = 2 + table.get(letter, 0)
    if len(rest) < length:
        return None
    return Simple(f"{group} {letter}", bytes(rest[2:length])), length


def _group(rest: bytes | bytearray) -> tuple[Command, int] | None:
    """The commands of GS, some of which carry their length."""
    if len(rest) < 2:  # noqa: PLR2004 - the group byte and the command's own
        return None
    letter = chr(rest[1])
    if letter == "(":
        return _function(rest)
    if letter == "V":
        return _cut(rest)
    if letter == "v":
        return _raster(rest)
    return _fixed("GS", _GS_ARGS, rest)


def _function(rest: bytes | bytearray) -> tuple[Command, int] | None:
    """`GS ( x pL pH` and pL + 256 * pH bytes."""
    if len(rest) < 5:  # noqa: PLR2004 - up to pH
        return None
    length = 5 + rest[3] + 256 * rest[4]
    if len(rest) < length:
        return None
    return Function(f"GS ( {chr(rest[2])}", bytes(rest[5:length])), length


def _cut(rest: bytes | bytearray) -> tuple[Command, int] | None:
    """`GS V m`, or `GS V m n` for those that feed to the cutting position first."""
    if len(rest) < 3:  # noqa: PLR2004 - up to m
        return None
    length = 4 if rest[2] >= _FIRST_FEEDING_CUT and rest[2] in _FEEDING_CUTS else 3
    return (Simple("GS V", bytes(rest[2:length])), length) if len(rest) >= length else None


def _raster(rest: bytes | bytearray) -> tuple[Command, int] | None:
    """`GS v 0 m xL xH yL yH` and the dots."""
    if len(rest) < 8:  # noqa: PLR2004 - up to yH
        return None
    width, rows = rest[4] + 256 * rest[5], rest[6] + 256 * rest[7]
    length = 8 + width * rows
    return (Raster(width, rows, bytes(rest[8:length])), length) if len(rest) >= length else None


_GROUPS = {_ESC: _escape, _FS: _file, _GS: _group}
