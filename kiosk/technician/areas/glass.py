"""The glass: its true size by a ruler laid on it, how high it hangs, how exactly it is touched."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.technician._events import Keep
from kiosk.technician._typing import with_digit
from kiosk.technician._visit import Place, Step, go
from kiosk.technician._words import BARE, button, decimal
from kiosk.views import Choice, ChooseView, Note, NumberPadView, RulerView, Section, ShowView, TouchTestView

if TYPE_CHECKING:
    from kiosk.config import PanelConfig
    from kiosk.technician._events import TargetHit
    from kiosk.technician._visit import Pages, Presses, Visit
    from kiosk.texts import Texts

RULER_MM = 100.0
# One press of the small and of the big buttons.
_STEPS = {"longer": 1.002, "shorter": 1 / 1.002, "longer10": 1.02, "shorter10": 1 / 1.02}
_LEAST_MM, _MOST_MM = 50.0, 3000.0
LEAST_BOTTOM_MM, MOST_BOTTOM_MM = 300, 1400
_MOST_DIGITS = 4
# Where the targets stand, as shares of the glass: near the corners, where touch is worst, and in the middle.
TARGETS = ((0.12, 0.15), (0.88, 0.15), (0.5, 0.5), (0.12, 0.85), (0.88, 0.85))
# A control is 20 mm: half of it, less what a finger's own width takes.
GOOD_MM, POOR_MM = 3.0, 6.0


def open_part(visit: Visit, name: str) -> Step:
    """One of the things that can be measured."""
    places = {one.value: one for one in (Place.RULER_ALONG, Place.HEIGHT, Place.TOUCH)}
    scale = _drawn(visit).width_mm / visit.told_config.panel.width_mm
    return Step(replace(go(visit, places[name]), scale=scale, hits=()) if name in places else visit)


def stretch(visit: Visit, by: str) -> Step:
    """The line becomes longer or shorter."""
    mm = RULER_MM * visit.scale * _STEPS.get(by, 1.0)
    return Step(replace(visit, scale=mm / RULER_MM) if RULER_MM / 2 <= mm <= RULER_MM * 2 else visit)


def take_width(visit: Visit, _: str) -> Step:
    """Across it fits; now upwards. Until that fits too, the glass is as it was."""
    width_mm = _measured(_drawn(visit).width_mm, visit.scale)
    scale = _drawn(visit).height_mm / visit.told_config.panel.height_mm
    return Step(replace(go(visit, Place.RULER_UP), width_mm=width_mm, scale=scale))


def take_height(visit: Visit, _: str) -> Step:
    """Both are measured: keep them."""
    height_mm = _measured(_drawn(visit).height_mm, visit.scale)
    visit = _with_panel(visit, replace(visit.told_config.panel, width_mm=visit.width_mm, height_mm=height_mm))
    return _keep(visit, {"panel.width_mm": visit.width_mm, "panel.height_mm": height_mm})


def _measured(told_mm: float, scale: float) -> float:
    """The true length of a glass that is drawn as `told_mm`: shorter by as much as its line had to be longer."""
    return round(min(_MOST_MM, max(_LEAST_MM, told_mm / scale)), 1)


def _drawn(visit: Visit) -> PanelConfig:
    """The glass as the pens believe it to be, until the next start."""
    return visit.drawn or visit.told_config.panel


def _with_panel(visit: Visit, panel: PanelConfig) -> Visit:
    return replace(visit, config=replace(visit.told_config, panel=panel))


def _keep(visit: Visit, changes: dict[str, object]) -> Step:
    return Step(replace(go(visit, Place.GLASS), changed={**visit.changed, **changes}), (Keep(changes),))


def type_height(visit: Visit, key: str) -> Step:
    """One key of the pad."""
    return Step(replace(visit, typed=with_digit(visit.typed, key, _MOST_DIGITS), problem=""))


def take_bottom(visit: Visit, _: str) -> Step:
    """How high the glass hangs."""
    if not is_bottom(visit.typed):
        return Step(replace(visit, problem="tech.height.range"))
    bottom_mm = float(visit.typed)
    visit = _with_panel(visit, replace(visit.told_config.panel, bottom_mm=bottom_mm))
    return _keep(visit, {"panel.bottom_mm": bottom_mm})


def is_bottom(typed: str) -> bool:
    """Whether a kiosk may hang so high."""
    return typed.isdigit() and LEAST_BOTTOM_MM <= int(typed) <= MOST_BOTTOM_MM


def hear_hit(visit: Visit, hit: TargetHit) -> Step:
    """A finger came down, near the target or far."""
    if visit.place is not Place.TOUCH:
        return Step(visit)
    visit = replace(visit, hits=(*visit.hits, (hit.right_mm, hit.down_mm)))
    return Step(replace(go(visit, Place.TOUCHED)) if is_touched(visit) else visit)


def glass(visit: Visit, texts: Texts) -> ChooseView:
    """What can be measured of it."""
    panel = visit.told_config.panel
    size = texts.get("tech.glass.size", width=f"{panel.width_mm:.0f}", height=f"{panel.height_mm:.0f}")
    tiles = (
        Choice("part:ruler_along", texts.get("tech.ruler"), size, "ruler"),
        Choice("part:height", texts.get("tech.height"), f"{panel.bottom_mm:.0f} mm", "arrow-up-down"),
        Choice("part:touch", texts.get("tech.touch"), texts.get("tech.touch.note"), "gesture-tap"),
    )
    is_kept = any(key.startswith("panel.") for key in visit.changed)
    note = Note("info", texts.get("tech.kept")) if is_kept else None
    note = Note("problem", texts.get(visit.problem)) if visit.problem else note
    return ChooseView(BARE, "tech.glass", texts.get("tech.glass.title"), tiles, note=note)


def ruler(visit: Visit, texts: Texts) -> RulerView:
    """A line that has to be as long as 100 mm on a ruler."""
    is_upright = visit.place is Place.RULER_UP
    return RulerView(
        BARE,
        f"tech.{visit.place.value}",
        texts.get("tech.ruler.up.title" if is_upright else "tech.ruler.along.title"),
        length_mm=RULER_MM * visit.scale,
        is_upright=is_upright,
        steps=tuple(button(texts, f"stretch:{one}") for one in ("longer10", "longer", "shorter", "shorter10")),
        primary=button(texts, "fits"),
        hint=texts.get("tech.ruler.hint"),
    )


def height(visit: Visit, texts: Texts) -> NumberPadView:
    """How high above the floor?"""
    return NumberPadView(
        BARE,
        "tech.height",
        texts.get("tech.height.title"),
        visit.typed,
        button(texts, "take"),
        hint=texts.get("tech.height.hint"),
        suffix="mm",
        note=Note("problem", texts.get(visit.problem)) if visit.problem else None,
    )


def is_touched(visit: Visit) -> bool:
    """Whether each target was aimed at."""
    return len(visit.hits) == len(TARGETS)


def exactness(visit: Visit) -> str:
    """`good`, `fair` or `poor`, by the worst miss."""
    worst = _worst_mm(visit)
    return "good" if worst <= GOOD_MM else "fair" if worst <= POOR_MM else "poor"


def worst_words(visit: Visit, texts: Texts) -> str:
    """How far the worst touch was from its target."""
    return texts.get("tech.touched.worst", mm=decimal(f"{_worst_mm(visit):.1f}", texts))


def _worst_mm(visit: Visit) -> float:
    return max((math.hypot(*hit) for hit in visit.hits), default=0.0)


def touch(visit: Visit, texts: Texts) -> TouchTestView:
    """A target to hit."""
    at = min(len(visit.hits), len(TARGETS) - 1)
    right, down = TARGETS[at]
    return TouchTestView(
        BARE,
        "tech.touch",
        texts.get("tech.touch.title"),
        target=(right, down),
        progress=texts.get("tech.touch.progress", at=at + 1, all=len(TARGETS)),
    )


def touched(visit: Visit, texts: Texts) -> ShowView:
    """How exactly it was touched."""
    misses = [math.hypot(*hit) for hit in visit.hits] or [0.0]
    lines = (
        worst_words(visit, texts),
        texts.get("tech.touched.mean", mm=decimal(f"{sum(misses) / len(misses):.1f}", texts)),
    )
    return ShowView(
        BARE,
        "tech.touched",
        texts.get("tech.touched.title"),
        (
            Section("gesture-tap", texts.get("tech.touched.measured"), lines),
            Section(
                "information-outline", texts.get("tech.device.state"), (texts.get(f"tech.touched.{exactness(visit)}"),)
            ),
        ),
        button(texts, "done"),
        others=(button(texts, "part:touch", "refresh"),),
    )


PRESSES: Presses = {
    Place.GLASS: {"part": open_part},
    Place.RULER_ALONG: {"stretch": stretch, "fits": take_width},
    Place.RULER_UP: {"stretch": stretch, "fits": take_height},
    Place.HEIGHT: {"key": type_height, "take": take_bottom},
    Place.TOUCH: {},
    Place.TOUCHED: {"part": open_part},
}
PAGES: Pages = {
    Place.GLASS: glass,
    Place.RULER_ALONG: ruler,
    Place.RULER_UP: ruler,
    Place.HEIGHT: height,
    Place.TOUCH: touch,
    Place.TOUCHED: touched,
}
