"""The duties of a `LineDisplay`, in both sets of commands, on the simulator's line and on one that socat makes."""

from __future__ import annotations

import os
import select
import subprocess
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import pytest

from devices.line_display import SimulatedLineDisplay, Timeouts, make_line_display
from devices.line_display.simulator import Glass
from kiosk.config import LineDisplayConfig
from kiosk.ports import LineDisplayState
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.ports import LineDisplay

QUICK = Timeouts(again_s=0.02, write_s=0.2)
SETS: tuple[Literal["cd5220", "escpos"], ...] = ("cd5220", "escpos")


class Panel(Protocol):
    url: str
    glass: Glass

    def plug(self) -> None: ...
    def unplug(self) -> None: ...


class SocatPanel:
    """The same glass at the far end of a line by socat."""

    def __init__(self, link: Path) -> None:
        self._link, self._far, self.glass = link, link.with_name("far"), Glass()
        self.url = f"serial:{link}?baud=9600"

    def plug(self) -> None:
        self.glass.power_cycle()
        self._process = subprocess.Popen(["socat", *(f"PTY,link={one},rawer" for one in (self._link, self._far))])
        eventually(lambda: self._link.exists() and self._far.exists())
        self._end = os.open(self._far, os.O_RDWR | os.O_NOCTTY)
        self._is_plugged = True
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def unplug(self) -> None:
        self._is_plugged = False
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        os.close(self._end)

    def _serve(self) -> None:
        while self._is_plugged:
            if select.select([self._end], [], [], 0.02)[0]:
                try:
                    self.glass.receive(os.read(self._end, 1024))
                except OSError:
                    return


@dataclass
class Scene:
    panel: Panel
    display: LineDisplay

    def shows(self, top: str, bottom: str) -> bool:
        return self.panel.glass.rows == (top.ljust(20), bottom.ljust(20))


MAKERS: dict[str, Callable[[Path], Panel]] = {"simulator": SimulatedLineDisplay, "socat": SocatPanel}


@pytest.fixture(params=[(maker, commands) for maker in MAKERS for commands in SETS], ids="-".join)
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    maker, commands = request.param
    panel = MAKERS[maker](tmp_path / "display")
    display = make_line_display(LineDisplayConfig(panel.url, commands, refresh_s=0.05), QUICK)
    assert display is not None
    with ExitStack() as stack:
        panel.plug()
        stack.callback(panel.unplug)
        stack.callback(display.close)
        yield Scene(panel, display)


def test_both_rows_show_and_the_newer_ones_replace_them_whole(scene: Scene) -> None:
    scene.display.show("NOMOR ANTREAN A-017!", "SILAKAN KE LOKET 12.")
    eventually(lambda: scene.shows("NOMOR ANTREAN A-017!", "SILAKAN KE LOKET 12."))
    scene.display.show("A-018", "LOKET 1")
    eventually(lambda: scene.shows("A-018", "LOKET 1"))
    assert scene.display.state() is LineDisplayState.UNVERIFIED
    assert not scene.panel.glass.has_cursor


def test_it_shows_again_after_the_display_lost_its_power_and_nobody_was_told(scene: Scene) -> None:
    scene.display.show("A-018", "LOKET 1")
    eventually(lambda: scene.shows("A-018", "LOKET 1"))
    scene.panel.glass.power_cycle()
    eventually(lambda: scene.shows("A-018", "LOKET 1"))


def test_letters_the_display_lacks_are_replaced_and_controls_do_nothing(scene: Scene) -> None:
    scene.display.show("Kécamatan “Ñ” – \x1b@\x0c中", "LOKET\n1\u202e")
    eventually(lambda: scene.shows('Kecamatan "N" -  @ ?', "LOKET 1"))


def test_it_heals_after_it_was_pulled_out_and_plugged_in_again(scene: Scene) -> None:
    scene.display.show("A-018", "LOKET 1")
    eventually(lambda: scene.shows("A-018", "LOKET 1"))
    scene.panel.unplug()
    eventually(lambda: scene.display.state() is LineDisplayState.ABSENT)
    scene.panel.plug()
    eventually(lambda: scene.shows("A-018", "LOKET 1"))
    eventually(lambda: scene.display.state() is LineDisplayState.UNVERIFIED)


def test_closing_leaves_it_dark(scene: Scene) -> None:
    scene.display.show("A-018", "LOKET 1")
    eventually(lambda: scene.shows("A-018", "LOKET 1"))
    scene.display.close()
    eventually(lambda: scene.shows("", ""))


def test_a_line_that_another_program_holds_is_busy(scene: Scene) -> None:
    scene.display.show("A-018", "LOKET 1")
    eventually(lambda: scene.shows("A-018", "LOKET 1"))
    second = make_line_display(LineDisplayConfig(scene.panel.url), QUICK)
    assert second is not None
    second.show("B-001", "LOKET 9")
    eventually(lambda: second.state() is LineDisplayState.BUSY)
    second.close()
    assert scene.shows("A-018", "LOKET 1")


def test_showing_never_waits_for_the_line(tmp_path: Path) -> None:
    panel = SimulatedLineDisplay(tmp_path / "display")
    panel.plug()
    panel.hold()
    display = make_line_display(LineDisplayConfig(panel.url, refresh_s=0.001), QUICK)
    assert display is not None
    display.show("A-018", "LOKET 1")
    eventually(lambda: display.state() is LineDisplayState.STUCK)
    began_at = time.monotonic()  # were each to wait for the line, these would take 20 s
    for number in range(100):
        display.show(f"A-{number:03d}", "LOKET 1")
    assert time.monotonic() - began_at < 5
    panel.go_on()
    eventually(lambda: panel.glass.rows[0].startswith("A-099"))
    display.close()
    panel.unplug()
