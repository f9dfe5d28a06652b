"""What is around a visit and changes without it: the office and its services, who waits, how the devices are."""

from __future__ import annotations

import itertools
import logging
from typing import TYPE_CHECKING

from kiosk.ports import CodeReaderState, DeviceKind
from kiosk.runtime._troubles import Troubles
from kiosk.runtime._worker import hear_result

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from datetime import timedelta

    from kiosk.clock import Clock
    from kiosk.journey import Setting
    from kiosk.ports import CounterStore, PrinterState
    from kiosk.runtime._shelf import Shelf
    from kiosk.runtime._troubles import DeviceState
    from kiosk.runtime._worker import Worker
    from kiosk.tickets import LineState

log = logging.getLogger(__name__)
# Of the looks around while resting: how often sent pages are removed (an hour).
SWEEP_LOOKS = 180


class Surroundings:
    """Asked of the disk's thread, heard in the loop's, where all methods run.

    Args:
        loop: Whose thread it lives in.
        disk: The disk's thread.
        shelf: Gives what does not change within a visit, and another one when one was installed.
        store: The kiosk's memory.
        clock: Where time comes from.
        keep_sent: How long a captured page stays after the hub has it.
        is_resting: Whether nobody is here.
        changed: Hears that a page may have to be drawn anew.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        disk: Worker,
        shelf: Shelf,
        store: CounterStore,
        clock: Clock,
        keep_sent: timedelta,
        is_resting: Callable[[], bool],
        changed: Callable[[], None],
    ) -> None:
        self._loop, self._disk, self._shelf, self._store = loop, disk, shelf, store
        self._clock, self._keep_sent = clock, keep_sent
        self._is_resting, self._changed = is_resting, changed
        self._troubles = Troubles(self._tell_desk)
        self._next_setting: Setting | None = None
        self._looks = itertools.count()
        self.setting = shelf.load()
        self.line: LineState | None = None
        self.printer: PrinterState | None = None
        self.has_code_reader = False

    def look(self) -> None:
        """Ask the disk what the resting page and the next visit should know; now and then remove what was sent."""
        self.look_for_setting()
        line = self._disk.submit(self._store.line_state, self.setting.default_lane.code)
        hear_result(self._loop, line, self._line_known)
        if next(self._looks) % SWEEP_LOOKS == 0:
            self._disk.submit(self._store.forget_sent, self._clock.now().wall_at - self._keep_sent)
            self._disk.submit(self._store.send_opinions)

    def look_for_setting(self) -> None:
        """Ask whether another setting was installed."""
        hear_result(self._loop, self._disk.submit(self._shelf.renewed), self._setting_known)

    def take_up_setting(self) -> None:
        """Use what was installed; between visits only: a visit ends with the services it began with."""
        if self._next_setting is not None:
            self.setting, self._next_setting = self._next_setting, None
            log.info("another catalogue is in use")

    def printer_changed(self, state: PrinterState) -> None:
        """The printer was heard of."""
        self.printer = state
        self.device_changed(DeviceKind.PRINTER, state)

    def slip_is_blocked(self) -> None:
        """A resident reads that officers know of the printer's trouble."""
        self._troubles.again(DeviceKind.PRINTER)

    def code_reader_changed(self, state: CodeReaderState) -> None:
        """The code reader was heard of."""
        self.has_code_reader = state is CodeReaderState.READY
        self.device_changed(DeviceKind.CODE_READER, state)

    def device_changed(self, kind: DeviceKind, state: DeviceState | None) -> None:
        """Any device was heard of; None where it is well and has no state for that."""
        self._troubles.changed(kind, state)
        self._changed()

    def spare_printer_changed(self, state: PrinterState | None) -> None:
        """The spare printer was heard of; None where there is none. No page speaks of it."""
        self._troubles.changed(DeviceKind.PRINTER, state, is_spare=True)

    def _setting_known(self, setting: Setting | None) -> None:
        self._next_setting = setting or self._next_setting
        if self._is_resting():
            self.take_up_setting()
            self._changed()

    def _line_known(self, line: LineState) -> None:
        self.line = line
        if self._is_resting():
            self._changed()

    def _tell_desk(self, action: str, facts: dict[str, str]) -> None:
        self._disk.submit(self._store.tell_desk, action, **facts)
