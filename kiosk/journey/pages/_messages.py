"""The short messages over a page: help, officer called, still here?, leave?"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kiosk.journey._session import Over
from kiosk.journey.pages._frame import button, frame
from kiosk.journey.pages._hours import come_again, next_opening
from kiosk.views import AskView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

_ICONS = {
    Over.HELP: "help-circle-outline",
    Over.OFFICER: "account-check-outline",
    Over.IDLE: "timer-sand",
    Over.LEAVE: "exit-run",
}


def message(session: Session, world: World) -> AskView:
    """The message over the present page."""
    over = session.over
    assert over is not None
    texts = world.setting.texts
    name = over.value
    if over is Over.OFFICER:
        return _officer(session, world)
    title = texts.get(f"{name}.title")
    text = texts.get(f"{name}.text") if over is not Over.HELP else come_again(session, world) or _help(session, world)
    if over in {Over.IDLE, Over.LEAVE}:
        if over is Over.IDLE and session.issued is not None:
            text = texts.get("idle.text_after")
        stay, leave = button(world, "stay", f"{name}.stay", "check"), button(world, "leave", f"{name}.leave")
        return AskView(frame(world), name, title, text, _ICONS[over], stay, _seconds_left(session, world), (leave,))
    return AskView(frame(world, "officer"), name, title, text, _ICONS[over], button(world, "close", f"{name}.close"))


def _help(session: Session, world: World) -> str:
    return world.setting.texts.get(f"help.{session.state.value}")


def _officer(session: Session, world: World) -> AskView:
    """That somebody comes; while the counters are closed, that nobody does before they open."""
    texts, opens = world.setting.texts, next_opening(world)
    filled = "_filled" if session.has_entered else ""
    title = texts.get("officer.title_closed" if opens else "officer.title")
    text = texts.get("officer.text_closed", opens=opens) if opens else texts.get(f"officer.text{filled}")
    close = button(world, "close", f"officer.close{filled}")
    icon = "clock-outline" if opens else _ICONS[Over.OFFICER]
    return AskView(frame(world), "officer", title, text, icon, close)


def _seconds_left(session: Session, world: World) -> int | None:
    if session.over is not Over.IDLE or session.over_since is None:
        return None
    return max(0, ceil(world.setting.timing.warn_s - session.over_since.age_s(world.now)))
