"""A pen's life: hidden and warm, shown, frozen, killed, told to go."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.views import Failed
from tests.ui.panels import STANDING
from tests.ui.pen_process import PenProcess
from tests.ui.samples import CHOOSE, NUMBER, REST, SCAN_CAPTURED, picture_fd

if TYPE_CHECKING:
    from tests.ui.display import Display

pytestmark = pytest.mark.window
RED = (255, 0, 0)


def test_pen_stays_hidden_until_first_show(display: Display, pen: PenProcess) -> None:
    assert not display.has_window()
    assert pen.answers_ping(1)
    pen.draw(REST)
    assert display.has_window()
    assert display.pixel(5, 5) == (8, 64, 57)


def test_pen_leaves_with_0_when_the_mind_hangs_up(pen: PenProcess) -> None:
    pen.draw(REST)
    assert pen.close() == 0


def test_pen_leaves_with_0_on_sigterm(pen: PenProcess) -> None:
    pen.process.send_signal(signal.SIGTERM)
    assert pen.process.wait(5) == 0


def test_frozen_pen_answers_no_ping(pen: PenProcess) -> None:
    pen.draw(REST)
    pen.process.send_signal(signal.SIGSTOP)
    try:
        assert not pen.answers_ping(1, timeout_s=0.5)
    finally:
        pen.process.send_signal(signal.SIGCONT)
    assert pen.answers_ping(2)


def test_new_pen_draws_the_same_page_after_a_kill(display: Display, pen: PenProcess) -> None:
    pen.draw(NUMBER)
    before = display.screenshot()
    pen.process.kill()
    pen.process.wait(5)
    with PenProcess(display.name, STANDING.px, STANDING.mm) as other:
        other.wait_ready()
        other.draw(NUMBER)
        assert display.screenshot().tobytes() == before.tobytes()


def test_only_the_newest_of_several_views_is_drawn(pen: PenProcess) -> None:
    pen.draw(REST)
    pen.process.send_signal(signal.SIGSTOP)
    pen.show(NUMBER)
    pen.show(CHOOSE)
    pen.process.send_signal(signal.SIGCONT)
    assert pen.wait_drawn().page == CHOOSE.page
    assert pen.events() == []


def test_picture_is_shown_and_its_file_closed(display: Display, pen: PenProcess) -> None:
    pen.draw(REST)
    before = _open_files(pen)
    fd = picture_fd()
    drawn = pen.draw(SCAN_CAPTURED, [fd])
    os.close(fd)
    assert drawn.page == SCAN_CAPTURED.page
    colours = display.screenshot().getcolors(1 << 24)
    assert colours is not None
    assert any(colour == RED for _, colour in colours)
    assert _open_files(pen) == before


def test_unsealed_picture_is_refused_and_the_pen_goes_on(pen: PenProcess) -> None:
    pen.draw(REST)
    before = _open_files(pen)
    fd = os.memfd_create("page")
    os.truncate(fd, 620 * 877 * 3)
    seq = pen.show(SCAN_CAPTURED, [fd])
    os.close(fd)
    pen.wait_for(lambda event: event == Failed(seq, "PictureError"))
    assert _open_files(pen) == before
    assert pen.draw(CHOOSE).page == CHOOSE.page


def test_missing_picture_is_refused_and_the_pen_goes_on(pen: PenProcess) -> None:
    seq = pen.show(SCAN_CAPTURED)
    pen.wait_for(lambda event: event == Failed(seq, "PictureError"))
    assert pen.draw(CHOOSE).page == CHOOSE.page


def test_pen_writes_nothing_below_its_home(display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with PenProcess(display.name, STANDING.px, STANDING.mm) as pen:
        pen.wait_ready()
        pen.draw(REST)
    assert list(tmp_path.rglob("*")) == []


def test_pen_takes_the_page_off_the_glass_when_its_mind_has_frozen(display: Display) -> None:
    with PenProcess(display.name, STANDING.px, STANDING.mm) as pen:
        pen.wait_ready()
        pen.draw(CHOOSE)
        assert pen.answers_ping(1)  # a mind that asks, and then asks no more
        assert pen.process.wait(20) == 0
    until = time.monotonic() + 5  # the display takes away what a process left
    while display.has_window():
        assert time.monotonic() < until
        time.sleep(0.01)


def _open_files(pen: PenProcess) -> int:
    return len(list(Path(f"/proc/{pen.process.pid}/fd").iterdir()))
