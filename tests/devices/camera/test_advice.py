"""What somebody is told to do, from figures alone."""

from __future__ import annotations

import itertools

import pytest

from devices.camera._advice import Watch
from devices.camera._measures import Measures
from kiosk.ports import Advice

CORNERS = ((0.2, 0.1), (0.8, 0.1), (0.8, 0.9), (0.2, 0.9))
GOOD = Measures(corners=CORNERS, light=200.0, sharpness=0.4, ink=20.0)


def moved(by: float) -> Measures:
    (x, y), *others = CORNERS
    return Measures(corners=((x + by, y), *others), light=200.0, sharpness=0.4, ink=20.0)  # type: ignore[arg-type]


def lying(measures: Measures) -> Advice:
    """The advice for a paper that lay there before as well."""
    watch = Watch(1.0)
    watch.see(GOOD, 0.0)
    return watch.see(measures, 0.1)[0]


@pytest.mark.parametrize(
    ("measures", "advice"),
    [
        (Measures(light=60.0), Advice.NO_PAPER),
        (Measures(light=10.0), Advice.TOO_DARK),
        (Measures(cut=("left",), light=200.0), Advice.MOVE_RIGHT),
        (Measures(cut=("right",), light=200.0), Advice.MOVE_LEFT),
        (Measures(cut=("top",), light=200.0), Advice.MOVE_NEAR),
        (Measures(cut=("bottom",), light=200.0), Advice.MOVE_AWAY),
        (Measures(cut=("top", "right"), light=200.0), Advice.MOVE_LEFT),
        (Measures(cut=("top", "bottom"), light=200.0), Advice.TURN),
        (Measures(cut=("left", "right", "top"), light=200.0), Advice.TURN),
        (Measures(cut=("top", "bottom"), is_too_large=True, light=200.0), Advice.TOO_LARGE),
        (Measures(is_too_large=True, light=200.0), Advice.TOO_LARGE),
        (Measures(cut=("left",), light=20.0, glare=0.2), Advice.MOVE_RIGHT),
        (Measures(corners=CORNERS, light=50.0, glare=0.1, sharpness=0.4, ink=9.0), Advice.TOO_DARK),
        (Measures(corners=CORNERS, light=200.0, glare=0.02, sharpness=0.1, ink=9.0), Advice.GLARE),
        (Measures(corners=CORNERS, light=200.0, sharpness=0.1, ink=9.0), Advice.BLURRED),
        (Measures(corners=CORNERS, light=200.0, sharpness=0.0, ink=0.5), Advice.GOOD),  # nothing is written on it
        (moved(0.02), Advice.HOLD_STILL),
        (moved(0.004), Advice.GOOD),
        (GOOD, Advice.GOOD),
    ],
)
def test_the_most_helpful_thing_is_said_first(measures: Measures, advice: Advice) -> None:
    assert lying(measures) is advice


def test_a_paper_that_was_just_laid_down_is_not_yet_still() -> None:
    assert Watch(1.0).see(GOOD, 0.0) == (Advice.HOLD_STILL, 0)


def test_still_time_runs_from_the_first_good_picture_to_a_hundred() -> None:
    watch = Watch(1.0)
    seen = [watch.see(GOOD, at_s)[1] for at_s in (0.0, 0.1, 0.6, 1.09, 1.1, 9.0)]
    assert seen == [0, 0, 50, 99, 100, 100]


def test_a_bad_picture_in_between_begins_the_time_anew() -> None:
    watch = Watch(1.0)
    steps = [(GOOD, 0.0), (GOOD, 0.1), (Measures(light=60.0), 0.9), (GOOD, 1.0), (GOOD, 1.1), (GOOD, 1.6)]
    assert [watch.see(measures, at_s)[1] for measures, at_s in steps] == [0, 0, 0, 0, 0, 50]


def test_a_paper_that_creeps_is_never_taken() -> None:
    watch = Watch(1.0)
    seen = [watch.see(moved(step * 0.003), step * 0.2)[1] for step in range(60)]
    assert max(seen) < 100


def test_every_advice_can_be_given() -> None:
    sides = ("left", "top", "right", "bottom")
    cuts = [Measures(cut=cut, light=200.0) for n in (1, 2) for cut in itertools.combinations(sides, n)]
    others = [Measures(light=60.0), Measures(is_too_large=True), Measures(light=9.0), moved(0.1), GOOD]
    worse = [Measures(corners=CORNERS, light=200.0, glare=glare, ink=9.0) for glare in (0.0, 0.5)]
    assert {lying(one) for one in (*cuts, *others, *worse)} == set(Advice)
