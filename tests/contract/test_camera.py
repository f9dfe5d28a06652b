"""The duties of a `Camera`, over the simulated desk. There is no camera that Debian could lend us."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest
import zxingcpp

from devices.camera import SimulatedCamera, Trouble
from devices.camera.simulator._paper import QR_TEXT
from kiosk.ports import Advice, CameraState, Captured, Doubt, PageUse
from tests.devices.camera.rig import (
    BOX_PX,
    START_S,
    camera_at,
    camera_processes,
    lies_well,
    nothing_heard,
    open_descriptors,
)
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.ports import Sight

# Each thing to do, and what under the camera calls for it.
SCENES = {
    Advice.NO_PAPER: {"paper": None},
    Advice.MOVE_LEFT: {"paper": "letter", "offset_mm": (150.0, 0.0)},
    Advice.MOVE_RIGHT: {"offset_mm": (-150.0, 0.0)},
    Advice.MOVE_NEAR: {"offset_mm": (0.0, 60.0)},
    Advice.MOVE_AWAY: {"offset_mm": (0.0, -60.0)},
    Advice.TURN: {"offset_mm": (0.0, 0.0), "paper_mm": (260.0, 0)},
    Advice.TOO_LARGE: {"paper_mm": (400.0, 0)},
    Advice.TOO_DARK: {"paper_mm": (210.0, 0), "light": 0.25},
    Advice.GLARE: {"light": 1.0, "glare": 0.25},
    Advice.BLURRED: {"glare": 0.0, "blur": 4.0},
    Advice.HOLD_STILL: {"blur": 0.6, "is_moving": True},
    Advice.GOOD: {"is_moving": False},
}


@pytest.fixture
def desk() -> Iterator[SimulatedCamera]:
    with SimulatedCamera(pictures_s=6.0) as camera:
        yield camera
    assert camera_processes() == []


def test_each_thing_to_do_is_said_and_a_good_still_paper_is_taken_by_itself(desk: SimulatedCamera) -> None:
    waited, seen = list(SCENES.items()), []

    def hear(sight: Sight) -> None:
        seen.append(sight)
        if sight.advice is waited[0][0] and len(waited) > 1:
            waited.pop(0)
            desk.lay(**waited[0][1])  # type: ignore[arg-type]  # fields of a scene

    desk.lay(**waited[0][1])  # type: ignore[arg-type]  # as above
    captured = camera_at(desk.url, still_s=0.5).capture(hear)
    assert [advice for advice, _ in waited] == [Advice.GOOD]
    assert {sight.advice for sight in seen} == set(Advice)
    _is_the_letter(captured)
    percents = [sight.still_percent for sight in seen]
    assert percents[-1] == 100
    assert percents.count(100) == 1
    assert percents == [0 if sight.advice is not Advice.GOOD else sight.still_percent for sight in seen]
    for sight in seen:
        preview = sight.preview
        assert preview.width_px <= BOX_PX[0]
        assert preview.height_px <= BOX_PX[1]
        assert len(preview.rgb) == 3 * preview.width_px * preview.height_px
    drawn = [_is_green_drawn(sight) for sight in seen if sight.advice in {Advice.GOOD, Advice.NO_PAPER}]
    assert set(drawn) == {True, False}


def _is_green_drawn(sight: Sight) -> bool:
    red, green, blue = (np.frombuffer(sight.preview.rgb, np.uint8)[part::3].astype(int) for part in range(3))
    return bool(((green > red + 60) & (green > blue + 60)).any())


def _is_the_letter(captured: Captured | CameraState) -> None:
    """Upright, whole and readable, and alone on the page."""
    assert isinstance(captured, Captured)
    page = captured.page
    assert page.sha256 == hashlib.sha256(page.content).hexdigest()
    assert page.width_px / page.height_px == pytest.approx(210 / 297, abs=0.03)
    drawn = pypdfium2.PdfDocument(page.content)[0].render(scale=2).to_pil()
    (code,) = zxingcpp.read_barcodes(drawn)
    assert code.text == QR_TEXT
    assert abs(code.orientation) <= 2
    # On the drawn letter the code lies from 25 to 75 mm of 210, and from 185 to 235 of 297.
    assert code.position.top_left.x / drawn.width == pytest.approx(29 / 210, abs=0.025)
    assert code.position.bottom_right.y / drawn.height == pytest.approx(231 / 297, abs=0.025)
    assert captured.preview.width_px <= BOX_PX[0]


def test_what_lies_there_is_taken_when_asked_good_or_not(desk: SimulatedCamera) -> None:
    desk.lay(blur=4.0)
    camera = camera_at(desk.url)

    def hear(sight: Sight) -> None:
        if sight.advice is Advice.BLURRED:
            camera.take_now()

    captured = camera.capture(hear, PageUse.PHOTO)
    assert isinstance(captured, Captured)
    assert (captured.page.media_type, captured.doubt) == ("image/avif", None)


def test_an_empty_desk_is_taken_whole_when_asked_before_the_first_picture(desk: SimulatedCamera) -> None:
    desk.lay(paper=None)
    camera = camera_at(desk.url)
    threading.Timer(0.1, camera.take_now).start()
    captured = camera.capture(nothing_heard)
    assert isinstance(captured, Captured)
    assert captured.page.width_px > captured.page.height_px
    assert captured.doubt is Doubt.NO_PAPER


def test_a_paper_that_was_cut_off_when_it_was_taken_is_doubted(desk: SimulatedCamera) -> None:
    desk.lay(paper_mm=(400.0, 0))
    camera = camera_at(desk.url)
    captured = camera.capture(lambda _: camera.take_now())
    assert isinstance(captured, Captured)
    assert captured.doubt is Doubt.CUT


def test_a_second_page_is_bound_behind_the_first(desk: SimulatedCamera) -> None:
    lies_well(desk)
    camera = camera_at(desk.url)
    first = camera.capture(nothing_heard)
    assert isinstance(first, Captured)
    both = camera.capture(nothing_heard, PageUse.PAPER, first)
    assert isinstance(both, Captured)
    assert (both.page.pages, both.before, both.strip is not None) == (2, first, True)
    document = pypdfium2.PdfDocument(both.page.content)
    codes = [zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in document]
    assert [[code.text for code in page] for page in codes] == [[QR_TEXT], [QR_TEXT]]


def test_cancel_stops_soon_and_counts_for_one_capture_only(desk: SimulatedCamera) -> None:
    camera = camera_at(desk.url)
    desk.lay(is_moving=True)
    asked_at = 0.0

    def cancel(_: Sight) -> None:
        nonlocal asked_at
        asked_at = asked_at or time.monotonic()
        threading.Thread(target=camera.cancel).start()

    before = open_descriptors()
    assert camera.capture(cancel) is CameraState.CANCELLED
    assert time.monotonic() - asked_at < 1.5
    assert camera_processes() == []
    eventually(lambda: open_descriptors() == before)  # the desk is in this process too, and hears it a little later
    lies_well(desk)
    camera.cancel()
    assert isinstance(camera.capture(nothing_heard), Captured)


def test_a_picture_turned_by_the_mounting_is_turned_back(desk: SimulatedCamera) -> None:
    desk.lay(offset_mm=(150.0, 0.0))  # beyond the right of the picture, which is towards the person
    camera = camera_at(desk.url, turned_deg=90)
    seen: list[Advice] = []

    def hear(sight: Sight) -> None:
        seen.append(sight.advice)
        camera.cancel()

    camera.capture(hear)
    assert seen[0] is Advice.MOVE_AWAY


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (Trouble.NONE, CameraState.READY),
        (Trouble.GONE, CameraState.ABSENT),
        (Trouble.BUSY, CameraState.BUSY),
        (Trouble.DENIED, CameraState.DENIED),
        (Trouble.GARBAGE, CameraState.BROKEN),
        (Trouble.SILENT, CameraState.FROZEN),
        (Trouble.FROZEN, CameraState.FROZEN),
    ],
)
def test_state_is_told_within_five_seconds_of_a_start_and_nobody_looks_on(
    desk: SimulatedCamera, trouble: Trouble, state: CameraState
) -> None:
    desk.switch(trouble)
    camera, asked_at = camera_at(desk.url), time.monotonic()
    assert camera.state() is state
    assert time.monotonic() - asked_at < 5.0 + START_S
    assert camera_processes() == []


def test_simulated_camera_loads_what_draws_before_anybody_looks() -> None:
    script = (
        "import sys; from devices.camera import SimulatedCamera; from tests.patience import eventually\n"
        "with SimulatedCamera(): eventually(lambda: 'devices.camera.simulator._scene' in sys.modules, 60)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True)


def test_no_camera_at_all_is_absent() -> None:
    for url in ("http://127.0.0.1:9/", "v4l2:/dev/v4l/by-id/usb-none-video-index0", "v4l2:/dev/null"):
        assert camera_at(url).state() is CameraState.ABSENT
    assert camera_at(url).capture(nothing_heard) is CameraState.ABSENT


def test_whoever_says_it_moved_elsewhere_is_not_followed(desk: SimulatedCamera) -> None:
    with SimulatedCamera() as other:
        desk.move_to(other.url)
        assert camera_at(desk.url).state() is CameraState.ABSENT
        assert other.callers == 0
