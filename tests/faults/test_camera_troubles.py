"""The camera freezes, hangs up, talks garbage, is pulled out, or its process dies, in the middle of a capture."""

from __future__ import annotations

import os
import signal
import threading
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from devices.camera import SimulatedCamera, Timeouts, Trouble, _child
from devices.camera._child import CameraWish
from devices.camera.camera import DocumentCamera
from kiosk.ports import CameraState, Captured
from tests.devices.camera.rig import (
    BOX_PX,
    START_S,
    camera_at,
    camera_processes,
    lies_well,
    nothing_heard,
)
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.ports import Sight

pytestmark = pytest.mark.usefixtures("ends_by_itself")


@pytest.fixture
def desk() -> Iterator[SimulatedCamera]:
    with SimulatedCamera(pictures_s=6.0) as camera:
        camera.lay(paper=None)
        yield camera
    assert camera_processes() == []


class AfterSome:
    """Does something once, after a few pictures."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act, self._heard = act, 0
        self.acted_at = 0.0

    def __call__(self, _: Sight) -> None:
        self._heard += 1
        if self._heard == 2:
            self.acted_at = time.monotonic()
            self._act()


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (Trouble.FROZEN, CameraState.FROZEN),
        (Trouble.SILENT, CameraState.FROZEN),
        (Trouble.GARBAGE, CameraState.BROKEN),
        (Trouble.DYING, CameraState.BROKEN),
    ],
)
def test_each_trouble_in_mid_capture_has_its_name_within_its_time(
    desk: SimulatedCamera, trouble: Trouble, state: CameraState
) -> None:
    silent_s = 4.0
    camera, heard = camera_at(desk.url, silent_s=silent_s), AfterSome(lambda: desk.switch(trouble))
    assert camera.capture(heard) is state
    assert time.monotonic() - heard.acted_at < silent_s + START_S
    assert camera_processes() == []


def test_a_camera_pulled_out_is_absent_and_takes_the_next_page_when_it_is_back(desk: SimulatedCamera) -> None:
    camera = camera_at(desk.url)
    assert camera.capture(AfterSome(lambda: desk.switch(Trouble.GONE))) is CameraState.ABSENT
    desk.switch(Trouble.NONE)
    lies_well(desk)
    assert isinstance(camera.capture(nothing_heard), Captured)


def test_frozen_picture_of_a_good_paper_is_not_taken(desk: SimulatedCamera) -> None:
    lies_well(desk)
    desk.switch(Trouble.FROZEN)
    seen: list[Sight] = []
    assert camera_at(desk.url, silent_s=4.0).capture(seen.append) is CameraState.FROZEN
    assert len(seen) == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=["killed", "stopped"])
def test_a_process_that_dies_is_replaced_and_the_page_is_taken(desk: SimulatedCamera, number: signal.Signals) -> None:
    dead: list[int] = []

    def strike() -> None:
        dead.extend(camera_processes())
        os.kill(dead[0], number)
        lies_well(desk)

    outcome = camera_at(desk.url, silent_s=START_S if number is signal.SIGKILL else 4.0).capture(AfterSome(strike))
    if number is signal.SIGKILL:
        assert isinstance(outcome, Captured)
    else:  # it cannot be told from a camera that hangs in the kernel
        assert outcome is CameraState.FROZEN
    assert dead
    assert not set(dead) & set(camera_processes())


def test_a_process_killed_while_it_hands_the_page_over_gives_none(desk: SimulatedCamera) -> None:
    lies_well(desk)

    def strike(sight: Sight) -> None:
        if sight.still_percent == 100:
            os.kill(camera_processes()[0], signal.SIGKILL)

    assert camera_at(desk.url).capture(strike) is CameraState.BROKEN


def test_who_started_it_dies_and_it_ends_by_itself(desk: SimulatedCamera) -> None:
    """Nothing looks on through a kiosk's camera when the kiosk is gone."""
    started = get_context("fork").Process(target=_capture_for_ever, args=(desk.url,))
    started.start()
    assert started.pid is not None
    until = time.monotonic() + START_S
    while not (orphans := _children_of(started.pid)) or desk.lookers == 0:
        assert time.monotonic() < until
        time.sleep(0.02)
    os.kill(started.pid, signal.SIGKILL)
    started.join()
    while any(_is_there(one) for one in orphans):
        assert time.monotonic() < until + START_S
        time.sleep(0.02)


@pytest.fixture
def starts_slowly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """A machine on which a new process of the camera takes this long before it can look."""

    def slow_down(takes_s: float) -> None:
        (tmp_path / "sitecustomize.py").write_text(f"import time\ntime.sleep({takes_s})\n")
        monkeypatch.setitem(_child._ENVIRONMENT, "PYTHONPATH", str(tmp_path))

    return slow_down


def test_a_machine_that_starts_slowly_is_no_silence_of_the_camera(
    desk: SimulatedCamera, starts_slowly: Callable[[float], None]
) -> None:
    silent_s = 3.0
    starts_slowly(silent_s + 0.5)
    lies_well(desk)
    camera = DocumentCamera(_wish(desk), Timeouts(still_s=0.2, silent_s=silent_s, answer_s=silent_s, start_s=20.0))
    assert camera.state() is CameraState.READY
    assert isinstance(camera.capture(nothing_heard), Captured)


def test_a_process_that_never_starts_is_given_up(desk: SimulatedCamera, starts_slowly: Callable[[float], None]) -> None:
    starts_slowly(60.0)
    camera = DocumentCamera(_wish(desk), Timeouts(start_s=0.5))
    assert camera.state() is CameraState.FROZEN
    assert camera.capture(nothing_heard) is CameraState.FROZEN


def test_a_look_is_given_up_while_its_process_starts(
    desk: SimulatedCamera, starts_slowly: Callable[[float], None]
) -> None:
    starts_slowly(60.0)
    camera = DocumentCamera(_wish(desk), Timeouts(start_s=60.0))

    def give_up() -> None:
        eventually(lambda: camera_processes() != [])
        camera.take_now()
        camera.cancel()

    impatient = threading.Thread(target=give_up)
    impatient.start()
    assert camera.capture(nothing_heard) is CameraState.CANCELLED
    impatient.join()


def _wish(desk: SimulatedCamera) -> CameraWish:
    return CameraWish(desk.url, (1600, 1200), 0, BOX_PX)


def _capture_for_ever(url: str) -> None:
    camera_at(url, silent_s=60.0).capture(nothing_heard)


def _children_of(parent: int) -> list[int]:
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(one) for one in children if b"devices.camera" in _command(int(one))]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _is_there(process: int) -> bool:
    return b"devices.camera" in _command(process)
