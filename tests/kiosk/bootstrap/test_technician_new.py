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


SAVED = """
kiosk = "kiosk-1"
state_dir = "/var/lib/anjungan"
office = { code = "64.74.02", name = "Kecamatan Bontang Selatan", zone = "Asia/Makassar" }
[[lanes]]
code = "umum"
letter = "A"
wait_at = "Loket 1"
[[lanes]]
code = "adminduk"
letter = "B"
wait_at = "Loket 2"
[panel]
width_mm = 344.0
[printer]
url = "tcp://10.0.0.9:9100"
"""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "kiosk.toml").write_text(SAVED)
    (folder / "settings.toml").write_text("[printer]\ncolumns = 32\n[speech]\nvolume = 6\n")
    (folder / "keypad.toml").write_text('[keys]\nnext = ["f13"]\n')
    return folder


def test_stand_in_has_all_of_the_other_but_its_name_and_letters(new: NewConfig, stick: Path, tmp_path: Path) -> None:
    draft = new.stand_in_for(stick, {"state_dir": "state"})
    assert (draft.step, draft.replaces, draft.taken) == ("new_number", "kiosk-1", "AB")
    assert [count for count, _ in draft.numbers] == list(range(2, 9))
    assert new.draft() == draft
    for file in stick.iterdir():
        file.unlink()  # the stick is pulled
    config = new.write(replace(new.draft(), number=3))
    assert (config.kiosk, config.office.name, config.state_dir) == (
        "kiosk-3",
        "Kecamatan Bontang Selatan",
        tmp_path / "state",
    )
    letters = [lane.letter for lane in config.lanes]
    assert letters[0] == "H"
    assert len({*letters, "A", "B"}) == 4
    assert [lane.wait_at for lane in config.lanes] == ["Loket 1", "Loket 2"]
    assert (config.printer.url, config.printer.columns, config.speech.volume) == ("tcp://10.0.0.9:9100", 32, 6)
    assert config.keypad.keys["next"] == ("f13",)
    new.finish()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kiosk.toml", "stick"]


def test_no_two_kiosks_that_stand_in_have_a_letter_in_common(new: NewConfig, stick: Path, tmp_path: Path) -> None:
    draft = new.stand_in_for(stick, {})
    letters: list[str] = []
    for number, _ in draft.numbers:
        letters += [lane.letter for lane in new.write(replace(draft, number=number)).lanes]
        (tmp_path / "kiosk.toml").unlink()
    assert len(set(letters)) == len(letters)
    assert not set(letters) & set(draft.taken)


@pytest.mark.parametrize("rubbish", ["", "kiosk = 7", "kiosk = [", SAVED + "pin = '481516'\n", SAVED + "\0"])
def test_rubbish_on_a_stick_changes_nothing(new: NewConfig, stick: Path, tmp_path: Path, rubbish: str) -> None:
    (stick / "kiosk.toml").write_text(rubbish)
    with pytest.raises(ConfigError):
        new.stand_in_for(stick, {})
    assert [one.name for one in tmp_path.iterdir()] == ["stick"]


def test_kiosk_that_is_set_up_already_stands_in_for_nobody(new: NewConfig, stick: Path) -> None:
    before = new.write(DRAFT)
    with pytest.raises(ConfigError) as refused:
        new.stand_in_for(stick, {})
    assert "already" in refused.value.problems[0]
    assert new.load() == before
