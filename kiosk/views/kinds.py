"""The page kinds: everything the pen can draw, as frozen values.

All strings are final: in the resident's language, wrapped by the pen, never translated or decided upon there. An `icon`
is the name of a Material Design icon. A control's `id` is what comes back in `Pressed`; it holds no personal data, so
that a trace of drawn controls may be kept.
"""

from __future__ import annotations

from kiosk.views.measures import RulerView, TouchTestView
from kiosk.views.pages import AskView, CheckView, LearnView, RestView, ScanView, ShowView, SlipView
from kiosk.views.questions import ChooseView, DateView, NumberPadView, SearchView, TypeView

View = (
    RestView
    | ChooseView
    | ShowView
    | NumberPadView
    | TypeView
    | SearchView
    | DateView
    | ScanView
    | CheckView
    | SlipView
    | AskView
    | LearnView
    | RulerView
    | TouchTestView
)
