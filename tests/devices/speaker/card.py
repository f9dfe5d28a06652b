"""A sound card for tests: keeps each byte, and lets a sound end when the test says so."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from devices.speaker import SpeakerState

if TYPE_CHECKING:
    from kiosk.ports import Spoken

MOST_S = 10.0


class CardStream:
    def __init__(self, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self.pcm = bytearray()
        self.is_whole, self.is_over = threading.Event(), threading.Event()
        self.is_cut = False

    def write(self, pcm: bytes) -> bool:
        self.pcm += pcm
        return not self.is_cut

    def finish(self, within_s: float) -> SpeakerState:
        assert within_s > 0
        self.is_whole.set()
        assert self.is_over.wait(MOST_S)
        return SpeakerState.BROKEN if self.is_cut else SpeakerState.READY

    def cut(self) -> None:
        self.is_cut = True
        self.is_over.set()


class Card:
    """Where sound goes in a test."""

    def __init__(self) -> None:
        self.streams: list[CardStream] = []
        self.state = SpeakerState.READY
        self.is_patient = True  # False: a sound ends as soon as its last byte is there
        self._opened = threading.Condition()

    def open(self, rate_hz: int, spoken: Spoken | None) -> CardStream | SpeakerState:
        del spoken
        if self.state is not SpeakerState.READY:
            return self.state
        stream = CardStream(rate_hz)
        if not self.is_patient:
            stream.is_over.set()
        with self._opened:
            self.streams.append(stream)
            self._opened.notify_all()
        return stream

    def nth(self, number: int) -> CardStream:
        """The sound of this number, from 1, once it has all its bytes."""
        with self._opened:
            assert self._opened.wait_for(lambda: len(self.streams) >= number, MOST_S)
        stream = self.streams[number - 1]
        assert stream.is_cut or stream.is_whole.wait(MOST_S)
        return stream
