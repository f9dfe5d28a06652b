"""What to ask of a scanner, out of what it says it can do. Pure.

A value out of range is not refused by `scanimage` but bent, 99999 dpi to 1 dpi, with exit code 0: so only what the
device lists is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.errors import KioskError

A4_MM = (210.0, 297.0)
_MM_AN_INCH = 25.4
_DEVICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.,:;/\\ ()+=@-]{0,199}")
_OPTION = r"^ +{name}(?: |\[=\()(?P<values>[^\n\[]*)"
_RANGE = re.compile(r"(-?[\d.]+)\.\.(-?[\d.]+)")
_NUMBER = re.compile(r"\d+")


class ScannerOptionError(KioskError):
    """A configured value that no scanner could be given."""


@dataclass(frozen=True)
class ScanOptions:
    """One scan.

    Args:
        arguments: For `scanimage`.
        width_px: What the picture must nearly be wide; 0 if the device does not say.
    """

    arguments: tuple[str, ...]
    width_px: int


def check_device(name: str) -> str:
    """The name, if it can be one of SANE's. Raises: ScannerOptionError."""
    if _DEVICE.fullmatch(name) is None:
        raise ScannerOptionError("device.scanner.name", length=len(name))
    return name


def options_from(listing: str, wanted_dpi: int) -> ScanOptions:
    """The nearest a device comes to a coloured A4 page.

    Args:
        listing: What `scanimage -A` printed.
        wanted_dpi: As configured.
    """
    arguments: list[str] = []
    modes = _values(listing, "--mode").split("|")
    mode = next((mode for mode in ("Color", "24bit Color", "Gray") if mode in (entry.strip() for entry in modes)), None)
    if mode is not None:
        arguments += ["--mode", mode]
    if "8" in _NUMBER.findall(_values(listing, "--depth")):
        arguments += ["--depth", "8"]
    dpi = _nearest_dpi(_values(listing, "--resolution"), wanted_dpi)
    if dpi:
        arguments += ["--resolution", str(dpi)]
    width_mm = _within(_values(listing, "-x"), A4_MM[0])
    height_mm = _within(_values(listing, "-y"), A4_MM[1])
    if width_mm and height_mm:
        arguments += ["-x", f"{width_mm:g}", "-y", f"{height_mm:g}"]
    return ScanOptions(tuple(arguments), round(width_mm * dpi / _MM_AN_INCH))


def _values(listing: str, name: str) -> str:
    found = re.search(_OPTION.format(name=re.escape(name)), listing, re.MULTILINE)
    return found["values"].strip() if found else ""


def _nearest_dpi(values: str, wanted: int) -> int:
    """From `1..1200dpi (in steps of 1)` or `75|150|300dpi`; 0 if there is no such option."""
    if found := _RANGE.search(values):
        return round(min(max(wanted, float(found[1])), float(found[2])))
    offered = [int(number) for number in _NUMBER.findall(values)]
    return min(offered, key=lambda dpi: (abs(dpi - wanted), -dpi), default=0)


def _within(values: str, wanted_mm: float) -> float:
    found = _RANGE.search(values)
    return min(wanted_mm, float(found[2])) if found else 0.0
