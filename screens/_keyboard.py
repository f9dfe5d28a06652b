"""Which keys of a keyboard or keypad mean something; every other is swallowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BACKSPACE, _TAB, _ENTER, _KEYPAD_ENTER, _SPACE = 8, 9, 13, 271, 32
_UP, _DOWN, _RIGHT, _LEFT = 273, 274, 275, 276
_KEYPAD_0, _KEYPAD_9 = 256, 265
_CHORDS = {"ctrl", "alt", "meta", "super"}
_NEXT, _PREVIOUS = {_DOWN, _RIGHT}, {_UP, _LEFT}


@dataclass
class Keyboard:
    """Turns key codes into acts.

    Args:
        type_character: Called with a digit, a letter or a space.
        move: Called with +1 or -1 to move the focus.
        enter: Called to press what has the focus.
        back: Called to take a character away.
    """

    type_character: Callable[[str], None]
    move: Callable[[int], None]
    enter: Callable[[], None]
    back: Callable[[], None]
    _held: set[int] = field(default_factory=set)

    def down(self, key: int, modifiers: list[str]) -> None:
        """A key went down; a repetition of one that is held is nothing."""
        if key in self._held:
            return
        self._held.add(key)
        if _CHORDS & set(modifiers):
            return
        if key in _NEXT or key in _PREVIOUS:
            self.move(1 if key in _NEXT else -1)
        elif key == _TAB:
            self.move(-1 if "shift" in modifiers else 1)
        elif key in (_ENTER, _KEYPAD_ENTER):
            self.enter()
        elif key == _BACKSPACE:
            self.back()
        elif character := _character(key, is_shifted="shift" in modifiers):
            self.type_character(character)

    def up(self, key: int) -> None:
        """A key was let go."""
        self._held.discard(key)


def _character(key: int, *, is_shifted: bool) -> str:
    """The digit, letter or space of a key; empty for any other."""
    if _KEYPAD_0 <= key <= _KEYPAD_9:
        return str(key - _KEYPAD_0)
    if key == _SPACE:
        return " "
    if ord("a") <= key <= ord("z"):
        return chr(key).upper() if is_shifted else chr(key)
    return chr(key) if ord("0") <= key <= ord("9") and not is_shifted else ""
