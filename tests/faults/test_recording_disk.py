"""Power or disk fails while a recording is kept: the old one is there, or the new one, and never half of one."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from devices.speaker.recordings import clips_in, keep_clip, recordings_in, remove_clip
from devices.speaker.sentences import same_words
from devices.speaker.sound import Sound, read_wav
from devices.speaker.take import RATE_HZ
from tests.devices.speaker.voice import spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BACK, DONE = "Kembali.", "Selesai."
OLD, NEW = Sound(RATE_HZ, spoken(0.6)), Sound(RATE_HZ, spoken(0.9))
STEPS = ("fsync", "replace")


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int, code: int) -> None:
    """The disk takes nothing from this step on, counted from 1."""
    done = 0

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object) -> object:
            nonlocal done
            done += 1
            if done >= number:
                raise OSError(code, os.strerror(code))
            return real(*args)

        return step

    for name in STEPS:
        monkeypatch.setattr(os, name, failing(getattr(os, name)))


def heard(folder: Path, sentence: str) -> Sound | None:
    path = recordings_in(folder).get(same_words(sentence))
    return None if path is None else read_wav(path.read_bytes())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("number", range(1, 7))
def test_a_recording_that_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: int) -> None:
    keep_clip(tmp_path, BACK, OLD)
    fail_at(monkeypatch, number, code)
    with pytest.raises(OSError, match=os.strerror(code)):
        keep_clip(tmp_path, BACK, NEW)
    monkeypatch.undo()
    assert heard(tmp_path, BACK) == (OLD if number <= 2 else NEW)
    assert keep_clip(tmp_path, BACK, NEW).is_file()


@pytest.mark.parametrize("number", range(1, 7))
def test_the_first_recording_of_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    keep_clip(tmp_path, DONE, OLD)
    fail_at(monkeypatch, number, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        keep_clip(tmp_path, BACK, NEW)
    monkeypatch.undo()
    assert heard(tmp_path, DONE) == OLD
    assert heard(tmp_path, BACK) == (NEW if number == 6 else None)


@pytest.mark.parametrize("number", range(1, 4))
def test_a_recording_that_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    keep_clip(tmp_path, BACK, OLD)
    keep_clip(tmp_path, DONE, NEW)
    fail_at(monkeypatch, number, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        remove_clip(tmp_path, BACK)
    monkeypatch.undo()
    assert heard(tmp_path, DONE) == NEW
    assert set(clips_in(tmp_path)) - {BACK} == {DONE}
    assert heard(tmp_path, BACK) == (OLD if number <= 2 else None)
