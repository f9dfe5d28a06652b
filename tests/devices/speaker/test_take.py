"""What is kept of an attempt to read a sentence, and why it is not."""

from __future__ import annotations

import numpy as np
import pytest

from devices.speaker.sound import Sound
from devices.speaker.take import LEVELS, RATE_HZ, judged, level_of
from kiosk.ports import TakeState, WhoActs
from tests.devices.speaker.voice import room, spoken


def power_of(sound: Sound) -> float:
    return float(np.sqrt(np.mean((np.frombuffer(sound.pcm, "<i2") / 32_768) ** 2)))


@pytest.mark.parametrize("before_s", [0.0, 0.3, 3.0])
@pytest.mark.parametrize("constant", [0.0, 0.02])
def test_silence_at_both_ends_goes_and_the_words_stay(before_s: float, constant: float) -> None:
    take = judged(room(before_s, constant=constant) + spoken(1.0) + room(2.0, constant=constant))
    assert isinstance(take, Sound)
    assert 1.0 <= take.seconds <= 1.45


@pytest.mark.parametrize("peak", [0.08, 0.3, 0.9])
def test_all_become_as_loud_as_one_another(peak: float) -> None:
    take = judged(room() + spoken(1.0, peak) + room())
    assert isinstance(take, Sound)
    assert 0.07 < power_of(take) < 0.14
    assert max(abs(np.frombuffer(take.pcm, "<i2").astype(int))) < 32_000


def test_edges_are_soft() -> None:
    take = judged(spoken(1.0))
    assert isinstance(take, Sound)
    assert take.pcm[:2] == take.pcm[-2:] == bytes(2)


CLICK = room(0.5) + b"\xff\x7f" * 30 + room(0.5)


@pytest.mark.parametrize(
    ("pcm", "state"),
    [
        (b"", TakeState.BROKEN),
        (b"\0", TakeState.BROKEN),
        (bytes(RATE_HZ), TakeState.SILENT),
        (room(2.0), TakeState.SILENT),
        (CLICK, TakeState.SILENT),
        (room() + spoken(1.0, 0.02) + room(), TakeState.QUIET),
        (room() + spoken(1.0, 3.0) + room(), TakeState.LOUD),
        (room() + spoken(0.1) + room(), TakeState.SHORT),
    ],
)
def test_what_is_of_no_use_says_why(pcm: bytes, state: TakeState) -> None:
    assert judged(pcm) is state


def test_what_the_reader_can_mend_is_the_readers() -> None:
    assert TakeState.QUIET.who_acts is WhoActs.OFFICER
    assert TakeState.ABSENT.who_acts is WhoActs.TECHNICIAN
    assert TakeState.GOOD.who_acts is WhoActs.NOBODY


def test_level_tells_nothing_little_much_and_too_much() -> None:
    levels = [level_of(pcm) for pcm in (b"", bytes(2000), spoken(0.2, 0.02), spoken(0.2, 0.4), spoken(0.2, 3.0))]
    assert levels[:2] == [0, 0]
    assert 0 < levels[2] < levels[3] < levels[4] == LEVELS
