"""`kiosk hub`: receives what kiosks send, keeps the waiting line, serves the officers' desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.bootstrap._process import die_with, prepare
from sync import hub

if TYPE_CHECKING:
    from kiosk.config import Config


def run(config: Config, parent_pid: int | None) -> None:
    """Serve until SIGTERM or SIGINT."""
    prepare("hub")
    die_with(parent_pid)
    hub.run(config)
