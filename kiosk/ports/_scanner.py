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
    """Why a scan gave no page, or no more of them; each status of SANE has its own."""

    ABSENT = "absent"
    BUSY = "busy"
    JAMMED = "jammed"
    EMPTY = "empty"  # nothing in the feeder
    COVER_OPEN = "cover_open"
    WARMING_UP = "warming_up"
    LOCKED = "locked"  # for transport
    SILENT = "silent"  # started, then no more bytes
    DENIED = "denied"
    UNSUPPORTED = "unsupported"  # what was asked for, by this model
    INVALID = "invalid"  # what was asked for
    NO_MEMORY = "no_memory"
    LINE = "line"  # an error on its cable or network
    BROKEN = "broken"  # died, cut picture, unreadable picture
    CANCELLED = "cancelled"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        if self in {ScannerState.EMPTY, ScannerState.WARMING_UP}:
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


class Doubt(StrEnum):
    """Why what came may not be the page that was meant; only who sees it knows, so nothing is refused for it."""

    NO_PAPER = "no_paper"  # the camera found none
    CUT = "cut"  # it lay partly outside the camera's view
    BLANK = "blank"  # nothing is on it


@dataclass(frozen=True)
class Captured:
    """Pages came off the glass, out of the feeder or from under the camera.

    Args:
        page: All of them so far, as one document.
        preview: Of the page that came last.
        strip: Small pictures of all pages side by side, each as wide as the others; None if there is but one.
        before: What there was before the pages that came last; None if there was nothing.
        trouble: Why the feeder gave no more, if it did not just run empty.
        doubt: Whether what came last may not be what was meant; None as far as anything can tell.
    """

    page: PageImage
    preview: Preview
    strip: Preview | None = None
    before: Captured | None = None
    trouble: ScannerState | None = None
    doubt: Doubt | None = None


class Scanner(Protocol):
    """A scanner. Called from one thread; `cancel` from any."""

    def state(self) -> ScannerState | None:
        """None if the device answers, else why it does not; MUST return within 5 s."""
        ...

    @property
    def has_feeder(self) -> bool:
        """Whether it takes several sheets by itself, as far as is known since `state` was asked."""
        ...

    def scan(
        self,
        progress: Callable[[int, int], None],
        use: PageUse = PageUse.PAPER,
        after: Captured | None = None,
    ) -> Captured | ScannerState:
        """Take a page from the glass or all from the feeder, kept as fits their `use`.

        Pages come after those of `after`, in one document of at most `MOST_PAGES`. `progress` hears the page's number,
        counted over all, and percents of it. Only whole pages are kept; those that came before a trouble are.
        MUST end by itself when the device is silent.
        """
        ...

    def cancel(self) -> None:
        """Stop a running scan soon; nothing of it is kept; MUST NOT block."""
        ...
