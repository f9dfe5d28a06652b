"""What is known of models of printers, from `profiles.toml` and `clones.toml` beside this file. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import tomli

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.config import PrinterConfig

Status = Literal["asb", "dle_eot", "gs_r", "gs_h"]
GENERIC = "generic-80"
_HERE = Path(__file__).parent
_DOTS_A_LETTER = 12  # font A


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model. The comments at the head of `profiles.toml` say what each means."""

    title: str
    paper_mm: Literal[58, 80]
    columns: int
    width_dots: int
    escpos: str
    cutter: bool = True
    native_qr: bool = True
    status: frozenset[Status] = frozenset()
    buffer_bytes: int = 4096
    pace_bytes_s: int = 0


class Clone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands behind a USB number that says nothing.

    Args:
        title: What has been seen there.
        profile: The least that all of them do.
    """

    title: str
    profile: str


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    makers: frozenset[str]


class Clones(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Known clones, by `vid:pid`, and the names they say that no maker has."""

    usb: dict[str, Clone]
    said: _Said


@cache
def profiles() -> Mapping[str, Profile]:
    """Every known model, by name."""
    return msgspec.convert(tomli.loads((_HERE / "profiles.toml").read_text()), dict[str, Profile])


@cache
def clones() -> Clones:
    """Every known clone."""
    return msgspec.convert(tomli.loads((_HERE / "clones.toml").read_text()), Clones)


def profile_of(config: PrinterConfig) -> Profile:
    """The configured model, with what the configuration says of its paper over it.

    A name that only python-escpos knows is taken for an unknown printer of 80 mm that it encodes for.
    """
    known = profiles().get(config.profile)
    if known is None:
        known = msgspec.structs.replace(profiles()[GENERIC], title=config.profile, escpos=config.profile)
    return msgspec.structs.replace(
        known, columns=config.columns or known.columns, width_dots=config.width_dots or known.width_dots
    )


def for_columns(columns: int) -> dict[str, int]:
    """The settings for paper on which a line of so many letters stayed whole."""
    width = min((384, 512, 576, 832), key=lambda dots: abs(dots - columns * _DOTS_A_LETTER))
    return {"columns": columns, "width_dots": width}
