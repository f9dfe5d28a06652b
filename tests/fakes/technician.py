"""A technician's visit driven by hand: press, hear, look; effects are seen and answered by the test."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kiosk.access import Account, Entered, Role
from kiosk.config import Config, LaneConfig, OfficeConfig
from kiosk.ports import DeviceKind
from kiosk.technician import (
    ControlPressed,
    Draft,
    Effect,
    PinChecked,
    Place,
    Visit,
    present,
    step,
)
from kiosk.texts import Texts

if TYPE_CHECKING:
    from kiosk.technician import Happening
    from kiosk.views import View

CONFIG = Config(
    kiosk="kiosk-1",
    state_dir=Path("/nowhere"),
    office=OfficeConfig("64.74.02", "Kecamatan Bontang Selatan", "Asia/Makassar"),
    lanes=(LaneConfig("umum", "A", "Loket 1"),),
)
RINA = Account(1, "Rina", Role.TECHNICIAN)
BUDI = Account(2, "Budi", Role.TECHNICIAN)
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


class Walk:
    """Somebody walks through pages; every page they meet is made, in both languages."""

    def __init__(self, visit: Visit | None = None) -> None:
        self.visit = visit or Visit(Place.PIN, CONFIG, tuple(DeviceKind), (RINA,), RINA, drawn=CONFIG.panel)
        self.effects: list[Effect] = []
        self.texts = Texts("id")
        self.visits: dict[str, Visit] = {}
        self._look()

    @property
    def page(self) -> View:
        return present(self.visit, self.texts, NOON)

    @property
    def pages(self) -> dict[str, View]:
        """Every page they met, by name."""
        return {name: present(visit, self.texts, NOON) for name, visit in self.visits.items()}

    def press(self, *controls: str) -> Self:
        for control in controls:
            self.hear(ControlPressed(control))
        return self

    def type(self, text: str) -> Self:
        return self.press(*(f"key:{one}" for one in text))

    def hear(self, *happenings: Happening) -> Self:
        for happening in happenings:
            done = step(self.visit, happening, self.texts)
            self.visit, self.effects = done.visit, [*self.effects, *done.effects]
            self._look()
        return self

    def caused(self, kind: type) -> Effect:
        """The last effect of this kind."""
        return [one for one in self.effects if isinstance(one, kind)][-1]

    def come_in(self) -> Self:
        return self.type("481516").press("enter").hear(PinChecked(Entered(RINA)))

    def _look(self) -> None:
        self.visits[self.page.page] = self.visit
        present(self.visit, Texts("en"), NOON)


def newcomer() -> Walk:
    """Somebody in front of a kiosk that was never set up."""
    return Walk(Visit(Place.NEW_LANGUAGE, None, tuple(DeviceKind), draft=Draft()))


def configured(walk: Walk, **office: str) -> Config:
    """What its configuration would be."""
    draft = walk.visit.told_draft
    return replace(CONFIG, office=replace(CONFIG.office, code=draft.office, zone=draft.zone, **office))


def words(view: View) -> str:
    """All that stands on a page."""
    return repr(view)
