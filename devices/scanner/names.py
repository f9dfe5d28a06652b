"""SANE names a scanner on USB by where it is plugged in; it is kept by what it is, such as `genesys:usb:04a9:1909`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devices.plugged import UsbDevice

_PLUGGED = re.compile(r"(?P<driver>[\w-]+):libusb:(?P<address>\d{3}:\d{3})")
_KEPT = re.compile(r"(?P<driver>[\w-]+):usb:(?P<vid>[0-9a-f]{4}):(?P<pid>[0-9a-f]{4})(?::(?P<serial>.+))?")


def name_to_keep(name: str, plugged: tuple[UsbDevice, ...]) -> tuple[str, str]:
    """The name that stays however it is plugged in, and the device's identity; as it is if it is not on USB."""
    found = _PLUGGED.fullmatch(name)
    device = next((one for one in plugged if found is not None and one.address == found["address"]), None)
    if found is None or device is None:
        return name, ""
    twins = [one for one in plugged if (one.vid, one.pid) == (device.vid, device.pid)]
    serial = f":{device.serial}" if len(twins) > 1 and device.serial else ""
    return f"{found['driver']}:usb:{device.vid}:{device.pid}{serial}", device.identity


def name_now(kept: str) -> str | None:
    """What SANE calls it at the moment; None if it is not plugged in."""
    if _KEPT.fullmatch(kept) is None:
        return kept
    from devices.plugged import usb_devices  # noqa: PLC0415 - not for other names

    return name_among(kept, usb_devices())


def name_among(kept: str, plugged: tuple[UsbDevice, ...]) -> str | None:
    """The same among these devices. Pure."""
    found = _KEPT.fullmatch(kept)
    assert found is not None
    wanted = found["vid"], found["pid"]
    ours = (one for one in plugged if (one.vid, one.pid) == wanted and found["serial"] in {None, one.serial})
    device = next(ours, None)
    return None if device is None else f"{found['driver']}:libusb:{device.address}"
