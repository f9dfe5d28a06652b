"""Kinds of page that ask: one answer chosen, typed, found or dialled."""

from __future__ import annotations

import msgspec

from kiosk.views.parts import DEFAULT_TEXT, Button, Frame, Note, TextSize


class Choice(msgspec.Struct, frozen=True):
    """One answer to choose, as a tile with a picture.

    Args:
        aloud: What a loudspeaker says of it where it is personal, in place of that alone.
        letters: Two or three letters in place of the icon, where an icon could not tell it from its neighbours.
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
    letters: str = ""
    aloud: str = ""


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


class NumberPadView(msgspec.Struct, frozen=True, tag="number_pad"):
    """A number typed on ten large keys.

    Args:
        text: What has been typed, grouped for the eye.
        prefix: What stands right before it from the first, such as the sign of an amount.
        suffix: A quiet text right after it, such as a unit.
        unsure: "I do not know it by heart", in the pad's bottom left corner.
        begins_at: The control that the keypad comes to first, where no key may be named aloud; empty for the first key.
        is_full: It takes no more digits, and nothing is wrong with them: the keypad comes to `primary` first.
        longest: As long as what is typed may become, in its groups: room is kept for it; empty where that is not known.

    Controls: `key:0` to `key:9`, `key:back`, the ids of `unsure`, `primary` and `others`.
    """

    frame: Frame
    page: str
    title: str
    text: str
    primary: Button
    progress: str = ""
    hint: str = ""
    prefix: str = ""
    suffix: str = ""
    note: Note | None = None
    unsure: Button | None = None
    others: tuple[Button, ...] = ()
    begins_at: str = ""
    is_full: bool = False
    longest: str = ""


class TypeView(msgspec.Struct, frozen=True, tag="type"):
    """Words typed on a letter keyboard.

    Args:
        text: What has been typed.
        rows: The keyboard's rows as the mind wants them; one string a key.
        is_long: The field has several lines and shows the last ones.
        begins_at: The control that the keypad comes to first, where no key may be named aloud; empty for the first key.
        is_personal: It tells something of the resident, so no loudspeaker names a key or what was typed.

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
    begins_at: str = ""
    is_personal: bool = True


def most_found(text: TextSize, *, has_subtitles: bool) -> int:
    """How many things that were found stand on a page: larger text leaves the room of two to the keys."""
    return 4 if has_subtitles or text > DEFAULT_TEXT else 6


class SearchView(msgspec.Struct, frozen=True, tag="search"):
    """Something found by typing a part of its name; what fits stands between the field and the keyboard.

    Args:
        text: What has been typed.
        rows: The keyboard's rows as the mind wants them, at most 3, for names hold no digits; one string a key.
        choices: What was found, at most `most_found` a page; pressing one chooses it.
            Icons are drawn where there is room.
        others: At most 2 quieter buttons; `previous` and `more` turn the page of what was found.
        unsure: The way out for who does not find it; it keeps its place while others come and go.
        has_subtitles: What it searches in has them, found or not: room for rows is kept by it.
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
    has_subtitles: bool = False


class DateColumn(msgspec.Struct, frozen=True):
    """A part of a date or a time, such as day, month, year, hour or minute.

    Args:
        unknown: "I do not know it", under the column.
        values: What else it may come to show, if that is broader: a column keeps its width while one steps.

    Controls: `<id>:up` and `<id>:down`, `<id>:up10` and `<id>:down10` if `has_leaps`, the id of `unknown`.
    """

    id: str
    label: str
    value: str
    has_leaps: bool = False
    unknown: Button | None = None
    values: tuple[str, ...] = ()


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
