"""Setting a page upright and evenly white. Pure; OpenCV only, so imported by nobody but the child."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from cv2.typing import MatLike

    Picture: TypeAlias = MatLike  # of uint8. Shape: rows, columns, BGR; or rows, columns
    Points: TypeAlias = npt.NDArray[np.float64]  # Shape: 4, 2

WHITE = 255
MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Sheet:
    """A paper of a size of its own."""

    short_mm: float
    long_mm: float

    @property
    def ratio(self) -> float:
        """Long side by short side."""
        return self.long_mm / self.short_mm


A4 = Sheet(210, 297)
F4 = Sheet(215, 330)  # the folio of Indonesian offices
CARD = Sheet(53.98, 85.6)  # ISO/IEC 7810 ID-1: a KTP
_RATIO_SLACK = 0.08
_CARD_SHARE = 0.5  # a camera that sees A4 sees a card in less than half of its view
_WIDEST, _NARROWEST = 0.6, 3.0  # focal length of any camera, in widths of its picture
# Light is looked at in a picture this high; the kernel is 45 mm of A4: with less, a photo of
# 4 by 6 cm is taken for a shadow; a finger's shadow is narrower, and stays.
_LIGHT_PX, _LIGHT_KERNEL_PX, _LIGHT_BLUR_PX = 600, 91, 15
_TILES, _EVEN = 4, 0.88
_SKEW_PX, _MOST_SKEW, _SKEW_STEP, _LEAST_SKEW = 1000, 8.0, 0.25, 0.3
_LEAST_DOTS, _MOST_DOTS = 500, 60_000
_PAPER_SHARE, _PAPER_WHITE = 0.35, 200


def straighten(bgr: Picture, corners: Sequence[Sequence[float]], dpi: int) -> tuple[Picture, Sheet | None]:
    """The paper between four corners as if seen from straight above, and what sheet it is, if that is known.

    Args:
        bgr: A whole frame.
        corners: In pixels of the frame, in any order.
        dpi: Of the result; a sheet of no known size is taken to be as long as A4.
    """
    points = in_order(np.asarray(corners, np.float64))
    wide, high = sides(points)
    ratio = _ratio_of(points, bgr.shape[1], bgr.shape[0]) or wide / high
    sheet = _sheet_of(max(ratio, 1 / ratio), max(wide, high) / max(bgr.shape[:2]))
    long_px = dpi * (sheet or A4).long_mm / MM_PER_INCH
    short_px = long_px / (sheet.ratio if sheet else max(ratio, 1 / ratio))
    width, height = (round(long_px), round(short_px)) if ratio > 1 else (round(short_px), round(long_px))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(points.astype(np.float32), target)
    grows = width * height > wide * high
    flat = cv2.warpPerspective(bgr, turn, (width, height), flags=cv2.INTER_CUBIC if grows else cv2.INTER_LINEAR)
    return flat, sheet


def in_order(points: Points) -> Points:
    """Clockwise from the one nearest to the top left."""
    around = points - points.mean(axis=0)
    points = points[np.argsort(np.arctan2(around[:, 1], around[:, 0]))]
    return np.roll(points, -int(points.sum(axis=1).argmin()), axis=0)


def sides(points: Points) -> tuple[float, float]:
    """Mean lengths of the two pairs of sides."""
    lengths = np.linalg.norm(points - np.roll(points, -1, axis=0), axis=1)
    return float(lengths[0] + lengths[2]) / 2, float(lengths[1] + lengths[3]) / 2


def _ratio_of(points: Points, width_px: int, height_px: int) -> float:
    """Width by height of the rectangle that was seen at an angle; 0 if that cannot be told.

    Source: Zhang and He, "Whiteboard scanning and image enhancement", 2003, section 3: the centre of the picture is
    the principal point, pixels are square.
    """
    centred = (points - (width_px / 2, height_px / 2)) / max(width_px, height_px)
    one, two, four, three = np.column_stack([centred, np.ones(4)])  # the paper numbers row by row
    across = np.cross(one, four)
    with np.errstate(divide="ignore", invalid="ignore"):
        right = across @ three / (np.cross(two, four) @ three) * two - one
        below = across @ two / (np.cross(three, four) @ two) * three - one
        focal = np.sqrt(-(right[0] * below[0] + right[1] * below[1]) / (right[2] * below[2]))
    focal = float(np.clip(np.nan_to_num(focal, nan=1.0), _WIDEST, _NARROWEST))
    scale = np.array([1 / focal, 1 / focal, 1.0])
    ratio = float(np.linalg.norm(right * scale) / np.linalg.norm(below * scale))
    return ratio if np.isfinite(ratio) and ratio > 0 else 0.0


def _sheet_of(ratio: float, share: float) -> Sheet | None:
    """The sheet of a ratio; a card and F4 differ by little, but not in how much of the view they take."""
    known = (A4, CARD) if share < _CARD_SHARE else (A4, F4)
    nearest = min(known, key=lambda sheet: abs(sheet.ratio - ratio))
    return nearest if abs(ratio / nearest.ratio - 1) < _RATIO_SLACK else None


def without_shadow(bgr: Picture) -> Picture:
    """The same page as if lit evenly: each dot by the brightness of the paper around it."""
    scale = _LIGHT_PX / max(bgr.shape[:2])
    small = cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else bgr
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (_LIGHT_KERNEL_PX, _LIGHT_KERNEL_PX))
    # Noise would be taken for the paper's white by the closing, which looks for the brightest.
    light = cv2.morphologyEx(cv2.medianBlur(small, 5), cv2.MORPH_CLOSE, kernel, borderType=cv2.BORDER_REPLICATE)
    light = cv2.blur(light, (_LIGHT_BLUR_PX, _LIGHT_BLUR_PX))
    light = cv2.resize(light, (bgr.shape[1], bgr.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(bgr, light, scale=WHITE)


def is_lit_evenly(bgr: Picture) -> bool:
    """Whether the paper is as bright in one place as in another, as it is on a scanner's glass."""
    small = cv2.cvtColor(_glance(bgr), cv2.COLOR_BGR2GRAY)
    tiles = [tile for rows in np.array_split(small, _TILES) for tile in np.array_split(rows, _TILES, axis=1)]
    bright = [float(np.percentile(tile, 95)) for tile in tiles]
    return min(bright) >= _EVEN * max(bright)


