"""Kinds of page that measure the glass itself; a technician's alone."""

from __future__ import annotations

from typing import Annotated

import msgspec

from kiosk.views.parts import Button, Frame, Note

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class RulerView(msgspec.Struct, frozen=True, tag="ruler"):
    """A line of a known length, to lay a ruler on.

    Args:
        length_mm: In the millimetres that the pen believes in; what a ruler says tells how wrong these are.
        is_upright: The line goes upwards.
        steps: Make it longer and shorter.
    """

    frame: Frame
    page: str
    title: str
    length_mm: Annotated[float, msgspec.Meta(ge=10, le=400)]
    is_upright: bool
    steps: tuple[Button, ...]
    primary: Button
    hint: str = ""
    note: Note | None = None


class TouchTestView(msgspec.Struct, frozen=True, tag="touch_test"):
    """A target to hit. Each finger that comes down beside every control is told as `Hit`.

    Args:
        target: Where its middle is, as shares of the room of the page, from the left and from the top.
    """

    frame: Frame
    page: str
    title: str
    target: tuple[Share, Share]
    progress: str = ""
