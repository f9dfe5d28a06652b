"""Touch: to the first changed pixel, and from letting go to the whole next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import peer
from bench.figures import Figure
from bench.glass import Glass, Touch

if TYPE_CHECKING:
    from bench.stage import Stage

TIMES = 25
FIRST_MS = 100.0
WHOLE_MS = 200.0
TILE, PAGE = "group:surat", "group.surat"


def measure(stage: Stage) -> list[Figure]:
    """Kiosk: the tile of the fullest group and back. Chromium: its start button and back."""
    ours, theirs = _kiosk(stage), _chromium(stage.display.name)
    remark = "at the one text size there is; both without a GPU"
    first = Figure("touch to first changed pixel", "ms", _first(ours), FIRST_MS, is_tail=True, peer=_first(theirs))
    whole = Figure("touch to whole next page", "ms", _whole(ours), WHOLE_MS, True, _whole(theirs), remark)
    return [first, whole]


def _kiosk(stage: Stage) -> list[Touch]:
    touches = []
    with stage.kiosk() as (resident, glass):
        resident.press("start").on("home").press(TILE).on(PAGE)
        after = glass.settled()
        for _ in range(TIMES):
            resident.on(PAGE).press("bar:back").on("home").settle()
            touches.append(glass.touch(*resident.page.targets[TILE].centre, after))
    return touches


def _chromium(display: str) -> list[Touch]:
    touches = []
    with Glass(display, peer.COLUMN_X) as glass, peer.chromium(display):
        glass.wait(lambda seen: len(set(seen)) > 3, "Chromium's page")
        glass.settled(1.0)
        glass.tap(*peer.START)
        after = glass.settled()
        for _ in range(TIMES):
            glass.tap(*peer.BACK)
            glass.settled()
            touches.append(glass.touch(*peer.START, after))
    return touches


def _first(touches: list[Touch]) -> tuple[float, ...]:
    return tuple(touch.first_ms for touch in touches)


def _whole(touches: list[Touch]) -> tuple[float, ...]:
    return tuple(touch.whole_ms for touch in touches)
