"""The figures of one page on the glass, and the limits they keep; pure, over what `measure.drawn` tells.

Sources of the limits: Colle and Hiszem 2004 (20 mm keys at a kiosk), EN 301 549 8.3 (380 to 1220 mm above the floor),
VVSG 2.0 (heights of capitals).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.views import TEXT_CAPITALS_MM, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.panels import Glass

Box = list[float]
ROUNDING_PX = 1
LOWEST_MM, HIGHEST_MM, HIGHEST_SITTING_MM = 380.0, 1220.0, 1100.0
LEAST_OF_BAND_MM = TEXT_CAPITALS_MM[0]


class Figure(msgspec.Struct, frozen=True):
    """One measured value; `is_least` says on which side of the limit it has to be.

    Args:
        check: Which rule.
        value: What was measured.
        limit: What it may be.
        what: Where on the page.
    """

    check: str
    value: float
    limit: float
    what: str
    is_least: bool = True

    @property
    def margin(self) -> float:
        """How far within the limit; negative where it is broken."""
        return self.value - self.limit if self.is_least else self.limit - self.value


def figures(page: dict[str, Any], panel: Glass, look: Look, primary: str) -> Iterator[Figure]:
    """Every figure of one part of a page."""
    targets = {name: box for name, *box in page["targets"]}
    yield from _sizes(targets, panel, primary)
    yield from _distances(targets, panel)
    yield from _heights(targets, panel, look)
    yield from _capitals(page["leaves"], panel, look)
    yield from _cut(page["leaves"])
    yield from _overlaps(page["leaves"], targets, page["grounds"], panel)


def _sizes(targets: dict[str, Box], panel: Glass, primary: str) -> Iterator[Figure]:
    for name, (_, _, width, height) in targets.items():
        yield Figure("target", (min(width, height) + ROUNDING_PX) / panel.px_per_mm, 20.0, name)
        if name == primary:
            yield Figure("primary", (height + ROUNDING_PX) / panel.px_per_mm, 25.0, name)


def _distances(targets: dict[str, Box], panel: Glass) -> Iterator[Figure]:
    for name, (left, bottom, width, height) in targets.items():
        edge = min(left, bottom, panel.px[0] - left - width, panel.px[1] - bottom - height)
        yield Figure("edge", (edge + ROUNDING_PX) / panel.px_per_mm, 10.0, name)
    for at, (one, box) in enumerate(targets.items()):
        others = list(targets.items())[at + 1 :]
        if others:
            nearest, other = min((gap(box, there), other) for other, there in others)
            yield Figure("gap", (nearest + ROUNDING_PX) / panel.px_per_mm, 3.0, f"{one} – {other}")


def _heights(targets: dict[str, Box], panel: Glass, look: Look) -> Iterator[Figure]:
    ratio = panel.px[1] / panel.mm[1]
    highest = HIGHEST_SITTING_MM if look.is_low else HIGHEST_MM
    check = "height.low" if look.is_low else "height"
    for name, (_, bottom, _, height) in targets.items():
        yield Figure(check, panel.bottom_mm + (bottom + height - ROUNDING_PX) / ratio, highest, name, is_least=False)
        yield Figure("height.least", panel.bottom_mm + bottom / ratio, LOWEST_MM, name)


def _capitals(leaves: list[dict[str, Any]], panel: Glass, look: Look) -> Iterator[Figure]:
    asked = TEXT_CAPITALS_MM[look.text]
    for leaf in leaves:
        if "capital_px" in leaf:
            capital = (leaf["capital_px"] + 0.5) / panel.px_per_mm
            if leaf["is_band"]:
                yield Figure("capital.band", capital, LEAST_OF_BAND_MM, leaf["text"][:40])
            else:  # in parts of what was asked, so that the worst of all text sizes is told
                yield Figure("capital", capital / asked, 1.0, leaf["text"][:40])


def _cut(leaves: list[dict[str, Any]]) -> Iterator[Figure]:
    for leaf in leaves:
        if "text" in leaf:
            cut = leaf["natural"][1] - leaf["room"][1]
            yield Figure("cut", float(cut), float(ROUNDING_PX), leaf["text"][:40], is_least=False)
            broken = 0 if leaf["is_breakable"] else leaf["word"] - leaf["room"][0]
            yield Figure("broken_word", float(broken), float(ROUNDING_PX), leaf["text"][:40], is_least=False)


def _overlaps(
    leaves: list[dict[str, Any]], targets: dict[str, Box], grounds: list[Box], panel: Glass
) -> Iterator[Figure]:
    """How far anything is out of the glass, and the deepest overlap of each thing with any other, or with a band."""
    deepest: dict[str, tuple[float, str]] = {}
    for leaf in leaves:
        x, y, width, height = leaf["box"]
        out = max(-x, -y, x + width - panel.px[0], y + height - panel.px[1])
        yield Figure("outside", float(out), float(ROUNDING_PX), _name(leaf), is_least=False)
        for name, box in targets.items():
            depth = _beyond(leaf["box"], box) if leaf["control"] == name else -gap(leaf["box"], box)
            _keep_deepest(deepest, _name(leaf), depth, name)
        for ground in grounds if not leaf["is_band"] else ():
            _keep_deepest(deepest, _name(leaf), -gap(leaf["box"], ground), "a band")
    for one, other in combinations(leaves, 2):
        if (depth := -gap(one["box"], other["box"])) > -ROUNDING_PX:
            _keep_deepest(deepest, _name(one), depth, _name(other))
    for name, (depth, other) in deepest.items():
        yield Figure("overlap", float(depth), float(ROUNDING_PX), f"{name} – {other}", is_least=False)


def _keep_deepest(deepest: dict[str, tuple[float, str]], name: str, depth: float, other: str) -> None:
    if name not in deepest or depth > deepest[name][0]:
        deepest[name] = (depth, other)


def _name(leaf: dict[str, Any]) -> str:
    return str(leaf.get("text") or leaf["kind"])[:30] + (f" ({leaf['control']})" if leaf["control"] else "")


def gap(one: Box, other: Box) -> float:
    """The distance between two rectangles along the axis on which they are apart; negative where they overlap."""
    left, bottom, width, height = one
    x, y, wide, high = other
    across = max(x - left - width, left - x - wide)
    along = max(y - bottom - height, bottom - y - high)
    return max(across, along)


def _beyond(inner: Box, outer: Box) -> float:
    """How far the inner rectangle reaches out of the outer one."""
    right, top = inner[0] + inner[2] - outer[0] - outer[2], inner[1] + inner[3] - outer[1] - outer[3]
    return max(outer[0] - inner[0], outer[1] - inner[1], right, top)
