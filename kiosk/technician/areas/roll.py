"""How a roll of paper is changed, in drawings, step by step; at the end it is said that it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import DeviceKind
from kiosk.technician._events import ChangeRoll, Probe
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import BARE, button
from kiosk.technician.areas.devices import unknown
from kiosk.texts import DRAWN_PX, ROLL_STEPS
from kiosk.views import Picture, ScanView

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts


def open_roll(visit: Visit, _: str) -> Step:
    """The first drawing."""
    return Step(go(visit, Place.ROLL) if visit.kind is DeviceKind.PRINTER else visit)


def turn_on(visit: Visit, _: str) -> Step:
    """The next drawing."""
    return Step(replace(visit, list_page=min(ROLL_STEPS - 1, visit.list_page + 1)))


def turn_back(visit: Visit, _: str) -> Step:
    """The drawing before."""
    return Step(replace(visit, list_page=max(0, visit.list_page - 1)))


def say_changed(visit: Visit, _: str) -> Step:
    """A new roll is in: how much is left is counted anew."""
    assert visit.kind is not None
    there = replace(unknown(go(visit, visit.device_place)), told="tech.roll.counted")
    return Step(there, (ChangeRoll(visit.is_spare), Probe((visit.kind,), visit.is_spare)))


def drawing_of(visit: Visit) -> str:
    """The name of the drawing on the page; empty where there is none."""
    return f"roll-{visit.list_page + 1}" if visit.place is Place.ROLL else ""


def roll(visit: Visit, texts: Texts) -> ScanView:
    """One step."""
    at = visit.list_page + 1
    is_last = at == ROLL_STEPS
    return ScanView(
        BARE,
        "tech.roll.last" if is_last else "tech.roll",
        texts.get("roll.title"),
        "captured",
        button(texts, "roll_changed", "check") if is_last else button(texts, "more"),
        progress=texts.get("roll.at", at=at, all=ROLL_STEPS),
        hint=texts.get(f"roll.{at}"),
        picture=Picture(0, *DRAWN_PX),
        others=(button(texts, "previous", "chevron-left"),) if at > 1 else (),
    )


PRESSES: Presses = {
    **{place: {"open_roll": open_roll} for place in (Place.DEVICE, Place.SPARE)},
    Place.ROLL: {"more": turn_on, "previous": turn_back, "roll_changed": say_changed},
}
PAGES: Pages = {Place.ROLL: roll}
