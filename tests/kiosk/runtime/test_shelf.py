"""What a kiosk runs with when catalogues are installed, rolled back or broken under it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import SHIPPED, Versions
from kiosk.runtime import Shelf
from tests.kiosk.journey.visit import make_setting

if TYPE_CHECKING:
    from pathlib import Path

LANES = ["umum"]
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


class Installed:
    """A folder of state with one office's catalogues."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions = Versions(folder / "catalogue")
        self.shelf = Shelf(self.versions, LANES, lambda catalogue: replace(make_setting(), catalogue=catalogue))

    def install(self, remark: str) -> str:
        """Install the shipped catalogue, with a remark that makes it another version."""
        source = self.folder / remark
        shutil.copytree(SHIPPED, source)
        with (source / "common.toml").open("a") as file:
            file.write(f"# {remark}\n")
        return self.versions.install(source, None, LANES, NOW)


@pytest.fixture
def office(tmp_path: Path) -> Installed:
    return Installed(tmp_path)


def test_shipped_services_are_used_until_others_are_installed(office: Installed) -> None:
    assert office.shelf.load().catalogue.services
    assert office.shelf.renewed() is None


def test_an_install_and_a_rollback_are_each_noticed_once(office: Installed) -> None:
    office.shelf.load()
    office.install("one")
    assert office.shelf.renewed() is not None
    assert office.shelf.renewed() is None
    office.versions.rollback(NOW)
    assert office.shelf.renewed() is not None
    assert office.shelf.renewed() is None


@pytest.mark.parametrize("target", ["versions/gone", "/dev/null", "current"])
def test_a_link_that_leads_nowhere_never_stops_a_kiosk(office: Installed, target: str) -> None:
    office.install("one")
    link = office.folder / "catalogue" / "current"
    link.unlink()
    link.symlink_to(target)
    assert office.shelf.load().catalogue.services


def test_a_damaged_version_is_passed_over_and_told(office: Installed, caplog: pytest.LogCaptureFixture) -> None:
    version = office.install("one")
    office.shelf.load()
    damaged = office.folder / "catalogue" / "versions" / version / "common.toml"
    damaged.chmod(0o644)
    damaged.write_text("[")
    assert office.shelf.load().catalogue.services
    assert "is damaged" in caplog.text


def test_a_disk_that_does_not_let_us_look_changes_nothing(office: Installed) -> None:
    office.install("one")
    office.shelf.load()
    folder = office.folder / "catalogue"
    folder.rename(office.folder / "aside")
    folder.touch()
    assert office.shelf.renewed() is None
    folder.unlink()
    (office.folder / "aside").rename(folder)
    assert office.shelf.renewed() is None
