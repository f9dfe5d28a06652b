"""Hears our children say that they are alive, as a service manager hears its services.

A child tells from its own loop. One that is frozen or stuck says nothing, and the silence is what is acted on.

Source: systemd, sd_notify(3): datagrams to the socket that `NOTIFY_SOCKET` names; the kernel says which process sent
each (unix(7), SCM_CREDENTIALS), so that nobody else's word keeps a dead child alive.
"""

from __future__ import annotations

import socket
import struct
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

ALIVE = b"WATCHDOG=1"
MOST_BYTES = 256
# Taken in at once. Our children say a few words a second; any process of this machine may say more, and the mind has
# other work between.
MOST_WORDS = 64
_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid
_FREE_NAME = ""  # the kernel chooses an abstract one: no file to clean up


class Heartbeats:
    """The socket that children tell.

    Args:
        loop: Of the mind.
        on_beat: Told the pid of each process that says it is alive, ours or not.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, on_beat: Callable[[int], None]) -> None:
        self._loop, self._on_beat = loop, on_beat
        self._sock = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self._sock.bind(_FREE_NAME)
        self._name = "@" + self._sock.getsockname()[1:].decode("ascii")
        loop.add_reader(self._sock, self._hear)

    def environment(self, limit_s: float) -> Mapping[str, str]:
        """What a child is told: where to say that it is alive, and how long it may be silent."""
        limit = timedelta(seconds=limit_s) // timedelta(microseconds=1)
        return {"NOTIFY_SOCKET": self._name, "WATCHDOG_USEC": str(limit)}

    def close(self) -> None:
        """Hear nothing more."""
        self._loop.remove_reader(self._sock)
        self._sock.close()

    def _hear(self) -> None:
        # What waits, at once: after a pause of our own, what was said meanwhile comes before any verdict.
        for _ in range(MOST_WORDS):
            try:
                said, facts, _, _ = self._sock.recvmsg(MOST_BYTES, socket.CMSG_SPACE(_CREDENTIALS.size))
            except BlockingIOError:
                return
            for level, kind, data in facts:
                is_sender = level == socket.SOL_SOCKET and kind == socket.SCM_CREDENTIALS
                if is_sender and said == ALIVE:
                    self._on_beat(_CREDENTIALS.unpack(data)[0])
