"""What the eye of the child does to pixels, on pictures whose truth is known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import ImageDraw

from devices.pages import _layers, _vision
from tests.devices.pages.rasters import letter

WHITE = (255, 255, 255)
MM = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])


def as_bgr(picture: object) -> _vision.Picture:
    return cv2.cvtColor(np.asarray(picture), cv2.COLOR_RGB2BGR)


def seen_from_an_angle(width_mm: float, height_mm: float, tilt: float, turn: float = 0.0) -> list[list[float]]:
    """Corners in a frame of 1600 x 1200 of a paper 450 mm below a camera that is tilted."""
    flat = np.column_stack([MM * (width_mm, height_mm), np.zeros(4)])
    spin, lean = np.radians(turn), np.radians(tilt)
    about = np.array([[np.cos(spin), -np.sin(spin), 0], [np.sin(spin), np.cos(spin), 0], [0, 0, 1]])
    leaning = np.array([[1, 0, 0], [0, np.cos(lean), -np.sin(lean)], [0, np.sin(lean), np.cos(lean)]])
    placed = flat @ about.T @ leaning.T + (0, 0, 450)
    corners = placed[:, :2] / placed[:, 2:] * 1300 + (800, 600)
    return [[float(x), float(y)] for x, y in corners]


@pytest.mark.parametrize("tilt", [0.0, 8.0, 25.0])
@pytest.mark.parametrize(
    ("size", "sheet"),
    [((210, 297), _vision.A4), ((297, 210), _vision.A4), ((215, 330), _vision.F4), ((85.6, 54), _vision.CARD)],
)
def test_sheet_is_known_by_its_shape_at_any_angle(size: tuple[float, float], sheet: _vision.Sheet, tilt: float) -> None:
    frame = np.zeros((1200, 1600, 3), np.uint8)
    flat, found = _vision.straighten(frame, seen_from_an_angle(*size, tilt, turn=4.0), 50)
    assert found is sheet
    assert (flat.shape[1] > flat.shape[0]) == (size[0] > size[1])
    assert max(flat.shape) == pytest.approx(sheet.long_mm / 25.4 * 50, abs=1)


def test_paper_between_corners_in_any_order_stands_as_it_lay() -> None:
    flat = as_bgr(letter(with_stamp=True))
    corners = seen_from_an_angle(210, 297, 20.0, turn=3.0)
    source = np.array([[0, 0], [827, 0], [827, 1169], [0, 1169]], np.float32)
    there = cv2.getPerspectiveTransform(source, np.array(corners, np.float32))
    frame = cv2.warpPerspective(flat, there, (1600, 1200), borderValue=(60, 70, 80))
    back, _ = _vision.straighten(frame, [corners[2], corners[0], corners[3], corners[1]], 100)
    again = cv2.resize(back, flat.shape[1::-1])
    assert np.abs(again.astype(int) - flat.astype(int)).mean() < 8
    assert abs(_vision.skew(back)) < 0.5


@pytest.mark.parametrize("angle", [-7.0, -2.0, 0.0, 1.5, 6.0])
def test_writing_that_leans_is_made_level(angle: float) -> None:
    flat = as_bgr(letter())
    turn = cv2.getRotationMatrix2D((413, 584), angle, 1.0)
    leaning = cv2.warpAffine(flat, turn, (827, 1169), borderValue=WHITE)
    assert _vision.skew(leaning) == pytest.approx(-angle, abs=0.5)
    assert abs(_vision.skew(_vision.upright(leaning))) < 2


def test_what_has_no_lines_is_not_turned() -> None:
    noise = np.random.default_rng(1).integers(150, 255, (800, 600, 3)).astype(np.uint8)
    for picture in (noise, np.full((800, 600, 3), 255, np.uint8), np.zeros((800, 600, 3), np.uint8)):
        assert _vision.upright(picture) is picture


def test_shadow_and_slanting_light_are_gone_and_a_photo_stays() -> None:
    page = letter()
    ImageDraw.Draw(page).rectangle((560, 860, 700, 1040), fill=(120, 110, 100))  # 3.5 by 4.5 cm
    flat = as_bgr(page)
    across = np.linspace(1.0, 0.62, 827, dtype=np.float32)[None, :, None]
    hand = np.ones((1169, 827, 1), np.float32)
    hand[700:, 500:] = 0.6
    lit = (flat * across * cv2.GaussianBlur(hand, (0, 0), 15)[..., None]).astype(np.uint8)
    assert not _vision.is_lit_evenly(lit)
    assert _vision.is_lit_evenly(flat)
    clean = _vision.without_shadow(lit)
    bare = clean[1060:1160, 20:800].mean()
    assert bare > 245
    assert clean[940, 630].mean() < 170
    assert _vision.is_paper(clean)


def test_ink_is_found_in_shadow_and_grain_is_not() -> None:
    flat = as_bgr(letter())
    grain = np.random.default_rng(2).normal(0, 6, flat.shape)
    noisy = np.clip(flat.astype(np.float32) * 0.97 + grain, 0, 255).astype(np.uint8)
    clean, found = _layers.mask(flat, 100) > 0, _layers.mask(noisy, 100) > 0
    assert (clean & ~found).sum() < 0.1 * clean.sum()
    assert found[1000:, :].sum() == 0


def test_colour_is_seen_and_warm_black_is_not() -> None:
    assert _layers.is_coloured(as_bgr(letter(with_stamp=True)))
    assert not _layers.is_coloured(as_bgr(letter()))


def test_photo_on_a_page_is_background_and_writing_is_not() -> None:
    page = as_bgr(letter())
    tones = np.add.outer(np.arange(180), np.arange(140)) % 120 + 70
    page[860:1040, 560:700] = tones[..., None]
    found = _layers.pictures_in(page, 100)
    where = cv2.resize(found, (827, 1169), interpolation=cv2.INTER_NEAREST)
    assert where[880:1020, 580:680].all()
    assert not where[:840].any()
    layers = _layers.layers_of(page, 100)
    assert layers.background is not None
    assert not layers.ink[880:1020, 580:680].any()
    assert layers.ink[:840].any()
