"""Which class draws which view: kinds register themselves, folders are found by looking."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS: dict[type[Any], type[Any]] = {}
_Screen = TypeVar("_Screen", bound=type[Any])


def draws(view: type[Any]) -> Callable[[_Screen], _Screen]:
    """Register a screen class as the one that draws a view class."""

    def register(screen: _Screen) -> _Screen:
        _KINDS[view] = screen
        return screen

    return register


def load_kinds() -> dict[type[Any], type[Any]]:
    """Import the `screen` module of every folder beside this file; screen class by view class."""
    here = Path(__file__).parent
    for module in pkgutil.iter_modules([str(here)]):
        if module.ispkg and (here / module.name / "screen.py").exists():
            importlib.import_module(f"screens.{module.name}.screen")
    return dict(_KINDS)
