"""The embedded hub or the sync process freezes: it is started anew, and nothing sent is lost or doubled."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
import requests

from deploy.office import answers
from kiosk.bootstrap.run import HUB_SILENT_S
from kiosk.clock import SystemClock
from kiosk.ports import EntryKind
from kiosk.runtime import Child, Children
from sync import client
from tests.patience import PATIENCE_S, eventually
from tests.sync.office import MemoryOutbox, free_port, make_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Keeper = TypeVar("Keeper", bound=Children)
# The kiosk waits longer; a shorter limit shows the same in less time.
SILENT_S = 2.0
START_S = 30.0
# To whoever stands at the desk, a slow start included.
PROMISED_S = 20.0


class LeapingLoop(asyncio.SelectorEventLoop):
    """The mind's loop, whose clock goes ahead when told."""

    ahead_s = 0.0

    def time(self) -> float:
        return super().time() + self.ahead_s


class Leaping(Children):
    """A day passes just before each word is taken in: it is left alone only if it is waited for anew from each."""

    def __init__(self, loop: LeapingLoop) -> None:
        super().__init__(loop)
        self.heard: Counter[int] = Counter()
        self._leaps = loop

    def _hear(self, pid: int) -> None:
        self._leaps.ahead_s += 86_400.0
        super()._hear(pid)
        self.heard[pid] += 1


@contextmanager
def looping() -> Iterator[LeapingLoop]:
    """In a thread, as the mind's is."""
    loop = LeapingLoop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@contextmanager
def kept(loop: LeapingLoop, child: Child, kind: Callable[[LeapingLoop], Keeper] = Children) -> Iterator[Keeper]:
    """A child, kept alive by that loop."""

    async def begin() -> Keeper:
        children = kind(loop)
        children.keep(child)
        return children

    async def end(children: Keeper) -> None:
        children.close()

    children = asyncio.run_coroutine_threadsafe(begin(), loop).result()
    try:
        yield children
    finally:
        asyncio.run_coroutine_threadsafe(end(children), loop).result()


@contextmanager
def sending(outbox: MemoryOutbox, folder: Path, port: int) -> Iterator[None]:
    """The sync process's own loop."""
    stop = threading.Event()
    arguments = (make_config(folder, port), outbox, SystemClock(), stop)
    thread = threading.Thread(target=client.run, args=arguments)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def pid_of(name: str) -> int:
    """Of our child with this word in its command line."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            is_ours = f"PPid:\t{os.getpid()}\n" in status.read_text()
            if is_ours and name in status.with_name("cmdline").read_text():
                return int(status.parent.name)
        except OSError:  # it ended while we looked
            continue
    return 0


def waiting_people(port: int) -> int:
    """As another kiosk sees them: each ticket stored twice would be two."""
    empty = {"kiosk": "watcher", "lanes": ["umum"], "entries": []}
    told = requests.post(f"http://127.0.0.1:{port}/v1/sync", json=empty, timeout=PATIENCE_S).json()
    return int(told["lanes"][0]["others"])


def command(name: str, folder: Path, port: int) -> tuple[str, ...]:
    kiosk_state, hub_state = json.dumps(str(folder / "kiosk")), json.dumps(str(folder / "hub"))
    config = folder / "kiosk.toml"
    config.write_text(
        f'kiosk = "anjungan-1"\nstate_dir = {kiosk_state}\n\n'
        '[office]\ncode = "64.74.02"\nname = "Kecamatan Bontang Selatan"\nzone = "Asia/Makassar"\n\n'
        '[[lanes]]\ncode = "umum"\nletter = "A"\nwait_at = "Loket 1"\n\n'
        f'[hub]\nurl = "http://127.0.0.1:{port}"\nlisten = "127.0.0.1:{port}"\nstate_dir = {hub_state}\n'
    )
    return sys.executable, "-m", "kiosk.cli", name, "--config", str(config)


def test_frozen_hub_is_replaced_and_nothing_is_lost(tmp_path: Path) -> None:
    port, outbox = free_port(), MemoryOutbox()
    url = f"http://127.0.0.1:{port}"
    hub = Child("hub", command("hub", tmp_path, port), HUB_SILENT_S)
    with looping() as loop, kept(loop, hub), sending(outbox, tmp_path, port):
        eventually(lambda: answers(f"{url}/healthz"), START_S, every_s=0.05)
        outbox.submit(1)
        outbox.wait_until(lambda: outbox.is_settled)
        frozen = pid_of(hub.command[-1])

        os.kill(frozen, signal.SIGSTOP)
        frozen_s = time.monotonic()
        outbox.submit(2)
        eventually(lambda: pid_of(hub.command[-1]) not in {frozen, 0}, START_S, every_s=0.05)
        outbox.wait_until(lambda: outbox.is_settled, START_S)

        assert time.monotonic() - frozen_s < PROMISED_S
        assert outbox.quarantined == {}
        assert waiting_people(port) == 2
        for one in outbox.entries.values():
            if one.kind is EntryKind.APPLICATION:
                assert requests.get(f"{url}/v1/applications/{one.uuid}", timeout=PATIENCE_S).content == one.body


def stays_well(children: Leaping, child: Child) -> int:
    """Its pid, after some words of it."""
    first = pid_of(child.command[-1])
    eventually(lambda: children.heard[first] > 2, START_S, every_s=0.05)
    assert pid_of(child.command[-1]) == first, "well, and left alone"
    return first


def test_frozen_sync_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no loop that tells; what it sends is in its outbox, so that being ended costs a repetition."""
    monkeypatch.setattr("kiosk.runtime._children.START_S", 20.0)
    sync = Child("sync", command("sync", tmp_path, free_port()), SILENT_S)
    with looping() as loop, kept(loop, sync, Leaping) as children:
        eventually((tmp_path / "kiosk" / "kiosk.db").exists, START_S, every_s=0.05)
        first = stays_well(children, sync)
        os.kill(first, signal.SIGSTOP)
        eventually(lambda: pid_of(sync.command[-1]) not in {first, 0}, START_S, every_s=0.05)


