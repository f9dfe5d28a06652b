"""From configuration to a code reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.code_reader.reader import HeldCodeReader
from devices.code_reader.timeouts import Timeouts
from devices.code_reader.wire import KeysWire, SerialWire
from devices.plugged import SerialAddress
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from devices.code_reader.wire import Wire
    from kiosk.config import CodeReaderConfig

_KEYS = "keys:"


class CodeReaderUrlError(KioskError):
    """A configured address that is none."""


def make_code_reader(config: CodeReaderConfig, times: Timeouts | None = None) -> HeldCodeReader | None:
    """The configured reader, nothing opened yet; None if there is none. Raises: CodeReaderUrlError, SerialUrlError."""
    if not config.url:
        return None
    times = times or Timeouts()
    wire, silence_s = _wire(config.url, times)
    return HeldCodeReader(wire, silence_s, times)


def _wire(url: str, times: Timeouts) -> tuple[Wire, float]:
    if url.startswith(_KEYS):
        path = url.removeprefix(_KEYS)
        if not path.startswith("/") or "\0" in path:
            raise CodeReaderUrlError("device.code_reader.url", wanted="keys:/dev/input/by-id/…")
        return KeysWire(path), times.typed_silence_s
    return SerialWire(SerialAddress.from_url(url)), times.serial_silence_s
