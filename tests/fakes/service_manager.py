"""A service manager as its charge sees it: a datagram socket that hears `READY=1` and `WATCHDOG=1`."""

from __future__ import annotations

import select
import socket
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class ListeningManager:
    """Hears one service; its limit is how long the service may say nothing.

    Args:
        folder: Where its socket lies.
        limit_s: Told to the service, as systemd's `WatchdogSec`.
    """

    def __init__(self, folder: Path, limit_s: float) -> None:
        self._sock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = folder / "notify"
        path.unlink(missing_ok=True)
        self._sock.bind(str(path))
        self.limit_s = limit_s
        self.environment = {"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": str(int(limit_s * 1_000_000))}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sock.close()

    def hear(self, within_s: float) -> str | None:
        """The next line; None if the service said nothing for so long."""
        ready, _, _ = select.select([self._sock], [], [], within_s)
        return self._sock.recv(4096).decode("ascii") if ready else None

    def wait_for(self, line: str, within_s: float) -> None:
        """Until it says this. Raises: TimeoutError."""
        deadline = time.monotonic() + within_s
        while (left := deadline - time.monotonic()) > 0:
            if self.hear(left) == line:
                return
        raise TimeoutError(line)

    def wait_until_silent(self) -> float:
        """Until it has said nothing for longer than the limit; seconds from the last word, as systemd counts them."""
        while self.hear(self.limit_s) is not None:
            pass
        return self.limit_s
