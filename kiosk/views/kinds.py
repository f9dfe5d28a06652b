"""The page kinds: everything the pen can draw, as frozen values.

All strings are final: in the resident's language, wrapped by the pen, never translated or decided upon there. An `icon`
is the name of a Material Design icon. A control's `id` is what comes back in `Pressed`; it holds no personal data, so
that a trace of drawn controls may be kept.
"""

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
    """

    on: Button
    back: Button
    at: str


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


class RestView(msgspec.Struct, frozen=True, tag="rest"):
    """Nobody is here: an invitation, one large button, a few facts. The whole page may be pressed."""

    frame: Frame
    page: str
    headline: str
    text: str
    start: Button
    facts: tuple[Fact, ...] = ()


class Choice(msgspec.Struct, frozen=True):
    """One answer to choose, as a tile with a picture.

    Args:
        spoken: What is said aloud in place of the title, where that differs.
        language: Whose voice says it, where that is not the page's, such as the name of a language.
        is_personal: It tells something of the resident, so no loudspeaker says it, nor the page's hint.
    """

    id: str
    title: str
    subtitle: str = ""
    icon: str = ""
    is_chosen: bool = False
    spoken: str = ""
    language: str = ""
    is_personal: bool = False


class ChooseView(msgspec.Struct, frozen=True, tag="choose"):
    """One question, answered by pressing one tile (at most 8 a page); `others` are quieter buttons below.

    Args:
        others: Quieter buttons; `previous` and `more` turn the page where there are more than 8 choices.
        primary: Goes on where a tile alone does not.
        is_several: Tiles toggle, each with a box that is ticked while chosen; `primary` goes on.
    """

    frame: Frame
    page: str
    title: str
    choices: tuple[Choice, ...]
    progress: str = ""
    hint: str = ""
    note: Note | None = None
    others: tuple[Button, ...] = ()
    primary: Button | None = None
    is_several: bool = False


class Section(msgspec.Struct, frozen=True):
    """A heading with an icon and its lines."""

    icon: str
    heading: str
    lines: tuple[str, ...]


# What a show page holds on the smallest panel, 15.6 inches lying, however its lines are spread over 1 to 8 sections,
# with a title of two lines, a note of two and two quiet buttons. 27 inches lying hold 29 lines, 32 inches standing 55.
SHOW_LINES = 11
SHOW_LINE_CHARACTERS = 40
# Of at most 4 sections it holds more: each of its two columns so many lines, with a heading as high as these.
SHOW_COLUMN_LINES = 13
SHOW_HEADING_LINES = 2


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


class NumberPadView(msgspec.Struct, frozen=True, tag="number_pad"):
    """A number typed on ten large keys.

    Args:
        text: What has been typed, grouped for the eye.
        suffix: A quiet text right after it, such as a unit.
        unsure: "I do not know it by heart", in the pad's bottom left corner.

    Controls: `key:0` to `key:9`, `key:back`, the ids of `unsure`, `primary` and `others`.
    """

    frame: Frame
    page: str
    title: str
    text: str
    primary: Button
    progress: str = ""
    hint: str = ""
    suffix: str = ""
    note: Note | None = None
    unsure: Button | None = None
    others: tuple[Button, ...] = ()


class TypeView(msgspec.Struct, frozen=True, tag="type"):
    """Words typed on a letter keyboard.

    Args:
        text: What has been typed.
        rows: The keyboard's rows as the mind wants them; one string a key.
        is_long: The field has several lines and shows the last ones.

    Controls: `key:<character>` for every key of `rows`, `key:space`, `key:back`, the ids of the buttons.
    """

    frame: Frame
    page: str
    title: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    primary: Button
    progress: str = ""
    hint: str = ""
    note: Note | None = None
    unsure: Button | None = None
    others: tuple[Button, ...] = ()
    is_long: bool = False


class SearchView(msgspec.Struct, frozen=True, tag="search"):
    """Something found by typing a part of its name; what fits stands between the field and the keyboard.

    Args:
        text: What has been typed.
        rows: The keyboard's rows as the mind wants them, at most 3, for names hold no digits; one string a key.
        choices: What was found, at most 6 a page, at most 4 where they have subtitles; pressing one chooses it.
            Icons are drawn where there is room.
        others: At most 2 quieter buttons; `previous` and `more` turn the page of what was found.
        unsure: The way out for who does not find it; it keeps its place while others come and go.
        results: Says that it leads from the keys to what was found, where that stands apart; its control is `turn:on`.

    Controls: `key:<character>` for every key of `rows`, `key:space`, `key:back`, the ids of choices and buttons.
    """

    frame: Frame
    page: str
    title: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    choices: tuple[Choice, ...]
    progress: str = ""
    hint: str = ""
    note: Note | None = None
    unsure: Button | None = None
    others: tuple[Button, ...] = ()
    results: Button | None = None


class DateColumn(msgspec.Struct, frozen=True):
    """A part of a date or a time, such as day, month, year, hour or minute.

    Args:
        unknown: "I do not know it", under the column.

    Controls: `<id>:up` and `<id>:down`, `<id>:up10` and `<id>:down10` if `has_leaps`, the id of `unknown`.
    """

    id: str
    label: str
    value: str
    has_leaps: bool = False
    unknown: Button | None = None


class DateView(msgspec.Struct, frozen=True, tag="date"):
    """A date or a time in two or three columns, each with big steps."""

    frame: Frame
    page: str
    title: str
    columns: tuple[DateColumn, ...]
    primary: Button
    progress: str = ""
    hint: str = ""
    note: Note | None = None
    unsure: Button | None = None
    others: tuple[Button, ...] = ()


class ScanView(msgspec.Struct, frozen=True, tag="scan"):
    """Lay a paper down, see it read, see the result or what is wrong.

    Args:
        state: Which of the four faces to draw.
        steps: What to do, in order, as short lines.
        percent: Progress while `working`; 0 to 100.
        picture: The page as captured, in `captured`.
    """

    frame: Frame
    page: str
    title: str
    state: Literal["ready", "working", "captured", "problem"]
    primary: Button | None
    progress: str = ""
    hint: str = ""
    steps: tuple[str, ...] = ()
    percent: int = 0
    picture: Picture | None = None
    note: Note | None = None
    others: tuple[Button, ...] = ()


class CheckRow(msgspec.Struct, frozen=True):
    """One answer to look over; `change` is absent where it cannot be changed.

    Args:
        spoken: What headphones say in place of the value, such as all of a number that is masked; never drawn.
    """

    label: str
    value: str
    change: Button | None
    spoken: str = ""


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
    bring: str = ""
    others: tuple[Button, ...] = ()


class AskView(msgspec.Struct, frozen=True, tag="ask"):
    """A short message or question over the whole page: idle warning, help, officer called, leave or stay.

    Args:
        countdown_s: Seconds left, drawn large; None where nothing runs out.
    """

    frame: Frame
    page: str
    title: str
    text: str
    icon: str
    primary: Button
    countdown_s: int | None = None
    others: tuple[Button, ...] = ()


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


View = (
    RestView
    | ChooseView
    | ShowView
    | NumberPadView
    | TypeView
    | SearchView
    | DateView
    | ScanView
    | CheckView
    | SlipView
    | AskView
    | LearnView
)
