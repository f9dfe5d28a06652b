"""The code reader, for a technician."""

from __future__ import annotations

import contextlib
import queue
import time
from typing import TYPE_CHECKING

from devices.code_reader._make import make_code_reader
from devices.plugged import find_serial_lines, input_devices
from kiosk.errors import KioskError
from kiosk.ports import UNSET, CodeReaderState, DeviceKind, FoundDevice, Verdict, WhoActs, never
from kiosk.tickets import ForeignCode, SlipCode, read_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.config import Config

_PROBE_S = 3.0
_TEST_S = 30.0
_LOOK_S = 0.25
# Enter, A and Z: what types codes has letters. Whether it is a reader or a keyboard, the technician sees.
_TYPES = {28, 30, 44}
_SILENT, _MISSPELT = "silent", "misspelt"


class _CodeReaders:
    """The checkup of code readers."""

    kind = DeviceKind.CODE_READER
    states = (*CodeReaderState, _SILENT, _MISSPELT)

    def find(self) -> tuple[FoundDevice, ...]:
        """Serial lines, and what types."""
        return (*_lines(), *_typing())

    def probe(self, config: Config) -> Verdict:
        """Whether it can be held."""
        return self._listen(config, 0.0, lambda _: None)

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Wait for a code; nothing of it is kept."""
        return self._listen(config, _TEST_S, tell, is_left)

    def _listen(
        self, config: Config, wait_s: float, tell: Callable[[str], None], is_left: Callable[[], bool] = never
    ) -> Verdict:
        try:
            reader = make_code_reader(config.code_reader)
        except KioskError:
            return Verdict(_MISSPELT, WhoActs.TECHNICIAN)
        if reader is None:
            return UNSET
        news: queue.SimpleQueue[CodeReaderState | bytes] = queue.SimpleQueue()
        reader.listen(news.put, news.put)
        try:
            first = news.get(timeout=_PROBE_S)
            if not wait_s or first is not CodeReaderState.READY:
                return Verdict(reader.state(), reader.state().who_acts)
            tell("device.code_reader.test.show")
            return _wait_for_code(news, wait_s, is_left)
        except queue.Empty:
            return Verdict(_SILENT, WhoActs.TECHNICIAN)
        finally:
            reader.close()


def _wait_for_code(
    news: queue.SimpleQueue[CodeReaderState | bytes], wait_s: float, is_left: Callable[[], bool]
) -> Verdict:
    """What the next whole code was, or what went wrong meanwhile. Raises: queue.Empty if there was none."""
    until = time.monotonic() + wait_s
    while True:
        one = _next(news, until, is_left)
        if isinstance(one, CodeReaderState):
            if one is not CodeReaderState.READY:
                return Verdict(one, one.who_acts)
            continue
        match read_code(one):
            case SlipCode():
                return Verdict(CodeReaderState.READY, WhoActs.NOBODY, {"code": "slip", "bytes": str(len(one))})
            case ForeignCode():
                return Verdict(CodeReaderState.READY, WhoActs.NOBODY, {"code": "foreign", "bytes": str(len(one))})


def _next(
    news: queue.SimpleQueue[CodeReaderState | bytes], until: float, is_left: Callable[[], bool]
) -> CodeReaderState | bytes:
    """What comes next. Raises: queue.Empty if nothing does in time, or nobody waits for it any more."""
    while not is_left() and (left_s := until - time.monotonic()) > 0:
        with contextlib.suppress(queue.Empty):
            return news.get(timeout=min(_LOOK_S, left_s))
    raise queue.Empty


def _lines() -> Iterator[FoundDevice]:
    for line in find_serial_lines():
        settings = {"url": f"serial:{line.path}?baud=9600"}
        yield FoundDevice(DeviceKind.CODE_READER, line.name, settings, line.usb.identity if line.usb else "")


def _typing() -> Iterator[FoundDevice]:
    for one in input_devices():
        if one.keys >= _TYPES and one.link:
            yield FoundDevice(DeviceKind.CODE_READER, one.name, {"url": f"keys:{one.link}"}, one.identity)


CHECKUP = _CodeReaders()
