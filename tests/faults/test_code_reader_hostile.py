"""Whatever is shown to a code reader: it stays bounded, nothing of it is logged, and a reader that is none is known."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from devices.code_reader import SimulatedCodeReader, Timeouts, make_code_reader
from kiosk.config import CodeReaderConfig
from kiosk.ports import MOST_CODE_BYTES, CodeReader, CodeReaderState
from kiosk.tickets import ForeignCode, SlipCode, Unreadable, read_code
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = b"Zk3v9XqLr8TnB2mY7wPc1A"
CONTROLS = bytes(range(32)) + b"\x7f\x1b[2J\x1b]0;x\x07"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[SimulatedCodeReader, CodeReader, list[bytes]]]:
    simulator, codes = SimulatedCodeReader(tmp_path / "reader"), list[bytes]()
    simulator.plug()
    reader = make_code_reader(CodeReaderConfig(url=simulator.url), Timeouts(again_s=0.02, apart_s=0.0))
    assert reader is not None
    reader.listen(codes.append, lambda _: None)
    eventually(lambda: reader.state() is CodeReaderState.READY)
    yield simulator, reader, codes
    reader.close()
    simulator.unplug()


def test_a_code_of_4_kb_with_all_control_bytes_leaves_the_next_one_readable(
    shown: tuple[SimulatedCodeReader, CodeReader, list[bytes]], caplog: pytest.LogCaptureFixture
) -> None:
    simulator, _, codes = shown
    with caplog.at_level(logging.DEBUG):
        simulator.show((CONTROLS * 200)[:4096])
        eventually(lambda: bool(codes))
        simulator.show(b"x" * 4096 + b"3273010101010001")
        simulator.show(SECRET)
        eventually(lambda: codes[-1] == SECRET)
    assert all(len(code) <= MOST_CODE_BYTES for code in codes)
    assert {type(read_code(code)) for code in codes[:-1]} == {Unreadable}
    assert "Zk3v9X" not in caplog.text
    assert "3273" not in caplog.text


def test_bytes_of_another_device_are_told_as_garbled_and_a_good_code_ends_that(
    shown: tuple[SimulatedCodeReader, CodeReader, list[bytes]],
) -> None:
    simulator, reader, codes = shown
    for _ in range(4):
        simulator.show(b"\x14\x00\x00\x0f\x80\x07")  # a printer that tells its state
    eventually(lambda: reader.state() is CodeReaderState.GARBLED)
    assert reader.state().who_acts == "technician"
    simulator.show(SECRET)
    eventually(lambda: reader.state() is CodeReaderState.READY)
    assert codes[-1] == SECRET


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (b"'; DROP TABLE ticket; --", ForeignCode),
        (b"<script>alert(1)</script>", ForeignCode),
        (b"../../../../etc/passwd", ForeignCode),
        (b"https://contoh.id/?q=1", ForeignCode),
        ("Kécamatan 中".encode(), ForeignCode),
        (b"", ForeignCode),
        (b"Zk3v9XqLr8TnB2mY7wPc1\x00", Unreadable),
        (b"\xff\xfe\xfd", Unreadable),
        ("a\u0085b".encode(), Unreadable),
        (b"x" * 513, Unreadable),
    ],
)
def test_what_is_not_ours_is_told_apart_and_kept_nowhere(code: bytes, kind: type) -> None:
    assert read_code(code) == kind()


def test_a_secret_shows_nowhere_by_itself() -> None:
    assert "Zk3v" not in repr(read_code(SECRET))
    assert isinstance(read_code(SECRET), SlipCode)
