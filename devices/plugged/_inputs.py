"""Keyboards, keypads and readers that type: input devices, and which keys they have, as sysfs tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from devices.plugged._links import INPUTS, clean, stable_name
from devices.plugged._sysfs import attribute

# The kernel writes the bitmap of keys as words of a `long`, the highest first.
_WORD_BITS = 64
_MOST_WORDS = 16


@dataclass(frozen=True)
class InputDevice:
    """One input device.

    Args:
        path: Such as `/dev/input/event5`; changes with the order of plugging in.
        link: Such as `/dev/input/by-id/usb-…-event-kbd`; empty for one that has none.
        name: Cleaned.
        identity: Such as `05e0:1200`; empty where it has none.
        keys: Numbers of the kernel's keys it can send.
    """

    path: str
    link: str
    name: str
    identity: str
    keys: frozenset[int]


def input_devices() -> tuple[InputDevice, ...]:
    """Every input device that has keys, by path."""
    import pyudev  # noqa: PLC0415 - for technicians, not for the first screen

    nodes = [one for one in pyudev.Context().list_devices(subsystem="input") if one.sys_name.startswith("event")]
    found = (_read(one) for one in nodes)
    return tuple(sorted((one for one in found if one.keys), key=lambda one: (len(one.path), one.path)))


def keys_in(bitmap: str) -> frozenset[int]:
    """The numbers of set bits in what `capabilities/key` holds, such as `10000 0 fffffffffffffffe`."""
    keys = set()
    for place, word in enumerate(reversed(bitmap.split()[-_MOST_WORDS:])):
        try:
            bits = int(word, 16)
        except ValueError:
            return frozenset()
        keys |= {place * _WORD_BITS + bit for bit in range(_WORD_BITS) if bits >> bit & 1}
    return frozenset(keys)


def _read(node: Any) -> InputDevice:  # noqa: ANN401 - pyudev carries no types
    parent = node.parent
    link = stable_name(node.sys_name, INPUTS)
    vid, pid = attribute(parent, "id/vendor"), attribute(parent, "id/product")
    return InputDevice(
        path=f"/dev/input/{node.sys_name}",
        link=str(link or ""),
        name=clean(attribute(parent, "name")),
        identity=f"{vid}:{pid}" if vid.strip("0") and pid else "",
        keys=keys_in(attribute(parent, "capabilities/key")),
    )
