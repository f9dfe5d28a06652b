from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.printer.__main__ import main
from devices.printer.simulator import SimulatedPrinter

if TYPE_CHECKING:
    from pathlib import Path


def test_technician_probes_and_prints_a_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with SimulatedPrinter(tmp_path) as simulator:
        assert main(["probe", simulator.url]) == 0
        assert main(["test", simulator.url]) == 0
        assert "Kecamatan Contoh" in simulator.slips[0].text
    assert main(["probe", simulator.url]) == 1
    told = capsys.readouterr().out
    assert "ready: nobody has to act" in told
    assert "printed" in told
    assert "offline: technician has to act" in told


def test_bad_url_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["probe", "usb:1"])
    assert "device.printer.url" in capsys.readouterr().err
