"""A proxy that hurts: loses answers after the hub has them, cuts, hangs, counts. On its own thread and loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from typing import Self


class FlakyProxy:
    """Stands between kiosk and hub. `lose_answers` swallows that many answers and resets the connection."""

    def __init__(self, hub_port: int) -> None:
        self._hub_port = hub_port
        self.lose_answers = 0
        self.cut_after_bytes: int | None = None
        self.connections = 0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        start = asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(start, self._loop).result(5)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            hub_reader, hub_writer = await asyncio.open_connection("127.0.0.1", self._hub_port)
        except OSError:
            _reset(writer)
            return
        both = (writer, hub_writer)
        await asyncio.gather(
            self._carry(reader, hub_writer, both, is_answer=False),
            self._carry(hub_reader, writer, both, is_answer=True),
            return_exceptions=True,
        )
        for one in both:
            one.close()

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        both: tuple[asyncio.StreamWriter, asyncio.StreamWriter],
        *,
        is_answer: bool,
    ) -> None:
        while data := await source.read(1400):
            if is_answer and self.lose_answers:
                self.lose_answers -= 1
                _reset(*both)
                return
            if self.cut_after_bytes is not None:
                self.cut_after_bytes -= len(data)
                if self.cut_after_bytes <= 0:
                    self.cut_after_bytes = None
                    _reset(*both)
                    return
            target.write(data)
            await target.drain()
        with contextlib.suppress(OSError):
            target.write_eof()


def _reset(*writers: asyncio.StreamWriter) -> None:
    """RST instead of FIN, as when a link dies."""
    for writer in writers:
        with contextlib.suppress(OSError):
            handle = writer.get_extra_info("socket")
            handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
