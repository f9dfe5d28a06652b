"""Which page knows which button, and which page each leads back to. What is not in here changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.technician._visit import Place
from kiosk.technician.areas import (
    asked,
    devices,
    devices_pages,
    entering,
    glass,
    health,
    jobs,
    keys,
    menu,
    new_hub,
    newcomer,
    newcomer_pages,
    roll,
    sound,
    spare,
    voice,
    voice_pages,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.technician._visit import Pages, Press, Visit
    from kiosk.texts import Texts
    from kiosk.views import View

AREAS = (
    entering,
    menu,
    devices,
    devices_pages,
    spare,
    roll,
    asked,
    health,
    sound,
    voice,
    voice_pages,
    glass,
    keys,
    jobs,
    new_hub,
    newcomer,
    newcomer_pages,
)


def _presses() -> Mapping[Place, Mapping[str, Press]]:
    table: dict[Place, dict[str, Press]] = {}
    for area in AREAS:
        for place, presses in area.PRESSES.items():
            table.setdefault(place, {}).update(presses)
    return table


def _pages() -> Mapping[Place, Callable[[Visit, Texts], View]]:
    pages: dict[Place, Callable[[Visit, Texts], View]] = {}
    for area in AREAS:
        known: Pages = area.PAGES
        pages.update(known)
    return pages


PRESSES = _presses()
PAGES = _pages()
# From anything else one leaves.
BACK: Mapping[Place, Place] = {
    Place.PIN: Place.WHO,
    **dict.fromkeys(
        (
            Place.DEVICES,
            Place.HEALTH,
            Place.SOUND,
            Place.GLASS,
            Place.KEYS,
            Place.SLIP,
            Place.LOGS,
            Place.SOAK,
            Place.RESTART,
        ),
        Place.MENU,
    ),
    Place.DEVICE: Place.DEVICES,
    Place.FOUND: Place.DEVICE,
    Place.TRY: Place.DEVICE,
    Place.ASKED: Place.DEVICE,
    Place.SPARE: Place.DEVICE,
    Place.ROLL: Place.DEVICE,
    Place.ADDRESS: Place.FOUND,
    Place.FINDING: Place.HEALTH,
    Place.VOICES: Place.SOUND,
    Place.PARTS: Place.VOICES,
    Place.PROMPTS: Place.PARTS,
    Place.TAKEN: Place.PROMPT,
    Place.RULER_ALONG: Place.GLASS,
    Place.RULER_UP: Place.GLASS,
    Place.HEIGHT: Place.GLASS,
    Place.TOUCH: Place.GLASS,
    Place.TOUCHED: Place.GLASS,
    Place.NEW_OFFICE: Place.NEW_LANGUAGE,
    Place.NEW_ZONE: Place.NEW_OFFICE,
    Place.NEW_NUMBER: Place.NEW_ZONE,
    Place.NEW_GLASS: Place.NEW_NUMBER,
    Place.NEW_HEIGHT: Place.NEW_GLASS,
    Place.NEW_HUB: Place.NEW_HEIGHT,
    Place.NEW_HUB_ADDRESS: Place.NEW_HUB,
    Place.NEW_HUB_TRIED: Place.NEW_HUB_ADDRESS,
    Place.NEW_NAME: Place.NEW_HUB,
    Place.NEW_PIN: Place.NEW_NAME,
    Place.NEW_PIN_AGAIN: Place.NEW_PIN,
    Place.NEW_DONE: Place.SLIP,
}
