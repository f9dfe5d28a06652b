"""The kelurahan a resident may choose from."""

from __future__ import annotations

from kiosk.catalogue._model import Option
from kiosk.identity import villages_of


def kelurahan_of(kecamatan: str) -> tuple[Option, ...]:
    """The kelurahan and desa of a kecamatan such as `64.74.02`, by code; empty if the list in force lacks it."""
    return tuple(Option(village.code, village.name) for village in villages_of(kecamatan))
