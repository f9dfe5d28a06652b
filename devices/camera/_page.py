"""Where in a picture a sheet of paper lies. Pure; runs in the child.

Several ways of parting a picture into areas, each good where another fails, and one judgement of an area.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.camera._sheet import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from devices.camera._sheet import Found, Pixels, Points

LONG_SIDE_PX = 800  # pages are looked for in a copy of this size
_CLOSE_PX = 15  # a line of text is half of that
_LEAST_AREA = 0.02  # of the picture; an identity card under a camera for A4 is a little more than 0.03
_MOST_AREA = 0.96
# Light falls unevenly; colour is the same on both sides of a desk.
_WEIGHTS = np.array((0.5, 2.0, 2.0), np.float32)
_LEAST_UNLIKE, _TEXTURE = 20.0, 4.0
_BORDER_PX = 8


def small_copy(bgr: Pixels) -> Pixels:
    """A copy as pages are looked for in."""
    factor = LONG_SIDE_PX / max(bgr.shape[:2])
    return cv2.resize(bgr, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else bgr


def find_page(lab: Pixels) -> Found | None:
    """The largest sheet in a small picture, given as L*a*b*; None if there is none."""
    soft = cv2.GaussianBlur(lab, (5, 5), 0)
    found = [one for area in (*_bright(soft), *_unlike_the_desk(soft)) if (one := judge(area, soft)) is not None]
    if not found:
        found = [one for area in _between_edges(soft) if (one := judge(area, soft)) is not None]
    return max(found, key=lambda one: float(cv2.contourArea(one.outline)), default=None)


def _bright(soft: Pixels) -> Iterator[Points]:
    """Outlines of what is bright, by the threshold that parts the picture best."""
    threshold, _ = cv2.threshold(soft[:, :, 0], 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield from _parted(soft[:, :, 0] > threshold)


def _unlike_the_desk(soft: Pixels) -> Iterator[Points]:
    """Outlines of what has another colour than the picture's border: also of a sheet's dark heading."""
    unlike = np.abs(soft.astype(np.float32) - np.median(_rim(soft), axis=0)) @ _WEIGHTS
    yield from _parted(unlike > max(_LEAST_UNLIKE, _TEXTURE * float(np.median(_rim(unlike[..., None])))))


def _rim(picture: Pixels) -> Pixels:
    """What lies along the border."""
    sides = (picture[:_BORDER_PX], picture[-_BORDER_PX:], picture[:, :_BORDER_PX], picture[:, -_BORDER_PX:])
    return np.concatenate([side.reshape(-1, picture.shape[2]) for side in sides])


def _parted(is_in: NDArray[np.bool_]) -> Iterator[Points]:
    """Outlines of an area; text does not tear a sheet apart."""
    mask = is_in.astype(np.uint8) * 255
    yield from _outlines(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((_CLOSE_PX, _CLOSE_PX), np.uint8)))


def _between_edges(soft: Pixels) -> Iterator[Points]:
    """Outlines of the areas between fine edges, for a desk that is nearly as bright as paper."""
    edges = cv2.dilate(cv2.Canny(soft[:, :, 0], 12, 36), np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(edges), connectivity=4)
    for label in range(1, count):
        if stats[label, cv2.CC_STAT_WIDTH] * stats[label, cv2.CC_STAT_HEIGHT] >= _LEAST_AREA * edges.size:
            area = (labels == label).astype(np.uint8) * 255
            # Lines of text that run out of the picture would else cut notches into a sheet.
            whole = cv2.morphologyEx(area, cv2.MORPH_CLOSE, np.ones((_CLOSE_PX, _CLOSE_PX), np.uint8))
            yield from _outlines(cv2.dilate(whole, np.ones((3, 3), np.uint8)))


def _outlines(mask: Pixels) -> Iterator[Points]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in contours:
        if _LEAST_AREA <= cv2.contourArea(contour) / mask.size <= _MOST_AREA:
            yield contour.reshape(-1, 2).astype(np.float32)