def whitened(bgr: Picture) -> Picture:
    """The paper's own white as white; only brightened, by one factor for all the page."""
    paper = np.percentile(_glance(bgr).reshape(-1, 3), 90, axis=0)
    if paper.min() < _PAPER_WHITE / 2:
        return bgr
    table = [np.clip(np.arange(256) * (WHITE / tone), 0, WHITE).astype(np.uint8) for tone in paper]
    return cv2.LUT(bgr, np.stack(table, axis=-1).reshape(1, 256, 3))


def _glance(bgr: Picture) -> Picture:
    """Enough of a picture to tell its light."""
    step = max(1, min(bgr.shape[:2]) // 600)
    return cv2.resize(np.ascontiguousarray(bgr[::step, ::step]), (200, 280), interpolation=cv2.INTER_AREA)


def is_paper(bgr: Picture) -> bool:
    """Whether enough of a whitened picture is bare paper; a photograph of things is not."""
    small = cv2.cvtColor(_glance(bgr), cv2.COLOR_BGR2GRAY)
    return float((small > _PAPER_WHITE).mean()) >= _PAPER_SHARE


def upright(bgr: Picture) -> Picture:
    """Lines of writing made level, where they lean by less than eight degrees; upside down is left as it is."""
    angle = skew(bgr)
    if abs(angle) < _LEAST_SKEW:
        return bgr
    height, width = bgr.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(bgr, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(WHITE, WHITE, WHITE))


def skew(bgr: Picture) -> float:
    """How far the writing must be turned to be level, in degrees counter-clockwise; 0 where no angle stands out.

    Lines of writing, looked at along them, are dark and white in turns: their profile is steepest when level.
    """
    scale = _SKEW_PX / max(bgr.shape[:2])
    grey = cv2.resize(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    mean = cv2.blur(grey, (31, 31))
    rows, columns = np.nonzero(grey.astype(np.int16) < mean.astype(np.int16) - 20)
    if not _LEAST_DOTS < len(rows) < grey.size // 3:
        return 0.0
    keep = slice(None, None, 1 + len(rows) // _MOST_DOTS)
    x, y = columns[keep] - grey.shape[1] / 2, rows[keep] - grey.shape[0] / 2
    coarse = np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 4 * _SKEW_STEP)
    best = float(coarse[np.argmax([_steepness(x, y, angle) for angle in coarse])])
    fine = best + np.arange(-3, 4) * _SKEW_STEP
    heights = [_steepness(x, y, angle) for angle in fine]
    best = float(fine[int(np.argmax(heights))])
    stands_out = max(heights) > 1.1 * _steepness(x, y, 0.0)
    return best if stands_out and abs(best) <= _MOST_SKEW else 0.0


def _steepness(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], angle: float) -> float:
    """How unlike neighbouring rows are when the picture is turned by `angle`."""
    turned = y * np.cos(np.radians(angle)) - x * np.sin(np.radians(angle))
    profile = np.bincount((turned - turned.min()).astype(np.int64))
    return float((np.diff(profile) ** 2).sum())
