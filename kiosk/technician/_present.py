"""The page as it is now, with what surrounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.technician._table import PAGES
from kiosk.views import BarButton, Button, Frame, Turning

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.technician._visit import Visit
    from kiosk.texts import Texts
    from kiosk.views import View


def present(visit: Visit, texts: Texts, local: datetime) -> View:
    """The page of a visit as it stands, at this time of the office."""
    view = PAGES[visit.place](visit, texts)
    frame = Frame(
        texts.get("tech.new.head") if visit.config is None else texts.get("tech.head", office=visit.config.office.name),
        f"{texts.day_and_date(local.date())} · {texts.hour(local)}",
        (
            BarButton("bar:back", texts.get("bar.back"), "arrow-left"),
            BarButton("bar:home", texts.get("bar.home"), "exit-run"),
        ),
        turning=Turning(
            Button("turn:on", texts.get("turn.on"), "chevron-right"),
            Button("turn:back", texts.get("turn.back"), "chevron-left"),
            texts.get("turn.at", at="{at}", all="{all}"),
        ),
    )
    return replace(view, frame=frame)
