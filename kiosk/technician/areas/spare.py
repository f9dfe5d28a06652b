"""The spare of a device: how it is, choosing it, trying it; all else is done as with the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.ports import UNSET
from kiosk.technician._events import Probe
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import BARE, ICONS, SPARED, address_of, button, fact_lines, icon_of, state_lines
from kiosk.technician.areas.devices import find, probe, try_it
from kiosk.technician.areas.devices_pages import first_way, outcome_note
from kiosk.views import Section, ShowView

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts


def open_spare(visit: Visit, _: str) -> Step:
    """The one that helps where the first cannot."""
    if visit.kind is None or visit.kind not in SPARED:
        return Step(visit)
    return Step(replace(go(visit, Place.SPARE), is_spare=True, spare=None), (Probe((visit.kind,), is_spare=True),))


def spare(visit: Visit, texts: Texts) -> ShowView:
    """How it is, what to do, what it says of itself."""
    kind = visit.kind
    assert kind is not None
    icon = icon_of(visit.spare, ICONS[kind])
    sections = [Section(icon, texts.get("tech.device.state"), state_lines(kind, visit.spare, texts))]
    if facts := fact_lines(kind, visit.spare, address_of(kind, visit.told_config, is_spare=True), texts):
        sections.append(Section("information-outline", texts.get("tech.device.facts"), facts))
    find_again = () if visit.spare == UNSET else (button(texts, "find", "magnify"),)
    return ShowView(
        BARE,
        f"tech.spare.{kind.value}",
        texts.get(f"tech.spare.{kind.value}"),
        tuple(sections),
        first_way(visit.spare, texts),
        outcome_note(visit, texts),
        (*find_again, button(texts, "open_roll"), button(texts, "probe", "refresh")),
    )


PRESSES: Presses = {
    Place.DEVICE: {"open_spare": open_spare},
    Place.SPARE: {"try": try_it, "find": find, "probe": probe},
}
PAGES: Pages = {Place.SPARE: spare}
