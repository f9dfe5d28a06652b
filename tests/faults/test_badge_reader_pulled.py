"""A badge is pulled away in mid-read, or the reader with it: half a number is nobody's, and the next badge is heard."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from devices.badge_reader import SimulatedBadgeReader, Timeouts
from devices.badge_reader.reader import PolledBadgeReader
from devices.badge_reader.simulator import READER, FolderService
from devices.badge_reader.wire import CardError
from kiosk.ports import BadgeReaderState
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

QUICK = Timeouts(again_s=0.02, read_again_s=0.005)
BADGE, OTHER = bytes.fromhex("04A1B2C3D4E5F6"), bytes.fromhex("04112233")


class Snatched(FolderService):
    """Something happens between the badge that is seen and its answer, once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.happens: Callable[[], None] | None = None

    def ask(self, reader: str, command: bytes) -> bytes:
        """What the card answers that lies there by then."""
        if self.happens is None:
            return super().ask(reader, command)
        self.happens()
        self.happens = None  # only now: whoever waits for it lays the next badge
        raise CardError("device.badge_reader.card")


@dataclass
class Scene:
    """A reader, the hand with the badges, and what was heard."""

    hand: SimulatedBadgeReader
    service: Snatched
    reader: PolledBadgeReader
    taps: list[bytes] = field(default_factory=list)
    states: list[BadgeReaderState] = field(default_factory=list)

    def next_badge_is_heard(self) -> None:
        """Nothing came of what was before, and nothing had to be restarted."""
        self.hand.tap(BADGE)
        eventually(lambda: bool(self.taps))
        assert self.taps == [BADGE]


@contextmanager
def listening(folder: Path) -> Iterator[Scene]:
    hand, service = SimulatedBadgeReader(folder), Snatched(folder)
    scene = Scene(hand, service, PolledBadgeReader(service, READER, QUICK))
    scene.reader.listen(scene.taps.append, scene.states.append)
    try:
        eventually(lambda: scene.reader.state() is BadgeReaderState.READY)
        yield scene
    finally:
        scene.reader.close()


def test_badge_pulled_after_any_byte_of_its_answer_is_no_tap(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    answer = BADGE + b"\x90\x00"
    with listening(tmp_path) as scene:
        for end in range(len(answer)):
            scene.hand.lay(answer[:end])
            eventually(lambda count=end + 1: caplog.messages.count("a card was not read") == count)
        scene.next_badge_is_heard()
        assert scene.states == [BadgeReaderState.READY]


def test_badge_pulled_before_it_is_asked_is_no_tap(tmp_path: Path) -> None:
    with listening(tmp_path) as scene:
        scene.service.happens = scene.hand.take_away
        scene.hand.tap(OTHER)
        eventually(lambda: scene.service.happens is None)
        scene.next_badge_is_heard()


def test_badge_laid_down_while_another_is_pulled_is_the_one_that_counts(tmp_path: Path) -> None:
    with listening(tmp_path) as scene:
        scene.service.happens = lambda: scene.hand.tap(BADGE)
        scene.hand.tap(OTHER)
        eventually(lambda: bool(scene.taps))
        assert scene.taps == [BADGE]


def test_reader_pulled_out_in_mid_read_is_absent_and_its_badge_is_no_tap(tmp_path: Path) -> None:
    with listening(tmp_path) as scene:
        scene.service.happens = lambda: scene.hand.switch(BadgeReaderState.ABSENT)
        scene.hand.tap(OTHER)
        eventually(lambda: BadgeReaderState.ABSENT in scene.states)
        scene.hand.take_away()
        scene.hand.switch(BadgeReaderState.READY)
        eventually(lambda: scene.reader.state() is BadgeReaderState.READY)
        scene.next_badge_is_heard()
        assert scene.states == [BadgeReaderState.READY, BadgeReaderState.ABSENT, BadgeReaderState.READY]
