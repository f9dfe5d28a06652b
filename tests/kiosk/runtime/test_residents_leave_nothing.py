"""Residents come and go at random, each with a name and a NIK of their own: once gone, the mind reaches neither.

`ANJUNGAN_SESSIONS` says how many; the report plays a thousand.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.journey import SecondPassed, State
from kiosk.ports import PageUse
from kiosk.runtime import Devices, Mind
from kiosk.views import NumberPadView, Pressed, ScanView, SlipView, TypeView
from tests.kiosk.journey.visit import captured, controls
from tests.kiosk.runtime.scene import Encoder, FakeShelf
from tests.kiosk.store.conftest import Kiosk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.journey import Page
    from kiosk.ports import Captured
    from kiosk.views import View

SESSIONS = int(os.environ.get("ANJUNGAN_SESSIONS", "20"))
# What is alive is searched for all who have gone since the last search: every tenth time, for it takes some seconds.
SEARCHED_EVERY = 10
LEAVES = {str, bytes, int, float, bool, type(None), type}
MOST_PRESSES = 90
LETTERS = "BCDFGHJKLMNPQRSTVWXYZ"
# Home ends the visit; keys say who one is; text size, contrast, sound and the like hold nothing of anybody.
NOT_WANDERED = ("bar:home", "key:", "leave", "bar:text", "bar:contrast", "bar:sound", "bar:language")
STEPS_ON = ("next", "submit", "use", "to_counter", "officer_fills", "choice:none", "choice:self", "choice:0")


class LastPage:
    """Stands for the screens: holds what is on the glass, and nothing after a resident has gone."""

    def __init__(self) -> None:
        self.page: Page | None = None
        self.seq = 0

    @property
    def view(self) -> View:
        assert self.page is not None
        return self.page.view

    def show(self, page: Page) -> int:
        self.page, self.seq = page, self.seq + 1
        return self.seq

    is_behind = False

    def renew(self) -> None:
        self.page = None


class Scanner:
    """A flatbed with a paper on it."""

    def state(self) -> None:
        return None

    @property
    def has_feeder(self) -> bool:
        return False

    def scan(
        self,
        progress: Callable[[int, int], None],
        use: PageUse = PageUse.PAPER,  # noqa: ARG002
        after: Captured | None = None,  # noqa: ARG002
    ) -> Captured:
        progress(1, 50)
        return captured()

    def cancel(self) -> None:
        pass


class Counter:
    """A mind with a real store, and whoever stands in front of it."""

    def __init__(self, folder: Path) -> None:
        self.kiosk = Kiosk(folder)
        self.loop = asyncio.new_event_loop()
        self.glass = LastPage()
        self.mind = Mind(
            self.loop,
            FakeShelf(),  # type: ignore[arg-type]
            self.kiosk.clock,
            self.kiosk.store,
            Encoder(),
            Devices(Scanner()),
            timedelta(days=1),
            None,
        )
        self.mind.start(self.glass, None)  # type: ignore[arg-type]
        self.mind.look_around()
        self.turn()

    def turn(self) -> None:
        """Let disk and scanner end what they have, and hear of it."""
        for worker in (self.mind._disk, self.mind._sources.scans._worker, self.mind._disk):
            worker.submit(int).result(20)
            self.loop.run_until_complete(asyncio.sleep(0))
            self.loop.run_until_complete(asyncio.sleep(0))

    def press(self, control: str) -> None:
        self.mind.hear(Pressed(self.glass.seq, control))
        self.turn()

    def pass_until_rest(self) -> None:
        for _ in range(600):
            if self.mind._session.state is State.REST:
                return
            self.kiosk.clock.pass_(timedelta(seconds=5))
            self.mind._happen(SecondPassed())
        raise AssertionError(self.mind._session.state)

    def close(self) -> None:
        self.mind.close()
        self.loop.close()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


@pytest.mark.slow
def test_nobody_is_reached_once_they_have_gone(counter: Counter) -> None:
    chance = random.Random(20261122)
    reached_pages: set[str] = set()
    is_ever_found = False
    gone: list[str] = []
    for number in range(1, SESSIONS + 1):
        name = "".join(chance.choices(LETTERS, k=14))
        nik = f"647402{chance.randint(1, 28):02}0180{chance.randint(0, 9999):04}"
        pages = play(counter, chance, name, nik)
        reached_pages |= pages
        if "check" in pages and not is_ever_found:
            is_ever_found = any(held([name, nik]))
        counter.pass_until_rest()
        counter.turn()
        gone += [name, nik]
        if number % SEARCHED_EVERY == 0 or number == SESSIONS:
            assert list(held(gone)) == [], f"session {number} of seed 20261122"
            gone.clear()
        assert written(counter.kiosk.folder, name, nik) == []
    assert {"question.nik", "check", "slip"} <= reached_pages
    assert is_ever_found, "the search itself would find nothing"


def play(counter: Counter, chance: random.Random, name: str, nik: str) -> set[str]:
    """One visit that goes on as residents do, and sometimes wanders; the pages it came by."""
    pages: set[str] = set()
    counter.press("start")
    for _ in range(MOST_PRESSES):
        view = counter.glass.view
        pages.add(view.page)
        if isinstance(view, SlipView) or counter.mind._session.state is State.REST:
            break
        if isinstance(view, TypeView) and not view.text:
            for letter in name:
                counter.press(f"key:{letter}")
        if isinstance(view, NumberPadView) and not view.text:
            for digit in nik if "nik" in view.page else "123":
                counter.press(f"key:{digit}")
        counter.press(choose(counter.glass.view, chance))
    return pages


def choose(view: View, chance: random.Random) -> str:
    """What is pressed: mostly what leads on."""
    shown = sorted(one for one in controls(view) if not one.startswith(NOT_WANDERED))
    if isinstance(view, ScanView) and view.state == "ready":
        return chance.choice(["scan", "to_counter"])
    leads_on = [one for one in shown if one in STEPS_ON or one.startswith(("service:sk", "group:surat"))]
    if leads_on and chance.random() < 0.85:
        return chance.choice(leads_on)
    return chance.choice(shown or ["bar:back"])


def written(folder: Path, *marks: str) -> list[str]:
    """Files that contain one of these."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(mark.encode() in path.read_bytes() for mark in marks)]


def held(marks: list[str]) -> Iterator[str]:
    """Strings and bytes that anything alive holds and that contain one of these, but for these themselves."""
    gc.collect()
    ours, shortest = {id(mark) for mark in marks}, min(map(len, marks))
    for one in reached():
        if isinstance(one, str | bytes) and len(one) >= shortest and id(one) not in ours:
            text = one if isinstance(one, str) else one.decode("latin-1")
            if any(mark in text for mark in marks):
                owners = {type(owner).__name__ for owner in gc.get_referrers(one)}
                yield f"{text:.60} in {', '.join(sorted(owners))}"


def reached() -> Iterator[object]:
    """Each thing once that anything alive refers to, also through what the collector does not track, as a tuple."""
    seen: set[int] = set()
    owners: list[object] = gc.get_objects()
    while owners:
        new = {id(one): one for one in gc.get_referents(*owners) if id(one) not in seen}
        yield from new.values()
        seen |= new.keys()
        owners = [one for one in new.values() if not gc.is_tracked(one) and type(one) not in LEAVES]
