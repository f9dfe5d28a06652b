"""The devices on USB, as sysfs tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from devices.plugged._links import clean
from devices.plugged._sysfs import attribute

_HEX = re.compile(r"[0-9a-f]{4}")


@dataclass(frozen=True)
class UsbDevice:
    """One device on USB.

    Args:
        vid: Maker's number, four hexadecimal digits in small letters, such as `04b8`.
        pid: Product's number, the same way.
        serial: Cleaned; empty where it has none. Cheap devices all have the same.
        maker: Cleaned; may be empty.
        name: Cleaned; may be empty.
        place: Where it is plugged in, such as `1-2.3`; changes with the socket.
        classes: Of its interfaces, two hexadecimal digits each: `07` is a printer, `0b` a smart card reader.
        address: Bus and number, such as `001:004`; another one each time it is plugged in.
    """

    vid: str
    pid: str
    serial: str
    maker: str
    name: str
    place: str
    classes: frozenset[str] = frozenset()
    address: str = ""

    @property
    def identity(self) -> str:
        """Such as `04b8:0e15 X4JH012345`."""
        return f"{self.vid}:{self.pid} {self.serial}".rstrip()

    @property
    def title(self) -> str:
        """What it calls itself, or its numbers."""
        return clean(f"{self.maker} {self.name}") or self.identity


def usb_devices() -> tuple[UsbDevice, ...]:
    """Everything on USB but hubs, in the order of their places."""
    import pyudev  # noqa: PLC0415 - for technicians and at changes, not for the first screen

    found = (_read(one) for one in pyudev.Context().list_devices(subsystem="usb", DEVTYPE="usb_device"))
    ours = (one for one in found if one is not None and "09" not in one.classes)
    return tuple(sorted(ours, key=lambda one: one.place))


def usb_behind(subsystem: str, node: str) -> UsbDevice | None:
    """The USB device that a device node such as `tty`, `ttyUSB0` belongs to; None for one that is on no USB."""
    import pyudev  # noqa: PLC0415

    try:
        device = pyudev.Devices.from_name(pyudev.Context(), subsystem, node)
        parent = device.find_parent("usb", "usb_device")
    except (pyudev.DeviceNotFoundError, OSError, ValueError):
        return None
    return None if parent is None else _read(parent)


def _read(device: Any) -> UsbDevice | None:  # noqa: ANN401 - pyudev carries no types
    vid, pid = attribute(device, "idVendor").lower(), attribute(device, "idProduct").lower()
    if not (_HEX.fullmatch(vid) and _HEX.fullmatch(pid)):
        return None
    serial, maker, name = (clean(attribute(device, name)) for name in ("serial", "manufacturer", "product"))
    return UsbDevice(vid, pid, serial, maker, name, clean(device.sys_name), _classes(device), _address(device))


def _address(device: Any) -> str:  # noqa: ANN401
    numbers = attribute(device, "busnum"), attribute(device, "devnum")
    return ":".join(f"{int(one):03}" for one in numbers) if all(one.isdecimal() for one in numbers) else ""


def _classes(device: Any) -> frozenset[str]:  # noqa: ANN401
    own = attribute(device, "bDeviceClass").lower()
    parts = (attribute(one, "bInterfaceClass").lower() for one in device.children if one.subsystem == "usb")
    return frozenset(one for one in (own, *parts) if one and one != "00")
