"""What can be said of a picture of a desk: where the paper is, how bright, how sharp. Pure; runs in the child."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.camera._fitting import cut_ends, fills_all, is_too_large
from devices.camera._measures import Measures
from devices.camera._page import find_page, small_copy

if TYPE_CHECKING:
    from devices.camera._measures import Corners
    from devices.camera._sheet import Found, Pixels, Points

_GLARE_LEVEL = 250
_SHINING = 0.5  # of it: no lamp is so large, but a phone's screen is as bright all over
_RIM = 0.96  # of the paper's size is judged; its edge is the sharpest thing in many pictures
_JUDGED_WIDTH_PX = 2400  # wider pictures are halved first
_INK_REACH_PX = 31
_SMOOTH = 1.0  # finer than this is noise
_MOST_SHARPNESS = 100.0


def measure(bgr: Pixels) -> Measures:
    """Look at one picture."""
    small = small_copy(bgr)
    lab = cv2.cvtColor(small, cv2.COLOR_BGR2LAB)
    found, lightness = find_page(lab), lab[:, :, 0]
    if found is None:
        return Measures(light=float(np.median(lightness)), is_too_large=fills_all(lightness))
    height, width = small.shape[:2]
    inside = _filled(found.outline, small.shape[:2])
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    sharpness, ink = _sharpness(bgr, found.outline * (bgr.shape[1] / width))
    cut = cut_ends(found, small.shape)
    return Measures(
        corners=None if found.cut else _shares(found, width, height),
        cut=cut,
        is_too_large=is_too_large(found, cut, small.shape),
        light=float(np.median(lightness[inside > 0])),
        glare=_glare(grey[inside > 0]),
        sharpness=sharpness,
        ink=ink,
    )


def _glare(levels: Pixels) -> float:
    """The share of a paper that a lamp is mirrored in; none of a screen that shines by itself."""
    share = float((levels >= _GLARE_LEVEL).mean())
    return 0.0 if share > _SHINING else share


def _shares(found: Found, width: int, height: int) -> Corners:
    """Corners as shares of width and height."""
    left_top, right_top, right_low, left_low = (
        (min(1.0, max(0.0, float(x + 0.5) / width)), min(1.0, max(0.0, float(y + 0.5) / height)))
        for x, y in found.outline
    )
    return left_top, right_top, right_low, left_low


def _filled(outline: Points, shape: tuple[int, ...]) -> Pixels:
    """A mask of what lies well inside an outline."""
    middle = outline.mean(axis=0)
    inside = np.rint(middle + (outline - middle) * _RIM).astype(np.int32)
    return cv2.fillConvexPoly(np.zeros(shape, np.uint8), inside, 255)


def _sharpness(bgr: Pixels, outline: Points) -> tuple[float, float]:
    """How fine the finest things on the paper are, and how much ink is on it.

    The Laplacian's spread tells how sharp a page is, but also how much is written on it and how dark the ink is: it is
    seen relative to the spread of the ink itself, which grows with both and that a blur hardly changes. Of both the
    part is taken away that the sensor's noise adds; most of a page is blank, so its middle value is noise alone.
    """
    x, y, width, height = cv2.boundingRect(np.rint(outline).astype(np.int32))
    x, y = max(x, 0), max(y, 0)
    grey = cv2.cvtColor(bgr[y : y + height, x : x + width], cv2.COLOR_BGR2GRAY)
    inside = _filled(outline - np.array((x, y), np.float32), grey.shape)
    if bgr.shape[1] > _JUDGED_WIDTH_PX:
        grey, inside = (cv2.resize(one, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for one in (grey, inside))
    level = cv2.GaussianBlur(grey, (0, 0), _SMOOTH).astype(np.float32)
    fine = _spread(cv2.Laplacian(level, cv2.CV_32F), inside)
    ink = _spread(level - cv2.blur(level, (_INK_REACH_PX, _INK_REACH_PX)), inside)
    return min(_MOST_SHARPNESS, fine / ink) if ink else 0.0, ink


def _spread(values: Pixels, inside: Pixels) -> float:
    """Standard deviation inside, without the noise."""
    some = np.abs(values[::3, ::3][inside[::3, ::3] > 0])
    if not some.size:
        return 0.0
    noise = 1.4826 * float(np.median(some))
    whole = float(cv2.meanStdDev(values, mask=inside)[1][0, 0])
    return math.sqrt(max(0.0, whole * whole - noise * noise))
