"""Touch: to the first changed pixel, and from letting go to the whole next page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench import peer
from bench.figures import Figure
from bench.glass import Glass, Touch
from kiosk.views import DEFAULT_TEXT, TEXT_CAPITALS_MM

if TYPE_CHECKING:
    from bench.stage import Stage

TIMES = 25
FIRST_MS = 100.0
WHOLE_MS = 200.0
TILE, PAGE = "group:surat", "group.surat"
PRESSES_TO_LARGEST = len(TEXT_CAPITALS_MM) - 1 - DEFAULT_TEXT


def measure(stage: Stage) -> list[Figure]:
    """Kiosk: the tile of the fullest group and back. Chromium: its start button and back."""
    figures = []
    for is_largest in (True, False):
        ours, theirs = _kiosk(stage, is_largest=is_largest), _chromium(stage.display.name, is_largest=is_largest)
        size = "largest text" if is_largest else "usual text"
        first, whole = f"touch to first changed pixel, {size}", f"touch to whole next page, {size}"
        figures.append(Figure(first, "ms", _first(ours), FIRST_MS, is_tail=True, peer=_first(theirs)))
        figures.append(Figure(whole, "ms", _whole(ours), WHOLE_MS, True, _whole(theirs), "both without a GPU"))
    return figures


def first_ms(stage: Stage) -> tuple[float, ...]:
    """To the first changed pixel, usual text: what else the machine does meanwhile is the caller's."""
    return _first(_kiosk(stage, is_largest=False))


def _kiosk(stage: Stage, *, is_largest: bool) -> list[Touch]:
    touches = []
    with stage.kiosk() as (resident, glass):
        resident.press("start").on("home")
        for _ in range(PRESSES_TO_LARGEST if is_largest else 0):
            resident.press("bar:text").settle()
        resident.press(TILE).on(PAGE)
        after = glass.settled()
        for _ in range(TIMES):
            resident.on(PAGE).press("bar:back").on("home").settle()
            touches.append(glass.touch(*resident.page.targets[TILE].centre, after))
    return touches


def _chromium(display: str, *, is_largest: bool) -> list[Touch]:
    touches = []
    with Glass(display, peer.COLUMN_X) as glass, peer.chromium(display, is_largest=is_largest):
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
