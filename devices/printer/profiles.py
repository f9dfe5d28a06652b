"""What is known of models of printers, from `profiles.toml` and `clones.toml` beside this file. Pure."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
import tomli

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.config import PrinterConfig

Status = Literal["asb", "dle_eot", "gs_r", "gs_h"]
GENERIC = "generic-80"
_HERE = Path(__file__).parent
_DOTS_A_LETTER = 12  # font A
LINES_TO_KNIFE = 6  # so far behind the print head are the knife, and the bar that paper is torn off at


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model. The comments at the head of `profiles.toml` say what each means."""

    title: str
    paper_mm: Literal[58, 80]
    columns: int
    width_dots: int
    escpos: str
    cutter: bool = True
    native_qr: bool = True
    latin_page: int = 0
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
    known, generic = profiles().get(config.profile), profiles()[GENERIC]
    if known is None:
        known = msgspec.structs.replace(generic, title=config.profile, escpos=config.profile)
    if config.cutter == "yes" and not known.cutter:
        known = msgspec.structs.replace(known, escpos=generic.escpos)  # its own knows no cut
    return msgspec.structs.replace(
        known,
        columns=config.columns or known.columns,
        width_dots=config.width_dots or known.width_dots,
        native_qr=known.native_qr if config.codes == "profile" else config.codes == "printer",
        cutter=known.cutter if config.cutter == "profile" else config.cutter == "yes",
        latin_page=known.latin_page if config.latin_page < 0 else config.latin_page,
    )


def shared(printers: Sequence[Profile]) -> Profile:
    """What each of them prints: the narrowest paper with its commands, and only the codes and letters of all."""
    narrow = min(printers, key=lambda one: one.columns)
    pages = {one.latin_page for one in printers}
    return msgspec.structs.replace(
        narrow,
        native_qr=all(one.native_qr for one in printers),
        latin_page=narrow.latin_page if len(pages) == 1 else 0,
    )


def for_columns(columns: int) -> dict[str, int]:
    """The settings for paper on which a line of so many letters stayed whole."""
    width = min((384, 512, 576, 832), key=lambda dots: abs(dots - columns * _DOTS_A_LETTER))
    return {"columns": columns, "width_dots": width}
