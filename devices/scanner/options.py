"""What to ask of a scanner, out of what it says it can do: size, resolution, and where papers come from. Pure.

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
_FEEDER = re.compile(r"adf|feeder|duplex", re.IGNORECASE)
_BOTH = re.compile(r"duplex|both", re.IGNORECASE)
_BACK = re.compile(r"back", re.IGNORECASE)
_GLASS = re.compile(r"flat ?bed|glass|platen|normal", re.IGNORECASE)


class ScannerOptionError(KioskError):
    """A configured value that no scanner could be given."""


@dataclass(frozen=True)
class Source:
    """Where papers are taken from.

    Args:
        is_feeder: Whether it takes one sheet after the other by itself.
        arguments: That choose it; none if the device offers no choice.
    """

    is_feeder: bool
    arguments: tuple[str, ...] = ()

    @property
    def is_both(self) -> bool:
        """Whether the back of each sheet comes after its front."""
        return self.is_feeder and any(_BOTH.search(one) for one in self.arguments)


GLASS = Source(is_feeder=False)


@dataclass(frozen=True)
class ScanOptions:
    """One scan.

    Args:
        arguments: For `scanimage`.
        width_px: What the picture must nearly be wide; 0 if the device does not say.
        feeder: None if it has none.
        glass: None if it has none.
        can_both: Whether the feeder reads one side or both, as it is told.
    """

    arguments: tuple[str, ...]
    width_px: int
    feeder: Source | None = None
    glass: Source | None = GLASS
    can_both: bool = False


def check_device(name: str) -> str:
    """The name, if it can be one of SANE's. Raises: ScannerOptionError."""
    if _DEVICE.fullmatch(name) is None:
        raise ScannerOptionError("device.scanner.name", length=len(name))
    return name


def options_from(listing: str, wanted_dpi: int, *, both_sides: bool = False) -> ScanOptions:
    """The nearest a device comes to a coloured A4 page.

    Args:
        listing: What `scanimage -A` printed.
        wanted_dpi: As configured.
        both_sides: Wanted of the feeder, if it can.
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
    one, glass = _sources(listing, both_sides=False)
    both, _ = _sources(listing, both_sides=True)
    feeder = both if both_sides else one
    return ScanOptions(tuple(arguments), round(width_mm * dpi / _MM_AN_INCH), feeder, glass, can_both=one != both)


def _sources(listing: str, *, both_sides: bool) -> tuple[Source | None, Source | None]:
    """Feeder and glass. No two makers name them alike: `ADF`, `ADF Front`, `Automatic Document Feeder(centered)`."""
    offered = [name.strip() for name in _values(listing, "--source").split("|") if name.strip()]
    lying = next((name for name in offered if _GLASS.search(name)), None)
    glass = Source(is_feeder=False, arguments=("--source", lying)) if lying else None
    feeders = [name for name in offered if _FEEDER.search(name) and not _BACK.search(name)]
    if not feeders:
        return None, glass or GLASS
    arguments = ["--source", min(feeders, key=lambda name: bool(_BOTH.search(name)) is not both_sides)]
    sides = [side.strip() for side in _values(listing, "--adf-mode").split("|") if side.strip()]
    if side := next((side for side in sides if bool(_BOTH.search(side)) is both_sides), None):
        arguments += ["--adf-mode", side]
    return Source(is_feeder=True, arguments=tuple(arguments)), glass


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
