"""Who listens, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.catalogue import Sayings

if TYPE_CHECKING:
    from kiosk.texts import Texts
    from kiosk.views import Setup


# What a page tells of keys names these as everybody's keypad has them, and the one that says a page again.
_ARROW, _RIGHT, _MIDDLE = "down", "right", frozenset({"enter", "keypad_enter"})


@dataclass(frozen=True)
class Keys:
    """Which keys a listener can be told of.

    Args:
        has_arrows: An arrow moves on, and the key in the middle chooses.
        has_repeat: A key says the page again.
        has_sound: A key opens the page about the sound.
        has_turns: An arrow turns on, at the end to the button that leads on.
        has_typing: A number block or a keyboard, where there is one, types.
    """

    has_arrows: bool = True
    has_repeat: bool = True
    has_sound: bool = True
    has_turns: bool = True
    has_typing: bool = True

    @classmethod
    def of(cls, setup: Setup) -> Keys:
        """Those of a kiosk; who has two switches has nothing else."""
        if setup.is_two_switch:
            return cls(has_arrows=False, has_repeat=False, has_sound=False, has_turns=False, has_typing=False)
        keys = setup.keys
        has_arrows = _ARROW in keys.get("next", ()) and not _MIDDLE.isdisjoint(keys.get("select", ()))
        has_turns = _RIGHT in keys.get("turn_on", ())
        return cls(has_arrows, bool(keys.get("repeat")), bool(keys.get("sound")), has_turns)


@dataclass(frozen=True)
class Hearing:
    """Who listens.

    Args:
        texts: Words of their language.
        is_private: Through headphones: only then is anything personal said.
        is_guided: They are led by the keypad and may see nothing: pages say how many choices there are and which key
            does what.
        sayings: What the office says in other words than it writes.
        keys: Which keys they have.
    """

    texts: Texts
    is_private: bool = False
    is_guided: bool = False
    sayings: Sayings = field(default_factory=Sayings)
    keys: Keys = field(default_factory=Keys)
