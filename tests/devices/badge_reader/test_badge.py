"""Numbers of badges, the badge that lies too long, and the technician's checkup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.badge_reader import SimulatedBadgeReader, Timeouts, make_badge_reader
from devices.badge_reader.badge import number_in
from kiosk.config import BadgeReaderConfig
from kiosk.ports import BadgeReaderState
from tests.patience import eventually

if TYPE_CHECKING:
    from pathlib import Path

BADGE = bytes.fromhex("04112233")


@pytest.mark.parametrize("length", [4, 7, 10])
def test_a_number_of_a_usual_length_is_a_badges(length: int) -> None:
    assert number_in(b"\x04" * length + b"\x90\x00") == b"\x04" * length


@given(st.binary(max_size=300))
def test_any_other_answer_is_no_badge(answer: bytes) -> None:
    number = number_in(answer)
    assert number is None or (answer == number + b"\x90\x00" and len(number) in {4, 7, 10})


def test_no_name_is_no_reader() -> None:
    assert make_badge_reader(BadgeReaderConfig()) is None


def test_a_trembling_hand_is_one_tap_and_a_badge_that_lay_there_before_is_none(tmp_path: Path) -> None:
    hand, taps = SimulatedBadgeReader(tmp_path), list[bytes]()
    hand.tap(BADGE)
    reader = make_badge_reader(BadgeReaderConfig(reader=hand.name), Timeouts(same_s=60.0))
    assert reader is not None
    reader.listen(taps.append, lambda _: None)
    eventually(lambda: reader.state() is BadgeReaderState.READY)
    for number in (BADGE, BADGE, BADGE, bytes.fromhex("04A1B2C3D4E5F6")):
        hand.take_away()
        hand.tap(number)
    eventually(lambda: len(taps) >= 2 or taps == [bytes.fromhex("04A1B2C3D4E5F6")])
    reader.close()
    assert taps.count(BADGE) <= 1
    assert taps[-1] == bytes.fromhex("04A1B2C3D4E5F6")
