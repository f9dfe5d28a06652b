"""How a slip is held before the code reader or its code typed, and what became of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.journey._codes import CODE_ROWS
from kiosk.journey._places import State
from kiosk.journey.pages._frame import button, full_bar, problem_note
from kiosk.journey.pages._registry import presents
from kiosk.ports import KnownSlip
from kiosk.tickets import describe_return, describe_wait, split_ahead
from kiosk.views import Note, Section, ShowView, TypeView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import Button, Frame

_HOLDING = {"find": "qrcode", "hold": "qrcode-scan", "wait": "timer-sand"}
_ICONS = {
    "called": "bullhorn-outline",
    "over": "calendar-remove-outline",
    "foreign": "qrcode-scan",
    "unknown": "account-outline",
    "failed": "account-outline",
}
_VALID = frozenset({"waits", "called"})
_FOR_OFFICER = frozenset({"unknown", "failed"})


@presents(State.SHOW_SLIP)
def show_slip(session: Session, world: World) -> ShowView:
    """What to do with the slip, in pictures; and the way for who cannot aim, or where the reader is gone."""
    texts = world.setting.texts
    sections = (
        Section(icon, texts.get(f"show_slip.{step}"), (texts.get(f"show_slip.{step}.text"),))
        for step, icon in _HOLDING.items()
    )
    return ShowView(
        _frame(session, world, "show_slip"),
        "show_slip",
        texts.get("show_slip.title"),
        tuple(sections),
        button(world, "type_code", "show_slip.type_code", "keyboard"),
        None if world.has_code_reader else Note("problem", texts.get("show_slip.away")),
        others=(button(world, "services", "shown.services"),),
    )


@presents(State.TYPE_CODE)
def type_code(session: Session, world: World) -> TypeView:
    """The code on the slip, letter by letter."""
    texts = world.setting.texts
    return TypeView(
        _frame(session, world, "type_code"),
        "type_code",
        texts.get("type_code.title"),
        session.text,
        CODE_ROWS,
        button(world, "next", "type_code.check"),
        hint=texts.get("type_code.hint"),
        note=problem_note(session),
        is_personal=False,
    )


def _frame(session: Session, world: World, page: str) -> Frame:
    """Who may see nothing is told where the code is to be found, by hand or by ear; not again with each problem."""
    is_told = session.sound.is_guided and not session.problem
    said = world.setting.texts.get(f"{page}.said") if is_told else ""
    return replace(full_bar(world), said=said)


@presents(State.SHOWN)
def shown(session: Session, world: World) -> ShowView:
    """Whether the number still waits, or why that cannot be told here."""
    texts, slip, face = world.setting.texts, session.shown, session.place.of
    known = slip if isinstance(slip, KnownSlip) else None
    number = known.number if known else ""
    primary, *others = _ways_on(face, world)
    return ShowView(
        full_bar(world),
        f"shown.{face}",
        texts.get(f"shown.{face}.title", number=number),
        _waiting(known, world) if known and face == "waits" else (_what_to_do(known, face, world),),
        primary,
        others=tuple(others),
    )


def _ways_on(face: str, world: World) -> Iterator[Button]:
    """First the one that leads to what the page says to do."""
    done, services = button(world, "done", "shown.done"), button(world, "services", "shown.services")
    if face in _FOR_OFFICER:
        yield button(world, "help:officer", "help.officer", "account-outline")
    yield from (done, services) if face in _VALID else (services, done)


def _waiting(slip: KnownSlip, world: World) -> tuple[Section, ...]:
    """Who is before them, and where and how long to wait; counted now."""
    setting, local = world.setting, world.local
    ahead, as_of = split_ahead(slip.line, local, setting.zone, setting.texts)
    before = Section("account-group", ahead, (as_of,))
    if come := describe_return(local, setting.catalogue.hours, setting.texts):
        return before, Section("clock-outline", setting.texts.get("shown.closed"), (come,))
    wait = describe_wait(slip.line, slip.lane.minutes_each, local, setting.catalogue.hours, setting.texts)
    place = setting.texts.get("slip.wait_at", place=slip.lane.wait_at)
    return before, Section("map-marker-outline", place, (wait,))


def _what_to_do(slip: KnownSlip | None, face: str, world: World) -> Section:
    texts, place = world.setting.texts, slip.lane.wait_at if slip else ""
    return Section(_ICONS[face], texts.get(f"shown.{face}.do", place=place), (texts.get(f"shown.{face}.why"),))
