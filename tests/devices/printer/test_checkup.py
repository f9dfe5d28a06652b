"""The printer as a technician meets it: found, asked, tried."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from devices.plugged import UsbDevice
from devices.printer import _checkup
from devices.printer._checkup import CHECKUP, PrinterCheckup
from devices.printer.probe_slip import ACCENTS, RULERS, probe_slip
from devices.printer.profiles import profiles
from devices.printer.simulator import Firmware, SimulatedPrinter
from devices.printer.wire import address_from_url
from devices.printer.words import printable
from kiosk.config import Config, LaneConfig, PrinterConfig
from kiosk.ports import UNSET, PrinterState, WhoActs
from kiosk.texts import Texts
from tests.devices.printer.test_probe import QUICK
from tests.devices.rig import SHORT, rig
from tests.fakes.office import OFFICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.ports import Asked

QUICKLY = PrinterCheckup(QUICK, SHORT)


def config(url: str, **printer: object) -> Config:
    lanes = (LaneConfig("umum", "A", "Loket 1"),)
    return Config("kiosk-1", Path("/nonexistent"), OFFICE, lanes, printer=PrinterConfig(url=url, **printer))  # type: ignore[arg-type]


def test_every_state_has_words_and_what_to_do_in_every_language() -> None:
    for language in ("id", "en"):
        words = Texts(language).words
        for state in CHECKUP.states:
            assert words[f"device.printer.{state}"]
            assert words[f"device.printer.{state}.mend"]


def test_printer_that_is_well_tells_what_it_does(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        verdict = QUICKLY.probe(config(simulator.url))
    assert (verdict.state, verdict.who_acts) == ("ready", WhoActs.NOBODY)
    assert verdict.facts["model"] == "TM-T20II"
    assert verdict.facts["profile"] == "TM-T20II"
    assert simulator.slips == ()


@pytest.mark.parametrize(
    ("switches", "state", "who"),
    [
        ({"paper": "out"}, "paper_out", WhoActs.OFFICER),
        ({"cutter_stuck": True}, "cutter_stuck", WhoActs.OFFICER),
        ({"answers": False}, "silent", WhoActs.TECHNICIAN),
        ({"stranger": True}, "garbled", WhoActs.TECHNICIAN),
        ({"plugged": False}, "offline", WhoActs.TECHNICIAN),
    ],
)
def test_printer_in_trouble_says_who_acts(
    tmp_path: Path, switches: Mapping[str, object], state: str, who: WhoActs
) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        simulator.switch(**switches)
        verdict = QUICKLY.probe(config(simulator.url))
    assert (verdict.state, verdict.who_acts) == (state, who)


def test_spare_is_looked_at_too(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path / "first") as first, SimulatedPrinter(tmp_path / "spare") as spare:
        both = replace(config(first.url), spare_printer=PrinterConfig(url=spare.url))
        spare.switch(paper="out")
        verdict = QUICKLY.probe(both)
    assert (verdict.state, verdict.facts["spare"]) == ("ready", "paper_out")


def test_nothing_configured_is_unset_and_a_bad_address_is_offline() -> None:
    assert CHECKUP.probe(config("")) is UNSET
    assert CHECKUP.test(config(""), lambda _: None) is UNSET
    assert CHECKUP.probe(config("usb:1")).state == "offline"


def test_mute_printer_is_as_the_technician_said(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        simulator.switch(answers=False)
        asked = QUICKLY.probe(config(simulator.url)).asks
        assert asked is not None
        assert asked.answers == {"other": {}, "mute": {"url": simulator.url + "?answers=no"}}
        assert QUICKLY.probe(config(simulator.url + "?answers=no")).state == "unsupported"


def test_wrong_speed_is_found_out(tmp_path: Path) -> None:
    with rig(tmp_path, "serial", Firmware(baud=19200)) as it:
        url = it.url.replace("115200", "9600")
        verdict = QUICKLY.probe(config(url))
        assert (verdict.state, verdict.facts, verdict.asks) == ("silent", {"baud": "19200"}, None)
        assert verdict.suits == {"url": url.replace("9600", "19200")}
        assert QUICKLY.probe(config(str(verdict.suits["url"]))).state == "ready"


def test_slip_of_the_test_shows_paper_code_and_cut(tmp_path: Path) -> None:
    told: list[str] = []
    with SimulatedPrinter(tmp_path) as simulator:
        verdict = CHECKUP.test(config(simulator.url), told.append)
        assert simulator.wait_for_slips(1, 1.0)
        lines = simulator.slips[0].text.splitlines()
        codes = zxingcpp.read_barcodes(Image.open(tmp_path / "001.png").convert("L"))
    assert (verdict.state, verdict.facts["slip"]) == ("ready", "printed")
    right = {"ruler": str(_whole(lines)), "code": "square", "accents": _page_of(lines), "cut": "yes"}
    assert _settings(verdict.asks, right) == {}, "all is as the model says"
    wrong = {"ruler": "42", "code": "letters", "accents": "none", "cut": "no"}
    assert _settings(verdict.asks, wrong) == {
        "columns": 42,
        "width_dots": 512,
        "codes": "picture",
        "latin_page": 0,
        "cutter": "no",
    }
    assert told == ["device.printer.test.print", "device.printer.test.look"]
    assert [code.text for code in codes] == ["UJI-PENCETAK"]
    assert _whole(lines) == 48


def test_model_that_is_surely_another_is_offered(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        assert QUICKLY.probe(config(simulator.url, profile="POS-5890")).suits == {"profile": "TM-T20II"}
        assert QUICKLY.probe(config(simulator.url)).suits == {}


def test_slip_that_was_not_printed_asks_nothing(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        simulator.switch(paper="out")
        assert CHECKUP.test(config(simulator.url), lambda _: None).asks is None


def test_slip_of_the_test_tells_paper_of_58_mm_and_a_printer_without_codes(tmp_path: Path) -> None:
    narrow = Firmware(width_dots=384, native_qr=False, latin_page=25)
    with SimulatedPrinter(tmp_path, firmware=narrow) as simulator:
        verdict = CHECKUP.test(config(simulator.url, profile="POS-5890"), lambda _: None)
        assert verdict.is_well
        assert simulator.wait_for_slips(1, 1.0)
        lines = simulator.slips[0].text.splitlines()
        assert not zxingcpp.read_barcodes(Image.open(tmp_path / "001.png").convert("L"))
    assert _whole(lines) == 32
    assert any("1P0UJI-PENCETAK" in line for line in lines)
    seen = {"ruler": "32", "code": "letters", "accents": _page_of(lines), "cut": "no"}
    assert _settings(verdict.asks, seen) == {"latin_page": 25}


def _whole(lines: list[str]) -> int:
    """What a technician reads: the longest ruler whose two ends are on one line."""
    return max(size for size in RULERS if any(re.fullmatch(rf"{size} -+ {size}", line) for line in lines))


def _page_of(lines: list[str]) -> str:
    """What a technician reads: the number before the accents that are as the screen shows them."""
    (page,) = (line.removesuffix(ACCENTS).strip() for line in lines if line.endswith(ACCENTS))
    return page


def _settings(asked: Asked | None, answers: Mapping[str, str]) -> Mapping[str, object]:
    """What is kept after the last question; all have words."""
    settings: Mapping[str, object] = {}
    while asked is not None:
        name = answers[asked.key]
        for language in ("id", "en"):
            words = Texts(language).words
            assert {f"device.printer.ask.{asked.key}.{one}" for one in asked.answers} <= words.keys()
            assert asked.key != "accents" or ACCENTS in words["device.printer.ask.accents"]
        settings, asked = asked.answers[name], asked.after(name)
    return settings


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_of_the_slip_are_printed_whole(language: str) -> None:
    words = Texts(language)
    slip = probe_slip(words.get).replace(b"\n", b" ")
    for key in ("title", "ruler", "code", "accents", "cut", "letters"):
        assert printable(words.get(f"device.printer.slip.{key}")).encode() in slip


def test_slip_that_never_came_is_not_called_well(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path, firmware=Firmware(process_ids=False, queued_status=False)) as simulator:
        verdict = QUICKLY.test(config(simulator.url), lambda _: None)
    assert (verdict.state, verdict.who_acts) == (PrinterState.UNRELIABLE, WhoActs.TECHNICIAN)


def test_blocked_test_says_why_and_asks_nobody_to_look(tmp_path: Path) -> None:
    told: list[str] = []
    with SimulatedPrinter(tmp_path) as simulator:
        simulator.switch(cover_open=True)
        assert CHECKUP.test(config(simulator.url), told.append).state == "cover_open"
    assert told == ["device.printer.test.print"]


def test_printers_on_usb_are_named_by_what_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    plugged = (
        UsbDevice("04b8", "0e15", "X4JH012345", "EPSON", "TM-T20II", "1-1", frozenset({"07"})),
        UsbDevice("0416", "5011", "", "", "POS58", "1-2", frozenset({"ff"})),
        UsbDevice("ffff", "0001", "a b?c", "", "", "1-3", frozenset({"07"})),
        UsbDevice("046d", "c31c", "", "Logitech", "Keyboard", "1-4", frozenset({"03"})),
    )
    monkeypatch.setattr(_checkup, "usb_devices", lambda: plugged)
    monkeypatch.setattr(_checkup, "find_serial_lines", tuple)
    monkeypatch.setattr(_checkup, "_DRIVERS", Path("/nonexistent"))
    found = CHECKUP.find()
    assert [one.settings["url"] for one in found] == [
        "usb:04b8:0e15:X4JH012345",
        "usb:0416:5011",
        "usb:ffff:0001",
    ]
    assert [one.settings["profile"] for one in found] == ["TM-T20II", "generic-58", "generic-80"]
    assert found[0].identity == "04b8:0e15 X4JH012345"
    for one in found:
        address_from_url(one.settings["url"])
        assert one.settings["profile"] in profiles()
