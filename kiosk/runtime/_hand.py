"""A resident's hand: what they do with the pen that draws becomes something that happens in their visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kiosk.journey import ControlFocused, ControlPressed, GlassTouched, HeadphonesMoved, KeyActed, PartTurned
from kiosk.views import Acted, Focused, Hit, Keyed, Plugged, Pressed, Touched, Turned, Typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.journey import Happening
    from kiosk.runtime._pens import Input
    from kiosk.runtime._trace import Trace
    from kiosk.runtime._voice import VoiceHost


class Hand:
    """All methods run in the loop's thread.

    Args:
        voice: Falls silent when a control is pressed, and reads what is focused.
        trace: Where to note pressed controls; None for nowhere.
        happen: Steps the visit.
    """

    def __init__(self, voice: VoiceHost, trace: Trace | None, happen: Callable[[Happening], None]) -> None:
        self._voice, self._trace, self._happen = voice, trace, happen

    def hear(self, event: Input) -> bool:
        """Whether it means anything to a resident's page."""
        match event:
            case Pressed(_, control):
                self._press(event.seq, control, control)
            case Typed(_, text):
                self._press(event.seq, _control_of(text), "typed")
            case Focused(_, control, is_moved):
                self._focus(event.seq, control, is_moved=is_moved)
            case Touched():
                self._happen(GlassTouched())
            case Turned(_, part, parts):
                self._happen(PartTurned())
                self._voice.turn(part, parts)
            case Acted(_, act):
                self._happen(KeyActed(act))
            case Plugged(_, is_in):
                self._happen(HeadphonesMoved(is_in))
            case Keyed() | Hit():  # of pages only technicians see
                return False
            case _:
                assert_never(event)
        return True

    def _press(self, seq: int, control: str, noted: str) -> None:
        if self._trace is not None:
            self._trace.pressed(seq, noted)
        self._voice.hush()
        self._happen(ControlPressed(control))

    def _focus(self, seq: int, control: str, *, is_moved: bool) -> None:
        if self._trace is not None:
            self._trace.focused(seq, control)
        if is_moved:
            self._happen(ControlFocused(control))
        self._voice.focus(control, is_moved=is_moved)


def _control_of(text: str) -> str:
    """The control a typed character stands for; anything but one printable character stands for nothing."""
    if text == " ":
        return "key:space"
    return f"key:{text.upper()}" if len(text) == 1 and text.isprintable() else "nothing"
