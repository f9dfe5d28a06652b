"""Whether an area of a picture is a sheet of paper. Pure; runs in the child.

All along its edges a sheet is brighter than what it lies on, or of another colour and not much darker; its edges are
straight, and it goes on behind them: a printed frame is no edge, and neither is a shadow's or a lamp's soft end.
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

    Pixels: TypeAlias = MatLike  # Shape: rows, columns, and colours
    Points: TypeAlias = MatLike  # of float32. Shape: any, x and y

_LEAST_SOLIDITY = 0.93  # of its own convex hull
_CORNERS = 4
_BRIGHTER = 9.0  # levels of L* that a sheet is brighter than what it lies on
_OTHER_COLOUR, _MOST_DARKER = 8.0, 60.0  # levels of a* and b*; a black mat is no sheet
_REACHES_PX = (4.0, 10.0)  # from the edge; the second is beyond a printed line
_EDGE_SAMPLES = 48
_LEAST_SIDE_PX = 20
_LEAST_SUPPORT = 0.7  # of the samples along each edge
_BORDER_PX = 3
_AT_BORDER_PX = 8.0  # here two sides of a sheet, or one and the picture's, meet in no corner of its own
_MOST_COSINE = 0.6  # 53 to 127 degrees
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


def judge(contour: Points, soft: Pixels) -> Found | None:
    """Whether an area is a sheet."""
    hull = cv2.convexHull(contour).reshape(-1, 2)
    if cv2.contourArea(contour) < _LEAST_SOLIDITY * cv2.contourArea(hull):
        return None
    cut = _cut_sides(contour, soft.shape)
    if len(cut) == len(SIDES):
        return None
    if cut:
        outline = next((one for one in _any_corners(hull) if _is_square(one, soft) and _is_apart(one, soft)), None)
        return None if outline is None else Found(outline, cut)
    outline = _four_corners(hull)
    return None if outline is None or not _is_apart(outline, soft) else Found(_in_order(outline), cut)


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


def _any_corners(hull: Points) -> Iterator[Points]:
    """The corners of what is left of a sheet that is cut off, ever finer.

    Where the picture cuts off only a sliver, the sheet's side and the picture's are nearly one line: roughly drawn they
    become one, which runs across the sheet itself and is the edge of nothing.
    """
    around = cv2.arcLength(hull, True)
    for share in (0.02, 0.01, 0.004):
        yield cv2.approxPolyDP(hull, share * around, True).reshape(-1, 2)


def _is_square(outline: Points, soft: Pixels) -> bool:
    """Whether every corner in the picture is about a right angle, as seen askew: a sleeve or a hand is round."""
    height, width = soft.shape[:2]
    x, y = outline[:, 0], outline[:, 1]
    margin = np.minimum.reduce([x, y, width - 1 - x, height - 1 - y])
    before, after = np.roll(outline, 1, axis=0) - outline, np.roll(outline, -1, axis=0) - outline
    cosine = (before * after).sum(axis=1) / np.maximum(1.0, np.hypot(*before.T) * np.hypot(*after.T))
    return bool((np.abs(cosine[margin > _AT_BORDER_PX]) <= _MOST_COSINE).all())


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


def _is_apart(outline: Points, soft: Pixels) -> bool:
    """Whether the area stands out from what lies beyond, along each side that is not the picture's own.

    One side may be darker than the desk: the side of a printed heading. An area with more of them is a mat.
    """
    clockwise = outline if cv2.contourArea(outline, oriented=True) > 0 else outline[::-1]
    sides = [_apart_along(a, b, soft) for a, b in zip(clockwise, np.roll(clockwise, -1, axis=0), strict=True)]
    told = [support for support in sides if support is not None]
    is_paper = [as_paper >= _LEAST_SUPPORT for as_paper, _ in told]
    return (
        bool(told) and sum(is_paper) >= max(1, len(told) - 1) and min(any_way for _, any_way in told) >= _LEAST_SUPPORT
    )


def _apart_along(start: Points, end: Points, soft: Pixels) -> tuple[float, float] | None:
    """The shares of places along a side where paper ends, and where anything does; None along the picture's border."""
    height, width = soft.shape[:2]
    way = end - start
    long = float(np.hypot(*way))
    inward = np.array((-way[1], way[0]), np.float32) / max(long, 1.0)
    places = start + np.linspace(0.06, 0.94, _EDGE_SAMPLES, dtype=np.float32)[:, None] * way
    near = places - inward * _REACHES_PX[0]
    is_in = (near[:, 0] >= 0) & (near[:, 0] < width) & (near[:, 1] >= 0) & (near[:, 1] < height)
    if is_in.mean() < _LEAST_SUPPORT or long < _LEAST_SIDE_PX:
        return None
    inside = _colours(soft, places + inward * _REACHES_PX[0])[is_in]
    steps = [inside - _colours(soft, places - inward * reach)[is_in] for reach in _REACHES_PX]
    is_brighter = np.logical_and.reduce([step[:, 0] >= _BRIGHTER for step in steps])
    is_coloured = np.logical_and.reduce([np.hypot(step[:, 1], step[:, 2]) >= _OTHER_COLOUR for step in steps])
    is_light = np.logical_and.reduce([step[:, 0] >= -_MOST_DARKER for step in steps])
    return float((is_brighter | (is_coloured & is_light)).mean()), float((is_brighter | is_coloured).mean())


def _colours(soft: Pixels, places: Points) -> NDArray[np.float32]:
    height, width = soft.shape[:2]
    x = np.clip(np.rint(places[:, 0]), 0, width - 1).astype(int)
    y = np.clip(np.rint(places[:, 1]), 0, height - 1).astype(int)
    colours: NDArray[np.float32] = soft[y, x].astype(np.float32)
    return colours
