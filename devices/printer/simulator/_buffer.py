"""The receive buffer of the simulated printer: what came, from where, and when."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass
from typing import Protocol

from devices.printer.simulator._parser import Command, next_command

BUFFER_BYTES = 4096


class Channel(Protocol):
    """Where answers go."""

    def answer(self, data: bytes) -> None:
        """Send, or lose it if nobody listens; never blocks."""
        ...


@dataclass(frozen=True)
class Taken:
    """One command out of the buffer.

    Args:
        command: What it says.
        raw: Its bytes.
        first_s: CLOCK_MONOTONIC when its first byte had come.
        last_s: The same of its last.
        channel: Where its last byte came from.
    """

    command: Command
    raw: bytes
    first_s: float
    last_s: float
    channel: Channel


class Buffer:
    """Bytes in the order they came. Not thread-safe."""

    def __init__(self) -> None:
        self.content = bytearray()
        self._sources: deque[tuple[int, Channel, float]] = deque()  # end offset, where from, when
        self._received = self._consumed = 0

    @property
    def room(self) -> int:
        """How many bytes it still takes."""
        return max(0, BUFFER_BYTES - len(self.content))

    @property
    def has_command(self) -> bool:
        """Whether a whole one is there."""
        return next_command(self.content) is not None

    def put(self, channel: Channel, data: bytes) -> None:
        """Keep what has come."""
        if data:
            self.content += data
            self._received += len(data)
            self._sources.append((self._received, channel, time.monotonic()))

    def take(self) -> Taken:
        """The first command; there is one."""
        found = next_command(self.content)
        assert found is not None
        command, length = found
        raw = bytes(self.content[:length])
        first_s, _ = self._source(self._consumed + 1)
        del self.content[:length]
        self._consumed += length
        last_s, channel = self._source(self._consumed)
        return Taken(command, raw, first_s, last_s, channel)

    def _source(self, offset: int) -> tuple[float, Channel]:
        """When and from where the byte at this offset (from 1) was received."""
        while self._sources[0][0] < offset:
            self._sources.popleft()
        _end, channel, at_s = self._sources[0]
        return at_s, channel
