"""The duties of a `BadgeReader`, over the simulator and over the real pcscd with vsmartcard's reader."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pytest

from devices.badge_reader import SimulatedBadgeReader, Timeouts, make_badge_reader
from kiosk.config import BadgeReaderConfig
from kiosk.ports import BadgeReaderState
from tests.devices.smartcards import READER, SmartCards
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import BadgeReader

QUICK = Timeouts(again_s=0.05, same_s=0.0)
BADGE, OTHER = bytes.fromhex("04112233"), bytes.fromhex("04A1B2C3D4E5F6")


class Hand(Protocol):
    def lay(self, answer: bytes) -> None: ...
    def tap(self, number: bytes) -> None: ...
    def take_away(self) -> None: ...


@dataclass
class Scene:
    """A reader, the hand with the badges, and what was heard."""

    hand: Hand
    service: SmartCards | None
    reader: BadgeReader
    taps: list[bytes] = field(default_factory=list)
    states: list[BadgeReaderState] = field(default_factory=list)

    def is_ready(self) -> bool:
        return self.reader.state() is BadgeReaderState.READY

    def stop_service(self) -> None:
        if self.service is not None:
            self.service.stop()
        else:
            self.hand.switch(BadgeReaderState.SERVICE_DOWN)  # type: ignore[attr-defined]

    def start_service(self) -> None:
        if self.service is not None:
            self.service.start()
        else:
            self.hand.switch(BadgeReaderState.READY)  # type: ignore[attr-defined]


@pytest.fixture(params=["simulator", "pcscd"])
def scene(request: pytest.FixtureRequest, tmp_path: pytest.TempPathFactory) -> Iterator[Scene]:
    with ExitStack() as stack:
        service = None
        if request.param == "pcscd":
            hand = service = SmartCards(tmp_path)
            stack.callback(service.stop)
            service.start()
            name = READER
        else:
            hand = SimulatedBadgeReader(tmp_path / "reader")
            name = hand.name
        reader = make_badge_reader(BadgeReaderConfig(reader=name), QUICK)
        assert reader is not None
        scene = Scene(hand, service, reader)
        reader.listen(scene.taps.append, scene.states.append)
        stack.callback(reader.close)
        eventually(scene.is_ready)
        yield scene


def tap_and_take_away(scene: Scene, badge: bytes) -> None:
    count = len(scene.taps)
    scene.hand.tap(badge)
    eventually(lambda: len(scene.taps) > count)
    scene.hand.take_away()


def test_each_tap_is_heard_once_with_its_raw_number_and_nothing_is_logged(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        tap_and_take_away(scene, BADGE)
        tap_and_take_away(scene, OTHER)
    assert scene.taps == [BADGE, OTHER]
    assert "112233" not in caplog.text.replace(" ", "").lower()


def test_a_badge_pulled_away_in_mid_read_is_no_tap_nor_is_rubbish_and_the_next_badge_is(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    pulled_away, refused, five_bytes = b"", b"\x6a\x81", b"\x01" * 5 + b"\x90\x00"
    for count, answer in enumerate((pulled_away, refused, five_bytes), 1):
        scene.hand.lay(answer)
        eventually(lambda count=count: caplog.messages.count("a card was not read") == count)
        scene.hand.take_away()
    tap_and_take_away(scene, OTHER)
    assert scene.taps == [OTHER]


def test_it_heals_after_the_service_was_restarted_and_a_badge_that_lies_there_is_no_tap(scene: Scene) -> None:
    scene.stop_service()
    eventually(lambda: scene.reader.state() is BadgeReaderState.SERVICE_DOWN)
    scene.start_service()
    eventually(scene.is_ready)
    tap_and_take_away(scene, BADGE)
    assert scene.taps == [BADGE]
    assert scene.states == [BadgeReaderState.READY, BadgeReaderState.SERVICE_DOWN, BadgeReaderState.READY]


def test_closing_ends_the_wait_at_once(scene: Scene) -> None:
    scene.reader.close()
    scene.hand.tap(BADGE)
    assert scene.taps == []
