"""What a technician is told of readers, display, keypad and loudspeaker: on simulators, and with nothing plugged in."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from devices.badge_reader import SimulatedBadgeReader
from devices.badge_reader._checkup import CHECKUP as BADGE_READER
from devices.code_reader import SimulatedCodeReader
from devices.code_reader._checkup import CHECKUP as CODE_READER
from devices.keypad import presence
from devices.keypad._checkup import CHECKUP as KEYPAD
from devices.line_display import SimulatedLineDisplay
from devices.line_display import _checkup as line_display_checkup
from devices.line_display._checkup import CHECKUP as LINE_DISPLAY
from devices.speaker import SimulatedSpeaker, SpeakerState
from devices.speaker._checkup import CHECKUP as SPEAKER
from kiosk.config import (
    BadgeReaderConfig,
    CodeReaderConfig,
    Config,
    KeypadConfig,
    LineDisplayConfig,
    SpeechConfig,
)
from kiosk.ports import UNSET, BadgeReaderState, Checkup, Verdict, WhoActs
from kiosk.texts import load_languages
from tests.devices.testbed import READER, READER_NODE, SERIAL_LINE, Testbed, in_testbed
from tests.patience import eventually
from tests.sync.office import make_config

CHECKUPS: tuple[Checkup, ...] = (CODE_READER, BADGE_READER, LINE_DISPLAY, KEYPAD, SPEAKER)


def config_of(folder: Path, **tables: object) -> Config:
    return replace(make_config(folder, 8470), **tables)  # type: ignore[arg-type]


@pytest.mark.parametrize("checkup", CHECKUPS, ids=lambda one: one.kind.value)
def test_every_state_has_words_and_a_mend_in_both_languages(checkup: Checkup) -> None:
    for texts in load_languages(SpeechConfig()).values():
        for state in checkup.states:
            for key in (f"device.{checkup.kind}.{state}", f"device.{checkup.kind}.{state}.mend"):
                assert texts.get(key) != key


def proven(verdict: Verdict, checkup: Checkup) -> dict[str, str]:
    """What each answer would prove; question and answers have words in both languages, and the states are known."""
    assert verdict.asks is not None
    key = f"device.{checkup.kind}.ask.{verdict.asks.key}"
    for texts in load_languages(SpeechConfig()).values():
        assert {key, *(f"{key}.{answer}" for answer in verdict.asks.answers)} <= texts.words.keys()
    states = {answer: state for answer, (state, _) in verdict.asks.proves.items()}
    assert set(states.values()) <= set(checkup.states)
    return states


@pytest.mark.parametrize("checkup", CHECKUPS, ids=lambda one: one.kind.value)
def test_what_is_not_configured_is_unset_and_no_trouble(checkup: Checkup, tmp_path: Path) -> None:
    config = config_of(tmp_path, speech=SpeechConfig(device=""))
    assert checkup.probe(config) == UNSET
    assert checkup.test(config, lambda _: None) == UNSET


def test_a_code_that_nobody_can_read_is_told_as_garbled(tmp_path: Path) -> None:
    hand = SimulatedCodeReader(tmp_path / "tty")
    hand.plug()
    verdict = CODE_READER.test(
        config_of(tmp_path, code_reader=CodeReaderConfig(hand.url)), lambda _: hand.show(b"\x14\x00\x0f\x80\x07")
    )
    hand.unplug()
    assert (verdict.state, verdict.who_acts) == ("garbled", WhoActs.TECHNICIAN)


def test_a_code_reader_is_ready_and_a_code_shown_to_it_is_told_apart_but_not_kept(tmp_path: Path) -> None:
    hand = SimulatedCodeReader(tmp_path / "reader")
    config = config_of(tmp_path, code_reader=CodeReaderConfig(hand.url))
    assert CODE_READER.probe(config) == Verdict("absent", WhoActs.TECHNICIAN)
    hand.plug()
    assert CODE_READER.probe(config).is_well
    steps: list[str] = []

    def act(step: str) -> None:
        steps.append(step)
        hand.show(b"Zk3v9XqLr8TnB2mY7wPc1A")

    verdict = CODE_READER.test(config, act)
    hand.unplug()
    assert verdict == Verdict("ready", WhoActs.NOBODY, {"code": "slip", "bytes": "22"})
    assert steps == ["device.code_reader.test.show"]


def test_a_misspelt_address_is_said_and_raises_nothing(tmp_path: Path) -> None:
    config = config_of(
        tmp_path, code_reader=CodeReaderConfig("keys:event5"), line_display=LineDisplayConfig("serial:tty")
    )
    assert CODE_READER.probe(config).state == "misspelt"
    assert LINE_DISPLAY.probe(config).state == "misspelt"


def test_a_badge_reader_tells_service_reader_and_tap(tmp_path: Path) -> None:
    hand = SimulatedBadgeReader(tmp_path / "cards")
    config = config_of(tmp_path, badge_reader=BadgeReaderConfig(hand.name))
    hand.switch(BadgeReaderState.SERVICE_DOWN)
    assert BADGE_READER.probe(config).state == "service_down"
    hand.switch(BadgeReaderState.READY)
    assert BADGE_READER.probe(config).is_well
    verdict = BADGE_READER.test(config, lambda _: hand.tap(bytes.fromhex("04A1B2C3D4E5F6")))
    assert verdict == Verdict("ready", WhoActs.NOBODY, {"number_bytes": "7"})


def test_a_line_display_shows_a_sample_and_is_never_said_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_display_checkup, "_TEST_S", 0.1)
    panel, seen = SimulatedLineDisplay(tmp_path / "display"), threading.Event()
    config = config_of(tmp_path, line_display=LineDisplayConfig(panel.url))
    assert LINE_DISPLAY.probe(config).state == "absent"
    panel.plug()
    watching = threading.Thread(
        target=lambda: (eventually(lambda: panel.glass.rows[1].startswith("0123456789")), seen.set())
    )
    watching.start()
    verdict = LINE_DISPLAY.test(config, lambda _: None)
    watching.join()
    assert verdict.state == "unverified"
    assert proven(verdict, LINE_DISPLAY) == {"yes": "seen", "no": "unseen"}
    assert verdict.asks is not None
    assert verdict.asks.answers["garbled"] == {"commands": "escpos"}
    assert seen.is_set()
    eventually(lambda: panel.glass.rows == (" " * 20, " " * 20))
    panel.unplug()


def test_a_speaker_tells_card_and_voice_and_plays_tones_and_a_sentence(tmp_path: Path) -> None:
    hand = SimulatedSpeaker(tmp_path / "card")
    config = config_of(tmp_path, speech=SpeechConfig(device=f"{hand.device}?pace=0"))
    assert SPEAKER.probe(config).is_well
    assert hand.said() == []
    steps: list[str] = []
    assert proven(SPEAKER.test(config, steps.append), SPEAKER) == {"yes": "heard", "no": "unheard"}
    assert steps == ["device.speaker.test.tones", "device.speaker.test.sentence"]
    assert len(list((tmp_path / "card").glob("*.wav"))) == 4
    hand.switch(SpeakerState.NO_CARD)
    assert SPEAKER.probe(config).state == "no_card"
    assert SPEAKER.test(config, steps.append) == Verdict("no_card", WhoActs.TECHNICIAN)
    hand.close()


def find_all(folder: str) -> dict[str, Any]:
    bed = Testbed()
    config = config_of(Path(folder), keypad=KeypadConfig(two_switch=True))
    before = KEYPAD.probe(config).state
    bed.add(SERIAL_LINE)
    bed.add(READER)
    found = {
        checkup.kind.value: [dict(one.settings) | {"is": one.identity} for one in checkup.find()]
        for checkup in (CODE_READER, LINE_DISPLAY, KEYPAD)
    }
    as_reader = replace(config, code_reader=CodeReaderConfig(f"keys:{READER_NODE}"))
    return found | {
        "keypad states": [before, KEYPAD.probe(config).state, KEYPAD.probe(as_reader).state],
    }


def test_what_is_plugged_in_is_found_by_names_that_stay(tmp_path: Path) -> None:
    found = in_testbed(find_all, folder=str(tmp_path))
    line = {"url": "serial:/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0?baud=9600", "is": "1a86:7523 ABC [31mX"}
    typing = {"url": "keys:/dev/input/by-id/usb-Symbol_Bar_Code_Scanner-event-kbd", "is": "05e0:1200"}
    assert found["code_reader"] == [line, typing]
    assert found["line_display"] == [line]
    assert found["keypad"] == [{"is": "05e0:1200"}]
    assert found["keypad states"] == ["absent", "ready", "absent"]


def press_select(folder: str) -> list[str]:
    bed = Testbed()
    bed.add(READER)
    bed.type(Path(folder), [(28, 1), (28, 0)])
    verdict = KEYPAD.test(config_of(Path(folder)), lambda _: None)
    assert proven(verdict, KEYPAD) == {"yes": "right_key", "no": "wrong_key"}
    return [verdict.state, verdict.facts["action"]]


def test_a_pressed_key_is_told_by_what_it_does(tmp_path: Path) -> None:
    assert in_testbed(press_select, folder=str(tmp_path)) == ["ready", "select"]


def test_learnt_keys_win_and_a_broken_file_of_them_is_passed_over(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    config.state_dir.mkdir(parents=True)
    path = config.state_dir / "keypad.toml"
    path.write_text('[keys]\nnext = ["f13"]\nselect = ["f14"]\n')
    assert presence.wanted_keys(config)["next"] == {183}
    path.write_text("[keys]\nnext = 3\n")
    assert presence.wanted_keys(config)["next"] == {108, 15}


def test_readers_that_nobody_waits_for_any_more_are_let_go(tmp_path: Path) -> None:
    reader, badges = SimulatedCodeReader(tmp_path / "reader"), SimulatedBadgeReader(tmp_path / "cards")
    reader.plug()
    badges.switch(BadgeReaderState.READY)
    config = config_of(tmp_path, code_reader=CodeReaderConfig(reader.url), badge_reader=BadgeReaderConfig(badges.name))
    left = threading.Event()
    started_at = time.monotonic()
    assert CODE_READER.test(config, lambda _: left.set(), left.is_set).state == "silent"
    assert BADGE_READER.test(config, lambda _: left.set(), left.is_set).state == "silent"
    reader.unplug()
    assert time.monotonic() - started_at < 30  # of each, who waits to the end
