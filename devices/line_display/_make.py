"""From configuration to a line display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.line_display.commands import COMMAND_SETS
from devices.line_display.display import RefreshedLineDisplay
from devices.line_display.timeouts import Timeouts
from devices.plugged import SerialAddress

if TYPE_CHECKING:
    from kiosk.config import LineDisplayConfig


def make_line_display(config: LineDisplayConfig, times: Timeouts | None = None) -> RefreshedLineDisplay | None:
    """The configured display, dark until something is shown; None if there is none. Raises: SerialUrlError."""
    if not config.url:
        return None
    address = SerialAddress.from_url(config.url)
    return RefreshedLineDisplay(address, COMMAND_SETS[config.commands], config.refresh_s, times or Timeouts())
