"""A stick that is pulled out while it is read, at any place of a file: told as that, and never as a broken file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.stick import SimulatedStick, make_stick
from devices.stick.samples import papers
from kiosk.config import StickConfig
from kiosk.ports import Captured, StickState

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = papers()["Foto/kartu keluarga.png"]


@pytest.fixture
def hand(tmp_path: Path) -> SimulatedStick:
    hand = SimulatedStick(tmp_path / "stick")
    hand.fill({"ktp.png": CONTENT})
    hand.plug()
    return hand


@pytest.mark.parametrize("read_bytes", [0, 1, 16, 4096, len(CONTENT) - 1])
def test_pulled_in_mid_read_is_told_and_the_same_file_comes_when_it_is_in_again(
    hand: SimulatedStick, read_bytes: int
) -> None:
    stick = make_stick(StickConfig(hand.place), (300, 400))
    assert stick is not None
    assert len(stick.files()) == 1  # type: ignore[arg-type]
    hand.pull_at(read_bytes)
    assert stick.take(0, lambda _: None) is StickState.PULLED
    assert (stick.state(), stick.files()) == (StickState.ABSENT, StickState.ABSENT)
    hand.plug()
    assert stick.take(0, lambda _: None) is StickState.ABSENT  # what was listed before is offered no more
    assert len(stick.files()) == 1  # type: ignore[arg-type]
    assert isinstance(stick.take(0, lambda _: None), Captured)


def test_pulled_between_the_list_and_the_choice_is_told(hand: SimulatedStick) -> None:
    stick = make_stick(StickConfig(hand.place), (300, 400))
    assert stick is not None
    stick.files()
    hand.pull()
    assert stick.take(0, lambda _: None) is StickState.PULLED
