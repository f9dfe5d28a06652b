"""From configuration to a badge reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.badge_reader.reader import PolledBadgeReader
from devices.badge_reader.simulator import READER, FolderService
from devices.badge_reader.timeouts import Timeouts
from devices.badge_reader.wire import PcscService

if TYPE_CHECKING:
    from kiosk.config import BadgeReaderConfig

_FOLDER = "folder:"


def make_badge_reader(config: BadgeReaderConfig, times: Timeouts | None = None) -> PolledBadgeReader | None:
    """The configured reader, nothing opened yet; None if there is none.

    Args:
        config: `reader` is a name at the smart card service, or `folder:/path` for a simulated one.
        times: Every time-out.
    """
    if not config.reader:
        return None
    times = times or Timeouts()
    if config.reader.startswith(_FOLDER):
        return PolledBadgeReader(FolderService(Path(config.reader.removeprefix(_FOLDER))), READER, times)
    return PolledBadgeReader(PcscService(), config.reader, times)
