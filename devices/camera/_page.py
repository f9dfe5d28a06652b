"""Where in a picture a sheet of paper lies. Pure; runs in the child.

Two ways of parting a picture into areas, and one judgement of an area: a sheet is brighter than what it lies on, all
along its edges, and its edges are straight. A shadow or a lamp's gradient has no such edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from cv2.typing import MatLike
    from numpy.typing import NDArray

    from devices.camera._measures import Side

    Pixels: TypeAlias = MatLike  # Shape: rows, columns, and BGR or RGB
    Points: TypeAlias = MatLike  # of float32. Shape: any, x and y

LONG_SIDE_PX = 800  # pages are looked for in a copy of this size
_CLOSE_PX = 15  # a line of text is half of that
_LEAST_AREA = 0.02  # of the picture; an identity card under a camera for A4 is a little more than 0.03
_MOST_AREA = 0.96
_LEAST_SOLIDITY = 0.93  # of its own convex hull
_CORNERS = 4
_EDGE_STEP = 9.0  # levels of L* that a sheet is brighter than what it lies on, at the least
_EDGE_REACH_PX = 4.0
_EDGE_SAMPLES = 48
_LEAST_SUPPORT = 0.7  # of the samples along each edge
_BORDER_PX = 3
_CUT_SHARE = 0.03  # of a side of the picture that the sheet touches
SIDES: tuple[Side, ...] = ("left", "top", "right", "bottom")


@dataclass(frozen=True)
class Found:
    """A sheet.

    Args:
        outline: Its corners; four, from the top left clockwise, unless it is cut off.
        cut: Sides of the picture where it goes on outside, of `SIDES`.
    """

    outline: Points
    cut: tuple[Side, ...]


def small_copy(bgr: Pixels) -> Pixels:
    """A copy as pages are looked for in."""
    factor = LONG_SIDE_PX / max(bgr.shape[:2])
    return cv2.resize(bgr, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else bgr


def find_page(lightness: Pixels) -> Found | None:
    """The largest sheet in a small picture, given as its L*; None if there is none."""
    soft = cv2.GaussianBlur(lightness, (5, 5), 0)
    for areas in (_by_brightness(soft), _between_edges(soft)):
        found = [one for area in areas if (one := _judge(area, soft)) is not None]
        if found:
            return max(found, key=lambda one: float(cv2.contourArea(one.outline)))
    return None


def _by_brightness(soft: Pixels) -> Iterator[Points]:
    """Outlines of what is bright, by the threshold that parts the picture best; text does not tear a sheet apart."""
    _, mask = cv2.threshold(soft, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield from _outlines(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((_CLOSE_PX, _CLOSE_PX), np.uint8)))


def _between_edges(soft: Pixels) -> Iterator[Points]:
    """Outlines of the areas between fine edges, for a desk that is nearly as bright as paper."""
    edges = cv2.dilate(cv2.Canny(soft, 12, 36), np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(edges), connectivity=4)
    for label in range(1, count):
        if stats[label, cv2.CC_STAT_WIDTH] * stats[label, cv2.CC_STAT_HEIGHT] >= _LEAST_AREA * soft.size:
            area = (labels == label).astype(np.uint8) * 255
            # Lines of text that run out of the picture would else cut notches into a sheet.
            whole = cv2.morphologyEx(area, cv2.MORPH_CLOSE, np.ones((_CLOSE_PX, _CLOSE_PX), np.uint8))
            yield from _outlines(cv2.dilate(whole, np.ones((3, 3), np.uint8)))


def _outlines(mask: Pixels) -> Iterator[Points]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in contours:
        if _LEAST_AREA <= cv2.contourArea(contour) / mask.size <= _MOST_AREA:
            yield contour.reshape(-1, 2).astype(np.float32)


def _judge(contour: Points, soft: Pixels) -> Found | None:
    """Whether an area is a sheet."""
    hull = cv2.convexHull(contour).reshape(-1, 2)
    if cv2.contourArea(contour) < _LEAST_SOLIDITY * cv2.contourArea(hull):
        return None
    cut = _cut_sides(contour, soft.shape)
    if len(cut) == len(SIDES):
        return None
    outline = _any_corners(hull) if cut else _four_corners(hull)
    if outline is None or not _is_bright_inside(outline, soft):
        return None
    return Found(outline if cut else _in_order(outline), cut)


def _cut_sides(contour: Points, shape: tuple[int, ...]) -> tuple[Side, ...]:
    """Sides of the picture along which the area lies."""
    height, width = shape[:2]
    x, y = contour[:, 0], contour[:, 1]
    along = (
        _length(y[x <= _BORDER_PX]) / height,
        _length(x[y <= _BORDER_PX]) / width,
        _length(y[x >= width - 1 - _BORDER_PX]) / height,
        _length(x[y >= height - 1 - _BORDER_PX]) / width,
    )
    return tuple(side for side, share in zip(SIDES, along, strict=True) if share >= _CUT_SHARE)


def _length(places: Points) -> float:
    return float(np.ptp(places)) if places.size else 0.0


def _any_corners(hull: Points) -> Points:
    """The corners of what is left of a sheet that is cut off."""
    return cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True).reshape(-1, 2)


def _four_corners(hull: Points) -> Points | None:
    """The corners of a shape of four straight sides; rounded or bent corners are made sharp a little at a time."""
    around = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.05):
        shape = cv2.approxPolyDP(hull, share * around, True).reshape(-1, 2)
        if len(shape) == _CORNERS:
            filled = cv2.contourArea(hull) / max(1.0, cv2.contourArea(shape))
            return shape if abs(1 - filled) < 1 - _LEAST_SOLIDITY else None
    return None


def _in_order(corners: Points) -> Points:
    """Clockwise from the one nearest to the picture's own top left."""
    middle = corners.mean(axis=0)
    turned = corners[np.argsort(np.arctan2(*(corners - middle).T[::-1]))]
    return np.roll(turned, -int(np.argmin(turned.sum(axis=1))), axis=0)