def test_hub_that_is_well_is_left_alone(tmp_path: Path) -> None:
    port = free_port()
    hub = Child("hub", command("hub", tmp_path, port), SILENT_S)
    with looping() as loop, kept(loop, hub, Leaping) as children:
        eventually(lambda: answers(f"http://127.0.0.1:{port}/healthz"), START_S, every_s=0.05)
        stays_well(children, hub)


def test_word_of_a_stranger_keeps_no_child_alive(tmp_path: Path) -> None:
    """The child writes where it is to say that it is alive, and says nothing; we say it in its place."""
    told = tmp_path / "told"
    mute = "import os, sys, time; open(sys.argv[1], 'a').write(os.environ['NOTIFY_SOCKET'] + chr(10)); time.sleep(60)"
    child = Child("mute", (sys.executable, "-c", mute, str(told)), SILENT_S)
    with looping() as loop, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.runtime._children.START_S", 1.0)
        with kept(loop, child):
            eventually(lambda: told.exists() and told.read_text() != "", START_S, every_s=0.05)
            address = "\0" + told.read_text().splitlines()[0][1:]
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as stranger:

                def say_it() -> bool:
                    stranger.sendto(b"WATCHDOG=1", address)
                    return len(told.read_text().splitlines()) > 1

                eventually(say_it, START_S, every_s=0.05)


def test_child_that_migrates_for_longer_than_it_may_gets_there_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.runtime._children.START_S", 0.4)
    monkeypatch.setattr("kiosk.runtime._children.FIRST_DELAY_S", 0.05)
    starts = tmp_path / "starts"
    slow = (
        "import os, socket, sys, time; open(sys.argv[1], 'a').write('.'); time.sleep(1)\n"
        "mind = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
        "mind.connect(chr(0) + os.environ['NOTIFY_SOCKET'][1:])\n"
        "while True: mind.send(b'WATCHDOG=1'); time.sleep(0.1)"
    )
    child = Child("slow", (sys.executable, "-S", "-c", slow, str(starts)), SILENT_S)
    with looping() as loop, kept(loop, child, Leaping) as children:
        eventually(lambda: max(children.heard.values(), default=0) > 2, START_S, every_s=0.05)
        assert len(starts.read_text()) > 1, "it was ended before it had migrated"
