"""`kiosk simulate`: simulated devices on a local page, at the level of bytes; for trying, teaching and testing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices import dock
from kiosk.bootstrap._process import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def run(folder: Path, listen: str, ports: Mapping[str, int]) -> None:
    """Serve until SIGTERM or SIGINT."""
    prepare("dock")
    dock.run(folder, listen, ports)
