"""A new kiosk: language, office, zone, number, glass, hub, the first technician. Each answer is kept at once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kiosk.access import LEAST_DIGITS, MOST_DIGITS, MOST_NAME, pin_problem
from kiosk.identity import kecamatan_of, provinces_list, regencies_of, region_name
from kiosk.technician._draft import GLASSES, HUB_PORT, LETTERS, ZONES, zone_of
from kiosk.technician._events import Examine, KeepDraft, Leave, MakeAccount, Probe, Secret, WriteConfig
from kiosk.technician._readiness import unready
from kiosk.technician._typing import (
    ADDRESS_ROWS,
    LETTER_ROWS,
    MOST_ADDRESS,
    dots,
    host_and_port,
    with_digit,
    with_letter,
)
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import BARE, button
from kiosk.technician.areas.glass import is_bottom
from kiosk.views import (
    AskView,
    Choice,
    ChooseView,
    Note,
    NumberPadView,
    SearchView,
    Section,
    ShowView,
    TypeView,
)

if TYPE_CHECKING:
    from kiosk.technician._events import AccountMade, SettingsKept
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts

_MOST_SOUGHT, _MOST_FOUND, _MOST_SHOWN = 30, 4, 9
_MOST_HEIGHT_DIGITS = 4
_ORDER = (
    Place.NEW_LANGUAGE,
    Place.NEW_OFFICE,
    Place.NEW_ZONE,
    Place.NEW_NUMBER,
    Place.NEW_GLASS,
    Place.NEW_HEIGHT,
    Place.NEW_HUB,
)


def _next(visit: Visit, place: Place, **answers: object) -> Step:
    """To another page with these answers, kept."""
    draft = replace(visit.told_draft, step=place.value, **answers)  # type: ignore[arg-type]
    return Step(replace(go(visit, place), draft=draft), (KeepDraft(draft),))


def choose_language(visit: Visit, language: str) -> Step:
    """The one that greets."""
    return _next(visit, Place.NEW_OFFICE, language=language) if language in {"id", "en"} else Step(visit)


def type_sought(visit: Visit, key: str) -> Step:
    """One key while looking for the office."""
    typed = with_letter(visit.typed, key, LETTER_ROWS, _MOST_SOUGHT)
    return Step(replace(visit, typed=typed, list_page=0))


def choose_office(visit: Visit, code: str) -> Step:
    """This is the office."""
    if region_name(code) is None:
        return Step(visit)
    return _next(visit, Place.NEW_ZONE, office=code, zone=zone_of(code))


def choose_zone(visit: Visit, zone: str) -> Step:
    """This is its time."""
    return _next(visit, Place.NEW_NUMBER, zone=zone) if zone in ZONES else Step(visit)


def choose_number(visit: Visit, number: str) -> Step:
    """Which kiosk of the office."""
    if not number.isdigit() or not 1 <= int(number) <= len(LETTERS):
        return Step(visit)
    return _next(visit, Place.NEW_GLASS, number=int(number))


def choose_glass(visit: Visit, name: str) -> Step:
    """This panel."""
    panel = next((one for one in GLASSES if one.name == name), None)
    if panel is None:
        return Step(visit)
    return _next(visit, Place.NEW_HEIGHT, width_mm=panel.width_mm, height_mm=panel.height_mm)


def type_height(visit: Visit, key: str) -> Step:
    """One key of the pad."""
    return Step(replace(visit, typed=with_digit(visit.typed, key, _MOST_HEIGHT_DIGITS), problem=""))


def take_height(visit: Visit, _: str) -> Step:
    """How high it hangs."""
    if not is_bottom(visit.typed):
        return Step(replace(visit, problem="tech.height.range"))
    return _next(visit, Place.NEW_HUB, bottom_mm=float(visit.typed))


def choose_hub(visit: Visit, where: str) -> Step:
    """Where officers see what comes in."""
    if where == "other":
        return _next(visit, Place.NEW_HUB_ADDRESS)
    return _write(_next(visit, Place.NEW_NAME, hub="").visit) if where == "here" else Step(visit)


def type_address(visit: Visit, key: str) -> Step:
    """One key of an address."""
    return Step(replace(visit, typed=with_letter(visit.typed, key, ADDRESS_ROWS, MOST_ADDRESS), problem=""))


def take_address(visit: Visit, _: str) -> Step:
    """There the hub is."""
    address = host_and_port(visit.typed, HUB_PORT)
    if address is None:
        return Step(replace(visit, problem="tech.address.form"))
    return _write(_next(visit, Place.NEW_NAME, hub=f"http://{address}").visit)


def _write(visit: Visit) -> Step:
    """All is known that a configuration must hold."""
    return Step(replace(visit, is_waiting=True), (KeepDraft(visit.told_draft), WriteConfig(visit.told_draft)))


def hear_kept(visit: Visit, kept: SettingsKept) -> Step:
    """The configuration is written, or cannot be."""
    if visit.place is not Place.NEW_NAME or not visit.is_waiting:
        return Step(visit)
    problem = "" if kept.config is not None else "tech.not_kept"
    done = replace(visit, is_waiting=False, problem=problem)
    if visit.people:  # somebody has an account already: this kiosk was set up before
        return (
            Step(replace(go(done, Place.DEVICES), problem=problem), (Probe(visit.kinds),))
            if not problem
            else Step(done)
        )
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


def type_digit(visit: Visit, key: str) -> Step:
    """One key of a PIN."""
    if visit.is_waiting:
        return Step(visit)
    return Step(replace(visit, typed=with_digit(visit.typed, key, MOST_DIGITS), problem=""))


def take_pin(visit: Visit, _: str) -> Step:
    """The first time."""
    if problem := pin_problem(visit.typed):
        key = "tech.pin.weak" if len(visit.typed) >= LEAST_DIGITS else "tech.pin.short"
        return Step(replace(visit, typed="", problem=key if problem else ""))
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
        return Step(replace(go(visit, Place.NEW_NAME), problem="tech.new.name.taken"))
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


# --- pages -----------------------------------------------------------------------------------------------------------


def _progress(visit: Visit, texts: Texts) -> str:
    if visit.place not in _ORDER:
        return ""
    return texts.get("tech.new.progress", at=_ORDER.index(visit.place) + 1, all=len(_ORDER))


def language(visit: Visit, texts: Texts) -> ChooseView:
    """Which language greets?"""
    names = {"id": "Bahasa Indonesia", "en": "English"}
    return ChooseView(
        BARE,
        "tech.new.language",
        texts.get("tech.new.language"),
        tuple(
            Choice(f"language:{one}", name, icon="translate", is_chosen=one == visit.told_draft.language)
            for one, name in names.items()
        ),
        progress=_progress(visit, texts),
    )


def office(visit: Visit, texts: Texts) -> SearchView:
    """Which kecamatan?"""
    found = _offices(visit.typed) if visit.typed else ()
    return SearchView(
        BARE,
        "tech.new.office",
        texts.get("tech.new.office"),
        visit.typed,
        LETTER_ROWS,
        tuple(Choice(f"office:{code}", name, within, "office-building") for code, name, within in found),
        progress=_progress(visit, texts),
        hint=texts.get("tech.new.office.hint"),
        note=None if found or not visit.typed else Note("info", texts.get("tech.new.office.none")),
        results=button(texts, "turn:on", "format-list-bulleted"),
    )


def _offices(typed: str) -> tuple[tuple[str, str, str], ...]:
    """Kecamatan whose name begins so, then those that hold it; code, name, and where it lies."""
    sought = typed.strip().casefold()
    names = [(code, name) for code, name in _all_offices() if sought in name]
    first = sorted(names, key=lambda one: (not one[1].startswith(sought), one[1]))[:_MOST_FOUND]
    return tuple((code, region_name(code) or code, region_name(code[:5]) or "") for code, _ in first)


@cache
def _all_offices() -> tuple[tuple[str, str], ...]:
    regencies = (regency for province in provinces_list() for regency in regencies_of(province.code))
    return tuple((one.code, one.name.casefold()) for regency in regencies for one in kecamatan_of(regency.code))


def zone(visit: Visit, texts: Texts) -> ChooseView:
    """Which zone? The one of its province is ticked."""
    return ChooseView(
        BARE,
        "tech.new.zone",
        texts.get("tech.new.zone"),
        tuple(
            Choice(
                f"zone:{one}",
                texts.get(f"tech.zone.{one.rpartition('/')[2].lower()}"),
                "",
                "clock",
                one == visit.told_draft.zone,
            )
            for one in ZONES
        ),
        progress=_progress(visit, texts),
        hint=region_name(visit.told_draft.office) or "",
    )


def number(visit: Visit, texts: Texts) -> ChooseView:
    """The how manieth kiosk of the office? Its letter comes from that."""
    return ChooseView(
        BARE,
        "tech.new.number",
        texts.get("tech.new.number"),
        tuple(
            Choice(
                f"number:{count}",
                texts.get("tech.new.number.one", count=count),
                texts.get("tech.new.number.letter", letter=letter),
                "monitor",
                count == visit.told_draft.number,
            )
            for count, letter in enumerate(LETTERS, 1)
        ),
        progress=_progress(visit, texts),
        hint=texts.get("tech.new.number.hint"),
    )


def panel(visit: Visit, texts: Texts) -> ChooseView:
    """Which glass? Its exact size can be measured later."""
    return ChooseView(
        BARE,
        "tech.new.glass",
        texts.get("tech.new.glass"),
        tuple(
            Choice(
                f"glass:{one.name}",
                texts.get("tech.new.glass.one", inches=one.name.partition("-")[0]),
                texts.get(f"tech.new.glass.{one.name.partition('-')[2]}"),
                "phone-rotate-portrait" if one.height_mm > one.width_mm else "phone-rotate-landscape",
                one.width_mm == visit.told_draft.width_mm,
            )
            for one in GLASSES
        ),
        progress=_progress(visit, texts),
        hint=texts.get("tech.new.glass.hint"),
    )


def high(visit: Visit, texts: Texts) -> NumberPadView:
    """How high above the floor?"""
    return NumberPadView(
        BARE,
        "tech.new.height",
        texts.get("tech.height.title"),
        visit.typed,
        button(texts, "take"),
        progress=_progress(visit, texts),
        hint=texts.get("tech.height.hint"),
        suffix="mm",
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def hub(visit: Visit, texts: Texts) -> ChooseView:
    """Where is the hub?"""
    return ChooseView(
        BARE,
        "tech.new.hub",
        texts.get("tech.new.hub"),
        (
            Choice("hub:here", texts.get("tech.new.hub.here"), texts.get("tech.new.hub.here.note"), "monitor"),
            Choice("hub:other", texts.get("tech.new.hub.other"), texts.get("tech.new.hub.other.note"), "lan-connect"),
        ),
        progress=_progress(visit, texts),
    )


def address(visit: Visit, texts: Texts) -> TypeView:
    """At which address?"""
    return TypeView(
        BARE,
        "tech.new.address",
        texts.get("tech.new.hub.address"),
        visit.typed,
        ADDRESS_ROWS,
        button(texts, "take"),
        hint=texts.get("tech.new.hub.hint", port=HUB_PORT),
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def name(visit: Visit, texts: Texts) -> TypeView | AskView:
    """Who is the first technician?"""
    if visit.is_waiting:
        text = texts.get("tech.new.writing")
        return AskView(BARE, "tech.new.writing", texts.get("tech.new.name"), text, "pencil", button(texts, "wait"))
    return TypeView(
        BARE,
        "tech.new.name",
        texts.get("tech.new.name"),
        visit.typed,
        LETTER_ROWS,
        button(texts, "take"),
        hint=texts.get("tech.new.name.hint"),
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def new_pin(visit: Visit, texts: Texts) -> NumberPadView:
    """Their PIN, twice."""
    is_again = visit.place is Place.NEW_PIN_AGAIN
    note = Note("problem", texts.get(visit.problem)) if visit.problem else None
    return NumberPadView(
        BARE,
        "tech.new.pin_again" if is_again else "tech.new.pin",
        texts.get("tech.new.pin_again" if is_again else "tech.new.pin"),
        dots(visit.typed),
        button(texts, "take"),
        hint=texts.get("tech.new.pin.hint"),
        note=Note("info", texts.get("tech.pin.checking")) if visit.is_waiting else note,
    )


def done(visit: Visit, texts: Texts) -> ShowView:
    """Ready; or what is missing, and who mends it."""
    missing = unready(visit, texts)[:_MOST_SHOWN]
    config = visit.told_config
    sections = [Section("monitor", config.office.name, (config.kiosk,))]
    if missing:
        sections.append(Section("alert", texts.get("tech.new.missing"), missing))
    looking = Note("info", texts.get("tech.health.looking")) if visit.is_waiting and not visit.findings else None
    ready = Note("ok", texts.get("tech.new.ready")) if not missing else Note("warning", texts.get("tech.new.not_ready"))
    return ShowView(
        BARE, "tech.new.done", texts.get("tech.new.done"), tuple(sections), button(texts, "finish"), looking or ready
    )


PRESSES: Presses = {
    Place.NEW_LANGUAGE: {"language": choose_language},
    Place.NEW_OFFICE: {"key": type_sought, "office": choose_office},
    Place.NEW_ZONE: {"zone": choose_zone},
    Place.NEW_NUMBER: {"number": choose_number},
    Place.NEW_GLASS: {"glass": choose_glass},
    Place.NEW_HEIGHT: {"key": type_height, "take": take_height},
    Place.NEW_HUB: {"hub": choose_hub},
    Place.NEW_HUB_ADDRESS: {"key": type_address, "take": take_address},
    Place.NEW_NAME: {"key": type_name, "take": take_name},
    Place.NEW_PIN: {"key": type_digit, "take": take_pin},
    Place.NEW_PIN_AGAIN: {"key": type_digit, "take": take_pin_again},
    Place.DEVICES: {"go_on": go_on},
    Place.SLIP: {"go_on": go_on},
    Place.NEW_DONE: {"finish": finish},
}
PAGES: Pages = {
    Place.NEW_LANGUAGE: language,
    Place.NEW_OFFICE: office,
    Place.NEW_ZONE: zone,
    Place.NEW_NUMBER: number,
    Place.NEW_GLASS: panel,
    Place.NEW_HEIGHT: high,
    Place.NEW_HUB: hub,
    Place.NEW_HUB_ADDRESS: address,
    Place.NEW_NAME: name,
    Place.NEW_PIN: new_pin,
    Place.NEW_PIN_AGAIN: new_pin,
    Place.NEW_DONE: done,
}
