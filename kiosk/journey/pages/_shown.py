"""How a slip is held before the code reader, and what became of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._places import State
from kiosk.journey.pages._frame import button, full_bar
from kiosk.journey.pages._registry import presents
from kiosk.ports import KnownSlip
from kiosk.tickets import describe_return, describe_wait, split_ahead
from kiosk.views import Note, Section, ShowView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

_HOLDING = {"find": "qrcode", "hold": "qrcode-scan", "wait": "timer-sand"}
_ICONS = {
    "called": "bullhorn-outline",
    "over": "calendar-remove-outline",
    "foreign": "qrcode-scan",
    "unknown": "account-outline",
    "failed": "account-outline",
}


@presents(State.SHOW_SLIP)
def show_slip(_: Session, world: World) -> ShowView:
    """What to do with the slip, in pictures."""
    texts = world.setting.texts
    sections = (
        Section(icon, texts.get(f"show_slip.{step}"), (texts.get(f"show_slip.{step}.text"),))
        for step, icon in _HOLDING.items()
    )
    return ShowView(
        full_bar(world),
        "show_slip",
        texts.get("show_slip.title"),
        tuple(sections),
        button(world, "services", "shown.services"),
        None if world.has_code_reader else Note("problem", texts.get("show_slip.away")),
    )


@presents(State.SHOWN)
def shown(session: Session, world: World) -> ShowView:
    """Whether the number still waits, or why that cannot be told here."""
    texts, slip, face = world.setting.texts, session.shown, session.place.of
    known = slip if isinstance(slip, KnownSlip) else None
    number, is_valid = known.number if known else "", face in {"waits", "called"}
    done, services = button(world, "done", "shown.done"), button(world, "services", "shown.services")
    return ShowView(
        full_bar(world),
        f"shown.{face}",
        texts.get(f"shown.{face}.title", number=number),
        _waiting(known, world) if known and face == "waits" else (_what_to_do(known, face, world),),
        done if is_valid else services,
        others=(services if is_valid else done,),
    )


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
