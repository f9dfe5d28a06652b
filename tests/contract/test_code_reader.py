"""The duties of a `CodeReader`, on a line of the simulator's and on one that socat makes."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pytest

from devices.code_reader import SimulatedCodeReader, Timeouts, make_code_reader
from kiosk.config import CodeReaderConfig
from kiosk.ports import MOST_CODE_BYTES, OVERLONG, CodeReaderState
from kiosk.tickets import SlipCode, read_code
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.ports import CodeReader

QUICK = Timeouts(again_s=0.02, apart_s=0.0)
SECRET = b"Zk3v9XqLr8TnB2mY7wPc1A"


class Line(Protocol):
    url: str

    def plug(self) -> None: ...
    def unplug(self) -> None: ...
    def send(self, data: bytes) -> None: ...


class SocatLine:
    """A pair of lines by socat, one end for the reader, the other for us."""

    def __init__(self, link: Path) -> None:
        self._link, self._far = link, link.with_name("far")
        self.url = f"serial:{link}?baud=9600"

    def plug(self) -> None:
        ends = [f"PTY,link={one},rawer" for one in (self._link, self._far)]
        self._process = subprocess.Popen(["socat", *ends])
        eventually(lambda: self._link.exists() and self._far.exists())
        self._end = os.open(self._far, os.O_RDWR | os.O_NOCTTY)

    def unplug(self) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._end)

    def send(self, data: bytes) -> None:
        os.write(self._end, data)


@dataclass
class Scene:
    """A reader, its line, and what it told."""

    line: Line
    reader: CodeReader
    codes: list[bytes] = field(default_factory=list)
    states: list[CodeReaderState] = field(default_factory=list)

    def listen(self) -> None:
        self.reader.listen(self.codes.append, self.states.append)

    def is_ready(self) -> bool:
        return self.reader.state() is CodeReaderState.READY


MAKERS: dict[str, Callable[[Path], Line]] = {"simulator": SimulatedCodeReader, "socat": SocatLine}


@pytest.fixture(params=MAKERS)
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    line = MAKERS[request.param](tmp_path / "reader")
    reader = make_code_reader(CodeReaderConfig(url=line.url), QUICK)
    assert reader is not None
    with ExitStack() as stack:
        line.plug()
        stack.callback(line.unplug)
        scene = Scene(line, reader)
        scene.listen()
        stack.callback(reader.close)
        eventually(scene.is_ready)
        yield scene


def test_each_code_comes_out_once_without_its_ending(scene: Scene) -> None:
    scene.line.send(SECRET + b"\r\n" + SECRET + b"\r")
    eventually(lambda: len(scene.codes) == 2)
    assert read_code(scene.codes[0]) == SlipCode(SECRET.decode())


def test_a_code_without_an_ending_comes_out_after_silence(scene: Scene) -> None:
    scene.line.send(SECRET)
    eventually(lambda: scene.codes == [SECRET])


def test_of_a_code_that_is_too_long_only_that_it_was_shown_comes_out(scene: Scene) -> None:
    scene.line.send(b"x" * (MOST_CODE_BYTES + 1) + b"\r" + SECRET + b"\r")
    eventually(lambda: SECRET in scene.codes)
    assert scene.codes == [OVERLONG, SECRET]


def test_it_heals_after_it_was_pulled_out_and_plugged_in_again(scene: Scene) -> None:
    scene.line.unplug()
    eventually(lambda: scene.reader.state() is CodeReaderState.ABSENT)
    scene.line.plug()
    eventually(scene.is_ready)
    scene.line.send(SECRET + b"\r")
    eventually(lambda: scene.codes == [SECRET])
    assert scene.states == [CodeReaderState.READY, CodeReaderState.ABSENT, CodeReaderState.READY]


def test_a_line_that_another_program_holds_is_busy(scene: Scene) -> None:
    second = make_code_reader(CodeReaderConfig(url=scene.line.url), QUICK)
    assert second is not None
    told = threading.Event()
    second.listen(lambda _: None, lambda _: told.set())
    assert told.wait(2)
    assert second.state() is CodeReaderState.BUSY
    second.close()
    assert scene.is_ready()


def test_closing_lets_go_of_the_line(scene: Scene) -> None:
    scene.reader.close()
    again = make_code_reader(CodeReaderConfig(url=scene.line.url), QUICK)
    assert again is not None
    again.listen(scene.codes.append, lambda _: None)
    eventually(lambda: again.state() is CodeReaderState.READY)
    again.close()
