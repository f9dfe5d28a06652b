"""From configuration to what reads a stick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.stick._wire import Mounts, Wire
from devices.stick.simulator import SCHEME, SimulatedWire
from devices.stick.stick import UsbStick

if TYPE_CHECKING:
    from kiosk.config import StickConfig


def make_stick(config: StickConfig, preview_box_px: tuple[int, int]) -> UsbStick | None:
    """The configured one, nothing looked at yet; None where none is read."""
    return UsbStick(wire_of(config.place), preview_box_px) if config.place else None


def wire_of(place: str) -> Wire:
    """The system's mounts, or a simulator's folder."""
    if place.startswith(SCHEME):
        return SimulatedWire(Path(place.removeprefix(SCHEME)))
    return Mounts(Path(place))
