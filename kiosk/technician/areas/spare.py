"""The spare of a device: how it is, choosing it, trying it; all else is done as with the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import SPARED, UNSET
from kiosk.technician._events import Probe
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import (
    BARE,
    ICONS,
    address_of,
    button,
    fact_lines,
    icon_of,
    kind_words,
    state_lines,
)
from kiosk.technician.areas.devices import find, known_of, probe, try_it, unknown
from kiosk.technician.areas.devices_pages import first_way, outcome_note
from kiosk.views import Section, ShowView

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts


def open_spare(visit: Visit, _: str) -> Step:
    """The one that helps where the first cannot."""
    if visit.kind is None or visit.kind not in SPARED:
        return Step(visit)
    there = unknown(replace(go(visit, Place.SPARE), is_spare=True))
    return Step(there, (Probe((visit.kind,), is_spare=True),))


def spare(visit: Visit, texts: Texts) -> ShowView:
    """How it is, what to do, what it says of itself."""
    kind = visit.kind
    assert kind is not None
    known = known_of(visit)
    icon = icon_of(known, ICONS[kind])
    sections = [Section(icon, texts.get("tech.device.state"), state_lines(kind, known, texts))]
    if facts := fact_lines(kind, known, address_of(kind, visit.told_config, is_spare=True), texts):
        sections.append(Section("information-outline", texts.get("tech.device.facts"), facts))
    find_again = () if known == UNSET else (button(texts, "find", "magnify"),)
    return ShowView(
        BARE,
        f"tech.spare.{kind.value}",
        kind_words(kind, texts, is_spare=True),
        tuple(sections),
        first_way(known, texts),
        outcome_note(visit, texts),
        (*find_again, button(texts, "open_roll"), button(texts, "probe", "refresh")),
    )


PRESSES: Presses = {
    Place.DEVICE: {"open_spare": open_spare},
    Place.SPARE: {"try": try_it, "find": find, "probe": probe},
}
PAGES: Pages = {Place.SPARE: spare}
