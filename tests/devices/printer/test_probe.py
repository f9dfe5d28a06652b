"""What a probe learns of units that do more, do less, and lie."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from devices.printer.probe import Learned, learn
from devices.printer.simulator import Firmware
from devices.printer.timeouts import ProbeTimeouts
from kiosk.ports import PrinterState
from tests.devices.rig import ALL_LINES, rig

if TYPE_CHECKING:
    from pathlib import Path

QUICK = ProbeTimeouts(connect_s=0.5, answer_s=0.08, speed_s=0.08, all_s=1.5)
WHOLE = Learned(
    PrinterState.READY,
    questions=(1, 2, 3, 4),
    maker="EPSON",
    model="TM-T20II",
    version="1.12 ESC/POS",
    pushes=True,
    queued=True,
    ids=True,
)


def learned(folder: Path, firmware: Firmware | None = None, line: str = "tcp", **switches: object) -> Learned:
    with rig(folder, line, firmware) as it:
        it.simulator.switch(**switches)
        found = learn(it.address().wire, QUICK)
        assert it.simulator.slips == ()
        return found


@pytest.mark.parametrize("line", ALL_LINES)
def test_unit_that_does_all_is_asked_all_and_uses_no_paper(tmp_path: Path, line: str) -> None:
    found = learned(tmp_path, line=line)
    assert found == WHOLE
    assert found.answers
    assert found.profile() == "TM-T20II"
    assert found.facts()["gs_h"] == "yes"


@pytest.mark.parametrize(
    ("firmware", "differs"),
    [
        (Firmware(process_ids=False), {"ids": False}),
        (Firmware(queued_status=False), {"queued": False}),
        (Firmware(pushes=False), {"pushes": False}),
        (Firmware(model=None), {"maker": "", "model": "", "version": ""}),
    ],
)
def test_what_a_clone_leaves_out_is_learned(tmp_path: Path, firmware: Firmware, differs: dict[str, object]) -> None:
    found = learned(tmp_path, firmware)
    assert found == replace(WHOLE, **differs)
    assert found.answers


def test_clone_that_calls_itself_what_it_is_not_gets_no_profile_by_its_name(tmp_path: Path) -> None:
    liar = learned(tmp_path, Firmware(process_ids=False, maker="EPOSN", model="TM-T88V"))
    assert (liar.maker, liar.model) == ("EPOSN", "TM-T88V")
    assert liar.profile() == "generic-80"
    better = learned(tmp_path, Firmware(process_ids=False, model="TM-T88V"))
    assert better.profile() == "generic-80"  # the model it names answers `GS ( H`, and it does not
    assert better.profile("0416:5011") == "generic-58"


def test_unit_that_never_confirms_is_told_to_be_set_to_answer_nothing(tmp_path: Path) -> None:
    found = learned(tmp_path, Firmware(process_ids=False, queued_status=False))
    assert found.state is PrinterState.UNRELIABLE
    assert not found.answers
    assert found.facts()["answers"] == "no"


@pytest.mark.parametrize("questions", [frozenset(), {1}, {2, 3, 4}])
def test_unit_that_answers_half_is_silent(tmp_path: Path, questions: set[int]) -> None:
    found = learned(tmp_path, Firmware(questions=frozenset(questions)))
    assert (found.state, set(found.questions)) == (PrinterState.SILENT, questions)
    assert not found.answers


def test_unit_that_says_zero_to_all_is_believed_in_nothing(tmp_path: Path) -> None:
    found = learned(tmp_path, Firmware(says_zero=True))
    assert found.says_anything
    assert not found.answers
    assert found.state is PrinterState.SILENT


@pytest.mark.parametrize(
    ("switches", "state"),
    [
        ({"paper": "out"}, PrinterState.PAPER_OUT),
        ({"overheated": True}, PrinterState.OVERHEATED),
        ({"stranger": True}, PrinterState.GARBLED),
        ({"garbage": True}, PrinterState.GARBLED),
        ({"half_answers": True}, PrinterState.SILENT),
        ({"plugged": False}, PrinterState.OFFLINE),
    ],
)
def test_unit_in_trouble_is_named_and_not_asked_what_it_would_hold_back(
    tmp_path: Path, switches: dict[str, object], state: PrinterState
) -> None:
    with rig(tmp_path, "tcp") as it:
        it.simulator.switch(**switches)
        assert learn(it.address().wire, QUICK).state is state
        assert b"\x1dI" not in it.simulator.held


def test_probe_of_a_mute_unit_ends_within_its_time(tmp_path: Path) -> None:
    started_at = time.monotonic()
    assert learned(tmp_path, answers=False).state is PrinterState.SILENT
    assert time.monotonic() - started_at < QUICK.all_s + 1.0
    whole = ProbeTimeouts()
    assert whole.all_s < 5.0
    assert 10 * whole.answer_s + whole.connect_s <= whole.all_s


def test_letters_that_a_question_became_do_not_reach_the_next_slip(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp", Firmware(process_ids=False)) as it:
        learn(it.address().wire, QUICK)
        it.send()
        assert it.simulator.slips[0].text.startswith("Kecamatan Contoh Selatan")
