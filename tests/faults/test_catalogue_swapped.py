"""Another catalogue is installed, or the installed one breaks, while a resident stands at the glass."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import SHIPPED, Versions
from kiosk.journey import Issue
from kiosk.ports import EntryKind
from kiosk.runtime import Shelf
from tests.fakes.office import ask, fill_in
from tests.kiosk.journey.visit import LANES, make_setting
from tests.kiosk.runtime.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.catalogue import Service

OVERLAY = """
[services.sku]
fee_rupiah = {fee}
subtitle = "Warung, toko, kebun"
[services.sku.en]
subtitle = "Stall, shop, farm"
"""
NOW = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)


class Street:
    """A kiosk with real versions below it, and a technician who installs others."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.versions = folder, Versions(folder / "catalogue")
        self.install("one")
        setting = make_setting()
        shelf = Shelf(self.versions, list(LANES), lambda catalogue: replace(setting, catalogue=catalogue))
        self.scene = Scene(shelf)

    def install(self, name: str) -> None:
        """Install the shipped catalogue with a fee of its own for `sku`."""
        source = self.folder / name
        shutil.copytree(SHIPPED, source)
        overlay = source / "overlay.toml"
        overlay.write_text(OVERLAY.format(fee=len(name)))
        self.versions.install(source, None, list(LANES), NOW)

    @property
    def service(self) -> Service:
        """As the kiosk runs with it."""
        return self.scene.mind._around.setting.catalogue.service("sku")

    def submit(self, service: Service) -> None:
        """The resident of this visit hands in what was filled in with this definition."""
        application = replace(fill_in(), definition=service.definition)
        self.scene.mind._carry_out(Issue(ask(self.scene.clock), application))
        self.scene.turn()

    def sent(self, kind: EntryKind) -> list[bytes]:
        return [entry.body for entry in self.scene.store.waiting(100) if entry.kind is kind]


@pytest.fixture
def street(tmp_path: Path) -> Iterator[Street]:
    made = Street(tmp_path)
    yield made
    made.scene.mind.close()
    made.scene.loop.close()


def test_a_visit_ends_with_the_definition_it_began_with(street: Street) -> None:
    street.scene.press("start")
    before = street.service
    street.install("second")
    street.scene.mind.look_around()
    street.scene.turn()
    assert street.service == before
    street.submit(before)
    (definition,) = street.sent(EntryKind.DEFINITION)
    assert before.definition.encode() in definition
    street.scene.mind._end_visit()
    street.scene.turn()
    assert street.service.fee_rupiah == len("second")


def test_each_definition_that_was_used_is_sent_once(street: Street) -> None:
    street.submit(street.service)
    street.submit(street.service)
    street.install("second")
    street.scene.mind.look_around()
    street.scene.turn()
    street.submit(street.service)
    assert len(street.sent(EntryKind.DEFINITION)) == 2
    assert len(street.sent(EntryKind.APPLICATION)) == 3


@pytest.mark.parametrize("target", ["versions/gone", "/dev/null", "current"])
def test_a_broken_link_leaves_the_kiosk_with_services(street: Street, target: str) -> None:
    link = street.folder / "catalogue" / "current"
    link.unlink()
    link.symlink_to(target)
    street.scene.mind.look_around()
    street.scene.turn()
    assert street.scene.mind._around.setting.catalogue.services


def test_definitions_are_what_their_hash_names(street: Street) -> None:
    definitions = street.scene.mind._around.setting.catalogue.definitions
    assert definitions
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in definitions.items())
