"""A stick as residents bring it: what is offered of it, what becomes of a file, what is left of its names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.dock.panels import Place
from devices.dock.panels.stick import StickChange, StickPanel
from devices.stick import SimulatedStick, UsbStick, make_stick
from devices.stick._checkup import CHECKUP, STATES, StickCheckup
from devices.stick._wire import Mounts
from devices.stick.samples import papers
from kiosk.config import SpeechConfig, StickConfig
from kiosk.ports import UNSET, Captured, FileKind, PageUse, StickState, Verdict, WhoActs
from kiosk.texts import load_languages
from tests.sync.office import make_config

if TYPE_CHECKING:
    from pathlib import Path

BOX_PX = (300, 400)
LETTER, PHOTO, PICTURE = papers()


@pytest.fixture
def hand(tmp_path: Path) -> SimulatedStick:
    hand = SimulatedStick(tmp_path / "stick")
    hand.fill(papers())
    return hand


def made(hand: SimulatedStick) -> UsbStick:
    stick = make_stick(StickConfig(hand.place), BOX_PX)
    assert stick is not None
    return stick


def number_of(stick: UsbStick, name: str) -> int:
    found = stick.files()
    assert not isinstance(found, StickState)
    return next(one.number for one in found if one.name == name.rpartition("/")[2])


def test_what_is_on_it_is_told_by_name_kind_and_time_the_newest_first(hand: SimulatedStick) -> None:
    stick = made(hand)
    assert (stick.state(), stick.files()) == (StickState.ABSENT, StickState.ABSENT)
    hand.plug()
    assert stick.state() is StickState.READY
    found = stick.files()
    assert not isinstance(found, StickState)
    assert [one.kind for one in found] == [FileKind.PICTURE, FileKind.PICTURE, FileKind.PDF]
    assert found[0].name == "kartu keluarga.png"
    assert found[0].saved_at > found[1].saved_at > found[2].saved_at
    assert "kartu" not in repr(found)


def test_a_document_comes_with_all_its_pages_and_another_file_behind_it(hand: SimulatedStick) -> None:
    hand.plug()
    stick, heard = made(hand), list[int]()
    first = stick.take(number_of(stick, LETTER), heard.append)
    assert isinstance(first, Captured)
    assert (first.page.pages, heard[-1]) == (3, 100)
    both = stick.take(number_of(stick, PHOTO), heard.append, PageUse.PAPER, first)
    assert isinstance(both, Captured)
    assert (both.page.pages, both.before) == (4, first)


def test_a_stick_with_nothing_on_it_says_so_and_names_are_forgotten(hand: SimulatedStick) -> None:
    hand.plug()
    stick = made(hand)
    number = number_of(stick, PHOTO)
    stick.forget()
    assert stick.take(number, lambda _: None) is StickState.ABSENT
    assert "kartu" not in repr(vars(stick))
    hand.fill({"run.exe": b"MZ"})
    assert stick.files() is StickState.EMPTY


def test_who_stops_it_gets_nothing_of_it(hand: SimulatedStick) -> None:
    hand.plug()
    stick = made(hand)
    number = number_of(stick, PHOTO)
    assert stick.take(number, lambda _: stick.cancel()) is StickState.CANCELLED
    assert isinstance(stick.take(number, lambda _: None), Captured)


def test_a_folder_that_is_no_mount_is_no_stick(tmp_path: Path) -> None:
    assert Mounts(tmp_path / "not there yet").roots() == ()
    (tmp_path / "sdb1").mkdir()
    (tmp_path / "sdb1" / "left behind.pdf").write_bytes(b"x")
    assert Mounts(tmp_path).roots() == ()
    assert UsbStick(Mounts(tmp_path), BOX_PX).files() is StickState.ABSENT


def test_a_technician_is_told_of_the_place_and_counts_what_may_be_chosen(tmp_path: Path, hand: SimulatedStick) -> None:
    config = replace(make_config(tmp_path / "office", 8470), stick=StickConfig(hand.place))
    assert CHECKUP.probe(replace(config, stick=StickConfig())) == UNSET
    assert CHECKUP.test(replace(config, stick=StickConfig()), lambda _: None) == UNSET
    assert CHECKUP.probe(config) == Verdict("absent", WhoActs.NOBODY)
    told: list[str] = []

    def act(step: str) -> None:
        told.append(step)
        hand.plug()

    assert CHECKUP.test(config, act) == Verdict("ready", WhoActs.NOBODY, {"files": "3"})
    assert told == ["device.stick.test.plug"]
    hand.pull()
    assert StickCheckup(test_s=0).test(config, lambda _: None).state == "absent"
    assert CHECKUP.find()[0].settings == {"place": "/run/anjungan-stick"}


def test_every_state_has_words_and_a_mend_in_both_languages() -> None:
    for texts in load_languages(SpeechConfig()).values():
        for state in STATES:
            assert {f"device.stick.{state}", f"device.stick.{state}.mend"} <= set(texts.words)


def test_stick_that_is_mounted_for_somebody_else_is_denied_and_not_called_empty(
    hand: SimulatedStick, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.plug()
    monkeypatch.setattr("os.access", lambda *_: False)  # whoever runs the tests may read everything
    stick = made(hand)
    assert (stick.state(), stick.files()) == (StickState.DENIED, StickState.DENIED)
    assert stick.state().who_acts is WhoActs.TECHNICIAN


def test_the_dock_puts_it_in_and_pulls_it_out(tmp_path: Path) -> None:
    panel = StickPanel(Place(tmp_path))
    stick = make_stick(StickConfig(panel.addresses()["place"]), BOX_PX)
    assert stick is not None
    assert (panel.seen().state, stick.state()) == ("absent", StickState.ABSENT)
    panel.apply(StickChange(is_in=True, holds="bombs"))
    assert (panel.seen().state, stick.state()) == ("ready", StickState.READY)
    assert "kosong.pdf" in panel.state()["names"]
    panel.apply(StickChange(is_in=False, holds="nothing"))
    assert stick.files() is StickState.ABSENT
    panel.close()
