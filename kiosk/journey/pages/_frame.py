"""What all pages share: the frame, the bar, the progress line, notes, and how an answer is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.views import BarButton, Button, Frame, Note

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

_ICONS = {"back": "arrow-left", "home": "exit-run", "help": "help-circle-outline", "officer": "account-outline"}


def frame(world: World, *buttons: str) -> Frame:
    """The frame with the bar's buttons, by name: `back`, `home`, `help`, `officer`."""
    texts = world.setting.texts
    clock = f"{texts.day_and_date(world.today)} · {texts.hour(world.local)}"
    bar = tuple(
        BarButton(f"bar:{name}", texts.get(f"bar.{name}"), _ICONS[name], is_call=name == "officer") for name in buttons
    )
    return Frame(world.setting.office.name, clock, bar)


def full_bar(world: World) -> Frame:
    """The frame of every page of the form."""
    return frame(world, "back", "home", "help", "officer")


def bar_after(world: World) -> Frame:
    """The frame once a number exists: no way back into the form."""
    return frame(world, "home", "help", "officer")


def button(world: World, control: str, key: str, icon: str = "") -> Button:
    """A button with the words of a text key."""
    return Button(control, world.setting.texts.get(key), icon)


def progress(session: Session, world: World) -> str:
    """Such as `Pertanyaan 2 dari 9`; what the NIK tells counts with the NIK."""
    counted = [one for one in session.questions if not one.proposed_from]
    before = [
        one for one in session.questions[: session.questions.index(session.question) + 1] if not one.proposed_from
    ]
    return world.setting.texts.get("question.progress", at=len(before), all=len(counted))


def problem_note(session: Session) -> Note | None:
    """The problem of this page, if there is one."""
    return Note("problem", session.problem) if session.problem else None
