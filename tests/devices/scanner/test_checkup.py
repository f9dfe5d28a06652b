"""What a technician is told of the scanner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.checkups import checkups
from devices.plugged import UsbDevice
from devices.scanner import SimulatedNetworkScanner, SimulatedScanner, SimulatedState, _checkup
from devices.scanner._checkup import CHECKUP
from devices.scanner.names import name_among, name_now, name_to_keep
from kiosk.config import Config, LaneConfig, OfficeConfig, ScannerConfig, ScanSource
from kiosk.ports import UNSET, DeviceKind, ScannerState
from kiosk.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path

CANON = UsbDevice("04a9", "1909", "", "Canon", "CanoScan LiDE 110", "1-2", address="001:004")
TWINS = tuple(
    UsbDevice("04c5", "132e", f"A{number}", "Fujitsu", "fi", f"1-{number}", address=f"002:00{number}")
    for number in (5, 6)
)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    office = OfficeConfig("64.74.02", "Kecamatan Contoh", "Asia/Makassar")
    return Config("kiosk-1", tmp_path, office, (LaneConfig("umum", "A", "Loket 1"),))


def with_scanner(config: Config, glass: SimulatedScanner, device: str = "test:0") -> Config:
    return replace(config, scanner=ScannerConfig(device, str(glass.folder), 100, silent_s=5.0))


@pytest.fixture
def glass(tmp_path: Path) -> SimulatedScanner:
    return SimulatedScanner(tmp_path / "sane")


def test_it_is_found_by_its_place_and_none_is_no_fault(config: Config) -> None:
    assert checkups()[DeviceKind.SCANNER] is CHECKUP
    assert CHECKUP.probe(config) is UNSET
    assert CHECKUP.test(config, lambda _: None) is UNSET


def test_probe_and_test_tell_the_state_and_who_acts(config: Config, glass: SimulatedScanner) -> None:
    there = with_scanner(config, glass)
    assert CHECKUP.probe(there).is_well
    said: list[str] = []
    verdict = CHECKUP.test(there, said.append)
    assert verdict.is_well
    assert (verdict.facts["page_px"], verdict.facts["pages"]) == ("826x1169", "1")
    assert [one.rsplit(".", 1)[1] for one in said] == ["lay", "reading", "taken"]
    glass.switch(SimulatedState.COVER_OPEN)
    verdict = CHECKUP.test(there, said.append)
    assert (verdict.state, verdict.who_acts) == (ScannerState.COVER_OPEN, ScannerState.COVER_OPEN.who_acts)
    glass.switch(SimulatedState.ABSENT)
    assert CHECKUP.probe(there).state == ScannerState.ABSENT
    assert CHECKUP.probe(with_scanner(config, glass, "--help")).state == ScannerState.INVALID


@pytest.mark.parametrize(
    ("source", "both_sides", "sides", "answers"),
    [
        (ScanSource.GLASS, False, None, None),  # whatever the feeder could, it is not used
        (ScanSource.AUTO, False, "one", {"one": {}, "both": {"both_sides": True}}),
        (ScanSource.AUTO, True, "both", {"one": {"both_sides": False}, "both": {}}),
    ],
)
def test_feeder_that_reads_both_sides_is_told_and_asked_for_what_residents_bring(
    config: Config, tmp_path: Path, source: ScanSource, both_sides: bool, sides: str | None, answers: object
) -> None:
    with SimulatedNetworkScanner(tmp_path / "sane") as machine:
        wish = ScannerConfig(machine.device, str(machine.folder), 100, source, both_sides, 10.0)
        there = replace(config, scanner=wish)
        assert CHECKUP.probe(there).facts.get("sides") == sides
        asks = CHECKUP.test(there, lambda _: None).asks
    assert (asks and asks.answers) == answers


def test_scanners_are_found_by_names_that_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = (
        "genesys:libusb:001:004\tCanon\tLiDE 110\tflatbed scanner\n"
        "airscan:e0:EPSON L3250\teSCL\tEPSON L3250\tip=10.0.0.7\n"
        "test:0\tNoname\tfrontend-tester\tvirtual device\n"
        "half a line\n"
    )
    monkeypatch.setattr(_checkup, "_listed", lambda: listed)
    monkeypatch.setattr("devices.plugged.usb_devices", lambda: (CANON,))
    canon, epson = CHECKUP.find()
    assert (canon.name, canon.identity) == ("Canon LiDE 110", "04a9:1909")
    assert canon.settings == {"device": "genesys:usb:04a9:1909", "source": "auto"}
    assert epson.settings["device"] == "airscan:e0:EPSON L3250"


def test_scanner_is_known_again_in_another_socket_and_twins_by_their_serial_number() -> None:
    kept, _ = name_to_keep("genesys:libusb:001:004", (CANON, *TWINS))
    moved = replace(CANON, address="003:011")
    assert name_among(kept, (*TWINS, moved)) == "genesys:libusb:003:011"
    assert name_among(kept, TWINS) is None
    kept, _ = name_to_keep("fujitsu:libusb:002:006", TWINS)
    assert kept == "fujitsu:usb:04c5:132e:A6"
    assert name_among(kept, TWINS) == "fujitsu:libusb:002:006"
    assert name_among(kept, TWINS[:1]) is None
    assert name_to_keep("genesys:libusb:009:009", TWINS)[0] == "genesys:libusb:009:009"
    assert name_now("airscan:e0:X") == "airscan:e0:X"
    assert name_now("genesys:usb:ffff:fffe") is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_state_has_words_for_both(language: str) -> None:
    texts = Texts(language)
    for state in CHECKUP.states:
        assert texts.get(f"device.scanner.{state}") != f"device.scanner.{state}"
        assert texts.get(f"device.scanner.{state}.mend") != f"device.scanner.{state}.mend"
    for one in ScannerState:
        assert texts.get(f"scan.problem.{one.value}", way="") != f"scan.problem.{one.value}"
    for step in ("lay", "reading", "taken"):
        assert texts.get(f"device.scanner.test.{step}")
    assert {f"device.scanner.ask.sides{end}" for end in ("", ".one", ".both")} <= texts.words.keys()
