"""Whether `kiosk run` notes which controls are pressed: said in its log, and left where the doctor finds it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)
_MARK = "tracing"


def tell_tracing(state_dir: Path, *, is_on: bool) -> None:
    """Say that a trace is for tests, and mark it until a start without one: what people choose must not be kept."""
    mark = state_dir / _MARK
    if not is_on:
        mark.unlink(missing_ok=True)
        return
    mark.touch(mode=0o600)
    log.warning("TRACE IS ON: every control pressed is written to a file. For tests only, never with residents.")


def is_traced(state_dir: Path) -> bool:
    """Whether the present start, or the last one, notes what is pressed."""
    return (state_dir / _MARK).exists()
