"""What the pen tells the mind. An event that names an old `seq` is dropped there."""

from __future__ import annotations

from typing import Literal

import msgspec

# What a key of the keypad asks for beside moving and choosing, which the pen does by itself.
Act = Literal[
    "wake",
    "louder",
    "softer",
    "volume",
    "faster",
    "slower",
    "pause",
    "repeat",
    "help",
    "language",
    "sound",
    "back",
    "select_nothing",  # it chooses while nothing has the focus, or types a digit where none is taken
]


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """Window made and hidden, fonts loaded: the first `Show` will be quick."""


class Pong(msgspec.Struct, frozen=True, tag="pong"):
    """The main loop is alive."""

    token: int


class Target(msgspec.Struct, frozen=True):
    """Where a control was drawn, in pixels of the screen, origin top left."""

    id: str
    left: int
    top: int
    width: int
    height: int


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """View `seq` is on the glass, with these controls at these places: its only part, or one of several."""

    seq: int
    page: str
    targets: tuple[Target, ...]
    part: int = 0
    parts: int = 1


class Pressed(msgspec.Struct, frozen=True, tag="pressed"):
    """A control of view `seq` was pressed, by touch or by key."""

    seq: int
    control: str


class Touched(msgspec.Struct, frozen=True, tag="touched"):
    """A finger came down beside every control of view `seq`: nothing is pressed, but somebody is there."""

    seq: int


class Typed(msgspec.Struct, frozen=True, tag="typed"):
    """A character came from a physical keyboard or keypad while view `seq` was shown; hostile until parsed."""

    seq: int
    text: str


class Focused(msgspec.Struct, frozen=True, tag="focused"):
    """The keypad's focus came to a control of view `seq`.

    Args:
        control: Empty where nothing has the focus any more.
        is_moved: By a key; else the page was drawn with other controls, or another part of it was.
    """

    seq: int
    control: str
    is_moved: bool = True


class Turned(msgspec.Struct, frozen=True, tag="turned"):
    """The resident turned to another part of view `seq`, by touch or by key."""

    seq: int
    part: int
    parts: int


class Acted(msgspec.Struct, frozen=True, tag="acted"):
    """A key of the keypad asked for something while view `seq` was shown."""

    seq: int
    act: Act


class Plugged(msgspec.Struct, frozen=True, tag="plugged"):
    """The keypad told, as its kind do by a key, that headphones were plugged in or pulled out."""

    seq: int
    is_in: bool


class Keyed(msgspec.Struct, frozen=True, tag="keyed"):
    """A raw key went down while the page that learns keys was shown.

    Args:
        code: Kivy's number of the key.
        name: As the pen would name it in the configuration.
    """

    seq: int
    code: int
    name: str


class Hit(msgspec.Struct, frozen=True, tag="hit"):
    """A finger came down on the page that tests touches.

    Args:
        right_mm: How far right of the target's middle.
        down_mm: How far below it.
    """

    seq: int
    right_mm: float
    down_mm: float


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The pen could not draw view `seq`; `reason` is a class name, never words of the view."""

    seq: int
    reason: str


Event = Ready | Pong | Drawn | Pressed | Touched | Typed | Focused | Turned | Acted | Plugged | Keyed | Hit | Failed
