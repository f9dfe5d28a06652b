"""Which function makes the page of which state, and the one call that makes the present page."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.journey.pages._dress import dressed
from kiosk.journey.pages._messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.journey._places import State
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.ports import Preview
    from kiosk.views import View

    Presenter = Callable[[Session, World], "Page | View"]

_PRESENTERS: dict[State, Presenter] = {}


@dataclass(frozen=True)
class Page:
    """A view and the pictures that travel beside it."""

    view: View
    pictures: tuple[Preview, ...] = ()


def presents(state: State) -> Callable[[Presenter], Presenter]:
    """Mark the presenter of a state."""

    def mark(presenter: Presenter) -> Presenter:
        _PRESENTERS[state] = presenter
        return presenter

    return mark


@cache
def _load_presenters() -> None:
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        importlib.import_module(f"{__package__}.{module.name}")


def present(session: Session, world: World) -> Page:
    """The page as it is now: the message over it, if there is one, else the page of its state."""
    _load_presenters()
    world = world.in_language(session.manner.language)
    made = message(session, world) if session.over else _PRESENTERS[session.state](session, world)
    page = made if isinstance(made, Page) else Page(made)
    return Page(dressed(page.view, session, world), page.pictures)
