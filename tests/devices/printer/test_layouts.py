"""Layouts: what is read, what is refused, and how each paper comes out on narrow and wide rolls."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devices.printer import make_encoder
from devices.printer.layouts import Code, Gap, LayoutError, Row, lay, layout_names, layout_of, load_layout, read_layout
from devices.printer.preview import WIDTHS, preview, sample_job, sample_of
from devices.printer.simulator import print_on_paper
from devices.printer.words import broken, printable
from kiosk.cli import kiosk
from kiosk.config import PrinterConfig
from kiosk.tickets import Slip
from tests.devices.rig import SLIP, encoder

SLIPS = Path(__file__).parent / "slips"
NAMES = ("bring", "number", "practice", "readiness", "referral", "wrote")
MARGIN_DOTS = 32


def drawn(name: str, columns: int, copy: int = 0) -> str:
    """A paper as its rows: size, place, weight, and the letters between bars as wide as the paper allows."""
    lines = []
    for part in lay(load_layout(name), sample_of(name), columns, copy=copy):
        match part:
            case Row(text, size, align, bold):
                wide = columns // size
                placed = {"left": text.ljust, "center": text.center, "right": text.rjust}[align](wide)
                lines.append(f"{size}{'*' if bold else ' '}|{placed}|")
            case Gap(count):
                lines += [""] * count
            case Code(data):
                lines.append(f"[QR {data}]")
    return "\n".join(lines) + "\n"


def test_every_layout_has_a_sample() -> None:
    assert layout_names() == NAMES
    for name in NAMES:
        assert layout_of(sample_of(name)) is load_layout(name)


@pytest.mark.parametrize("columns", [32, 48])
@pytest.mark.parametrize("name", NAMES)
def test_paper_is_laid_out_as_it_was_looked_at(name: str, columns: int) -> None:
    assert drawn(name, columns) == (SLIPS / f"{name}-{columns}.txt").read_text()


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("is_large", [False, True])
def test_code_on_any_paper_can_be_read(columns: int, *, is_large: bool) -> None:
    for native_qr in (True, False):  # by the printer itself, or as a picture
        picture = preview("number", columns, copy=1, is_large=is_large, native_qr=native_qr)
        with Image.open(BytesIO(picture)) as image:
            assert image.width == WIDTHS[columns] + 2 * MARGIN_DOTS
            codes = zxingcpp.read_barcodes(image.convert("L"))
        assert [code.text for code in codes] == [SLIP.secret]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wider_than_the_paper(name: str) -> None:
    sample = sample_of(name)
    for columns in (16, 20, *WIDTHS):
        rows = [part for part in lay(layout_of(sample), sample, columns) if isinstance(part, Row)]
        assert [row for row in rows if row.size * len(row.text) > columns] == []


def test_only_the_number_has_a_code() -> None:
    with_code = [name for name in NAMES if any(line.qr for line in load_layout(name).lines)]
    assert with_code == ["number"]


@pytest.mark.parametrize(
    ("content", "code", "names"),
    [
        ('of = "slip"\nlines = [{ text = "{nik}" }]', "device.printer.layout.place", "nik"),
        ('of = "slip"\nlines = [{ text = "{item}" }]', "device.printer.layout.place", "item"),
        ('of = "slip"\nlines = [{ text = "{bring}" }]', "device.printer.layout.place", "bring"),
        ('of = "slip"\nlines = [{ each = "office" }]', "device.printer.layout.place", "office"),
        ('of = "slip"\nlines = [{ blocks = "bring" }]', "device.printer.layout.place", "bring"),
        ('of = "slip"\nlines = [{ gap = 1, only = ["fees"] }]', "device.printer.layout.place", "fees"),
        ('of = "readiness"\nlines = [{ qr = "{secret}" }]', "device.printer.layout.place", "secret"),
        ('of = "slip"\nlines = [{ text = "{office" }]', "device.printer.layout.place", "{office"),
        ('of = "slip"\nlines = [{ text = "{office.zone}" }]', "device.printer.layout.place", "office.zone"),
        ('of = "slip"\nlines = [{ text = "x", size = "tiny" }]', "device.printer.layout.broken", "tiny"),
        ('of = "slip"\nlines = [{ txt = "x" }]', "device.printer.layout.broken", "txt"),
        ('of = "letter"\nlines = []', "device.printer.layout.broken", "letter"),
        ("of = ", "device.printer.layout.broken", ""),
    ],
)
def test_layout_that_says_what_cannot_be_printed_is_named(content: str, code: str, names: str) -> None:
    with pytest.raises(LayoutError) as told:
        read_layout("mine", content)
    assert told.value.code == code
    assert "mine" in str(told.value)
    assert names in str(told.value)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("Surat pertanggungjawaban", 16, ["Surat", "pertanggungjawa-", "ban"]),
        ("kependudukan", 8, ["kependu-", "dukan"]),
        ("Kewarganegaraan.", 10, ["Kewargane-", "garaan."]),
        ("Penyandang", 7, ["Penyan-", "dang"]),
        ("SP4NLAPOR17081945", 10, ["SP4NLAPOR1", "7081945"]),
        ("KTP-el asli", 6, ["KTP-el", "asli"]),
    ],
)
def test_long_word_is_broken_between_syllables(text: str, columns: int, lines: list[str]) -> None:
    assert broken(text, columns) == lines


@given(st.text(st.characters(codec="ascii"), max_size=120), st.integers(5, 48), st.sampled_from(["", "- ", "[ ] "]))
def test_broken_lines_fit_and_lose_nothing(text: str, columns: int, hang: str) -> None:
    lines = broken(text, columns, hang)
    assert all(len(line) <= columns for line in lines)
    told = "".join(lines).removeprefix(hang).replace(" ", "").replace("-", "")
    assert told == printable(text).replace(" ", "").replace("-", "")


def test_braces_in_what_somebody_wrote_stay_what_they_are() -> None:
    assert b"{secret} {0}" in encoder().encode(replace(SLIP, service="{secret} {0}"))


def test_usual_slip_has_room_to_spare_in_600_bytes() -> None:
    assert len(sample_job("number", 48)) <= 520  # it was 525 with a change of style for every line
    assert len(sample_job("number", 48, copy=1)) <= 600


def test_preview_is_drawn_from_the_command_line(tmp_path: Path) -> None:
    out = tmp_path / "slip.png"
    done = CliRunner().invoke(kiosk, ["device", "preview", "number", "--columns", "32", "--out", str(out)])
    assert done.exit_code == 0, done.output
    with Image.open(out) as image:
        assert image.width == WIDTHS[32] + 2 * MARGIN_DOTS
    assert isinstance(sample_of("number"), Slip)


def test_preview_of_a_layout_that_is_not_there_is_refused() -> None:
    with pytest.raises(LayoutError, match="letter"):
        preview("letter", 48)


def test_narrow_printer_that_draws_no_codes_gets_a_picture_of_it() -> None:
    data = make_encoder(PrinterConfig(url="tcp://127.0.0.1:1", profile="generic-58")).encode(SLIP)
    assert b"\x1d(k" not in data, "it would print these bytes as letters"
    with Image.open(BytesIO(print_on_paper(data, 384).png)) as image:
        codes = zxingcpp.read_barcodes(image.convert("L"))
    assert [code.text for code in codes] == [SLIP.secret]
