"""What pages are made of, whatever their kind: the frame around them, buttons, notes, small facts."""

from __future__ import annotations

from typing import Literal

import msgspec

# The least capital height of each text size in millimetres; the second is what everybody begins with.
TEXT_CAPITALS_MM = (3.5, 5.2, 6.4, 8.75)
TextSize = Literal[0, 1, 2, 3]
DEFAULT_TEXT: TextSize = 1


class Look(msgspec.Struct, frozen=True):
    """How a resident wants their pages drawn.

    Args:
        text: Which of the four sizes of `TEXT_CAPITALS_MM`: no capital on the page is lower.
        is_strong: Black, white and one yellow: 21:1.
        is_low: Every control within reach of somebody who sits: below 1100 mm.
        is_curtained: Nothing of the page is to be seen; it is heard and driven by keys.
    """

    text: TextSize = DEFAULT_TEXT
    is_strong: bool = False
    is_low: bool = False
    is_curtained: bool = False


class Button(msgspec.Struct, frozen=True):
    """Something to press: what it does (`id`), what it says, and what is said aloud where that differs."""

    id: str
    label: str
    icon: str = ""
    spoken: str = ""


class BarButton(msgspec.Struct, frozen=True):
    """One button of the bar, at the same place on every page.

    Args:
        is_call: Painted yellow: it calls a person.
        is_setting: Changes how pages look and sound, not where one is; stands in a rank of its own.
        spoken: What is said aloud where that differs, such as with the present value of a setting.
    """

    id: str
    label: str
    icon: str
    is_call: bool = False
    is_setting: bool = False
    spoken: str = ""


class Turning(msgspec.Struct, frozen=True):
    """Words for pages that the glass is too small for: the pen deals them out in parts and turns those itself.

    Args:
        on: To the next part; its control is `turn:on`.
        back: To the part before; its control is `turn:back`.
        at: Such as `{at} dari {all}`, filled by the pen.
        aside: From the keys to the rest of their question; its control is `turn:aside`. As `on` if there is none.
        fill: From a question to the keys, where they do not stand together; its control is `turn:fill`. As `on`, too.
    """

    on: Button
    back: Button
    at: str
    aside: Button | None = None
    fill: Button | None = None


class Frame(msgspec.Struct, frozen=True):
    """What surrounds every page.

    Args:
        office: The office's name, at the top.
        clock: Date and time as the office writes them, at the top.
        bar: Buttons at the bottom; empty on the rest page.
        look: How the resident wants pages drawn.
        mark: A word over every page of a practice, such as `LATIHAN`; empty else.
        said: Read aloud when the page opens, in place of its title and hint where it differs.
        turning: Words for parts of a page; None where a page is never dealt out.
        curtain: The one line to be seen while the page is curtained.
    """

    office: str
    clock: str
    bar: tuple[BarButton, ...] = ()
    look: Look = Look()
    mark: str = ""
    said: str = ""
    turning: Turning | None = None
    curtain: str = ""


class Note(msgspec.Struct, frozen=True):
    """A line of information under a field or on a page; its tone chooses colour and icon, never colour alone.

    Args:
        is_personal: It tells something of the resident, so no loudspeaker says it.
    """

    tone: Literal["info", "ok", "warning", "problem"]
    text: str
    is_personal: bool = False


class Picture(msgspec.Struct, frozen=True):
    """A picture sent beside the view as a sealed memfd of packed RGB rows, top row first.

    Args:
        index: Which of the message's file descriptors holds it.
        width_px: Columns; three bytes each.
        height_px: Rows.
    """

    index: int
    width_px: int
    height_px: int


class Fact(msgspec.Struct, frozen=True):
    """A small true thing with an icon: a strong line and a softer one."""

    icon: str
    strong: str
    soft: str = ""
