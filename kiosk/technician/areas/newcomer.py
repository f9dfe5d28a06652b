"""A new kiosk: language, office, zone, number, glass, hub, the first technician. Each answer is kept at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.access import LEAST_DIGITS, MOST_NAME, pin_problem
from kiosk.identity import region_name
from kiosk.technician._draft import GLASSES, GREETINGS, ZONES, zone_of
from kiosk.technician._events import Examine, KeepDraft, Leave, MakeAccount, Probe, Secret, WriteConfig
from kiosk.technician._typing import LETTER_ROWS, with_letter
from kiosk.technician._visit import Place, Step, go
from kiosk.technician.areas.entering import type_digit
from kiosk.technician.areas.glass import is_bottom, type_height

if TYPE_CHECKING:
    from kiosk.technician._events import AccountMade, SettingsKept
    from kiosk.technician._visit import Pages, Presses, Visit

_MOST_SOUGHT = 30


def on_with(visit: Visit, place: Place, **answers: object) -> Step:
    """To another page with these answers, kept."""
    draft = replace(visit.told_draft, step=place.value, **answers)  # type: ignore[arg-type]
    return Step(replace(go(visit, place), draft=draft), (KeepDraft(draft),))


def choose_language(visit: Visit, language: str) -> Step:
    """The one that greets."""
    return on_with(visit, Place.NEW_OFFICE, language=language) if language in GREETINGS else Step(visit)


def type_sought(visit: Visit, key: str) -> Step:
    """One key while looking for the office."""
    typed = with_letter(visit.typed, key, LETTER_ROWS, _MOST_SOUGHT)
    return Step(replace(visit, typed=typed, list_page=0))


def choose_office(visit: Visit, code: str) -> Step:
    """This is the office."""
    if region_name(code) is None:
        return Step(visit)
    return on_with(visit, Place.NEW_ZONE, office=code, zone=zone_of(code))


def choose_zone(visit: Visit, zone: str) -> Step:
    """This is its time."""
    return on_with(visit, Place.NEW_NUMBER, zone=zone) if zone in ZONES else Step(visit)


def choose_number(visit: Visit, number: str) -> Step:
    """Which kiosk of the office."""
    if number not in {str(count) for count, _ in visit.told_draft.numbers}:
        return Step(visit)
    if visit.told_draft.replaces:
        return write(on_with(visit, Place.NEW_NAME, number=int(number)).visit)
    return on_with(visit, Place.NEW_GLASS, number=int(number))


def choose_glass(visit: Visit, name: str) -> Step:
    """This panel."""
    panel = next((one for one in GLASSES if one.name == name), None)
    if panel is None:
        return Step(visit)
    return on_with(visit, Place.NEW_HEIGHT, width_mm=panel.width_mm, height_mm=panel.height_mm)


def take_height(visit: Visit, _: str) -> Step:
    """How high it hangs."""
    if not is_bottom(visit.typed):
        return Step(replace(visit, problem="tech.height.range"))
    return on_with(visit, Place.NEW_HUB, bottom_mm=float(visit.typed))


def write(visit: Visit) -> Step:
    """All is known that a configuration must hold."""
    return Step(replace(visit, is_waiting=True), (KeepDraft(visit.told_draft), WriteConfig(visit.told_draft)))


def hear_kept(visit: Visit, kept: SettingsKept) -> Step:
    """The configuration is written, or cannot be."""
    if visit.place is not Place.NEW_NAME or not visit.is_waiting:
        return Step(visit)
    problem = "" if kept.config is not None else "tech.not_kept"
    done = replace(visit, is_waiting=False, problem=problem)
    if visit.people:  # somebody has an account already: this kiosk was set up before
        return Step(done) if problem else Step(go(done, Place.DEVICES), (Probe(visit.kinds),))
    return Step(done)


def type_name(visit: Visit, key: str) -> Step:
    """One key of a name."""
    typed = with_letter(visit.typed, key, LETTER_ROWS, MOST_NAME)
    return Step(replace(visit, typed=typed, problem=""))


def take_name(visit: Visit, _: str) -> Step:
    """That is their name."""
    if visit.is_waiting:
        return Step(visit)
    if not visit.typed.strip():
        return Step(replace(visit, problem="tech.new.name.empty"))
    return Step(replace(go(visit, Place.NEW_PIN), subject=visit.typed.strip().title()))


def take_pin(visit: Visit, _: str) -> Step:
    """The first time."""
    if pin_problem(visit.typed):
        key = "tech.pin.weak" if len(visit.typed) >= LEAST_DIGITS else "tech.pin.short"
        return Step(replace(visit, typed="", problem=key))
    return Step(replace(go(visit, Place.NEW_PIN_AGAIN), held=visit.typed))


def take_pin_again(visit: Visit, _: str) -> Step:
    """The same once more."""
    if visit.is_waiting:
        return Step(visit)
    if visit.typed != visit.held:
        return Step(replace(go(visit, Place.NEW_PIN), held="", problem="tech.pin.differs"))
    pin = Secret(visit.held)
    return Step(replace(visit, typed="", held="", is_waiting=True), (MakeAccount(visit.subject, pin),))


def hear_account(visit: Visit, made: AccountMade) -> Step:
    """They have an account, and the rest is theirs."""
    if visit.place is not Place.NEW_PIN_AGAIN or not visit.is_waiting:
        return Step(visit)
    if made.code:
        problem = "tech.new.name.taken" if made.code == "access.name.taken" else "tech.not_kept"
        return Step(replace(go(visit, Place.NEW_NAME), problem=problem))
    there = replace(go(visit, Place.DEVICES), is_in=True)
    return Step(there, (Probe(visit.kinds),))


def go_on(visit: Visit, _: str) -> Step:
    """From the devices to the slip, from the slip to the end."""
    if visit.draft is None:
        return Step(visit)
    if visit.place is Place.DEVICES:
        return Step(replace(go(visit, Place.SLIP), printed=None))
    return Step(
        replace(go(visit, Place.NEW_DONE), is_waiting=not visit.findings), () if visit.findings else (Examine(),)
    )


def finish(visit: Visit, _: str) -> Step:
    """It is ready, or somebody knows what is missing."""
    return Step(visit, (Leave(),))


PRESSES: Presses = {
    Place.NEW_LANGUAGE: {"language": choose_language},
    Place.NEW_OFFICE: {"key": type_sought, "office": choose_office},
    Place.NEW_ZONE: {"zone": choose_zone},
    Place.NEW_NUMBER: {"number": choose_number},
    Place.NEW_GLASS: {"glass": choose_glass},
    Place.NEW_HEIGHT: {"key": type_height, "take": take_height},
    Place.NEW_NAME: {"key": type_name, "take": take_name},
    Place.NEW_PIN: {"key": type_digit, "take": take_pin},
    Place.NEW_PIN_AGAIN: {"key": type_digit, "take": take_pin_again},
    Place.DEVICES: {"go_on": go_on},
    Place.SLIP: {"go_on": go_on},
    Place.NEW_DONE: {"finish": finish},
}
PAGES: Pages = {}
