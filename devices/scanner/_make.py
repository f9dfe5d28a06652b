"""From configuration to a scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.scanner.scanner import SaneScanner
from devices.scanner.timeouts import Timeouts

if TYPE_CHECKING:
    from kiosk.config import ScannerConfig


def make_scanner(config: ScannerConfig, preview_box_px: tuple[int, int]) -> SaneScanner | None:
    """The configured scanner, nothing started yet; None if there is none. Raises: ScannerOptionError."""
    if not config.device:
        return None
    times = Timeouts(silent_s=config.silent_s)
    return SaneScanner(config, preview_box_px, times)
