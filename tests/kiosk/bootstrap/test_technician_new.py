"""The configuration of a new kiosk is whole or not there, and what was answered outlives a pulled plug."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.bootstrap.technician._new import NewConfig
from kiosk.config import load_config
from kiosk.errors import ConfigError
from kiosk.technician import Draft

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = Draft("new_hub", "en", "64.74.02", "Asia/Makassar", 3, 398.0, 708.0, 700.0, "http://10.0.0.5:8470")


@pytest.fixture
def new(tmp_path: Path) -> NewConfig:
    return NewConfig(tmp_path / "kiosk.toml", {"state_dir": "state", "hub": {"state_dir": "hub"}}, ("id", "en"))


def test_answers_are_gone_on_with(new: NewConfig) -> None:
    assert new.draft() == Draft()
    new.keep_draft(DRAFT)
    assert new.draft() == DRAFT
    new.finish()
    assert new.draft() == Draft()


@pytest.mark.parametrize("rubbish", ["", "step = 7", "step = [", "pin = '481516'", "\0"])
def test_rubbish_in_place_of_answers_begins_anew(new: NewConfig, tmp_path: Path, rubbish: str) -> None:
    (tmp_path / "kiosk.toml.draft").write_text(rubbish)
    assert new.draft() == Draft()


def test_configuration_is_what_was_answered_and_what_is_chosen_later_goes_into_it(
    new: NewConfig, tmp_path: Path
) -> None:
    assert new.load() is None
    config = new.write(DRAFT)
    assert (config.kiosk, config.lanes[0].letter, config.office.name) == ("kiosk-3", "H", "Kecamatan Bontang Selatan")
    assert (config.speech.languages, config.hub.url, config.hub.embedded) == (("en", "id"), DRAFT.hub, False)
    assert config.hub.state_dir == tmp_path / "hub"
    changed = new.keep({"printer.url": "usb:04b8:0e15", "speech.volume": 6})
    assert (changed.printer.url, changed.speech.volume, changed.kiosk) == ("usb:04b8:0e15", 6, "kiosk-3")
    assert load_config(tmp_path / "kiosk.toml") == changed


def test_what_cannot_be_is_not_written(new: NewConfig, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        new.write(replace(DRAFT, zone="Asia/Nowhere"))
    assert not list(tmp_path.iterdir())
    new.write(DRAFT)
    before = (tmp_path / "kiosk.toml").read_text()
    with pytest.raises(ConfigError):
        new.keep({"printer.url": "rubbish"})
    assert (tmp_path / "kiosk.toml").read_text() == before
