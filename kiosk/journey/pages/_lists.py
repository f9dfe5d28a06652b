"""Lists longer than a page, and texts longer than one: what this page shows, and the buttons that turn it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Generic, TypeVar

from kiosk.journey.pages._frame import button
from kiosk.views import SHOW_COLUMN_LINES, SHOW_HEADING_LINES, SHOW_LINE_CHARACTERS, Choice, Section, most_found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import Button

One = TypeVar("One")
MOST_TILES = 8
# More are drawn smaller, in two columns.
MOST_SECTIONS = 4


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

    def reading_turners(self, world: World) -> tuple[Button, ...]:
        """Reading on stays at one place, for which the last page leads to the first; back to the page before it."""
        if self.count == 1:
            return ()
        first = button(world, "first", "show.first", "page-first")
        on = first if self.is_last else button(world, "more", "show.more", "chevron-right")
        return (on, button(world, "previous", "show.previous", "chevron-left")) if self.at else (on,)


def page_of(items: Sequence[One], at: int, most: int) -> Paged[One]:
    """Page `at` of these, the last one for any beyond it."""
    count = max(1, -(-len(items) // most))
    at = min(at, count - 1)
    return Paged(tuple(items[at * most : (at + 1) * most]), at, count)


def found_page(found: Sequence[Choice], session: Session) -> Paged[Choice]:
    """The page of what was found that a visit has turned to."""
    has_subtitles = any(one.subtitle for one in found)
    return page_of(found, session.list_page, most_found(session.manner.look.text, has_subtitles=has_subtitles))


def way_to_results(found: Paged[Choice], world: World) -> Button:
    """From the keys to what was found where that stands apart; where nothing was, to the way out beside it."""
    if found.shown:
        return button(world, "turn:on", "search.results", "format-list-bulleted")
    return button(world, "turn:on", "turn.aside", "chevron-right")


def reading_pages(
    sections: Iterable[Section], further: Mapping[str, str] | None = None
) -> tuple[tuple[Section, ...], ...]:
    """Sections laid out on as few pages as they need; one too long for a column goes on in a section of its own.

    Args:
        sections: In their order.
        further: By heading what heads the rest of such a section, so that no two look the same; its own heading else.
    """
    pages: list[tuple[Section, ...]] = [()]
    for section in _cut(sections, further or {}):
        held = pages[-1]
        if held and not _fits((*held, section)):
            pages.append((section,))
        else:
            pages[-1] = (*held, section)
    return tuple(pages)


def _cut(sections: Iterable[Section], further: Mapping[str, str]) -> Iterator[Section]:
    for section in sections:
        lines: list[str] = []
        heading = section.heading
        for line in section.lines:
            if lines and not _fits((Section(section.icon, heading, (*lines, line)),)):
                yield Section(section.icon, heading, tuple(lines))
                lines, heading = [], further.get(section.heading, section.heading)
            lines.append(line)
        if lines:
            yield Section(section.icon, heading, tuple(lines))


def _fits(sections: tuple[Section, ...]) -> bool:
    """Whether the smallest panel holds them, read down one column and then down the next."""
    heights = [_height(section) for section in sections]
    columns = ((sum(heights[:at]), sum(heights[at:])) for at in range(len(heights)))
    return len(sections) <= MOST_SECTIONS and any(max(both) <= SHOW_COLUMN_LINES for both in columns)


def _height(section: Section) -> int:
    """In lines, wrapped between words as the screen does."""
    return SHOW_HEADING_LINES + sum(len(wrap(line, SHOW_LINE_CHARACTERS)) for line in section.lines)
