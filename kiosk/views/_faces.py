"""Whether a page that is drawn again still asks the same: only then does the keypad's focus stay on it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.views.pages import CheckView, ScanView
from kiosk.views.questions import ChooseView

if TYPE_CHECKING:
    from kiosk.views.kinds import View


def is_same_face(before: View, after: View) -> bool:
    """Whether one view is the other drawn again, as while somebody types or while a device works.

    It is not where another page came, another step of a paper, or another page of a list or of answers: what was heard
    of the one before says nothing of the other, though a button may have kept its place.
    """
    if type(before) is not type(after) or (before.page, before.frame.mark) != (after.page, after.frame.mark):
        return False
    if isinstance(before, ScanView) and isinstance(after, ScanView):
        return (before.state, before.by) == (after.state, after.by)
    were, are = _listed(before), _listed(after)
    return were == are or not were.isdisjoint(are)


def _listed(view: View) -> set[str]:
    """Of what is looked through page by page, what this page holds."""
    match view:
        case CheckView():
            return {row.change.id for row in view.rows if row.change is not None}
        case ChooseView():
            return {choice.id for choice in view.choices}
        case _:
            return set()
