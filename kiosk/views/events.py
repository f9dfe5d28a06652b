"""What the pen tells the mind. An event that names an old `seq` is dropped there."""

from __future__ import annotations

import msgspec


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
    """View `seq` is on the glass, with these controls at these places."""

    seq: int
    page: str
    targets: tuple[Target, ...]


class Pressed(msgspec.Struct, frozen=True, tag="pressed"):
    """A control of view `seq` was pressed, by touch or by key."""

    seq: int
    control: str


class Typed(msgspec.Struct, frozen=True, tag="typed"):
    """A character came from a physical keyboard or keypad while view `seq` was shown; hostile until parsed."""

    seq: int
    text: str


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The pen could not draw view `seq`; `reason` is a class name, never words of the view."""

    seq: int
    reason: str


Event = Ready | Pong | Drawn | Pressed | Typed | Failed
