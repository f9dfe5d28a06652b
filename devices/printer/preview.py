"""A sample of each layout as it would look on paper: encoded for a printer, and printed by the simulated one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import tomli

from devices.printer.encoder import EscposEncoder
from devices.printer.layouts import LayoutError
from devices.printer.profiles import GENERIC, profiles
from devices.printer.simulator import print_on_paper
from kiosk.tickets import Printable, Readiness, Referral, Slip, WrittenAnswers

WIDTHS = {32: 384, 42: 512, 48: 576}  # letters a line, and the dots they are on
_SAMPLES = Path(__file__).parent / "samples.toml"
_VALUES: dict[str, type[Printable]] = {
    "number": Slip,
    "practice": Slip,
    "referral": Referral,
    "bring": Referral,
    "wrote": WrittenAnswers,
    "readiness": Readiness,
}


def sample_of(name: str) -> Printable:
    """What the preview of a layout is filled with. Raises: LayoutError for a name that none has."""
    samples = tomli.loads(_SAMPLES.read_text())
    if name not in samples:
        raise LayoutError("device.printer.layout.unknown", layout=name, known=" ".join(sorted(samples)))
    return msgspec.convert(samples[name], _VALUES[name])


def preview(name: str, columns: int, *, copy: int = 0, is_large: bool = False, native_qr: bool = True) -> bytes:
    """A PNG of the sample. Raises: LayoutError."""
    job = sample_job(name, columns, copy, is_large=is_large, native_qr=native_qr)
    return print_on_paper(job, WIDTHS[columns]).png


def sample_job(name: str, columns: int, copy: int = 0, *, is_large: bool = False, native_qr: bool = True) -> bytes:
    """The sample as a printer gets it. Raises: LayoutError."""
    sample = sample_of(name)
    if is_large and not isinstance(sample, Readiness):
        sample = replace(sample, is_large=True)
    profile = msgspec.structs.replace(profiles()[GENERIC], columns=columns, native_qr=native_qr)
    return EscposEncoder(profile).encode(sample, copy=copy)
