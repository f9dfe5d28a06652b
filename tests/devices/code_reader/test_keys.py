"""A reader that types, as umockdev's input device: grabbed, read, and translated."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from devices.code_reader import CodeReaderUrlError, make_code_reader
from devices.code_reader.keymap import DOWN, UP, Typist
from kiosk.config import CodeReaderConfig
from tests.devices.testbed import READER, READER_NODE, Testbed, in_testbed

SHIFT, A, B, ONE, MINUS, ENTER = 42, 30, 48, 2, 12, 28


def press(*keys: int) -> list[tuple[int, int]]:
    return [(key, value) for key in keys for value in (DOWN, UP)]


def hear_codes(folder: str, keys: list[tuple[int, int]], count: int) -> list[list[str]]:
    bed, codes, states, enough = Testbed(), [], [], threading.Event()
    bed.add(READER)
    bed.type(Path(folder), [(code, value) for code, value in keys])
    reader = make_code_reader(CodeReaderConfig(url=f"keys:{READER_NODE}"))
    assert reader is not None

    def shown(code: bytes) -> None:
        codes.append(code.decode())
        if len(codes) == count:
            enough.set()

    reader.listen(shown, lambda state: states.append(state.value))
    assert enough.wait(5)
    reader.close()
    return [codes, states]


def test_a_typed_code_is_read_with_its_capitals_and_the_reader_is_grabbed(tmp_path: Path) -> None:
    keys = [*press(A), (SHIFT, DOWN), *press(B, MINUS), (SHIFT, UP), *press(ONE, MINUS, ENTER)]
    assert in_testbed(hear_codes, folder=str(tmp_path), keys=keys, count=1) == [["aB_1-"], ["ready"]]


def test_a_typed_code_without_enter_is_whole_after_silence(tmp_path: Path) -> None:
    assert in_testbed(hear_codes, folder=str(tmp_path), keys=press(A, B), count=1) == [["ab"], ["ready"]]


def test_a_held_key_types_once_and_shift_is_forgotten_when_events_were_lost() -> None:
    typist = Typist()
    assert [typist.type(A, value) for value in (DOWN, 2, 2, UP)] == [b"a", b"", b"", b""]
    typist.type(SHIFT, DOWN)
    assert typist.type(A, DOWN) == b"A"
    typist.forget()
    assert typist.type(A, DOWN) == b"a"


def test_an_address_that_is_none_is_refused_and_no_address_is_no_reader() -> None:
    assert make_code_reader(CodeReaderConfig()) is None
    with pytest.raises(CodeReaderUrlError):
        make_code_reader(CodeReaderConfig(url="keys:event5"))
