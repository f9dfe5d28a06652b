"""Whoever guesses gets 17 tries a day, whatever they do to the machine and its clock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.access import FREE_TRIES, MOST_TRIES, Entered, Gate, Locked, Refused, Role, _pin
from kiosk.clock import Moment
from tests.fakes.accounts import FakeBook
from tests.fakes.office import MORNING

DAY_S = 24 * 3600.0
MOST_A_DAY = 17
PIN = "481516"


class Machine:
    """A machine whose boots, seconds and wall are set by somebody who wants in."""

    def __init__(self) -> None:
        self.passed_s, self.booted_s, self.boots, self.wall = 0.0, 0.0, 1, MORNING

    def now(self) -> Moment:
        return Moment(f"boot-{self.boots}", self.passed_s - self.booted_s, self.wall)

    def restart(self) -> None:
        self.boots += 1
        self.booted_s = self.passed_s


class Door:
    """One kiosk with a technician whose PIN somebody else guesses."""

    def __init__(self) -> None:
        self.machine, self.book = Machine(), FakeBook()
        self.rina = self.book.add("Rina", Role.TECHNICIAN, "hash")
        self.gate = Gate(self.book, self.machine)
        self.compared = 0

    def guess(self, pin: str = "000000", account: int | None = None) -> Entered | Refused | Locked:
        entry = self.gate.enter(self.rina.id if account is None else account, pin, Role.TECHNICIAN)
        self.compared += isinstance(entry, Refused)
        return entry


@pytest.fixture(autouse=True)
def _plain_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pin, "fits", lambda kept, pin: kept is not None and pin == PIN)


@given(
    st.lists(
        st.tuples(st.sampled_from(["guess", "restart", "forward", "back"]), st.floats(0, DAY_S / 40)), max_size=150
    )
)
def test_no_sequence_gives_more_tries_a_day(steps: list[tuple[str, float]]) -> None:
    door = Door()
    for act, seconds in steps:
        if door.machine.passed_s + seconds > DAY_S:
            break
        door.machine.passed_s += seconds
        if act == "restart":
            door.machine.restart()
        elif act != "guess":
            door.machine.wall += timedelta(days=400 if act == "forward" else -400)
        door.guess()
    assert door.compared <= MOST_A_DAY


def test_thousand_guesses_as_soon_as_allowed_are_seventeen_a_day() -> None:
    door = Door()
    for guess in range(1000):
        entry = door.guess()
        waits_s = entry.wait_s if isinstance(entry, Refused | Locked) else None
        assert waits_s is not None
        if door.machine.passed_s + waits_s >= DAY_S:
            break
        door.machine.passed_s += waits_s
        if guess % 3 == 0:
            door.machine.wall += timedelta(days=1)
    assert door.compared == MOST_A_DAY


def test_a_restart_makes_no_wait_shorter() -> None:
    door = Door()
    for _ in range(FREE_TRIES):
        refused = door.guess()
    assert isinstance(refused, Refused)
    assert refused.wait_s == pytest.approx(15)
    door.machine.passed_s += 14
    door.machine.restart()
    locked = door.guess(PIN)
    assert isinstance(locked, Locked)
    assert locked.wait_s == pytest.approx(15)
    door.machine.passed_s += 15
    assert isinstance(door.guess(PIN), Entered)


def test_right_pin_forgives_the_wrong_ones() -> None:
    door = Door()
    for _ in range(3):
        for _ in range(FREE_TRIES - 1):
            assert door.guess() == Refused(0.0)
        assert isinstance(door.guess(PIN), Entered)


def test_after_a_hundred_only_another_pin_opens() -> None:
    door = Door()
    for _ in range(2 * MOST_TRIES):
        door.machine.passed_s += 2 * DAY_S
        last = door.guess()
    assert door.compared == MOST_TRIES
    assert last == Locked(None)
    door.book.set_pin(door.rina.id, "hash")
    assert isinstance(door.guess(PIN), Entered)


def test_unknown_name_and_other_role_are_answered_and_counted_like_a_wrong_pin() -> None:
    door = Door()
    officer = door.book.add("Andi", Role.OFFICER, "hash")
    answers = [door.guess(PIN, account) for account in (77, officer.id, 78, officer.id, 79)]
    assert answers[:4] == [Refused(0.0)] * 4
    assert answers[4] == Refused(15.0)
    assert isinstance(door.guess(PIN, 80), Locked)
    assert isinstance(door.guess(PIN), Entered)
