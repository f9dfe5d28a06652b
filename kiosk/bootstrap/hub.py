"""`kiosk hub`: receives what kiosks send, keeps the waiting line, serves the officers' desk."""

from __future__ import annotations

import logging
import os
from functools import partial
from typing import TYPE_CHECKING

from devices.line_display import make_line_display
from kiosk.bootstrap._process import live_with, prepare
from kiosk.bootstrap._service_manager import ServiceManager
from kiosk.errors import KioskError
from kiosk.ports import DeviceKind
from sync import hub

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.config import Config
    from kiosk.ports import LineDisplay

log = logging.getLogger(__name__)


def run(config: Config, parent_pid: int | None) -> None:
    """Serve until SIGTERM or SIGINT."""
    prepare("hub")
    live_with(parent_pid)
    announcer = _make_announcer(config)
    try:
        hub.run(config, announcer, ServiceManager(os.environ).ready)
    finally:
        if announcer is not None:
            announcer.close()


def _make_announcer(config: Config) -> DisplayAnnouncer | None:
    try:
        display = make_line_display(config.line_display)
    except KioskError as err:  # an office calls numbers without its display too
        log.error("the line display is not used: %s", err)  # noqa: TRY400 - its words say all
        return None
    return None if display is None else DisplayAnnouncer(display)


class DisplayAnnouncer:
    """Shows calls on the line display.

    Args:
        display: Where people wait.
    """

    def __init__(self, display: LineDisplay) -> None:
        self._display = display

    def called(self, number: str, counter: str) -> None:
        """The number above, the counter below."""
        self._display.show(number, counter.upper())

    def watch(self, tell: Callable[[str, Mapping[str, str]], None]) -> None:
        """As the mind tells of its devices."""
        from kiosk.runtime import Troubles  # noqa: PLC0415 - a hub without a display needs no runtime

        self._display.watch(partial(Troubles(tell).changed, DeviceKind.LINE_DISPLAY))

    def close(self) -> None:
        """Leave it dark."""
        self._display.close()
