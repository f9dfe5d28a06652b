"""Whether a paper fits into the picture at all. Pure; runs in the child."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.camera._sheet import SIDES

if TYPE_CHECKING:
    from devices.camera._measures import Side
    from devices.camera._sheet import Found, Pixels

_OPPOSITE: dict[Side, Side] = {SIDES[at]: SIDES[at - 2] for at in range(len(SIDES))}
_LEAST_GAP = 0.05  # of the picture; what is cut off at one end and leaves less at the other will not fit by a push
_TURNED_FITS = 0.95
# A paper that fills the picture has no edge to be found by: it is bright and written on nearly all over.
_BRIGHT, _TILES, _WRITTEN, _LEAST_SPREAD = 150.0, 4, 0.5, 5.0


def cut_ends(found: Found, shape: tuple[int, ...]) -> tuple[Side, ...]:
    """Sides of the picture that cut it off, or would as soon as the other end came into view."""
    gaps = _gaps(found, shape)
    return tuple(
        side for side in SIDES if side in found.cut or (_OPPOSITE[side] in found.cut and gaps[side] < _LEAST_GAP)
    )


def is_too_large(found: Found, cut: tuple[Side, ...], shape: tuple[int, ...]) -> bool:
    """Whether a paper is cut off at both ends and would be when turned."""
    height, width = shape[:2]
    gaps = _gaps(found, shape)
    is_high, is_wide = {"top", "bottom"} <= set(cut), {"left", "right"} <= set(cut)
    seen_wide, seen_high = width * (1 - gaps["left"] - gaps["right"]), height * (1 - gaps["top"] - gaps["bottom"])
    if is_high and not is_wide:
        return height >= width or seen_wide > _TURNED_FITS * height
    if is_wide and not is_high:
        return width >= height or seen_high > _TURNED_FITS * width
    return is_high and is_wide


def fills_all(lightness: Pixels) -> bool:
    """Whether a small picture without edges shows nothing but a written page."""
    if min(lightness.shape[:2]) < _TILES or float(np.median(lightness)) < _BRIGHT:
        return False
    level = lightness.astype(np.float32)
    ink = level - cv2.blur(level, (31, 31))
    tiles = [tile for rows in np.array_split(ink, _TILES) for tile in np.array_split(rows, _TILES, axis=1)]
    return float(np.mean([tile.std() >= _LEAST_SPREAD for tile in tiles])) >= _WRITTEN


def _gaps(found: Found, shape: tuple[int, ...]) -> dict[Side, float]:
    """How far it is from each side of the picture, as a share."""
    height, width = shape[:2]
    left, top = found.outline.min(axis=0)
    right, low = found.outline.max(axis=0)
    gaps = (left / width, top / height, 1 - (right + 1) / width, 1 - (low + 1) / height)
    return {side: max(0.0, float(gap)) for side, gap in zip(SIDES, gaps, strict=True)}
