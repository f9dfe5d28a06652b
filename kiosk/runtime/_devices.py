"""What a mind takes pages with; the printer has its spooler, the loudspeaker its voice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.ports import Camera, DeviceKind, Scanner, Stick
    from kiosk.runtime._glances import Glance


@dataclass(frozen=True)
class Devices:
    """Devices nothing was asked of yet; None where there is none.

    Args:
        scanner: Takes pages off its glass or through its feeder.
        camera: Takes pages of what lies under it.
        stick: Reads what residents bring.
        glances: How others are, that take none, by kind; see `Glances`.
    """

    scanner: Scanner | None = None
    camera: Camera | None = None
    stick: Stick | None = None
    glances: Mapping[DeviceKind, Glance] = field(default_factory=dict)
