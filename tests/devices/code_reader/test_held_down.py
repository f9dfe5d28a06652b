"""A reader that talks on and on is held down, whatever it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.code_reader import SimulatedCodeReader, Timeouts, make_code_reader
from kiosk.config import CodeReaderConfig
from kiosk.ports import MOST_CODE_BYTES, CodeReaderState
from tests.patience import eventually

if TYPE_CHECKING:
    from pathlib import Path

LONG_S = 60.0  # between two codes: none but the first comes through


@pytest.mark.parametrize("code", [b"x", b"x" * (MOST_CODE_BYTES + 1)], ids=["short", "overlong"])
def test_of_many_codes_at_once_one_is_handed_on(tmp_path: Path, code: bytes) -> None:
    hand, codes = SimulatedCodeReader(tmp_path / "reader"), list[bytes]()
    hand.plug()
    reader = make_code_reader(CodeReaderConfig(url=hand.url), Timeouts(again_s=0.02, apart_s=LONG_S))
    assert reader is not None
    reader.listen(codes.append, lambda _: None)
    eventually(lambda: reader.state() is CodeReaderState.READY)
    for _ in range(20):
        hand.show(code)
    hand.show(b"\0" * 20)
    hand.show(b"\0" * 20)
    hand.show(b"\0" * 20)
    eventually(lambda: reader.state() is CodeReaderState.GARBLED)  # all before it was read by then
    reader.close()
    hand.unplug()
    assert len(codes) == 1
