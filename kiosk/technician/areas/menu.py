"""What a technician can do here, and the end of it: another start, with what was set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.technician._events import Examine, Restart
from kiosk.technician._visit import Place, Step, Visit, go
from kiosk.technician._words import BARE, MOST_SHOWN, button
from kiosk.technician.areas.keys import begin_lesson
from kiosk.views import Choice, ChooseView, Note, Section, ShowView

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses
    from kiosk.texts import Texts

# Where each tile leads, and its icon.
_TILES = {
    Place.DEVICES: "usb",
    Place.HEALTH: "stethoscope",
    Place.SOUND: "volume-high",
    Place.GLASS: "monitor",
    Place.KEYS: "dialpad",
    Place.SLIP: "printer",
    Place.LOGS: "usb-flash-drive-outline",
    Place.SOAK: "timer-outline",
}


def open_place(visit: Visit, name: str) -> Step:
    """To a part of the menu."""
    if name not in {one.value for one in _TILES}:
        return Step(visit)
    place = Place(name)
    if place is Place.KEYS:
        return begin_lesson(visit)
    fresh = replace(go(visit, place), printed=None, logs=None, soak=None if place is Place.SOAK else visit.soak)
    if place is Place.HEALTH and not visit.findings:
        return Step(replace(fresh, is_waiting=True), (Examine(),))
    return Step(fresh)


def open_restart(visit: Visit, _: str) -> Step:
    """What was set, before it counts."""
    return Step(go(visit, Place.RESTART))


def restart(visit: Visit, _: str) -> Step:
    """Start again."""
    return Step(visit, (Restart(),))


def menu(visit: Visit, texts: Texts) -> ChooseView:
    """What is to be done?"""
    tiles = tuple(
        Choice(f"open:{place.value}", texts.get(f"tech.{place.value}"), _under(place, visit, texts), icon)
        for place, icon in _TILES.items()
    )
    return ChooseView(
        BARE,
        "tech.menu",
        texts.get("tech.menu.title"),
        tiles,
        note=_note(visit, texts),
        others=(button(texts, "open_restart", "restart"),),
    )


def _note(visit: Visit, texts: Texts) -> Note | None:
    """That something could not be kept, else how much was."""
    if visit.problem:
        return Note("problem", texts.get(visit.problem))
    return Note("info", texts.get("tech.menu.changed", count=len(visit.changed))) if visit.changed else None


def _under(place: Place, visit: Visit, texts: Texts) -> str:
    """A second line where there is something to tell already."""
    if place is not Place.DEVICES:
        return texts.get(f"tech.{place.value}.note")
    wrong = sum(not one.is_well for one in visit.verdicts.values())
    asked = len(visit.verdicts) == len(visit.kinds)
    if wrong:
        return texts.get("tech.devices.wrong", count=wrong)
    return texts.get("tech.devices.well" if asked else "tech.devices.note")


def restart_page(visit: Visit, texts: Texts) -> ShowView:
    """What was set here, and that it counts from the next start on."""
    lines = tuple(f"{key} = {value}" for key, value in visit.changed.items())[:MOST_SHOWN]
    return ShowView(
        BARE,
        "tech.restart",
        texts.get("tech.restart.title"),
        (
            Section("information-outline", texts.get("tech.restart.what"), (texts.get("tech.restart.text"),)),
            Section("pencil", texts.get("tech.restart.changed"), lines or (texts.get("tech.restart.nothing"),)),
        ),
        button(texts, "restart", "restart"),
    )


PRESSES: Presses = {Place.MENU: {"open": open_place, "open_restart": open_restart}, Place.RESTART: {"restart": restart}}
PAGES: Pages = {Place.MENU: menu, Place.RESTART: restart_page}
