"""Start: from exec to the first screen that can be touched. Kiosk and Chromium take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.glass import Glass
from bench.peer import COLUMN_X, chromium
from tests.journeys.trace import Trace

if TYPE_CHECKING:
    from bench.stage import Stage

TIMES = 5
TARGET_S = 2.0


def measure(stage: Stage) -> list[Figure]:
    """By pixel for both, and for the kiosk also by its own word."""
    with stage.kiosk() as (_, glass):
        ours = glass.settled()
    with Glass(stage.display.name, COLUMN_X) as glass, chromium(stage.display.name):
        glass.wait(lambda seen: len(set(seen)) > 3, "Chromium's page")
        theirs = glass.settled(1.0)
    told, seen, peer = [], [], []
    for _ in range(TIMES):
        with Glass(stage.display.name, COLUMN_X) as glass, chromium(stage.display.name) as (_process, started_s):
            peer.append(glass.wait(lambda pixels: pixels == theirs, "Chromium's page") - started_s)
        with Glass(stage.display.name, COLUMN_X) as glass:
            stage.office.start_kiosk()
            seen.append(glass.wait(lambda pixels: pixels == ours, "the resting page") - stage.office.kiosk_started_s)
            told.append(_first_drawn_s(stage) - stage.office.kiosk_started_s)
            stage.office.stop_kiosk()
    return [
        Figure("start to first touchable screen, by pixel", "s", tuple(seen), TARGET_S, peer=tuple(peer)),
        Figure("start to first touchable screen, as the kiosk says", "s", tuple(told), TARGET_S),
    ]


def _first_drawn_s(stage: Stage) -> float:
    return Trace(stage.office.trace).wait(lambda page: page.name == "rest", "the resting page").at_s
