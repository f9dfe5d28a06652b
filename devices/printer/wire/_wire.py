"""What every wire does. Each call is bounded.

Durations are those of the machine's monotonic clock: a socket cannot be hurried by an injected one.
"""

from __future__ import annotations

from typing import Protocol

READ_BYTES = 4096
# How long a wire rests before it looks again, where the system answers "nothing" at once instead of waiting.
REST_S = 0.01


class Wire(Protocol):
    """A byte line to one printer. One thread."""

    def open(self, timeout_s: float) -> None:
        """Connect, if not connected. Raises: WireError."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether there is a connection that has not failed yet."""
        ...

    @property
    def seconds_a_byte(self) -> float:
        """How long one byte takes; 0 where it does not matter."""
        ...

    def write(self, data: bytes, timeout_s: float) -> int:
        """Hand all over and return how many. Raises: WireError, telling how many went out at most."""
        ...

    def read(self, timeout_s: float) -> bytes:
        """What arrived, empty on time-out; 0 looks without waiting. Raises: WireError if the connection is gone.

        MUST NOT take a read of no bytes for a loss where the device is there, and MUST NOT return early for one.
        """
        ...

    def close(self) -> None:
        """Forget the connection; never raises, and never waits for bytes that nobody takes."""
        ...
