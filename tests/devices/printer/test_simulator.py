from __future__ import annotations

import socket
import time
from io import BytesIO
from typing import TYPE_CHECKING

import segno
import zxingcpp
from PIL import Image

from devices.printer.simulator import SimulatedPrinter
from devices.printer.simulator._paper import WIDTH_DOTS, Paper
from devices.printer.simulator._parser import Raster, Simple, Text

if TYPE_CHECKING:
    from pathlib import Path


def test_slip_is_saved_as_picture_text_and_bytes_with_the_times_of_its_bytes(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as printer, socket.create_connection(("127.0.0.1", printer.port)) as line:
        line.sendall(b"\x1da\xff")  # no part of the slip
        before = time.monotonic()
        line.sendall(b"\x1b@Siti ")
        assert not printer.wait_for_slips(1, 0.05)
        line.sendall(b"Contoh\n\x1dV\x01")
        assert printer.wait_for_slips(1, 1.0)
        slip = printer.slips[0]
        assert (slip.number, slip.text, slip.size_bytes) == (1, "Siti Contoh\n", 17)
        assert before <= slip.first_byte_s
        assert slip.last_byte_s - slip.first_byte_s >= 0.04
        assert (tmp_path / "001.bin").read_bytes() == b"\x1b@Siti Contoh\n\x1dV\x01"
        assert (tmp_path / "001.txt").read_text() == slip.text
        assert Image.open(tmp_path / "001.png").width > WIDTH_DOTS
    with SimulatedPrinter(tmp_path) as printer, socket.create_connection(("127.0.0.1", printer.port)) as line:
        line.sendall(b"b\n\x1dV\x01")
        assert printer.wait_for_slips(1, 1.0)
        assert printer.slips[0].number == 2


def test_full_receive_buffer_holds_the_sender_back(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as printer, socket.create_connection(("127.0.0.1", printer.port)) as line:
        printer.switch(paper="out")
        line.sendall(b"a" * 9_000 + b"\n\x1dV\x01")
        until = time.monotonic() + 1.0
        while printer.held_bytes < 4096 and time.monotonic() < until:
            time.sleep(0.005)
        assert printer.held_bytes == 4096
        printer.switch(paper="ok")
        assert printer.wait_for_slips(1, 2.0)
        assert printer.slips[0].text.count("a") == 9_000


def test_question_is_answered_at_once_even_in_two_pieces_and_with_no_paper(tmp_path: Path) -> None:
    with SimulatedPrinter(tmp_path) as printer, socket.create_connection(("127.0.0.1", printer.port)) as line:
        printer.switch(paper="out")
        line.settimeout(1.0)
        line.sendall(b"abc\x10")
        line.sendall(b"\x04\x02")
        assert line.recv(10) == b"\x32"


def test_raster_picture_comes_out_as_its_dots() -> None:
    picture = Image.new("1", (264, 264), 1)
    symbol = segno.make_qr("GAMBAR")
    for row, modules in enumerate(symbol.matrix):
        for column, is_dark in enumerate(modules):
            if is_dark:
                picture.paste(0, (32 + 8 * column, 32 + 8 * row, 40 + 8 * column, 40 + 8 * row))
    dots = bytes(~byte & 0xFF for byte in picture.tobytes())
    paper = Paper()
    paper.apply(Raster(picture.width // 8, picture.height, dots))
    slip = paper.apply(Simple("GS V", b"\x00"))
    assert slip is not None
    read = zxingcpp.read_barcodes(Image.open(BytesIO(slip.png)).convert("L"))
    assert [code.text for code in read] == ["GAMBAR"]


def test_larger_characters_are_larger_and_a_long_line_breaks() -> None:
    paper = Paper()
    paper.apply(Simple("GS !", b"\x77"))
    paper.apply(Text(b"1234567"))
    paper.apply(Simple("LF", b""))
    slip = paper.apply(Simple("GS V", b"\x00"))
    assert slip is not None
    assert slip.text == "123456\n7\n"
    ink = Image.open(BytesIO(slip.png)).convert("L").point(lambda dot: 255 - dot).getbbox()
    assert ink is not None
    assert ink[2] - ink[0] > 500
