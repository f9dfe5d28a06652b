"""The document camera: what it sees, what the person should do with the paper, and its duties."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._pages import PageUse
from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports._scanner import Captured, Preview


class CameraState(StrEnum):
    """What the camera last was, and why a capture gave no page."""

    READY = "ready"
    ABSENT = "absent"
    BUSY = "busy"  # another program has it
    DENIED = "denied"
    FROZEN = "frozen"  # no new picture, or always the same bytes
    BROKEN = "broken"  # pictures that cannot be read
    CANCELLED = "cancelled"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something."""
        if self in {CameraState.READY, CameraState.CANCELLED}:
            return WhoActs.NOBODY
        return WhoActs.OFFICER if self is CameraState.FROZEN else WhoActs.TECHNICIAN


class Advice(StrEnum):
    """What somebody should do with the paper under the camera, the most helpful thing first; directions are theirs."""

    NO_PAPER = "no_paper"
    MOVE_LEFT = "move_left"
    MOVE_RIGHT = "move_right"
    MOVE_AWAY = "move_away"  # the paper lies too near to the person
    MOVE_NEAR = "move_near"
    TURN = "turn"  # it does not fit as it lies
    TOO_LARGE = "too_large"  # nor turned
    TOO_DARK = "too_dark"
    GLARE = "glare"
    HOLD_STILL = "hold_still"
    BLURRED = "blurred"
    GOOD = "good"


@dataclass(frozen=True)
class Sight:
    """What the camera sees now.

    Args:
        preview: The picture with the found edges of the paper drawn in, at display size.
        advice: What to do.
        still_percent: How much of the time a good paper must lie still has passed; 100 is the capture.
    """

    preview: Preview
    advice: Advice
    still_percent: int


class Camera(Protocol):
    """A document camera. Called from one thread; `cancel` and `take_now` from any."""

    def state(self) -> CameraState:
        """A fresh state; MUST NOT raise for a device that is gone.

        MUST return within 5 s of its process's start, and that is given 10 s: a busy machine is no camera's trouble.
        """
        ...

    def capture(
        self, seen: Callable[[Sight], None], use: PageUse = PageUse.PAPER, after: Captured | None = None
    ) -> Captured | CameraState:
        """Look until a paper lies still and is good, or `take_now` is called; then take it, kept as fits its `use`.

        The page comes after those of `after`, in one document of at most `MOST_PAGES`. `seen` hears at most ten sights
        a second. MUST end by itself when no new picture comes; decoding and measuring MUST happen in another process.
        """
        ...

    def take_now(self) -> None:
        """Take what lies there, good or not; MUST NOT block."""
        ...

    def cancel(self) -> None:
        """Stop a running capture soon; MUST NOT block."""
        ...
