"""What the scan page shows: a device at work, a page, files to choose from, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.ports import Advice, CameraState, Captured, PageRefusal, ScannerState, StickState

if TYPE_CHECKING:
    from kiosk.clock import Moment
    from kiosk.ports import BroughtFile, Sight


class PageSource(StrEnum):
    """What a page is taken with."""

    SCANNER = "scanner"
    CAMERA = "camera"
    STICK = "stick"


@dataclass(frozen=True)
class ScanWorking:
    """The scanner is reading; `page` counts over all of this paper."""

    percent: int = 0
    page: int = 1


@dataclass(frozen=True)
class CameraLooking:
    """The camera looks at what lies under it.

    Args:
        since: When it began.
        sight: What it saw last; None until it has seen anything.
        said: The advice that was said last.
        said_at: When.
        is_warned: They wished to take it while no paper was found, and were told so.
    """

    since: Moment
    sight: Sight | None = None
    said: Advice | None = None
    said_at: Moment | None = None
    is_warned: bool = False

    @property
    def sees_no_paper(self) -> bool:
        """Whether there is a picture, and no paper on it."""
        return self.sight is not None and self.sight.advice is Advice.NO_PAPER


@dataclass(frozen=True)
class SetAside:
    """A page that is taken once more; kept until one is accepted.

    Args:
        page: With those before it.
        source: What it was taken with.
    """

    page: Captured
    source: PageSource | None


@dataclass(frozen=True)
class StickReading:
    """A stick is read.

    Args:
        since: When that began.
        percent: How much of a file; None while it is found out what there is.
    """

    since: Moment
    percent: int | None = None


@dataclass(frozen=True)
class StickFiles:
    """What is on a stick, to choose from."""

    files: tuple[BroughtFile, ...]


# What the scan page shows while a device works for it.
AtWork = ScanWorking | CameraLooking | StickReading
# And else: nothing yet, a page, files to choose from, or why there is no page.
ScanStep = AtWork | Captured | StickFiles | ScannerState | CameraState | StickState | PageRefusal | None
