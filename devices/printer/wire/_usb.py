"""A printer on USB, spoken to through libusb without a driver of the kernel's."""

from __future__ import annotations

import contextlib
import errno
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from devices.printer.errors import WRITE_TIMEOUT, WireError
from devices.printer.wire._wire import READ_BYTES, REST_S

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP_BYTES = 4096
_PRINTER_CLASS = 7
_IN = 0x80
_BULK = 2
_LEAST_MS = 1  # to libusb, 0 means for ever


@dataclass(frozen=True)
class _Pipe:
    """What was claimed: a device, one interface of it, and its two bulk endpoints.

    Args:
        device: pyusb's.
        interface: Its number.
        out: Address of the endpoint that takes bytes.
        back: Address of the one that gives them; None for a printer that cannot answer.
        had_driver: The kernel's own driver held it, and gets it back.
    """

    device: Any
    interface: int
    out: int
    back: int | None
    had_driver: bool


class UsbWire:
    """A USB printer by its identity, found anew at each opening: a replugged one has another address.

    It is never reset: that would throw away what the printer still holds.

    Args:
        vendor: As in its descriptor.
        product: The same.
        serial: Its serial number, where there are two alike; empty for any.
        backend: pyusb's; None for libusb.
    """

    seconds_a_byte = 0.0

    def __init__(self, vendor: int, product: int, serial: str = "", backend: Any = None) -> None:  # noqa: ANN401 - no types
        self._identity = (vendor, product, serial)
        self._backend = backend
        self._pipe: _Pipe | None = None

    def open(self, timeout_s: float) -> None:  # noqa: ARG002 - libusb bounds these calls itself, by a second each
        """Find and claim it, if not claimed."""
        if self._pipe is not None:
            return
        try:
            self._pipe = self._claim(self._find())
        except (OSError, ValueError, NotImplementedError) as error:  # USBError is an OSError; no backend a ValueError
            raise WireError("device.printer.refused", errno=getattr(error, "errno", None)) from error

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        return self._pipe is not None

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over; the count in an error is at most one step too high."""
        pipe, sent, until = self._need(), 0, time.monotonic() + timeout_s
        while sent < len(data):
            step = data[sent : sent + _STEP_BYTES]
            try:
                sent += pipe.device.write(pipe.out, step, _ms(until - time.monotonic()))
            except OSError as error:
                if error.errno == errno.ETIMEDOUT:  # pyusb says so only if not one byte of the step went out
                    raise WireError(WRITE_TIMEOUT, sent=sent) from error
                self._lose(pipe, pipe.out, error)
                raise WireError("device.printer.lost", sent=sent + len(step), errno=error.errno) from error
            if sent < len(data) and time.monotonic() >= until:
                raise WireError(WRITE_TIMEOUT, sent=sent)
        return sent

    def read(self, timeout_s: float) -> bytes:
        """What arrived within the time; many printers answer with no bytes while they have nothing to say."""
        pipe, until = self._need(), time.monotonic() + max(0.0, timeout_s)
        if pipe.back is None:
            time.sleep(max(0.0, timeout_s))
            return b""
        while True:
            try:
                data = bytes(pipe.device.read(pipe.back, READ_BYTES, _ms(until - time.monotonic())))
            except OSError as error:
                if error.errno == errno.ETIMEDOUT:
                    return b""
                self._lose(pipe, pipe.back, error)
                raise WireError("device.printer.lost", errno=error.errno) from error
            left = until - time.monotonic()
            if data or left <= 0:
                return data
            time.sleep(min(REST_S, left))

    def close(self) -> None:
        """Let go of it, and give it back to the kernel's driver if that had it."""
        pipe, self._pipe = self._pipe, None
        if pipe is None:
            return
        import usb.util  # noqa: PLC0415 - only where a printer is on USB

        with contextlib.suppress(OSError):
            usb.util.release_interface(pipe.device, pipe.interface)
        if pipe.had_driver:
            with contextlib.suppress(OSError, NotImplementedError):
                pipe.device.attach_kernel_driver(pipe.interface)
        with contextlib.suppress(OSError):
            usb.util.dispose_resources(pipe.device)

    def _find(self) -> Any:  # noqa: ANN401 - pyusb carries no types
        import usb.core  # noqa: PLC0415 - only where a printer is on USB

        vendor, product, serial = self._identity
        for device in usb.core.find(find_all=True, idVendor=vendor, idProduct=product, backend=self._backend):
            if not serial or _serial_of(device) == serial:
                return device
        raise FileNotFoundError(errno.ENODEV, "not plugged in")

    def _claim(self, device: Any) -> _Pipe:  # noqa: ANN401 - pyusb carries no types
        import usb.util  # noqa: PLC0415 - only where a printer is on USB

        configuration, interface, out, back = _best_interface(device)
        number = interface.bInterfaceNumber
        had_driver = False
        with contextlib.suppress(NotImplementedError):
            had_driver = device.is_kernel_driver_active(number)
            if had_driver:
                device.detach_kernel_driver(number)
        if _active(device) != configuration:
            device.set_configuration(configuration)  # only where needed: some printers reset at it
        usb.util.claim_interface(device, number)
        if interface.bAlternateSetting:
            device.set_interface_altsetting(number, interface.bAlternateSetting)
        return _Pipe(device, number, out, back, had_driver)

    def _lose(self, pipe: _Pipe, endpoint: int, error: OSError) -> None:
        if error.errno == errno.EPIPE:  # a stalled endpoint stays so for whoever comes next, until it is cleared
            with contextlib.suppress(OSError):
                pipe.device.clear_halt(endpoint)
        self.close()

    def _need(self) -> _Pipe:
        if self._pipe is None:
            raise WireError("device.printer.lost")
        return self._pipe


def _ms(seconds: float) -> int:
    return max(_LEAST_MS, int(seconds * 1000))


def _serial_of(device: Any) -> str:  # noqa: ANN401 - pyusb carries no types
    """What it calls itself; empty for one that does not say, or may not be asked."""
    try:
        return device.serial_number or ""
    except (OSError, ValueError):
        return ""


def _active(device: Any) -> int | None:  # noqa: ANN401 - pyusb carries no types
    try:
        return int(device.get_active_configuration().bConfigurationValue)
    except OSError:
        return None


def _best_interface(device: Any) -> tuple[int, Any, int, int | None]:  # noqa: ANN401 - pyusb carries no types
    """Configuration, interface setting and endpoints: a printer's that answers, before any that takes bytes.

    Clones declare a class of their own, and some printers offer one setting that answers beside one that does not.

    Raises: OSError if nothing on it takes bytes.
    """
    found = sorted(_interfaces(device), key=lambda one: one[0])
    if not found:
        raise OSError(errno.ENXIO, "no bulk endpoint")
    _, _, configuration, interface, out, back = found[0]
    return configuration, interface, out, back


def _interfaces(device: Any) -> Iterator[tuple[tuple[bool, bool], int, int, Any, int, int | None]]:  # noqa: ANN401 - as above
    for configuration in device:
        for interface in configuration:
            bulk = [end.bEndpointAddress for end in interface if end.bmAttributes & 3 == _BULK]
            out = next((end for end in bulk if not end & _IN), None)
            back = next((end for end in bulk if end & _IN), None)
            if out is not None:
                rank = (interface.bInterfaceClass != _PRINTER_CLASS, back is None)
                yield rank, interface.bInterfaceNumber, configuration.bConfigurationValue, interface, out, back
