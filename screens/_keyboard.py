"""What a key that goes down stands for: an action, a character, or nothing. Pure; which counts is decided above."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.views import can_act, code_of

if TYPE_CHECKING:
    from kiosk.views import Setup

_TAB, _SPACE = 9, 32
_KEYPAD_0, _KEYPAD_9 = 256, 265
_CHORDS = {"ctrl", "alt", "meta", "super"}


@dataclass(frozen=True)
class Stroke:
    """A key that went down by itself.

    Args:
        code: Kivy's number of it.
        action: What it does by the setup; empty for nothing.
        character: What it types; empty for nothing.
        is_switch: It is one of two switches, which act even where others type.
    """

    code: int
    action: str = ""
    character: str = ""
    is_switch: bool = False


@dataclass
class Keyboard:
    """Turns key codes into strokes."""

    _actions: dict[int, str] = field(default_factory=dict)
    _is_two_switch: bool = False
    _held: set[int] = field(default_factory=set)

    def set_up(self, setup: Setup) -> None:
        """Take what the keys do; a name that is no key's does nothing."""
        named = ((code_of(name), action) for action, names in setup.keys.items() for name in names)
        self._actions = {code: action for code, action in named if code is not None}
        self._is_two_switch = setup.is_two_switch

    def down(self, key: int, modifiers: list[str]) -> Stroke | None:
        """A key went down; None for a repetition of one that is held, for a chord, and for what is held beside keys."""
        if key in self._held:
            return None
        self._held.add(key)
        if not can_act(key) or _CHORDS & set(modifiers):
            return None
        is_shifted = "shift" in modifiers
        action = self._actions.get(key, "")
        if key == _TAB and is_shifted and action == "next":
            action = "previous"
        is_switch = self._is_two_switch and action in {"next", "select"}
        return Stroke(key, action, _character(key, is_shifted=is_shifted), is_switch)

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
