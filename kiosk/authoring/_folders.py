"""Which catalogue a command is about: a folder, `shipped`, `current`, or the start of a version's name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from kiosk.catalogue import SHIPPED, SHIPPED_VERSION, Versions, load
from kiosk.config import DEFAULT_CONFIG, load_config

if TYPE_CHECKING:
    from kiosk.catalogue import Catalogue

CURRENT = "current"
# What a catalogue is checked against where no kiosk is set up: the lane every shipped service names.
USUAL_LANES = ("umum",)


@dataclass(frozen=True)
class Place:
    """Where commands find things.

    Args:
        lanes: Codes of the lanes of the kiosk.
        office: Its name; empty where no kiosk is set up.
        versions: Its installed catalogues; None where no kiosk is set up.
        zone: Of its clock; UTC where no kiosk is set up.
    """

    lanes: tuple[str, ...]
    office: str
    versions: Versions | None
    zone: tzinfo = UTC

    def installed(self) -> Versions:
        """The installed catalogues.

        Raises: UsageError where no kiosk is set up; ClickException where they may not be read.
        """
        if self.versions is None:
            reason = f"there is no {DEFAULT_CONFIG}; name the kiosk's configuration with --config"
            raise click.UsageError(reason)
        try:
            self.versions.mark()
        except OSError as err:
            reason = f"{err.filename} cannot be read: {err.strerror}; be a user who may, or mend its rights"
            raise click.ClickException(reason) from err
        return self.versions

    def folder(self, name: str | None) -> Path:
        """The catalogue folder a word means; None is the one in use.

        Raises: ClickException if it means none, or one that may not be read.
        """
        if name in {None, CURRENT}:
            return (self.installed().current() if self.versions else None) or SHIPPED
        if name == SHIPPED_VERSION or name is None:
            return SHIPPED
        if os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises for names that are too long or not ours to see
            return Path(name)
        found = self.versions.find(name) if self.versions else None
        if found is None:
            reason = f"`{name}` is no folder; give a catalogue's folder, `shipped`, `current` or a version"
            raise click.UsageError(reason)
        return found

    def catalogue(self, name: str | None, overlay: Path | None = None) -> Catalogue:
        """The catalogue a word means, with another overlay than its own if one is given."""
        return load(self.folder(name), self.lanes, overlay)


def place_of(config_path: Path | None) -> Place:
    """What a configuration says; without one, the usual place if there is a file, or no kiosk at all."""
    if config_path is None and _is_missing(DEFAULT_CONFIG):
        return Place(USUAL_LANES, "", None)
    config = load_config(config_path or DEFAULT_CONFIG)
    lanes = tuple(lane.code for lane in config.lanes)
    return Place(lanes, config.office.name, Versions(config.state_dir / "catalogue"), ZoneInfo(config.office.zone))


def _is_missing(path: Path) -> bool:
    """Whether there is no such file. One that may not be looked at is not missing: reading it says what is wrong."""
    try:
        path.stat()
    except OSError as err:
        return isinstance(err, (FileNotFoundError, NotADirectoryError))
    return False
