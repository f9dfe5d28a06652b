"""What takes papers: why a scan gave no page, a page that came off the glass, and the duties of a scanner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._pages import PageUse
from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.application import PageImage


class ScannerState(StrEnum):
    """Why a scan gave no page."""

    ABSENT = "absent"
    BUSY = "busy"
    JAMMED = "jammed"
    EMPTY = "empty"  # nothing in the feeder
    COVER_OPEN = "cover_open"
    SILENT = "silent"  # started, then no more bytes
    DENIED = "denied"
    BROKEN = "broken"  # died, cut picture, unreadable picture
    CANCELLED = "cancelled"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        if self is ScannerState.EMPTY:
            return WhoActs.RESIDENT
        if self is ScannerState.CANCELLED:
            return WhoActs.NOBODY
        if self in {ScannerState.JAMMED, ScannerState.COVER_OPEN, ScannerState.BUSY}:
            return WhoActs.OFFICER
        return WhoActs.TECHNICIAN


@dataclass(frozen=True)
class Preview:
    """A picture at display size: packed RGB, top row first, `3 * width_px * height_px` bytes."""

    rgb: bytes
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Captured:
    """A page came off the glass."""

    page: PageImage
    preview: Preview


class Scanner(Protocol):
    """A scanner. Called from one thread; `cancel` from any."""

    def is_present(self) -> bool:
        """Whether the device answers; MUST return within 5 s."""
        ...

    def scan(self, progress: Callable[[int], None], use: PageUse = PageUse.PAPER) -> Captured | ScannerState:
        """Take one page, kept as fits its `use`; `progress` hears percents.

        MUST end by itself when the device is silent.
        """
        ...

    def cancel(self) -> None:
        """Stop a running scan soon; MUST NOT block."""
        ...
