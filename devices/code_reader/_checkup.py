"""The code reader, for a technician."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.code_reader._make import make_code_reader
from devices.listening import SILENT, listen_to, look_at
from devices.plugged import find_serial_lines, input_devices
from kiosk.errors import KioskError
from kiosk.ports import OVERLONG, UNSET, CodeReaderState, DeviceKind, FoundDevice, Verdict, WhoActs, never
from kiosk.tickets import ForeignCode, SlipCode, Unreadable, read_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from devices.code_reader.reader import HeldCodeReader
    from kiosk.config import Config

# Enter, A and Z: what types codes has letters. Whether it is a reader or a keyboard, the technician sees.
_TYPES = {28, 30, 44}
_MISSPELT = Verdict("misspelt", WhoActs.TECHNICIAN)
_TOO_LONG = Verdict("too_long", WhoActs.TECHNICIAN)  # the reader is well; nothing that is handed on would be so long


class _CodeReaders:
    """The checkup of code readers."""

    kind = DeviceKind.CODE_READER
    states = (*CodeReaderState, SILENT, _MISSPELT.state, _TOO_LONG.state)

    def find(self) -> tuple[FoundDevice, ...]:
        """Serial lines, and what types."""
        return (*_lines(), *_typing())

    def probe(self, config: Config) -> Verdict:
        """Whether it can be held."""
        reader = _made(config)
        return reader if isinstance(reader, Verdict) else look_at(reader)

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Wait for a code; nothing of it is kept."""
        reader = _made(config)
        if isinstance(reader, Verdict):
            return reader
        noticed = lambda: _TOO_LONG if reader.has_heard_too_long else None  # noqa: E731 - one of a few words
        heard = listen_to(reader, lambda: tell("device.code_reader.test.show"), is_left, noticed)
        if heard == OVERLONG:
            return _TOO_LONG
        return heard if isinstance(heard, Verdict) else _judged(heard)


def _made(config: Config) -> HeldCodeReader | Verdict:
    try:
        return make_code_reader(config.code_reader) or UNSET
    except KioskError:
        return _MISSPELT


def _judged(code: bytes) -> Verdict:
    match read_code(code):
        case SlipCode():
            whose = "slip"
        case ForeignCode():
            whose = "foreign"
        case Unreadable():
            return Verdict(CodeReaderState.GARBLED, CodeReaderState.GARBLED.who_acts, {"bytes": str(len(code))})
    return Verdict(CodeReaderState.READY, WhoActs.NOBODY, {"code": whose, "bytes": str(len(code))})


def _lines() -> Iterator[FoundDevice]:
    for line in find_serial_lines():
        settings = {"url": f"serial:{line.path}?baud=9600"}
        yield FoundDevice(DeviceKind.CODE_READER, line.name, settings, line.usb.identity if line.usb else "")


def _typing() -> Iterator[FoundDevice]:
    for one in input_devices():
        if one.keys >= _TYPES and one.link:
            yield FoundDevice(DeviceKind.CODE_READER, one.name, {"url": f"keys:{one.link}"}, one.identity)


CHECKUP = _CodeReaders()
