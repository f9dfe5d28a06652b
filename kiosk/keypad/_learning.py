"""The lesson: shown, asked action by action, looked over, kept. Pure; a press that means nothing changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from kiosk.keys import MOVES, TWO_SWITCH, USUAL_KEYS, code_of, is_typed, key_problems, keys_for

ACTIONS = tuple(USUAL_KEYS)


class Phase(Enum):
    """Where the lesson is."""

    SHOW = "show"
    ASK = "ask"
    CONFIRM = "confirm"
    SAVED = "saved"
    OVER = "over"


class Trouble(Enum):
    """Why a key was not taken, or cannot be kept."""

    USED = "used"
    TYPED = "typed"
    NEEDED = "needed"


@dataclass(frozen=True)
class Learning:
    """One lesson.

    Args:
        keys: What keys do now.
        is_two_switch: Two switches move on and choose, whatever is learnt.
        phase: Where it is.
        asked: Index of the action whose key is asked for.
        learnt: Keys pressed so far, by action.
        last: The key that was pressed last, by its name.
        trouble: Why it was not taken.
    """

    keys: dict[str, tuple[str, ...]]
    is_two_switch: bool = False
    phase: Phase = Phase.SHOW
    asked: int = 0
    learnt: dict[str, tuple[str, ...]] = field(default_factory=dict)
    last: str = ""
    trouble: Trouble | None = None

    @property
    def action(self) -> str:
        """The action whose key is asked for."""
        return ACTIONS[self.asked]

    @property
    def tried(self) -> dict[str, tuple[str, ...]]:
        """What keys do with what was learnt, or without it where nothing is being learnt."""
        if self.phase in {Phase.SHOW, Phase.OVER}:
            return self.keys
        return keys_for(self.learnt, is_two_switch=self.is_two_switch)

    def user_of(self, name: str) -> str | None:
        """What a key does by `tried`; None for nothing."""
        code = code_of(name)
        users = (action for action, names in self.tried.items() if code in map(code_of, names))
        return next(users, None)


def key_pressed(learning: Learning, name: str) -> Learning:
    """The lesson after a key: shown where it belongs, or learnt for what was asked."""
    if learning.phase is not Phase.ASK:
        return replace(learning, last=name)
    if trouble := _trouble(learning, name):
        return replace(learning, last=name, trouble=trouble)
    learnt = learning.learnt | {learning.action: (name,)}
    return _go_on(replace(learning, learnt=learnt, last=name))


def pressed(learning: Learning, control: str) -> Learning:
    """The lesson after a button of its page."""
    match learning.phase, control:
        case Phase.SHOW | Phase.SAVED, "close":
            return replace(learning, phase=Phase.OVER)
        case Phase.SHOW | Phase.CONFIRM | Phase.SAVED, "learn":
            return replace(learning, phase=Phase.ASK, asked=0, learnt={}, last="", trouble=None)
        case Phase.ASK, "skip":
            return _go_on(replace(learning, last=""))
        case Phase.ASK | Phase.CONFIRM, "cancel":
            return replace(learning, phase=Phase.SHOW, asked=0, learnt={}, last="", trouble=None)
        case Phase.CONFIRM, "save" if learning.trouble is not Trouble.NEEDED:
            return _save(learning)
        case _:
            return learning


def _trouble(learning: Learning, name: str) -> Trouble | None:
    code = code_of(name)
    if any(code in map(code_of, names) for names in learning.learnt.values()):
        return Trouble.USED
    if learning.is_two_switch and name in TWO_SWITCH.values():
        return Trouble.USED
    return Trouble.TYPED if learning.action in MOVES and is_typed(name) else None


def _go_on(learning: Learning) -> Learning:
    """To the next action, or to looking it over."""
    if learning.asked + 1 < len(ACTIONS):
        return replace(learning, asked=learning.asked + 1, trouble=None)
    has_problem = any(True for _ in key_problems(learning.learnt, is_two_switch=learning.is_two_switch))
    return replace(learning, phase=Phase.CONFIRM, last="", trouble=Trouble.NEEDED if has_problem else None)


def _save(learning: Learning) -> Learning:
    """What was tried is what keys do now; the caller keeps `learnt`."""
    return replace(learning, phase=Phase.SAVED, keys=learning.tried, last="", trouble=None)