def _is_bright_inside(outline: Points, soft: Pixels) -> bool:
    """Whether the area is brighter than what lies beyond, all along each side that is not the picture's own."""
    clockwise = outline if cv2.contourArea(outline, oriented=True) > 0 else outline[::-1]
    sides = [_step_along(a, b, soft) for a, b in zip(clockwise, np.roll(clockwise, -1, axis=0), strict=True)]
    told = [support for support in sides if support is not None]
    return bool(told) and min(told) >= _LEAST_SUPPORT


def _step_along(start: Points, end: Points, soft: Pixels) -> float | None:
    """The share of places along a side with a step down to the outside; None along the picture's own border."""
    height, width = soft.shape
    way = end - start
    long = float(np.hypot(*way))
    inward = np.array((-way[1], way[0]), np.float32) / max(long, 1.0)
    places = start + np.linspace(0.06, 0.94, _EDGE_SAMPLES, dtype=np.float32)[:, None] * way
    outside = places - inward * _EDGE_REACH_PX
    is_in = (outside[:, 0] >= 0) & (outside[:, 0] < width) & (outside[:, 1] >= 0) & (outside[:, 1] < height)
    if is_in.mean() < _LEAST_SUPPORT or long < LONG_SIDE_PX / 40:
        return None
    step = _levels(soft, places + inward * _EDGE_REACH_PX) - _levels(soft, outside)
    return float((step[is_in] >= _EDGE_STEP).mean())


def _levels(soft: Pixels, places: Points) -> NDArray[np.float32]:
    height, width = soft.shape
    x = np.clip(np.rint(places[:, 0]), 0, width - 1).astype(int)
    y = np.clip(np.rint(places[:, 1]), 0, height - 1).astype(int)
    levels: NDArray[np.float32] = soft[y, x].astype(np.float32)
    return levels
