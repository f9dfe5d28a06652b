"""The pages that ask for what a new kiosk must know, and the last one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kiosk.identity import kecamatan_of, provinces_list, regencies_of, region_name
from kiosk.technician._draft import GLASSES, GREETINGS, ZONES
from kiosk.technician._readiness import unready
from kiosk.technician._typing import LETTER_ROWS, dots
from kiosk.technician._visit import Place
from kiosk.technician._words import BARE, MOST_SHOWN, button
from kiosk.views import AskView, Choice, ChooseView, Note, NumberPadView, SearchView, Section, ShowView, TypeView

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts

_MOST_FOUND = 4
_ORDER = (
    Place.NEW_LANGUAGE,
    Place.NEW_OFFICE,
    Place.NEW_ZONE,
    Place.NEW_NUMBER,
    Place.NEW_GLASS,
    Place.NEW_HEIGHT,
    Place.NEW_HUB,
)


def progress(visit: Visit, texts: Texts) -> str:
    """How far the questions have come; empty where none is counted."""
    if visit.place not in _ORDER:
        return ""
    return texts.get("tech.new.progress", at=_ORDER.index(visit.place) + 1, all=len(_ORDER))


def language(visit: Visit, texts: Texts) -> ChooseView:
    """Which language greets?"""
    return ChooseView(
        BARE,
        "tech.new.language",
        texts.get("tech.new.language"),
        tuple(
            Choice(f"language:{one}", name, icon="translate", is_chosen=one == visit.told_draft.language)
            for one, name in GREETINGS.items()
        ),
        progress=progress(visit, texts),
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
        progress=progress(visit, texts),
        hint=texts.get("tech.new.office.hint"),
        note=None if found or not visit.typed else Note("info", texts.get("tech.new.office.none")),
        results=button(texts, "turn:on", "format-list-bulleted"),
        has_subtitles=True,
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
        progress=progress(visit, texts),
        hint=region_name(visit.told_draft.office) or "",
    )


def number(visit: Visit, texts: Texts) -> ChooseView:
    """Which kiosk of the office is it? Its letter comes from that."""
    replaced = visit.told_draft.replaces
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
            for count, letter in visit.told_draft.numbers
        ),
        progress="" if replaced else progress(visit, texts),
        hint=texts.get("tech.new.number.replaces", kiosk=replaced) if replaced else texts.get("tech.new.number.hint"),
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
        progress=progress(visit, texts),
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
        progress=progress(visit, texts),
        hint=texts.get("tech.height.hint"),
        suffix="mm",
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def name(visit: Visit, texts: Texts) -> TypeView | AskView:
    """Who is the first technician?"""
    if visit.is_waiting:
        title, text = texts.get("tech.new.writing.title"), texts.get("tech.new.writing")
        return AskView(BARE, "tech.new.writing", title, text, "pencil", None)
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
    missing = unready(visit, texts)[:MOST_SHOWN]
    config = visit.told_config
    sections = [Section("monitor", config.office.name, (config.kiosk,))]
    if missing:
        sections.append(Section("alert", texts.get("tech.new.missing"), missing))
    looking = Note("info", texts.get("tech.health.looking")) if visit.is_waiting and not visit.findings else None
    ready = Note("ok", texts.get("tech.new.ready")) if not missing else Note("warning", texts.get("tech.new.not_ready"))
    return ShowView(
        BARE, "tech.new.done", texts.get("tech.new.done"), tuple(sections), button(texts, "finish"), looking or ready
    )


PRESSES: Presses = {}
PAGES: Pages = {
    Place.NEW_LANGUAGE: language,
    Place.NEW_OFFICE: office,
    Place.NEW_ZONE: zone,
    Place.NEW_NUMBER: number,
    Place.NEW_GLASS: panel,
    Place.NEW_HEIGHT: high,
    Place.NEW_NAME: name,
    Place.NEW_PIN: new_pin,
    Place.NEW_PIN_AGAIN: new_pin,
    Place.NEW_DONE: done,
}
