"""What a mind takes pages with; the printer has its spooler, the loudspeaker its voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ports import Camera, Scanner


@dataclass(frozen=True)
class Devices:
    """Devices nothing was asked of yet; None where there is none.

    Args:
        scanner: Takes pages off its glass or through its feeder.
        camera: Takes pages of what lies under it.
    """

    scanner: Scanner | None = None
    camera: Camera | None = None
