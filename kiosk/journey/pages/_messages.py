"""The short messages over a page: help, officer called, still here?, leave?"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kiosk.journey._session import Over
from kiosk.journey.pages._frame import button, frame
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
    title = texts.get(f"{name}.title")
    text = texts.get(f"help.{session.state.value}" if over is Over.HELP else f"{name}.text")
    if over in {Over.IDLE, Over.LEAVE}:
        if over is Over.IDLE and session.issued is not None:
            text = texts.get("idle.text_after")
        stay, leave = button(world, "stay", f"{name}.stay", "check"), button(world, "leave", f"{name}.leave")
        return AskView(frame(world), name, title, text, _ICONS[over], stay, _seconds_left(session, world), (leave,))
    bar = frame(world, "officer") if over is Over.HELP else frame(world)
    return AskView(bar, name, title, text, _ICONS[over], button(world, "close", f"{name}.close"))


def _seconds_left(session: Session, world: World) -> int | None:
    if session.over is not Over.IDLE or session.over_since is None:
        return None
    return max(0, ceil(world.setting.timing.warn_s - session.over_since.age_s(world.now)))
