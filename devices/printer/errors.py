"""Surprises of the printer's wire; they never leave `devices.printer`."""

from __future__ import annotations

import errno

from kiosk.errors import KioskError
from kiosk.ports import PrinterState


class PrinterUrlError(KioskError):
    """The configured address is of no known form."""


_REFUSALS: dict[object, PrinterState] = {
    errno.EBUSY: PrinterState.BUSY,
    errno.EAGAIN: PrinterState.BUSY,
    errno.EACCES: PrinterState.DENIED,
    errno.EPERM: PrinterState.DENIED,
}
WRITE_TIMEOUT = "device.printer.write_timeout"


class WireError(KioskError):
    """The connection is gone, or would not come.

    Args:
        code: `device.printer.refused`, `.lost` or `.write_timeout`.
        sent: Bytes handed over before; an upper bound where the system does not tell.
        fields: Facts about it.
    """

    def __init__(self, code: str, *, sent: int = 0, **fields: object) -> None:
        super().__init__(code, sent=sent, **fields)
        self.sent = sent


def state_of_error(error: WireError) -> PrinterState:
    """What a line that failed says of its printer."""
    if error.code == WRITE_TIMEOUT:
        return PrinterState.SILENT
    return _REFUSALS.get(error.fields.get("errno"), PrinterState.OFFLINE)
