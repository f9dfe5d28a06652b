"""Time-outs of every found page, on a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.journey import ControlPressed, EndVisit, Over, SecondPassed, State, step
from tests.ui.found import journeys
from tests.ui.ways import later

if TYPE_CHECKING:
    from kiosk.journey import Session, World
    from tests.ui.explore import Seen

EXTENSIONS = 12
# Pages after the number, and of a number that was asked about, have shorter times of their own.
AFTER = {State.SLIP, State.THANKS, State.SURVEY, State.SHOWN}


def pages_at_rest() -> list[Seen]:
    """A page of every state and kind, no message over it and no device at work, as if it had just been touched."""
    some = {(one.sight.state, one.sight.kind, one.sight.face): one for one in journeys()[0].fullest.values()}
    shown = [one for one in some.values() if not one.sight.over and one.session.state is not State.REST]
    touched = [replace(one, session=replace(one.session, touched=one.world.now)) for one in shown]
    return [one for one in touched if not one.session.is_device_working]


def wait(session: Session, world: World, seconds: float) -> Session:
    return step(session, SecondPassed(), later(world, seconds)).session


def first_change_s(one: Seen) -> int:
    """After how many seconds something happens to a page that nobody touches."""
    timing = one.world.setting.timing
    shorter = (timing.slip_s, timing.thanks_s) if one.session.state in AFTER else ()
    times = sorted(round(due) for due in (timing.idle_s, *shorter))
    return next(due for due in times if wait(one.session, one.world, due) != one.session)


def test_the_alert_comes_exactly_when_it_is_due() -> None:
    pages = pages_at_rest()
    assert len({one.session.state for one in pages}) > 15
    for one in pages:
        assert wait(one.session, one.world, first_change_s(one) - 1) == one.session, one.sight


def test_the_countdown_ends_the_visit_and_nothing_else_does() -> None:
    for one in pages_at_rest():
        alerted = wait(one.session, one.world, first_change_s(one))
        if alerted.over is not Over.IDLE:
            continue
        warn_s = one.world.setting.timing.warn_s
        since = replace(one.world, now=alerted.over_since or one.world.now)
        assert wait(alerted, since, warn_s - 1).place == one.session.place, one.sight
        done = step(alerted, SecondPassed(), later(since, warn_s))
        assert done.session.state is State.REST, one.sight
        assert EndVisit() in done.effects, one.sight


def test_a_visit_is_extended_as_often_as_one_likes() -> None:
    for one in pages_at_rest():
        session, world = one.session, one.world
        for _ in range(EXTENSIONS):
            world = later(world, first_change_s(one))
            session = step(session, SecondPassed(), world).session
            if session.over is not Over.IDLE:
                break
            session = step(session, ControlPressed("stay"), world).session
            assert (session.place, session.over) == (one.session.place, None), one.sight


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_that_jumps_a_day_changes_nothing(jump: timedelta) -> None:
    for one in pages_at_rest():
        jumped = replace(one.world, now=replace(one.world.now, wall_at=one.world.now.wall_at + jump))
        assert wait(one.session, jumped, 1) == one.session, one.sight


def test_no_time_runs_out_while_a_device_works_or_something_is_said() -> None:
    for one in journeys()[0].fullest.values():
        if one.session.state is State.REST or one.sight.over:
            continue
        world = later(one.world, one.world.setting.timing.idle_s * 3)
        speaking = replace(world, is_speaking=True)
        assert step(one.session, SecondPassed(), speaking).session.over is None, one.sight
        if one.session.is_device_working:
            assert step(one.session, SecondPassed(), world).session.over is None, one.sight
