"""Reading one value out of sysfs."""

from __future__ import annotations

from typing import Any


def attribute(device: Any, name: str) -> str:  # noqa: ANN401 - pyudev carries no types
    """An attribute as text; empty where there is none or the device is just being pulled out."""
    try:
        value: bytes = (device.attributes.get(name) if device is not None else b"") or b""
    except (OSError, KeyError):
        return ""
    return value.decode("utf-8", "replace").strip("\0\n ")
