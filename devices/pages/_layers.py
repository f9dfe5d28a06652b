"""A page taken apart into sharp ink, the ink's colours and what lies behind it, as mixed raster content. Pure.

Ink is kept in full resolution and one bit; colour and background vary slowly and need few dots. OpenCV only, so
imported by nobody but the child.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.pages._vision import MM_PER_INCH, WHITE

if TYPE_CHECKING:
    from devices.pages._vision import Picture

BACKGROUND_DPI, PICTURE_DPI, INK_COLOUR_DPI = 100, 150, 25
_WINDOW_MM = 8.0
_DARKER = 28  # than the paper around it: below is noise, above is lost pencil
_BLACK = 90  # ink wherever it is; the middle of a large letter has no paper around it
_SPECK_WINDOW, _LEAST_COMPANY = 5, 4  # dots of ink in so many dots around: fewer are grain
_LOOK_DPI = 100
_COLOURED, _COLOURED_SHARE = 45, 0.0004  # 25 mm² of A4: less than the smallest stamp
_CELL_MM, _LEAST_PICTURE_MM, _BARE, _FULL = 2.0, 12.0, 215, 0.25
_LEAST_SHARE, _NOTHING = 3, 1e-4
_PAPER_TONE = 232  # lighter is paper: its grain is no picture


@dataclass(frozen=True)
class Layers:
    """A page as layers.

    Args:
        ink: What is written; 255 for ink. Shape: rows, columns.
        colours: The ink's colours, coarse; None where all of it is black on white.
        background: What lies behind the ink; None where that is white.
    """

    ink: Picture
    colours: Picture | None
    background: Picture | None


def layers_of(bgr: Picture, dpi: int) -> Layers:
    """Take a whitened page apart."""
    small = _at(bgr, dpi, _LOOK_DPI)
    small_dpi = dpi * small.shape[1] / bgr.shape[1]
    pictures, ink = pictures_in(small, small_dpi), mask(bgr, dpi)
    has_pictures = bool(pictures.any())
    if has_pictures:
        ink[cv2.resize(pictures, ink.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0] = 0
    if not has_pictures and not is_coloured(small):
        return Layers(ink, None, None)
    behind_dpi = PICTURE_DPI if has_pictures else BACKGROUND_DPI
    return Layers(ink, _colours(bgr, ink, dpi), _background(bgr, ink, dpi, behind_dpi))


def together(layers: Layers, size: tuple[int, int]) -> Picture:
    """The layers drawn over one another again, at a smaller size: what is kept, and not what it was made from."""
    behind: Picture = np.full((size[1], size[0], 3), WHITE, np.uint8)
    if layers.background is not None:
        behind = _to(layers.background, size)
    colours: Picture = np.zeros_like(behind)
    if layers.colours is not None:
        colours = _to(layers.colours, size)
    covered = _to(layers.ink, size).astype(np.float32)[..., None] / WHITE
    return (behind * (1 - covered) + colours * covered).astype(np.uint8)


def mask(bgr: Picture, dpi: int) -> Picture:
    """Ink as 255: darker than the paper around it, in whichever colour shows it best, and no speck."""
    darkest = _least(bgr)
    window = round(_WINDOW_MM * dpi / MM_PER_INCH) | 1
    mean = cv2.blur(darkest, (window, window))
    ink = cv2.bitwise_or(_above(cv2.subtract(mean, darkest), _DARKER), _below(darkest, _BLACK))
    company = cv2.blur(ink, (_SPECK_WINDOW, _SPECK_WINDOW), borderType=cv2.BORDER_REPLICATE)
    return cv2.bitwise_and(ink, _above(company, WHITE * _LEAST_COMPANY / _SPECK_WINDOW**2 - 1))


def is_coloured(small: Picture) -> bool:
    """Whether a stamp, a signature in blue or anything else in colour is on a whitened page of about 100 dpi."""
    spread = cv2.subtract(_most(small), _least(small))
    return float((spread > _COLOURED).mean()) > _COLOURED_SHARE


def pictures_in(small: Picture, dpi: float) -> Picture:
    """Where tones stand instead of writing, as 255: a photo, a copied card; in cells of two millimetres."""
    cell = _CELL_MM * dpi / MM_PER_INCH
    size = (max(1, round(small.shape[1] / cell)), max(1, round(small.shape[0] / cell)))
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    bare = cv2.resize(_above(grey, _BARE), size, interpolation=cv2.INTER_AREA)
    black = cv2.resize(_below(grey, _BLACK), size, interpolation=cv2.INTER_AREA)
    toned = cv2.bitwise_and(_below(bare, WHITE * _FULL), _below(black, WHITE * (1 - _FULL)))
    closed = cv2.morphologyEx(toned, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    least = round(_LEAST_PICTURE_MM / _CELL_MM)
    return cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((least, least), np.uint8))


def _above(grey: Picture, tone: float) -> Picture:
    return cv2.threshold(grey, tone, WHITE, cv2.THRESH_BINARY)[1]


def _below(grey: Picture, tone: float) -> Picture:
    return cv2.threshold(grey, tone - 1, WHITE, cv2.THRESH_BINARY_INV)[1]


def _least(bgr: Picture) -> Picture:
    blue, green, red = cv2.split(bgr)
    return cv2.min(cv2.min(blue, green), red)


def _most(bgr: Picture) -> Picture:
    blue, green, red = cv2.split(bgr)
    return cv2.max(cv2.max(blue, green), red)


def _at(picture: Picture, dpi: int, wanted_dpi: int) -> Picture:
    """The picture at a lower resolution: whole dots are joined, which is several times faster than parts of dots."""
    factor = math.ceil(dpi / wanted_dpi - 0.01)
    if factor <= 1:
        return picture
    height, width = picture.shape[:2]
    more = cv2.copyMakeBorder(picture, 0, -height % factor, 0, -width % factor, cv2.BORDER_REPLICATE)
    size = more.shape[1] // factor, more.shape[0] // factor
    return cv2.resize(more, size, interpolation=cv2.INTER_AREA)


def _to(picture: Picture, size: tuple[int, int]) -> Picture:
    """The picture at a size: in whole steps down as far as they go, and the rest in between."""
    return cv2.resize(_at(picture, picture.shape[1] // size[0], 1), size, interpolation=cv2.INTER_LINEAR)


def _colours(bgr: Picture, ink: Picture, dpi: int) -> Picture:
    """Mean colour of the ink in each coarse cell; cells without ink take it from their neighbours."""
    # The rim of a letter is half paper; its middle tells the ink.
    core = cv2.erode(ink, np.ones((3, 3), np.uint8))
    return _spread(*_coarser(*_sums(bgr, core, dpi, BACKGROUND_DPI)), 0)


def _background(bgr: Picture, ink: Picture, dpi: int, wanted_dpi: int) -> Picture:
    """The page without its ink; under the ink, what is around it."""
    paper = cv2.bitwise_not(cv2.dilate(ink, np.ones((5, 5), np.uint8)))
    total, share = _sums(bgr, paper, dpi, wanted_dpi)
    behind = cv2.resize(_spread(*_coarser(total, share), WHITE), share.shape[::-1], interpolation=cv2.INTER_LINEAR)
    known = _above(share, _LEAST_SHARE)
    cv2.copyTo(_quotient(total, share), known, behind)
    tones = np.clip(np.arange(256) * (WHITE / _PAPER_TONE), 0, WHITE).astype(np.uint8)
    return cv2.LUT(behind, tones)


def _sums(bgr: Picture, where: Picture, dpi: int, wanted_dpi: int) -> tuple[Picture, Picture]:
    """In each cell: colours of the dots where `where` is 255, the others counted as nothing; and how many they are."""
    share = _at(where, dpi, wanted_dpi)
    return _at(cv2.bitwise_and(bgr, bgr, mask=where), dpi, wanted_dpi), share


def _coarser(total: Picture, share: Picture) -> tuple[Picture, Picture]:
    factor = BACKGROUND_DPI // INK_COLOUR_DPI
    return _at(total, factor, 1), _at(share, factor, 1)


def _quotient(total: Picture, share: Picture) -> Picture:
    return cv2.divide(total, cv2.merge([share] * 3), scale=WHITE)


def _spread(total: Picture, share: Picture, fallback: int) -> Picture:
    """Mean colours; cells that have none of their own take them from what is around, and at last `fallback`."""
    known = (share > _LEAST_SHARE).astype(np.float32)
    filled = _quotient(total, share).astype(np.float32)
    for reach in (3, 9, 27):
        weight = cv2.blur(known, (reach, reach))
        around = cv2.blur(filled * known[..., None], (reach, reach)) / np.maximum(weight, _NOTHING)[..., None]
        fill = (known == 0) & (weight > _NOTHING)
        filled[fill] = around[fill]
        known[fill] = 1.0
    filled[known == 0] = fallback
    return np.clip(filled, 0, WHITE).astype(np.uint8)
