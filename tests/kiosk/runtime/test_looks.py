"""The camera behind the mind: the newest picture only, nothing of a look given up, and a desk that hears of trouble."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kiosk.journey import CameraSaw, ScanEnded
from kiosk.ports import Advice, CameraState, PageUse, Preview, Sight
from kiosk.runtime._camera import Looks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.journey import Happening
    from kiosk.ports import Captured


def sight(percent: int) -> Sight:
    return Sight(Preview(b"\x80" * 3, 1, 1), Advice.GOOD, percent)


class HandCamera:
    """Sees what a test tells it, and forgets a wish to stop that came before it had begun, as the port allows."""

    def __init__(self) -> None:
        self.answers = CameraState.READY
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.sights: list[Sight] = []
        self.cancels = 0

    def state(self) -> CameraState:
        return self.answers

    def capture(
        self,
        seen: Callable[[Sight], None],
        use: PageUse = PageUse.PAPER,  # noqa: ARG002
        after: Captured | None = None,  # noqa: ARG002
    ) -> Captured | CameraState:
        self.begun.set()
        self.may_go_on.wait(5)
        self.cancels = 0
        for one in self.sights:
            seen(one)
        return CameraState.CANCELLED if self.cancels else self.answers

    def take_now(self) -> None:
        pass

    def cancel(self) -> None:
        self.cancels += 1


class Desk:
    """A camera, its looks, and a loop turned by hand."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.camera = HandCamera()
        self.heard: list[Happening] = []
        self.states: list[CameraState] = []
        self.looks = Looks(self.loop, self.camera, self.heard.append, self.states.append)

    def start(self) -> None:
        self.looks.start(PageUse.PAPER)
        assert self.camera.begun.wait(5)

    def turn(self) -> None:
        """Let the camera's thread end what it has, and hear of it."""
        self.camera.may_go_on.set()
        self.looks._worker.submit(int).result(5)
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.run_until_complete(asyncio.sleep(0))

    def close(self) -> None:
        self.looks.close()
        self.loop.close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    with closing(Desk()) as made:
        yield made


def test_of_many_pictures_a_busy_mind_hears_the_newest(desk: Desk) -> None:
    desk.camera.sights = [sight(percent) for percent in range(50)]
    desk.start()
    desk.turn()
    assert desk.heard == [CameraSaw(sight(49)), ScanEnded(CameraState.READY)]


def test_a_look_given_up_before_it_began_is_stopped_and_not_heard(desk: Desk) -> None:
    desk.camera.sights = [sight(1)]
    desk.start()
    desk.looks.cancel()
    desk.turn()
    assert desk.camera.cancels == 1
    assert desk.heard == []


@pytest.mark.parametrize(("state", "is_offered"), [(CameraState.ABSENT, False), (CameraState.FROZEN, True)])
def test_a_camera_that_is_not_there_is_not_offered_until_it_is_back(
    desk: Desk, state: CameraState, is_offered: bool
) -> None:
    desk.camera.answers = state
    desk.looks.look()
    desk.turn()
    assert desk.looks.is_there is is_offered
    assert not desk.looks.is_well
    desk.camera.answers = CameraState.READY
    desk.looks.look()
    desk.turn()
    assert (desk.looks.is_there, desk.states) == (True, [state, CameraState.READY])


def test_a_camera_pulled_out_in_mid_look_is_known_to_be_gone(desk: Desk) -> None:
    desk.camera.answers = CameraState.ABSENT
    desk.start()
    desk.turn()
    assert desk.heard == [ScanEnded(CameraState.ABSENT)]
    assert desk.states == [CameraState.ABSENT]
