"""The keys of a keypad: their names, what they do unless told otherwise, and how an office's own keys are checked.

Codes are those of the pen's toolkit: its own numbers where it has some, SDL's for every other key. (Kivy calls 294 to
296 F13 to F15; they are Print Screen, Scroll Lock and Pause, and the real F13 comes with SDL's number.)
Source: SDL_keycode.h; the usual keys follow the assistive controllers of voting machines (VotingWorks, Storm AudioNav).
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SDL = 1 << 30
_ON_THEIR_OWN = """
backspace 8  tab 9  enter 13  escape 27  space 32  delete 127
comma 44  minus 45  period 46  slash 47  semicolon 59  equals 61
up 273  down 274  right 275  left 276  insert 277  home 278  end 279  page_up 280  page_down 281
print_screen 294  scroll_lock 295  pause 296
keypad_dot 266  keypad_divide 267  keypad_multiply 268  keypad_minus 269  keypad_plus 270  keypad_enter 271
"""
_words = _ON_THEIR_OWN.split()
KEY_CODES: dict[str, int] = {
    **{letter: ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz0123456789"},
    **{name: int(code) for name, code in zip(_words[::2], _words[1::2], strict=True)},
    **{f"f{number}": 281 + number for number in range(1, 13)},
    **{f"f{number}": _SDL + 91 + number for number in range(13, 25)},
    **{f"keypad_{digit}": 256 + digit for digit in range(10)},
    "mute": _SDL + 127,
    "volume_up": _SDL + 128,
    "volume_down": _SDL + 129,
}
_NAMES = {code: name for name, code in KEY_CODES.items()}
_NUMBERED = re.compile(r"code:([1-9]\d{0,9})")
# Keys that are held beside others, and what SDL says where it knows no key: Num Lock, Caps Lock, Shift, Ctrl, Alt, the
# one with the window.
_COMPANIONS = {_SDL, 300, 301, *range(303, 310), _SDL + 57, _SDL + 83, *range(_SDL + 224, _SDL + 232)}

# What keys can do, with the keys that do it where the office names none. The first five the pen does by itself.
USUAL_KEYS: dict[str, tuple[str, ...]] = {
    "next": ("down", "tab"),
    "previous": ("up",),
    "select": ("enter", "keypad_enter"),
    "turn_on": ("right", "page_down"),
    "turn_back": ("left", "page_up"),
    "louder": ("equals", "keypad_plus", "volume_up"),
    "softer": ("minus", "keypad_minus", "volume_down"),
    "volume": ("f17",),
    "faster": ("period", "f24"),
    "slower": ("comma", "f23"),
    "pause": ("p",),
    "repeat": ("u",),
    "help": ("r",),
    "language": ("l",),
    "sound": ("m",),
    "back": ("b",),
    "headphones_in": ("f15",),
    "headphones_out": ("f16",),
}
# Where keys that were learnt on the kiosk are kept, in its folder of state.
KEY_FILE = "keypad.toml"
# Without a key for these that types nothing, nobody gets on by keys.
NEEDED = ("next", "select")
# What the focus is moved by: on a page for typing a letter or a digit cannot do it.
MOVES = ("next", "previous", "select", "turn_on", "turn_back")
# One switch moves on, the other chooses; both do so even where digits are typed.
TWO_SWITCH = {"next": "1", "select": "2"}


class KeyProblem(NamedTuple):
    """What is wrong with the keys of an action and how to mend it; a place such as `select.2` counts from 1."""

    place: str
    reason: str


def code_of(name: str) -> int | None:
    """The code of a key's name, or of `code:<number>`; None if it is neither."""
    if numbered := _NUMBERED.fullmatch(name):
        return int(numbered[1])
    return KEY_CODES.get(name)


def name_of(code: int) -> str:
    """How a key is written in the configuration."""
    return _NAMES.get(code, f"code:{code}")


def can_act(code: int) -> bool:
    """Whether a key can do something by itself; those that are held beside others cannot."""
    return code > 0 and code not in _COMPANIONS


def is_typed(name: str) -> bool:
    """Whether a key types a letter, a digit or a space where typing is asked for."""
    code = code_of(name)
    return code is not None and (name_of(code) == "space" or 256 <= code <= 265 or len(name_of(code)) == 1)  # noqa: PLR2004


def keys_for(named: Mapping[str, tuple[str, ...]], *, is_two_switch: bool = False) -> dict[str, tuple[str, ...]]:
    """The keys of every action: those named, and for the others their usual ones as far as they are still free."""
    taken = {code_of(name) for names in named.values() for name in names}
    if is_two_switch:
        taken |= {code_of(name) for name in TWO_SWITCH.values()}
    keys = {
        action: named.get(action, tuple(name for name in usual if code_of(name) not in taken))
        for action, usual in USUAL_KEYS.items()
    }
    if is_two_switch:
        keys |= {action: (*keys[action], name) for action, name in TWO_SWITCH.items() if name not in keys[action]}
    return keys


def key_problems(named: Mapping[str, tuple[str, ...]], *, is_two_switch: bool = False) -> Iterator[KeyProblem]:
    """Everything that is wrong with an office's own keys."""
    users = {code_of(name): action for action, name in TWO_SWITCH.items()} if is_two_switch else {}
    for action, names in named.items():
        if action not in USUAL_KEYS:
            yield KeyProblem(action, f"is nothing that a key can do; {_suggest(action, list(USUAL_KEYS))}")
            continue
        for count, name in enumerate(names, 1):
            yield from _name_problems(f"{action}.{count}", name)
            user = users.setdefault(code_of(name), action) if code_of(name) is not None else action
            is_twice = name in names[: count - 1]
            if user != action or is_twice:
                yield KeyProblem(f"{action}.{count}", f"`{name}` is used for `{user}` already; give each its own key")
    if not is_two_switch:
        keys = keys_for(named)
        for action in NEEDED:
            if all(is_typed(name) for name in keys[action]):
                yield KeyProblem(action, "has no key left that types nothing; name one, or nobody gets on by keys")


def _name_problems(place: str, name: str) -> Iterator[KeyProblem]:
    code = code_of(name)
    if code is None:
        yield KeyProblem(place, f"does not know the key `{name[:40]}`; {_suggest(name, list(KEY_CODES))}")
    elif not can_act(code):
        yield KeyProblem(place, f"`{name}` is held beside other keys; name a key that is pressed alone")


def _suggest(wrong: str, known: list[str]) -> str:
    near = get_close_matches(wrong.lower(), known, 1)
    return f"did you mean `{near[0]}`?" if near else "see docs/keypad.md, or write it as `code:` and its number"
