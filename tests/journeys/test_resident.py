"""The scripted resident against a kiosk of a few lines: what it presses, what it says when something is missing."""

import json
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.journeys.resident import Album, Resident
from tests.journeys.trace import NotSeenError, Trace

BUTTONS = {"rest": ["start"], "home": ["service:sku", "bar:back"], "number": ["key:1", "key:2", "next"], "slip": []}
LEADS = {
    "start": "home",
    "bar:back": "rest",
    "service:sku": "number",
    "key:1": "number",
    "key:2": "number",
    "next": "slip",
}


class TinyKiosk:
    """Draws a page into the trace, answers taps; a glass of 100 x 100 pixels a button."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "trace.jsonl"
        self.pressed: list[str] = []
        self.seq = 0
        self.show("rest")

    def show(self, page: str) -> None:
        self.page, self.seq = page, self.seq + 1
        targets = {name: [at * 100, 0, 100, 100] for at, name in enumerate(BUTTONS[page])}
        self.write(seq=self.seq, page=page, kind="choose", pen=1, targets=targets)

    def write(self, **facts: object) -> None:
        with self.path.open("a") as file:
            file.write(json.dumps({**facts, "at": time.monotonic()}) + "\n")

    def tap(self, x: int, y: int) -> None:
        assert y == 50
        control = BUTTONS[self.page][x // 100]
        self.pressed.append(control)
        self.write(seq=self.seq, pressed=control)
        self.show(LEADS[control])

    def screenshot(self) -> Image.Image:
        return Image.new("RGB", (4, 4))


def test_presses_follow_the_pages_and_every_face_is_photographed_once(tmp_path: Path) -> None:
    kiosk = TinyKiosk(tmp_path)
    album = Album(tmp_path / "screens", "portrait")
    resident = Resident(kiosk, Trace(kiosk.path), album)
    resident.on("rest").press("start").on("home").press("service:sku")
    resident.on("number").type_digits("1221").look("filled").press("next").on("slip")
    assert kiosk.pressed == ["start", "service:sku", "key:1", "key:2", "key:2", "key:1", "next"]
    assert resident.touches == 7
    assert [name.split("-", 2)[2] for name in album.names] == [
        "rest.png", "home.png", "number.png", "number-filled.png", "slip.png",
    ]  # fmt: skip
    assert resident.last_heard_s >= resident.page.at_s - 5


def test_what_was_waited_for_and_what_was_there_is_said(tmp_path: Path) -> None:
    resident = Resident(kiosk := TinyKiosk(tmp_path), Trace(kiosk.path))
    with pytest.raises(NotSeenError, match=r"page 'slip'; there was page 'rest' \(seq 1\) with start"):
        resident.on("slip", within_s=0.05)
    with pytest.raises(NotSeenError, match="'next' on page 'rest'"):
        resident.on("rest").press("next", within_s=0.05)


def test_a_half_written_line_is_left_for_later(tmp_path: Path) -> None:
    kiosk = TinyKiosk(tmp_path)
    whole = kiosk.path.read_bytes()
    kiosk.path.write_bytes(whole[:-10])
    trace = Trace(kiosk.path)
    assert trace.poll() == []
    kiosk.path.write_bytes(whole)
    assert [page.name for page in trace.poll()] == ["rest"]


def test_a_kiosk_that_died_is_noticed_while_waiting(tmp_path: Path) -> None:
    def died() -> None:
        raise ChildProcessError

    with pytest.raises(ChildProcessError):
        Resident(TinyKiosk(tmp_path), Trace(tmp_path / "trace.jsonl", died)).on("slip")


def test_a_page_drawn_anew_answers_no_press_that_was_not_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Deaf(TinyKiosk):
        """Draws anew what it shows at the first press, and hears the second."""

        def tap(self, x: int, y: int) -> None:
            if self.pressed:
                super().tap(x, y)
            else:
                self.pressed.append("unheard")
                self.show(self.page)

    monkeypatch.setattr("tests.journeys.resident.PRESSES_ONCE_MORE_S", 0.1)
    resident = Resident(kiosk := Deaf(tmp_path), Trace(kiosk.path))
    resident.on("rest").press("start").on("home", within_s=0.1)
    assert kiosk.pressed == ["unheard", "start"]
