"""Lists longer than a page, and texts longer than one: what this page shows, and the buttons that turn it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from kiosk.journey.pages._frame import button
from kiosk.views import Choice, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kiosk.journey._world import World
    from kiosk.views import Button

One = TypeVar("One")
MOST_TILES = 8
MOST_FOUND = 6
# Of what is found with a second line.
MOST_FOUND_TWO_LINED = 4
# What the smallest panel shows, in lines of about this many letters; one line more still fits the shipped services.
MOST_SECTIONS, MOST_LINES, LINE_LENGTH = 4, 15, 52


@dataclass(frozen=True)
class Paged(Generic[One]):
    """One page of something long.

    Args:
        shown: What is on it.
        at: Which page it is, from 0.
        count: How many there are.
    """

    shown: tuple[One, ...]
    at: int
    count: int

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after it."""
        return self.at == self.count - 1

    def turners(self, world: World, name: str = "list") -> tuple[Button, ...]:
        """The buttons to the page before and after, where there are such pages."""
        before = (button(world, "previous", f"{name}.previous", "chevron-left"),) if self.at else ()
        after = () if self.is_last else (button(world, "more", f"{name}.more", "chevron-right"),)
        return (*before, *after)


def page_of(items: Sequence[One], at: int, most: int) -> Paged[One]:
    """Page `at` of these, the last one for any beyond it."""
    count = max(1, -(-len(items) // most))
    at = min(at, count - 1)
    return Paged(tuple(items[at * most : (at + 1) * most]), at, count)


def found_page(found: Sequence[Choice], at: int) -> Paged[Choice]:
    """Page `at` of what was found."""
    return page_of(found, at, MOST_FOUND_TWO_LINED if any(one.subtitle for one in found) else MOST_FOUND)


def reading_pages(sections: Iterable[Section]) -> tuple[tuple[Section, ...], ...]:
    """Sections laid out on as few pages as they need; one too long for a page goes on under its heading."""
    pages: list[tuple[Section, ...]] = [()]
    for section in _cut(sections):
        held = pages[-1]
        is_full = len(held) == MOST_SECTIONS or sum(map(_height, (*held, section))) > MOST_LINES
        if held and is_full:
            pages.append((section,))
        else:
            pages[-1] = (*held, section)
    return tuple(pages)


def _cut(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        lines: list[str] = []
        for line in section.lines:
            if lines and _height(Section(section.icon, section.heading, (*lines, line))) > MOST_LINES:
                yield Section(section.icon, section.heading, tuple(lines))
                lines = []
            lines.append(line)
        if lines:
            yield Section(section.icon, section.heading, tuple(lines))


def _height(section: Section) -> int:
    """In lines of text, with its heading."""
    return 1 + sum(-(-len(line) // LINE_LENGTH) for line in section.lines)
