from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from devices.scanner import SimulatedScanner, SimulatedState, make_scanner
from devices.scanner.__main__ import main
from devices.scanner.options import ScannerOptionError, options_from
from devices.scanner.pnm import PnmHeader, read_header
from devices.scanner.states import complaint_in, state_of_exit
from kiosk.config import ScannerConfig
from kiosk.ports import Captured, ScannerState

if TYPE_CHECKING:
    from pathlib import Path


def test_page_comes_whole_with_its_preview_and_rising_progress(tmp_path: Path) -> None:
    glass = SimulatedScanner(tmp_path / "sane")
    scanner = make_scanner(ScannerConfig(device="test:0", config_dir=str(glass.folder)), (500, 700))
    assert scanner is not None
    assert scanner.state() is None
    told: list[int] = []
    started_at = time.monotonic()
    result = scanner.scan(lambda _, percent: told.append(percent))
    assert time.monotonic() - started_at < 5.0
    assert isinstance(result, Captured)
    assert result.page.sha256 == hashlib.sha256(result.page.content).hexdigest()
    assert (result.page.media_type, result.page.width_px, result.page.height_px) == ("application/pdf", 1653, 2338)
    assert pypdfium2.PdfDocument(result.page.content)[0].get_size() == pytest.approx((595, 842), abs=1)
    assert len(result.preview.rgb) == 3 * result.preview.width_px * result.preview.height_px
    assert told == sorted(told)
    assert told[-1] == 100


def test_no_scanner_configured_gives_none() -> None:
    assert make_scanner(ScannerConfig(), (10, 10)) is None


@pytest.mark.parametrize("device", ["-x", "--help", "a\nb", " ", "test:0\0"])
def test_name_that_would_be_an_option_is_refused(device: str) -> None:
    with pytest.raises(ScannerOptionError):
        make_scanner(ScannerConfig(device=device), (10, 10))


def test_technician_scans_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    glass = SimulatedScanner(tmp_path / "sane")
    there = ["test:0", "--config-dir", str(glass.folder), "--out", str(tmp_path / "page.pdf")]
    assert main(["probe", *there]) == 0
    assert main(["scan", *there]) == 0
    assert len(pypdfium2.PdfDocument(tmp_path / "page.pdf")) == 1
    glass.switch(SimulatedState.JAMMED)
    assert main(["scan", *there]) == 1
    assert "jammed: officer has to act" in capsys.readouterr().out


FLATBED = """
    --mode Lineart|Gray|Color [Lineart]
    --depth 8|16 [8]
    --resolution 75|150|300|600dpi [75]
    -x 0..215.9mm [215.9]
    -y 0..279.4mm [279.4]
"""


def test_only_what_the_device_lists_is_asked_for() -> None:
    options = options_from(FLATBED, 200)
    assert options.arguments == (
        *("--mode", "Color", "--depth", "8", "--resolution", "150"),
        *("-x", "210", "-y", "279.4"),
    )
    assert options.width_px == 1240
    assert options_from("    --resolution 50..100dpi [50]\n    --mode Gray [Gray]\n", 200).arguments == (
        *("--mode", "Gray", "--resolution", "100"),
    )
    assert options_from("", 200).arguments == ()


@pytest.mark.parametrize(
    ("start", "header"),
    [
        (b"P6\n# SANE data follows\n1653 2338\n255\nabc", PnmHeader(1653, 2338, 37 + 3 * 1653 * 2338)),
        (b"P5 2 3 255\n", PnmHeader(2, 3, 17)),
        (b"P6\n1653 23", None),
        (b"P4\n8 8\n", None),
        (b"P6 9999999 1 255\n", None),
    ],
)
def test_header_is_read_when_it_is_whole(start: bytes, header: PnmHeader | None) -> None:
    assert read_header(start) == header


def test_exit_and_complaint_have_their_meaning() -> None:
    assert state_of_exit(6) is ScannerState.JAMMED
    assert state_of_exit(134) is ScannerState.BROKEN
    assert state_of_exit(-9) is ScannerState.BROKEN
    assert complaint_in(b"Progress: 3%\nscanimage: sane_read: Document feeder jammed\n") is ScannerState.JAMMED
    assert complaint_in(b"scanimage: open of device test:7 failed: Invalid argument\n") is ScannerState.ABSENT
    assert complaint_in(b"scanimage: rounded value of br-x from 210 to 209\n") is None
