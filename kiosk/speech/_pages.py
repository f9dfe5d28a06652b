"""What each page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.speech._utterance import Utterance
from kiosk.views import RestView

if TYPE_CHECKING:
    from kiosk.speech._hearing import Hearing
    from kiosk.views import View


def opening(view: View, hearing: Hearing) -> Utterance:
    """What is read when a page opens."""
    del hearing
    if view.frame.said:
        return Utterance(view.frame.said)
    if isinstance(view, RestView):
        return Utterance(view.headline)
    hint = getattr(view, "hint", "")
    return Utterance(f"{view.title} {hint}".strip())


def focus(view: View, control: str, hearing: Hearing) -> Utterance:
    """What is said of a control: its name, what it is, its state; nothing where there is no such control."""
    del view, control, hearing
    return Utterance()


def change(before: View, after: View, hearing: Hearing) -> Utterance:
    """What is new on a page that was drawn again; nothing where nothing is worth saying."""
    del before, after, hearing
    return Utterance()


def turned(view: View, part: int, parts: int, hearing: Hearing) -> Utterance:
    """What is said when another part of a page came, that the glass is too small for; parts count from 0."""
    del hearing
    return Utterance(view.frame.turning.at.format(at=part + 1, all=parts) if view.frame.turning else "")
