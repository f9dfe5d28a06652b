"""The simulated printer as libusb shows it: a backend for pyusb, at the level of descriptors and bulk transfers."""

from __future__ import annotations

import errno
import threading
import time
from array import array
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import usb.backend
from usb.core import USBError, USBTimeoutError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from devices.printer.simulator._machine import Machine

VENDOR, PRODUCT, SERIAL = 0x04B8, 0x0E15, "X4JH012345"
_OUT, _BACK = 0x01, 0x82
_STRINGS = {1: "EPSON", 2: "TM-T20II", 3: SERIAL}
_GET_DESCRIPTOR, _STRING = 6, 3
_ROOM_WAIT_S = 0.05


class UsbLine(usb.backend.IBackend):  # type: ignore[misc]  # pyusb carries no types
    """A printer of class 7 with two settings of its one interface: one that only takes bytes, one that also answers.

    Everything pyusb may do to it that a printer does not survive is refused: nobody resets it, and nobody reads or
    writes without having claimed it. Thread: any.

    Args:
        machine: The printer behind it.
    """

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._changed = threading.Condition()
        self._is_there = False
        self._said = bytearray()
        self._owner: object | None = None
        self._kernel_has_it = True
        self._setting = 0
        self.address = 0

    def plug(self) -> None:
        """Appear, at another address than before, and the kernel's driver takes it."""
        with self._changed:
            self._is_there, self._owner, self._setting, self._kernel_has_it = True, None, 0, True
            self._said.clear()
            self.address += 1

    def unplug(self) -> None:
        """Vanish."""
        with self._changed:
            self._is_there = False
            self._changed.notify_all()

    def answer(self, data: bytes) -> None:
        """Keep it until somebody reads."""
        with self._changed:
            self._said += data
            self._changed.notify_all()

    @property
    def is_the_kernels(self) -> bool:
        """Whether the kernel's own driver has it."""
        return self._kernel_has_it

    # --- descriptors -------------------------------------------------------------------------------------------------

    def enumerate_devices(self) -> Iterator[object]:
        """The printer, if it is there."""
        if self._is_there:
            yield self.address

    def get_device_descriptor(self, _dev: object) -> Any:  # noqa: ANN401 - see IBackend
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT, bcdDevice=0x0100, iManufacturer=1, iProduct=2,
            iSerialNumber=3, bNumConfigurations=1, address=self.address, bus=1, port_number=1, port_numbers=(1,),
            speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, _dev: object, config: int) -> Any:  # noqa: ANN401 - see IBackend
        _only(config)
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=55, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=b"",
        )  # fmt: skip

    def get_interface_descriptor(self, _dev: object, intf: int, alt: int, config: int) -> Any:  # noqa: ANN401
        _only(config, intf)
        if alt > 1:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=alt, bNumEndpoints=1 + alt,
            bInterfaceClass=7, bInterfaceSubClass=1, bInterfaceProtocol=1 + alt, iInterface=0, extra_descriptors=b"",
        )  # fmt: skip

    def get_endpoint_descriptor(self, _dev: object, ep: int, intf: int, alt: int, config: int) -> Any:  # noqa: ANN401
        _only(config, intf)
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_OUT, _BACK)[: 1 + alt][ep], bmAttributes=2,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=b"",
        )  # fmt: skip

    def ctrl_transfer(
        self,
        _handle: object,
        _type: int,
        request: int,
        value: int,
        _index: int,
        data: Any,  # noqa: ANN401 - an array of bytes
        _timeout: int,
    ) -> int:
        self._need()
        if request != _GET_DESCRIPTOR or value >> 8 != _STRING:
            raise USBError("unexpected request", -9, errno.EPIPE)
        text = _STRINGS.get(value & 0xFF)
        body = b"\x09\x04" if text is None else text.encode("utf-16-le")
        descriptor = bytes((2 + len(body), _STRING)) + body
        data[: len(descriptor)] = array("B", descriptor)
        return len(descriptor)

    # --- who has it --------------------------------------------------------------------------------------------------

    def open_device(self, _dev: object) -> object:
        """A handle, which is worth nothing once the device has been away."""
        self._need()
        return self.address

    def close_device(self, _handle: object) -> None:
        pass

    def get_configuration(self, _handle: object) -> int:
        self._need()
        return 1

    def is_kernel_driver_active(self, _handle: object, _intf: int) -> bool:
        self._need()
        return self._kernel_has_it

    def detach_kernel_driver(self, _handle: object, _intf: int) -> None:
        self._kernel_has_it = False

    def attach_kernel_driver(self, _handle: object, _intf: int) -> None:
        self._need()
        self._kernel_has_it = True

    def claim_interface(self, handle: object, _intf: int) -> None:
        """Refused while anybody has it, as the kernel refuses."""
        with self._changed:
            self._need()
            if self._kernel_has_it or self._owner is not None:
                raise USBError("Resource busy", -6, errno.EBUSY)
            self._owner = handle

    def release_interface(self, _handle: object, _intf: int) -> None:
        with self._changed:
            self._need()
            self._owner = None

    def set_interface_altsetting(self, _handle: object, _intf: int, altsetting: int) -> None:
        self._need()
        self._setting = altsetting

    # --- bytes -------------------------------------------------------------------------------------------------------

    def bulk_write(self, handle: object, ep: int, _intf: int, data: Any, timeout: int) -> int:  # noqa: ANN401
        """As much as the printer takes within the time; a time-out is an error only if that is nothing."""
        assert ep == _OUT
        given, taken, until = bytes(data), 0, time.monotonic() + timeout / 1000
        while taken < len(given):
            self._need(handle)
            room = self._machine.wait_for_room(min(_ROOM_WAIT_S, max(0.0, until - time.monotonic())))
            if room:
                self._machine.receive(self, given[taken : taken + room])
                taken += min(room, len(given) - taken)
            elif time.monotonic() >= until:
                break
        if not taken:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        return taken

    def bulk_read(self, handle: object, ep: int, _intf: int, buff: Any, timeout: int) -> int:  # noqa: ANN401
        """What the printer has said; nothing at once, or a time-out, if that is nothing."""
        assert ep == _BACK
        if self._setting != 1:
            raise USBError("Entity not found", -5, errno.ENOENT)
        says_nothing_at_once = self._machine.switches.zero_reads
        with self._changed:
            if not says_nothing_at_once:
                self._changed.wait_for(lambda: bool(self._said) or not self._is_there, timeout / 1000)
            self._need(handle)
            data = bytes(self._said[: len(buff)])
            del self._said[: len(data)]
        if not data and not says_nothing_at_once:
            raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
        buff[: len(data)] = array("B", data)
        return len(data)

    def clear_halt(self, _handle: object, _ep: int) -> None:
        self._need()

    def _need(self, handle: object | None = None) -> None:
        if not self._is_there or (handle is not None and (handle != self.address or handle != self._owner)):
            raise USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)


def _only(*zeroes: int) -> None:
    """There is one of each."""
    if any(zeroes):
        raise IndexError
