"""What the desk hears of devices: each change once, who is to act, and that it is over."""

from __future__ import annotations

import pytest

from kiosk.ports import CameraState, CodeReaderState, DeviceKind, PrinterState, ScannerState
from kiosk.runtime._troubles import Troubles

Told = list[tuple[str, dict[str, str]]]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def troubles(told: Told) -> Troubles:
    return Troubles(lambda action, facts: told.append((action, facts)))


def test_trouble_is_told_once_with_who_acts_and_its_end_at_once(troubles: Troubles, told: Told) -> None:
    for state in (PrinterState.PAPER_OUT, PrinterState.PAPER_OUT, PrinterState.READY, PrinterState.READY):
        troubles.changed(DeviceKind.PRINTER, state)
    assert told == [
        ("printer_trouble", {"state": "paper_out", "who": "officer"}),
        ("printer_well", {"state": "ready"}),
    ]


def test_one_device_says_nothing_of_another(troubles: Troubles, told: Told) -> None:
    troubles.changed(DeviceKind.CAMERA, CameraState.ABSENT)
    troubles.changed(DeviceKind.CODE_READER, CodeReaderState.ABSENT)
    troubles.changed(DeviceKind.CAMERA, CameraState.READY)
    assert [action for action, _ in told] == ["camera_trouble", "code_reader_trouble", "camera_well"]


def test_the_second_of_a_kind_has_troubles_of_its_own(troubles: Troubles, told: Told) -> None:
    troubles.changed(DeviceKind.PRINTER, PrinterState.PAPER_OUT)
    troubles.changed(DeviceKind.PRINTER, PrinterState.SILENT, is_spare=True)
    troubles.changed(DeviceKind.PRINTER, None, is_spare=True)
    assert told[1:] == [
        ("spare_printer_trouble", {"state": "silent", "who": "technician"}),
        ("spare_printer_well", {"state": "ready"}),
    ]


@pytest.mark.parametrize("state", [ScannerState.EMPTY, ScannerState.WARMING_UP])
def test_what_a_resident_has_to_do_calls_no_officer_and_ends_no_trouble(
    troubles: Troubles, told: Told, state: ScannerState
) -> None:
    troubles.changed(DeviceKind.SCANNER, ScannerState.JAMMED)
    troubles.changed(DeviceKind.SCANNER, state)
    assert [action for action, _ in told] == ["scanner_trouble"]
    troubles.changed(DeviceKind.SCANNER, None)
    assert told[-1] == ("scanner_well", {"state": "ready"})


def test_the_first_good_word_ends_what_an_earlier_run_left_at_the_desk(troubles: Troubles, told: Told) -> None:
    troubles.changed(DeviceKind.SCANNER, None)
    troubles.changed(DeviceKind.SCANNER, None)
    assert told == [("scanner_well", {"state": "ready"})]


def test_a_trouble_that_a_resident_meets_is_told_again_and_nothing_that_is_over(troubles: Troubles, told: Told) -> None:
    troubles.again(DeviceKind.PRINTER)
    troubles.changed(DeviceKind.PRINTER, PrinterState.PAPER_OUT)
    troubles.again(DeviceKind.PRINTER)
    troubles.changed(DeviceKind.PRINTER, PrinterState.READY)
    troubles.again(DeviceKind.PRINTER)
    assert [action for action, _ in told] == ["printer_trouble", "printer_trouble", "printer_well"]
