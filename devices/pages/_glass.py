"""A card or a photo that lies alone on a scanner's glass, and the glass around it cut away. Pure; the child's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.pages._vision import CARD, MM_PER_INCH, WHITE, in_order, sides

if TYPE_CHECKING:
    from devices.pages._vision import Picture, Points

_DPI, _GLASS_TONE, _GAP_MM, _LEAST_MM = 50, 228, 4.0, 18.0
_FILLED, _MOST = 0.93, 0.7
_CARD_SLACK_MM = 4.0


def alone_on_glass(white: Picture, dpi: int) -> Points | None:
    """Corners of the one thing that lies on a whitened glass; None for writing, or for several things."""
    step = max(1, round(dpi / _DPI))
    small = np.ascontiguousarray(white[::step, ::step])
    thing = cv2.threshold(small.min(axis=2), _GLASS_TONE, WHITE, cv2.THRESH_BINARY_INV)[1]
    reach = round(_GAP_MM * dpi / step / MM_PER_INCH) | 1
    joined = cv2.morphologyEx(thing, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    largest = max(outlines, key=cv2.contourArea)
    around = cv2.minAreaRect(largest)
    area, filled = around[1][0] * around[1][1], cv2.contourArea(largest)
    least = (_LEAST_MM * dpi / step / MM_PER_INCH) ** 2
    is_whole = filled > _FILLED * area and filled > _FILLED * cv2.countNonZero(joined)
    if not is_whole or not least < area < _MOST * joined.size:
        return None
    corners: Points = in_order(cv2.boxPoints(around).astype(np.float64)) * step
    return corners


def is_card(corners: Points, dpi: int) -> bool:
    """Whether what lies on a glass has the size of a card."""
    wide, high = (side / dpi * MM_PER_INCH for side in sides(corners))
    fits = abs(max(wide, high) - CARD.long_mm) < _CARD_SLACK_MM
    return fits and abs(min(wide, high) - CARD.short_mm) < _CARD_SLACK_MM


def cut_out(bgr: Picture, corners: Points) -> Picture:
    """What lies between the corners of a rectangle on a glass, level, in the same resolution."""
    wide, high = (max(1, round(side)) for side in sides(corners))
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    turn = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    return cv2.warpPerspective(bgr, turn, (wide, high), flags=cv2.INTER_LINEAR)
