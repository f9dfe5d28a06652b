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


def saved(stick: Path, name: str, kiosk: str, letters: str, office: str = "64.74.02") -> Path:
    folder = stick / name
    folder.mkdir(parents=True)
    lanes = [f'[[lanes]]\ncode = "{one.lower()}"\nletter = "{one}"\nwait_at = "Loket"\n' for one in letters]
    text = SAVED.replace("kiosk-1", kiosk).replace("64.74.02", office)
    head, tail = text[: text.index("[[lanes]]")], text[text.index("[panel]") :]
    (folder / "kiosk.toml").write_text(head + "".join(lanes) + tail)
    return folder


def test_stand_in_takes_no_letter_and_no_number_of_a_kiosk_that_was_saved_on_the_same_stick(
    new: NewConfig, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    dead = saved(stick, "anjungan-kiosk-1-20261122-040000", "kiosk-1", "AB")
    saved(stick, "anjungan-kiosk-2-20261101-040000", "kiosk-2", "HJ")  # as it once was
    saved(stick, "anjungan-kiosk-2-20261122-040000", "kiosk-2", "XC")
    saved(stick, "anjungan-kiosk-9-20261122-040000", "kiosk-9", "FD")
    saved(stick, "anjungan-kiosk-4-20261122-040000", "kiosk-4", "KM", office="64.74.01")  # of another office
    (stick / "anjungan-kiosk-5-20261122-040000").mkdir()
    draft = new.stand_in_for(dead, {})
    assert draft == new.draft()
    assert set(draft.others) == {"kiosk-2", "kiosk-9"}
    assert dict(draft.numbers) == {3: "H", 4: "J", 5: "K", 6: "L", 7: "R", 8: "U"}
    for number, _ in draft.numbers:
        letters = {lane.letter for lane in new.write(replace(draft, number=number)).lanes}
        assert len(letters) == 2
        assert not letters & set("ABXCFD")
        (tmp_path / "kiosk.toml").unlink()


def test_office_without_a_free_number_or_letter_is_said_and_no_lane_is_lost(new: NewConfig, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    dead = saved(stick, "anjungan-kiosk-1-20261122-040000", "kiosk-1", "AB")
    saved(stick, "anjungan-kiosk-9-20261122-040000", "kiosk-9", "CDEGMNPTVWXYZ")
    draft = new.stand_in_for(dead, {})
    with pytest.raises(ConfigError):
        new.write(replace(draft, number=3))
    assert not (tmp_path / "kiosk.toml").exists()
    new.finish()
    saved(stick, "anjungan-kiosk-8-20261122-040000", "kiosk-8", "FHJKLRU")
    with pytest.raises(ConfigError):
        new.stand_in_for(dead, {})
    assert [one.name for one in tmp_path.iterdir()] == ["stick"]


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
