"""What all pages share: the frame, the bar, the progress line, notes, and how an answer is worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType
from kiosk.journey._nik import niks, proposals
from kiosk.journey._paths import group_of, row_of
from kiosk.journey._rows import list_asked
from kiosk.views import BarButton, Button, Frame, Note

if TYPE_CHECKING:
    from kiosk.catalogue import Question
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


def submit_button(session: Session, world: World) -> Button:
    """What hands in; help calls it by the same words."""
    if session.issued is None:
        return button(world, "submit", "check.submit")
    return Button("submit", world.setting.texts.get("check.submit_joined", number=number_shown(session, world)))


def progress(session: Session, world: World) -> str:
    """Such as `Pertanyaan 2 dari 9`, or which row; what the NIK tells counts with the NIK, unless it was asked.

    How many there are is only told where no answer can change it.
    """
    assert session.service is not None
    texts, here = world.setting.texts, session.at
    if row := row_of(here.path):
        group = list_asked(session, group_of(row))
        return texts.get("rows.row", label=group.label, row=here.row)
    told = _confirmed(session)
    counted = [
        one.path
        for one in session.asked
        if _is_answered(one.question) and not row_of(one.path) and one.path not in told
    ]
    at = sum(one.path in counted for one in session.asked[: session.asked.index(here) + 1])
    if any(one.ask_if for one in session.service.questions):
        return texts.get("question.progress_open", at=at)
    return texts.get("question.progress", at=at, all=len(counted))


def _is_answered(question: Question) -> bool:
    """Whether there is anything to answer; a note is only read, and has no number."""
    return question.type is not QuestionType.NOTE


def _confirmed(session: Session) -> frozenset[str]:
    """What a NIK told and nobody was asked; where one of it was, all that this NIK tells is asked."""
    seen = {session.place.of, *(place.of for place in session.trail)}
    told = ({one.path for one in proposals(session, nik.path)} for nik in niks(session))
    return frozenset(path for paths in told if not paths & seen for path in paths)


def number_shown(session: Session, world: World) -> str:
    """The number they hold, such as `A-012`; in a practice the word that it is one."""
    assert session.issued is not None
    return world.setting.texts.get("practice.mark") if session.is_practice else str(session.issued.ticket.number)


def problem_note(session: Session) -> Note | None:
    """The problem of this page, if there is one."""
    return Note("problem", session.problem) if session.problem else None
