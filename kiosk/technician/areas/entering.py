"""Who are you, and the PIN that proves it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.access import LEAST_DIGITS, MOST_DIGITS, Entered, Locked, Refused
from kiosk.technician._events import CheckPin, Probe, Secret
from kiosk.technician._typing import dots, with_digit
from kiosk.technician._visit import Place, Step, Visit, go
from kiosk.technician._words import BARE, button
from kiosk.views import Choice, ChooseView, Note, NumberPadView

if TYPE_CHECKING:
    from kiosk.access import Entry
    from kiosk.technician._events import BadgeTapped
    from kiosk.technician._visit import Pages, Presses
    from kiosk.texts import Texts

_PEOPLE_A_PAGE = 6


def choose_person(visit: Visit, number: str) -> Step:
    """They say who they are."""
    who = next((one for one in visit.people if str(one.id) == number), None)
    return Step(visit if who is None else replace(go(visit, Place.PIN), who=who))


def hear_badge(visit: Visit, tapped: BadgeTapped) -> Step:
    """A badge says who they are, as a name does."""
    if visit.place not in {Place.WHO, Place.PIN} or visit.is_waiting:
        return Step(visit)
    if tapped.owner not in visit.people:
        return Step(replace(visit, problem="tech.pin.badge"))
    return Step(replace(go(visit, Place.PIN), who=tapped.owner))


def turn_on(visit: Visit, _: str) -> Step:
    """The next page of a list."""
    return Step(replace(visit, list_page=visit.list_page + 1))


def turn_back(visit: Visit, _: str) -> Step:
    """The page before."""
    return Step(replace(visit, list_page=max(0, visit.list_page - 1)))


def type_digit(visit: Visit, key: str) -> Step:
    """One key of the pad."""
    if visit.is_waiting:
        return Step(visit)
    return Step(replace(visit, typed=with_digit(visit.typed, key, MOST_DIGITS), problem=""))


def enter(visit: Visit, _: str) -> Step:
    """Ask the door."""
    if visit.is_waiting or visit.who is None:
        return Step(visit)
    if len(visit.typed) < LEAST_DIGITS:
        return Step(replace(visit, problem="tech.pin.short"))
    asked = CheckPin(visit.who.id, Secret(visit.typed))
    return Step(replace(visit, typed="", problem="", is_waiting=True), (asked,))


def hear_door(visit: Visit, entry: Entry) -> Step:
    """The door has answered."""
    if visit.place is not Place.PIN or not visit.is_waiting:
        return Step(visit)
    visit = replace(visit, is_waiting=False)
    match entry:
        case Entered(account):
            place = Place.MENU if visit.draft is None else Place.DEVICES
            return Step(replace(go(visit, place), who=account, is_in=True), (Probe(visit.kinds),))
        case Refused(wait_s):
            return Step(replace(visit, problem="tech.pin.wrong", wait_s=wait_s))
        case Locked(wait_s):
            return Step(replace(visit, problem="tech.pin.locked", wait_s=wait_s))


def who(visit: Visit, texts: Texts) -> ChooseView:
    """Who are you?"""
    count = max(1, -(-len(visit.people) // _PEOPLE_A_PAGE))
    at = min(visit.list_page, count - 1)
    shown = visit.people[at * _PEOPLE_A_PAGE : (at + 1) * _PEOPLE_A_PAGE]
    before = (button(texts, "previous", "chevron-left"),) if at else ()
    after = (button(texts, "more", "chevron-right"),) if at < count - 1 else ()
    return ChooseView(
        BARE,
        "tech.who",
        texts.get("tech.who.title"),
        tuple(Choice(f"person:{one.id}", one.name, icon="account") for one in shown),
        hint=texts.get("tech.who.hint"),
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
        others=(*before, *after),
    )


def pin(visit: Visit, texts: Texts) -> NumberPadView:
    """The PIN, which nobody reads over a shoulder."""
    return NumberPadView(
        BARE,
        "tech.pin",
        texts.get("tech.pin.title", name=visit.who.name if visit.who else ""),
        dots(visit.typed),
        button(texts, "enter"),
        hint=texts.get("tech.pin.hint"),
        note=_pin_note(visit, texts),
    )


def _pin_note(visit: Visit, texts: Texts) -> Note | None:
    if visit.is_waiting:
        return Note("info", texts.get("tech.pin.checking"))
    if not visit.problem:
        return None
    if visit.problem == "tech.pin.locked" and visit.wait_s == 0:
        return Note("info", texts.get("tech.pin.open_again"))
    told = [texts.get(visit.problem)]
    if visit.wait_s is None:
        told.append(texts.get("tech.pin.closed"))
    elif visit.wait_s:
        told.append(texts.get("tech.pin.wait", wait=wait_words(visit.wait_s, texts)))
    return Note("problem", " ".join(told))


def wait_words(seconds: float, texts: Texts) -> str:
    """How long, in the unit that says it shortest; never less than it is."""
    for unit, length_s in (("hours", 3600), ("minutes", 60)):
        if seconds > 2 * length_s:
            return texts.get(f"tech.{unit}", count=-(-int(seconds) // length_s))
    return texts.get("tech.seconds", count=int(seconds) + (seconds > int(seconds)))


PRESSES: Presses = {
    Place.WHO: {"person": choose_person, "more": turn_on, "previous": turn_back},
    Place.PIN: {"key": type_digit, "enter": enter},
}
PAGES: Pages = {Place.WHO: who, Place.PIN: pin}
