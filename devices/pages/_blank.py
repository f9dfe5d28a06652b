"""Whether anything is written on a page. Pure; OpenCV only, so imported by nobody but the child."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.pages._vision import MM_PER_INCH

if TYPE_CHECKING:
    from devices.pages._vision import Picture

_DPI = 90  # enough to see a pencil's line; a sensor's noise is evened out
_REACH_PX = 15  # 4 mm: no stroke is so broad, and no shadow's end so steep
_RIM = 0.03  # of each side: the lid's shadow and the paper's own edge
_INK = 0.07  # darker than the paper around it by this share, in any colour: a light pencil is twice that
_DARKEST = 80.0  # a darker ground counts as this bright, or its noise would be ink
_DUST_MM = 1.5
_LEAST_SHARE = 0.0005  # of the page: a signature is twice that, two hairs are a third of it


def is_blank(bgr: Picture, dpi: int) -> bool:
    """Whether there is no more on it than dust and a hair or two; of an empty glass, too, its lid open or closed."""
    return ink_share(bgr, dpi) < _LEAST_SHARE


def ink_share(bgr: Picture, dpi: int) -> float:
    """How much of a page is darker than the paper around it, shadows and dust left out."""
    scale = min(1.0, _DPI / dpi)
    size = max(1, round(bgr.shape[1] * scale)), max(1, round(bgr.shape[0] * scale))
    small = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA) if scale < 1 else bgr
    around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_REACH_PX, _REACH_PX))
    light = cv2.morphologyEx(cv2.medianBlur(small, 5), cv2.MORPH_CLOSE, around).astype(np.float32)
    darker = ((light - small) / np.maximum(light, _DARKEST)).max(axis=2)
    down, along = (max(1, round(side * _RIM)) for side in darker.shape)
    inner = np.ascontiguousarray(darker[down:-down, along:-along] >= _INK).astype(np.uint8)
    if not inner.size:
        return 0.0
    _, _, things, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
    long_sides = things[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    is_mark = long_sides >= _DUST_MM * dpi * scale / MM_PER_INCH
    return float(things[1:, cv2.CC_STAT_AREA][is_mark].sum() / inner.size)
