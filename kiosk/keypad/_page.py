"""The lesson's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.keypad._learning import ACTIONS, Learning, Phase, Trouble
from kiosk.views import Button, Frame, KeyRow, LearnView, Note

if TYPE_CHECKING:
    from typing import Literal

    from kiosk.texts import Texts

_NUMBERED, _PAD = "code:", "keypad_"
_PAD_SIGNS = {"plus": "+", "minus": "-", "multiply": "*", "divide": "/", "dot": "."}
# The button that goes on, and the quieter ones, by phase.
_BUTTONS = {
    Phase.SHOW: ("learn", "close"),
    Phase.ASK: ("skip", "cancel"),
    Phase.CONFIRM: ("save", "learn", "cancel"),
    Phase.SAVED: ("close", "learn"),
    Phase.OVER: ("close",),
}


def present(learning: Learning, texts: Texts, frame: Frame) -> LearnView:
    """The page of a lesson as it stands."""
    phase = learning.phase
    title = f"keys.{phase.value}.title" if phase is not Phase.OVER else "keys.show.title"
    user = learning.user_of(learning.last) if learning.last else None
    rows = tuple(_row(learning, action, user, texts) for action in ACTIONS)
    names = [name for name in _BUTTONS[phase] if name != "save" or learning.trouble is not Trouble.NEEDED]
    primary, *others = (Button(name, texts.get(f"keys.{name}")) for name in names)
    return LearnView(
        frame=frame,
        page=f"keys.{phase.value}",
        title=texts.get(title, action=_label(learning.action, texts)),
        rows=rows,
        primary=primary,
        hint=texts.get(f"keys.{phase.value}.hint") if phase in {Phase.SHOW, Phase.ASK, Phase.CONFIRM} else "",
        note=_note(learning, user, texts),
        others=tuple(others),
    )


def _row(learning: Learning, action: str, user: str | None, texts: Texts) -> KeyRow:
    names = learning.tried[action]
    shown = ", ".join(key_words(name, texts) for name in names)
    state: Literal["known", "asked", "pressed"] = "pressed" if action == user else "known"
    if learning.phase is Phase.ASK and action == learning.action:
        state = "asked"
    return KeyRow(_label(action, texts), shown or texts.get("keys.none"), state)


def _note(learning: Learning, user: str | None, texts: Texts) -> Note | None:
    key, action = learning.last, _label(user or learning.action, texts)
    name = key_words(key, texts)
    if learning.trouble is not None:
        return Note("problem", texts.get(f"keys.{learning.trouble.value}", name=name, action=action))
    if learning.phase is Phase.SAVED and not key:
        return Note("ok", texts.get("keys.saved.note"))
    if not key:
        return None
    if user is None:
        return Note("info", texts.get("keys.unused", name=name))
    return Note("ok", texts.get("keys.does", name=name, action=action))


def key_words(name: str, texts: Texts) -> str:
    """What stands on a key, or how people call it; one that nobody has named is told by its number."""
    if name.startswith(_NUMBERED):
        return texts.get("keys.name.code", number=name.removeprefix(_NUMBERED))
    if (pad := name.removeprefix(_PAD)) != name:
        return texts.get("keys.name.pad", name=_PAD_SIGNS.get(pad, pad.capitalize()))
    known = f"keys.name.{name}"
    return texts.get(known) if known in texts.words else name.upper()


def _label(action: str, texts: Texts) -> str:
    return texts.get(f"keys.action.{action}")
