"""A layout and a value as lines on a paper of some width. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING

from devices.printer.layouts._layout import places
from devices.printer.words import broken, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devices.printer.layouts._layout import Align, Layout, Line
    from kiosk.tickets import Printable

MOST_ITEMS = 40  # of a list: as many papers as a service may ask for
_DEEPEST = 4  # letters that a line of a block may stand in
_LARGE = 2  # for who reads large: letters 6 mm high, half as many in a line
_BIGGEST = 8  # "GS ! n: magnification 1 to 8"


@dataclass(frozen=True)
class Row:
    """One line of letters; `size` times as wide and high as usual."""

    text: str
    size: int
    align: Align
    bold: bool


@dataclass(frozen=True)
class Gap:
    """So many empty lines."""

    count: int


@dataclass(frozen=True)
class Code:
    """A QR code."""

    data: str
    align: Align


Part = Row | Gap | Code


@dataclass(frozen=True)
class _Sheet:
    """The paper: letters a line, how large the usual ones are, and whether there are accented ones."""

    columns: int
    base: int
    accents: bool


def lay(layout: Layout, paper: Printable, columns: int, *, copy: int = 0, accents: bool = False) -> Iterator[Part]:
    """What is printed, from the top; every row fits the paper.

    Args:
        layout: Of this kind of paper.
        paper: Its words.
        columns: Letters a line.
        copy: Above 0 for a marked copy.
        accents: Whether the printer prints accented letters; else they fall away.
    """
    sheet = _Sheet(columns, _LARGE if paper.is_large else 1, accents)
    values = {field.name: getattr(paper, field.name) for field in fields(paper)}
    values["copy"] = str(copy) if copy else ""
    for line in layout.lines:
        if not line.only or any(values[place] for place in line.only):
            yield from _with_gap(line, _parts(line, values, sheet))


def _with_gap(line: Line, parts: Iterator[Part]) -> Iterator[Part]:
    """The gap only before something, unless the line is a gap and nothing else."""
    is_gap_alone = not (line.text or line.each or line.blocks or line.qr or line.rule)
    first = next(parts, None)
    if line.gap and (is_gap_alone or first is not None):
        yield Gap(line.gap)
    if first is not None:
        yield first
        yield from parts


def _parts(line: Line, values: dict[str, object], sheet: _Sheet) -> Iterator[Part]:
    if line.rule:
        yield Row("-" * sheet.columns, 1, line.align, bold=False)
    elif line.qr:
        yield Code(line.qr.format_map(values), line.align)
    elif line.blocks:
        yield from _blocks(line, _blocks_of(values[line.blocks]), sheet)
    elif line.each:
        for item in islice(_items_of(values[line.each]), MOST_ITEMS):
            yield from _rows(line, (line.text or "{item}").format_map(values | {"item": item}), sheet)
    elif _says_something(line.text, values):
        yield from _rows(line, line.text.format_map(values), sheet)


def _blocks(line: Line, blocks: tuple[tuple[str, ...], ...], sheet: _Sheet) -> Iterator[Part]:
    """Groups of lines, an empty line between two."""
    for at, block in enumerate(blocks):
        if at:
            yield Gap(1)
        for text in block:
            yield from _rows(line, text, sheet, " " * (len(text) - len(text.lstrip(" "))))


def _rows(line: Line, text: str, sheet: _Sheet, indent: str = "") -> Iterator[Row]:
    size = {"usual": sheet.base, "big": sheet.base + 1, "huge": _hugest(text, sheet.columns)}[line.size]
    hang = line.hang or indent[:_DEEPEST]
    for row in broken(text, max(1, sheet.columns // size), hang, accents=sheet.accents):
        yield Row(row, size, line.align, line.bold)


def _hugest(text: str, columns: int) -> int:
    """The size at which a short text just fits one line."""
    return max(1, min(_BIGGEST, columns // max(1, len(printable(text)))))


def _says_something(template: str, values: dict[str, object]) -> bool:
    """Whether a line has words of its own, or a place in it is filled."""
    named = places(template)
    return bool(template) and (not named or any(values[place] for place in named))


def _items_of(value: object) -> Iterator[str]:
    assert isinstance(value, tuple)
    return iter(value)


def _blocks_of(value: object) -> tuple[tuple[str, ...], ...]:
    assert isinstance(value, tuple)
    return value
