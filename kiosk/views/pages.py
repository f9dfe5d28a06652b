"""Kinds of page that tell, warn, show progress or sum up."""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.views.parts import Button, Fact, Frame, Note, Picture

# What a show page holds on the smallest panel, 15.6 inches lying, however its lines are spread over 1 to 8 sections,
# with a title of two lines, a note of two and two quiet buttons. 27 inches lying hold 29 lines, 32 inches standing 55.
SHOW_LINES = 11
SHOW_LINE_CHARACTERS = 40
# Of at most 4 sections it holds more: each of its two columns so many lines, with a heading as high as these.
SHOW_COLUMN_LINES = 13
SHOW_HEADING_LINES = 2


class RestView(msgspec.Struct, frozen=True, tag="rest"):
    """Nobody is here: an invitation, one large button, a few facts. The whole page may be pressed."""

    frame: Frame
    page: str
    headline: str
    text: str
    start: Button
    facts: tuple[Fact, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """A heading with an icon and its lines."""

    icon: str
    heading: str
    lines: tuple[str, ...]


class ShowView(msgspec.Struct, frozen=True, tag="show"):
    """Something to read, in a few sections, and one button to go on.

    Args:
        sections: At most 8 with `SHOW_LINES` lines in all; a line longer than `SHOW_LINE_CHARACTERS` counts as two.
            More than 4 are drawn small, in two columns.
    """

    frame: Frame
    page: str
    title: str
    sections: tuple[Section, ...]
    primary: Button
    note: Note | None = None
    others: tuple[Button, ...] = ()


class ScanView(msgspec.Struct, frozen=True, tag="scan"):
    """Lay a paper down, see it read, see the result or what is wrong.

    Args:
        state: Which of the five faces to draw; `looking` is the camera's.
        steps: What to do, in order, as short lines.
        percent: Progress while `working`, or how much of the time a paper must lie still has passed; 0 to 100.
        picture: The page that was captured last, in `captured`.
        by: What takes the page.
        advice: What to do with the paper now, while `looking`; it may change with every picture.
        spoken: The advice as it is said, which changes seldom enough to be heard.
        is_good: The paper lies well.
        strip: All pages of the paper beside one another, small, if there are several.
        pages: How many there are, in cells of equal width in `strip`.
    """

    frame: Frame
    page: str
    title: str
    state: Literal["ready", "working", "looking", "captured", "problem"]
    primary: Button | None
    progress: str = ""
    hint: str = ""
    steps: tuple[str, ...] = ()
    percent: int = 0
    picture: Picture | None = None
    note: Note | None = None
    others: tuple[Button, ...] = ()
    by: Literal["scanner", "feeder", "camera", "stick"] = "scanner"
    advice: str = ""
    spoken: str = ""
    is_good: bool = False
    strip: Picture | None = None
    pages: int = 0


class CheckRow(msgspec.Struct, frozen=True):
    """One answer to look over; `change` is absent where it cannot be changed.

    Args:
        spoken: What headphones say in place of the value, such as all of a number that is masked; never drawn.
        is_open: Whether it is still to be answered; the value says so.
    """

    label: str
    value: str
    change: Button | None
    spoken: str = ""
    is_open: bool = False


class CheckView(msgspec.Struct, frozen=True, tag="check"):
    """All answers, or the rows of a group, one Change each, by page; the last page names the act."""

    frame: Frame
    page: str
    title: str
    rows: tuple[CheckRow, ...]
    primary: Button
    progress: str = ""
    note: Note | None = None
    others: tuple[Button, ...] = ()


class SlipView(msgspec.Struct, frozen=True, tag="slip"):
    """The number, as large as the panel allows, and what happens next.

    Args:
        number: As called aloud and as printed, such as `A-012`.
        wait_at: Where to wait; the strong words of the line under the number.
        short_code: The text beside the slip's QR, with what it is; finds the ticket, proves nothing.
        bring: What to take to the counter, a paper a line.
        take_back: What still lies on the glass or in the machine.
    """

    frame: Frame
    page: str
    title: str
    number: str
    wait_at: str
    facts: tuple[Fact, ...]
    printing: Note
    primary: Button
    short_code: str = ""
    bring: Section | None = None
    take_back: str = ""
    others: tuple[Button, ...] = ()


class AskView(msgspec.Struct, frozen=True, tag="ask"):
    """A short message or question over the whole page: idle warning, help, officer called, leave or stay.

    Args:
        primary: What goes on; None while the machine is at work, for what cannot be pressed now is no button.
        countdown_s: Seconds left, drawn large; None where nothing runs out.
        countdown: The same in words.
    """

    frame: Frame
    page: str
    title: str
    text: str
    icon: str
    primary: Button | None
    countdown_s: int | None = None
    others: tuple[Button, ...] = ()
    countdown: str = ""


class KeyRow(msgspec.Struct, frozen=True):
    """One thing that keys of the keypad do.

    Args:
        label: What they do.
        keys: Their names.
        state: `asked` while its key is to be pressed, `pressed` while one of them was the last.
    """

    label: str
    keys: str
    state: Literal["known", "asked", "pressed"] = "known"


class LearnView(msgspec.Struct, frozen=True, tag="learn"):
    """For technicians: what each key of the keypad does. While it is shown, every key is told as `Keyed`.

    Args:
        rows: At most 20.
    """

    frame: Frame
    page: str
    title: str
    rows: tuple[KeyRow, ...]
    primary: Button
    hint: str = ""
    note: Note | None = None
    others: tuple[Button, ...] = ()
