"""The pages of devices: all of them, one, what is plugged in, its address, a test that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import SPARED, UNSET, WhoActs
from kiosk.technician._typing import ADDRESS_ROWS
from kiosk.technician._visit import Place
from kiosk.technician._words import (
    ADDRESSES,
    BARE,
    ICONS,
    MOST_LINE,
    ON_NETWORK,
    address_of,
    button,
    fact_lines,
    icon_of,
    kind_words,
    output_words,
    state_lines,
    state_words,
    table_of,
)
from kiosk.views import AskView, Choice, ChooseView, Note, Section, ShowView, TypeView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import DeviceKind, Verdict
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts
    from kiosk.views import Button


def devices(visit: Visit, texts: Texts) -> ChooseView:
    """How each device is, and who has to act."""
    return ChooseView(
        BARE,
        "tech.devices",
        texts.get("tech.devices.title"),
        tuple(
            Choice(
                f"device:{kind.value}",
                kind_words(kind, texts),
                _state(kind, visit, texts),
                icon_of(visit.verdicts.get(kind), ICONS[kind]),
            )
            for kind in visit.kinds
        ),
        note=_trouble_note(visit, texts),
        others=(button(texts, "probe_all", "refresh"),),
        primary=button(texts, "go_on") if visit.draft is not None else None,
    )


def _trouble_note(visit: Visit, texts: Texts) -> Note | None:
    """How many are in trouble, and who has to act; that all are well only once all were asked."""
    wrong = [one for one in visit.verdicts.values() if not one.is_well]
    if wrong:
        who = ", ".join(texts.get(f"who.{one}") for one in WhoActs if any(verdict.who_acts is one for verdict in wrong))
        return Note("warning", texts.get("tech.devices.trouble", count=len(wrong), who=who))
    return Note("ok", texts.get("tech.devices.well")) if len(visit.verdicts) == len(visit.kinds) else None


def _state(kind: DeviceKind, visit: Visit, texts: Texts) -> str:
    known = visit.verdicts.get(kind)
    if known is None:
        return texts.get("tech.probing")
    words = state_words(kind.value, known, texts, is_device=True)
    return words if known.is_well else f"{words} {texts.get('tech.acts', who=texts.get(f'who.{known.who_acts.value}'))}"


def device(visit: Visit, texts: Texts) -> ShowView:
    """One device: how it is, what to do, what it says of itself."""
    kind = visit.kind
    assert kind is not None
    known = visit.verdicts.get(kind)
    sections = [Section(icon_of(known, ICONS[kind]), texts.get("tech.device.state"), state_lines(kind, known, texts))]
    if facts := fact_lines(kind, known, address_of(kind, visit.told_config), texts):
        sections.append(Section("information-outline", texts.get("tech.device.facts"), facts))
    if known is not None and known.suits:
        better = tuple(f"{key} = {value}"[:MOST_LINE] for key, value in known.suits.items())
        sections.append(Section("check", texts.get("tech.device.suits"), better))
    return ShowView(
        BARE,
        f"tech.device.{kind.value}",
        kind_words(kind, texts),
        tuple(sections),
        first_way(known, texts),
        outcome_note(visit, texts),
        tuple(_ways(visit, known, texts)),
    )


def first_way(known: Verdict | None, texts: Texts) -> Button:
    """What most come for: a device that none is configured for can only be looked for."""
    return button(texts, "find", "magnify") if known == UNSET else button(texts, "try")


def _ways(visit: Visit, known: Verdict | None, texts: Texts) -> Iterator[Button]:
    """What else can be done with it, what it asks for first."""
    if known is not None and known.asks is not None:
        yield button(texts, "open_question", "help-circle-outline")
    if known is not None and known.suits:
        yield button(texts, "adopt", "check")
    if known != UNSET:
        yield button(texts, "find", "magnify")
    if visit.kind in SPARED:
        yield button(texts, "open_spare")
        yield button(texts, "open_roll")
    yield button(texts, "probe", "refresh")


def outcome_note(visit: Visit, texts: Texts) -> Note | None:
    """What the page has to say beside the state: how a test went, or that something was kept or could not be."""
    if visit.problem:
        return Note("problem", texts.get(visit.problem))
    if visit.outcome is not None and visit.outcome != UNSET:
        if visit.outcome.asks is not None and visit.outcome.asks.proves:
            return Note("info", texts.get("tech.tried.asked"))
        is_well = visit.outcome.is_well
        return Note("ok" if is_well else "warning", texts.get("tech.tried.well" if is_well else "tech.tried.not"))
    if visit.told:
        return Note("ok", texts.get(visit.told))
    assert visit.kind is not None
    tables = {table_of(visit.kind, is_spare=one) for one in (False, True)}
    if any(key.partition(".")[0] in tables for key in visit.changed):
        return Note("info", texts.get("tech.kept" if visit.draft is None else "tech.kept_new"))
    return None


def found(visit: Visit, texts: Texts) -> ChooseView | AskView:
    """What is plugged in; one is chosen."""
    assert visit.kind is not None
    name = kind_words(visit.kind, texts, is_spare=visit.is_spare)
    if visit.is_waiting:
        text, stop = texts.get("tech.finding_devices"), button(texts, "stop_waiting")
        return AskView(BARE, "tech.finding", name, text, "magnify", None, others=(stop,))
    address = address_of(visit.kind, visit.told_config, is_spare=visit.is_spare)
    tiles = [
        Choice(
            f"use:{count}",
            output_words(one.name, texts),
            one.identity,
            ICONS[visit.kind],
            bool(address) and address in one.settings.values(),
        )
        for count, one in enumerate(visit.found)
    ]
    if visit.kind in ADDRESSES:
        tiles.append(Choice("use_none", texts.get("tech.use_none"), icon="close-circle-outline", is_chosen=not address))
    return ChooseView(
        BARE,
        f"tech.found.{visit.kind.value}",
        texts.get("tech.found.title", name=name),
        tuple(tiles),
        note=None if visit.found else Note("info", texts.get("tech.found.none")),
        others=(
            button(texts, "find", "refresh"),
            *((button(texts, "type_in", "keyboard"),) if visit.kind in ON_NETWORK else ()),
        ),
    )


def address(visit: Visit, texts: Texts) -> TypeView:
    """Its address on the network?"""
    assert visit.kind is not None
    return TypeView(
        BARE,
        "tech.address",
        texts.get("tech.address.title", name=kind_words(visit.kind, texts)),
        visit.typed,
        ADDRESS_ROWS,
        button(texts, "take"),
        hint=texts.get("tech.address.hint", port=ON_NETWORK[visit.kind][1]),
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def trying(visit: Visit, texts: Texts) -> AskView:
    """A test goes on."""
    assert visit.kind is not None
    told = texts.get(visit.told) if visit.told in texts.words else texts.get("tech.trying")
    stop = button(texts, "stop_waiting")
    return AskView(BARE, "tech.try", kind_words(visit.kind, texts), told, ICONS[visit.kind], None, others=(stop,))


PRESSES: Presses = {}
PAGES: Pages = {
    Place.DEVICES: devices,
    Place.DEVICE: device,
    Place.FOUND: found,
    Place.TRY: trying,
    Place.ADDRESS: address,
}
