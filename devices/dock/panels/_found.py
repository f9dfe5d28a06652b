"""The cards there are, found by their place."""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devices.dock.panels._panel import Panel, Place


def make_panels(place: Place) -> dict[str, Panel]:
    """Every device, plugged in. Raises: DockError, OSError; none of them is left behind then."""
    kinds: list[type[Panel]] = [
        importlib.import_module(f"devices.dock.panels.{one.name}").PANEL
        for one in pkgutil.iter_modules([str(Path(__file__).parent)])
        if not one.name.startswith("_")
    ]
    panels: dict[str, Panel] = {}
    with ExitStack() as half:
        for kind in sorted(kinds, key=lambda kind: kind.place):
            panels[kind.name] = kind(place)
            half.callback(panels[kind.name].close)
        half.pop_all()
    return panels
