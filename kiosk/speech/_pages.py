"""What each page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.views import RestView

if TYPE_CHECKING:
    from kiosk.speech._hearing import Hearing
    from kiosk.views import View


def opening(view: View, hearing: Hearing) -> str:
    """What is read when a page opens."""
    del hearing
    if view.frame.said:
        return view.frame.said
    if isinstance(view, RestView):
        return view.headline
    hint = getattr(view, "hint", "")
    return f"{view.title} {hint}".strip()


def focus(view: View, control: str, hearing: Hearing) -> str:
    """What is said of a control: its name, what it is, its state; empty where there is no such control."""
    del view, control, hearing
    return ""


def change(before: View, after: View, hearing: Hearing) -> str:
    """What is new on a page that was drawn again; empty where nothing is worth saying."""
    del before, after, hearing
    return ""
