"""What is said to the mind on the socket of its children, by them or by anybody else."""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import closing

from kiosk.runtime._heartbeats import ALIVE, MOST_WORDS, Heartbeats

TURNS = 5
FLOOD = 20 * MOST_WORDS


def test_flood_of_words_leaves_the_loop_its_other_work() -> None:
    """Each word that is taken in is followed by another, as from somebody who never stops."""
    heard: list[int] = []

    async def turns(loop: asyncio.AbstractEventLoop) -> int:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as stranger:

            def again(pid: int) -> None:
                heard.append(pid)
                if len(heard) < FLOOD:
                    stranger.send(ALIVE)

            with closing(Heartbeats(loop, again)) as heartbeats:
                stranger.connect("\0" + heartbeats.environment(1.0)["NOTIFY_SOCKET"][1:])
                stranger.send(ALIVE)
                for _ in range(TURNS):
                    await asyncio.sleep(0)
                return len(heard)

    with closing(asyncio.new_event_loop()) as loop:
        assert 0 < loop.run_until_complete(turns(loop)) <= TURNS * MOST_WORDS
    assert set(heard) == {os.getpid()}
