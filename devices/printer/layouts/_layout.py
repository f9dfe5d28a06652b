"""A layout as a value, read and checked. Pure but for the files beside it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Literal

import msgspec
import tomli

from kiosk.errors import KioskError
from kiosk.tickets import Readiness, Referral, Slip, WrittenAnswers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.tickets import Printable

Align = Literal["left", "center", "right"]
Size = Literal["usual", "big", "huge"]
_VALUES = {"slip": Slip, "referral": Referral, "answers": WrittenAnswers, "readiness": Readiness}
_HERE = Path(__file__).parent
_COPY, _ITEM = "copy", "item"


class LayoutError(KioskError):
    """A layout file that says what cannot be printed."""


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a layout; `number.toml` says what each means."""

    text: str = ""
    each: str = ""
    blocks: str = ""
    qr: str = ""
    rule: bool = False
    gap: int = 0
    only: tuple[str, ...] = ()
    size: Size = "usual"
    align: Align = "center"
    bold: bool = False
    hang: str = ""


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One paper.

    Args:
        of: The value that fills it.
        lines: From the top.
    """

    of: Literal["slip", "referral", "answers", "readiness"]
    lines: tuple[Line, ...]


def layout_names() -> tuple[str, ...]:
    """All layouts."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.toml")))


def layout_of(paper: Printable) -> Layout:
    """The layout that prints this value."""
    return load_layout(_name_of(paper))


def _name_of(paper: Printable) -> str:
    match paper:
        case Slip():
            return "practice" if paper.practice_mark else "number"
        case Referral():
            return "referral" if paper.errands else "bring"
        case WrittenAnswers():
            return "wrote"
        case Readiness():
            return "readiness"


@cache
def load_layout(name: str) -> Layout:
    """One layout, by name. Raises: LayoutError."""
    if name not in layout_names():
        raise LayoutError("device.printer.layout.unknown", layout=name)
    return read_layout(name, (_HERE / f"{name}.toml").read_text())


def read_layout(name: str, content: str) -> Layout:
    """A layout of its file's content, every place and size of it known. Raises: LayoutError."""
    try:
        layout = msgspec.convert(tomli.loads(content), Layout)
    except (tomli.TOMLDecodeError, msgspec.ValidationError) as err:
        raise LayoutError("device.printer.layout.broken", layout=name, problem=str(err)) from err
    known = _known_places(layout)
    for number, line in enumerate(layout.lines, 1):
        for place in _strangers(line, known):
            raise LayoutError("device.printer.layout.place", layout=name, line=str(number), place=place)
    return layout


def places(template: str) -> tuple[str, ...]:
    """The names in braces. Raises: ValueError for an open brace."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _known_places(layout: Layout) -> dict[str, str]:
    """The kind of each field of the value: `str`, `tuple[str, ...]`, or tuples of these."""
    return {field.name: str(field.type) for field in fields(_VALUES[layout.of])}


def _strangers(line: Line, known: dict[str, str]) -> Iterator[str]:
    """What a line names that its value has not, or has as something else."""
    words = {name for name, kind in known.items() if kind == "str"} | {_COPY}
    texts = words | {_ITEM} if line.each else words
    try:
        named = [(place, texts) for template in (line.text, line.qr) for place in places(template)]
    except ValueError:
        named = [(line.text or line.qr, set[str]())]
    named += [(place, known.keys() | {_COPY}) for place in line.only]
    named += [(line.each, {name for name, kind in known.items() if kind == "tuple[str, ...]"} | {""})]
    named += [(line.blocks, {name for name, kind in known.items() if kind == "tuple[tuple[str, ...], ...]"} | {""})]
    return (place for place, among in named if place not in among)
