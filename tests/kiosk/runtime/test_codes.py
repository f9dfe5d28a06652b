"""The code reader with the mind: what was shown comes to a page, and technicians borrow the reader."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.ports import CodeReaderState, PrinterState
from kiosk.runtime import Listening
from kiosk.views import RestView
from tests.fakes.office import ask, slip
from tests.kiosk.runtime.scene import Scene
from tests.kiosk.runtime.test_guest import FakeRoom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = b"abcdefghijklmnopqrstuA"


class FakeCodeReader:
    """A reader whose codes and states the test tells."""

    def __init__(self) -> None:
        self.is_closed = False

    def state(self) -> CodeReaderState:
        return CodeReaderState.READY

    def listen(self, shown: Callable[[bytes], None], changed: Callable[[CodeReaderState], None]) -> None:
        self.shown, self.changed = shown, changed
        changed(CodeReaderState.READY)

    def close(self) -> None:
        self.is_closed = True


class Counter:
    """A kiosk with a code reader, and all readers that were made for it."""

    def __init__(self) -> None:
        self.readers: list[FakeCodeReader] = []
        self.scene, self.room = Scene(), FakeRoom()
        self.codes = Listening("code reader", self._make)
        self.scene.mind.start(self.scene.glass, self.scene.spooler, room=self.room, codes=self.codes)  # type: ignore[arg-type]
        self.turn()

    def _make(self) -> FakeCodeReader:
        self.readers.append(FakeCodeReader())
        return self.readers[-1]

    def turn(self) -> None:
        self.codes._worker.submit(int).result(5)
        self.scene.turn()
        self.scene.turn()

    def show(self, code: bytes) -> str:
        self.readers[-1].shown(code)
        self.turn()
        return self.scene.glass.view.page


@pytest.fixture
def counter() -> Iterator[Counter]:
    made = Counter()
    yield made
    made.codes.close()
    made.scene.close()


def test_a_slip_at_the_reader_is_looked_up_and_told(counter: Counter) -> None:
    request = replace(ask(counter.scene.clock), secret=SECRET.decode())
    counter.scene.store.issue(request, None, slip)
    assert counter.show(SECRET) == "shown.waits"
    assert counter.show(b"https://example.com") == "shown.foreign"


def test_a_disk_that_fails_is_told_and_no_code_is_logged(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    counter.scene.store.slip_of = None  # type: ignore[assignment,method-assign]
    assert counter.show(SECRET) == "shown.failed"
    assert SECRET.decode() not in caplog.text


def test_a_code_in_the_middle_of_a_visit_is_counted_and_changes_nothing(counter: Counter) -> None:
    counter.scene.press("start", "only_number")
    page = counter.scene.glass.view.page
    assert counter.show(SECRET) == page
    assert counter.scene.mind.illegal["code_shown"] == 1


def test_a_reader_that_is_lost_is_told_to_the_desk_and_offered_no_more(counter: Counter) -> None:
    assert _way(counter) == "show_slip"
    counter.scene.press("bar:home", "leave")
    counter.readers[-1].changed(CodeReaderState.ABSENT)
    counter.turn()
    told = [facts for action, facts in counter.scene.store.notes if action == "code_reader_trouble"]
    assert told == [{"state": "absent", "who": "technician"}]
    assert _way(counter) == "type_code"


def test_a_code_that_is_typed_is_looked_up_and_told(counter: Counter) -> None:
    request = replace(ask(counter.scene.clock), short_code="K7M4PA")
    counter.scene.store.issue(request, None, slip)
    counter.scene.press("start", "check_number", "type_code")
    _type_in(counter, "K7M4PC")
    assert counter.scene.glass.view.page == "type_code"
    _type_in(counter, *("back",) * 6, *"K7M4PA")
    assert counter.scene.glass.view.page == "shown.waits"


def _way(counter: Counter) -> str:
    """Where the button at the beginning leads."""
    counter.scene.press("start", "check_number")
    return counter.scene.glass.view.page


def _type_in(counter: Counter, *keys: str) -> None:
    """Keys, then the button."""
    names = [one for key in keys for one in ([key] if key == "back" else key)]
    counter.scene.press(*(f"key:{name}" for name in names), "next")
    counter.turn()


def test_a_technician_borrows_the_reader_and_another_is_opened_afterwards(counter: Counter) -> None:
    counter.scene.press("start", "technician")
    assert "Listening" in [type(one).__name__ for one in counter.room.lenders]
    counter.codes.lend().result(5)
    assert counter.readers[0].is_closed
    counter.codes.take_back()
    counter.room.left()
    counter.turn()
    assert len(counter.readers) == 2
    assert counter.show(SECRET) == "shown.unknown"


def test_an_address_that_is_none_leaves_the_kiosk_without_a_reader(caplog: pytest.LogCaptureFixture) -> None:
    def breaks() -> None:
        raise KioskError("device.code_reader.url")

    scene, codes = Scene(), Listening("code reader", breaks)
    scene.mind.start(scene.glass, scene.spooler, codes=codes)  # type: ignore[arg-type]
    codes.close()
    scene.mind.hear_printer(PrinterState.READY)
    scene.turn()
    assert isinstance(scene.glass.view, RestView)
    assert "device.code_reader.url" in caplog.text
    scene.close()
