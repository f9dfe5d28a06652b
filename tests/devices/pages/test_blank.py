"""What counts as a page with nothing on it: dust does, light pencil and a faint stamp do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from devices.pages._blank import ink_share, is_blank
from tests.devices.pages.rasters import letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from cv2.typing import MatLike as Picture

DPI = 200
_PX_A_MM = DPI / 25.4


def px(mm: float) -> int:
    return round(mm * _PX_A_MM)


def sheet(tone: int = 244, noise: float = 3.0) -> Picture:
    """A bare A4 page, or glass under a white lid, as a sensor sees it."""
    clean = np.full((px(297), px(210), 3), tone, np.float32)
    clean += np.random.default_rng(5).normal(0, noise, clean.shape).astype(np.float32)
    return np.clip(clean, 0, 255).astype(np.uint8)


def shaded(page: Picture) -> Picture:
    """A hand's shadow and light that falls from one side."""
    light = np.repeat(np.linspace(0.7, 1.0, page.shape[1], dtype=np.float32)[None], page.shape[0], axis=0)
    hand = cv2.ellipse(np.zeros(page.shape[:2], np.float32), (900, 1700), (500, 700), 30, 0, 360, 0.45, -1)
    light *= 1 - cv2.GaussianBlur(hand, (0, 0), 60)
    return (page * light[..., None]).astype(np.uint8)


def dusty(page: Picture, specks: int = 80, hairs: int = 2) -> Picture:
    """Dust up to 0.8 mm, and hairs of 15 mm."""
    chance = np.random.default_rng(6)
    for _ in range(specks):
        at = (int(chance.integers(0, page.shape[1])), int(chance.integers(0, page.shape[0])))
        cv2.circle(page, at, max(1, px(chance.uniform(0.1, 0.4))), (90, 95, 100), -1)
    for number in range(hairs):
        cv2.ellipse(page, (500 + 500 * number, 900), (px(9), px(5)), 20, 0, 110, (120, 120, 120), 1, cv2.LINE_AA)
    return page


def pencilled(page: Picture, tone: int = 205) -> Picture:
    """Two lines by hand with a hard pencil, 0.4 mm broad."""
    words = ("Mohon izin tidak masuk kerja", "tanggal dua belas")
    for number, line in enumerate(words):
        cv2.putText(page, line, (px(25), px(60 + 12 * number)), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.2, (tone,) * 3, 3)
    return page


def stamped(page: Picture) -> Picture:
    """Nothing but a stamp whose pad is nearly dry."""
    cv2.circle(page, (px(150), px(210)), px(19), (240, 214, 208), px(0.8), cv2.LINE_AA)
    cv2.putText(page, "KETUA RT 03", (px(135), px(211)), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (240, 214, 208), 4)
    return page


def signed(page: Picture) -> Picture:
    """One signature in ink."""
    points = [(px(120 + 4 * step), px(200 + (9 if step % 2 else -9))) for step in range(9)]
    return cv2.polylines(page, [np.array(points)], False, (90, 40, 30), px(0.5), cv2.LINE_AA)


@pytest.mark.parametrize("light", [np.copy, shaded], ids=["even", "shaded"])
@pytest.mark.parametrize("write", [pencilled, stamped, signed])
def test_light_writing_is_not_blank(write: Callable[[Picture], Picture], light: Callable[[Picture], Picture]) -> None:
    assert not is_blank(light(write(sheet())), DPI)


@pytest.mark.parametrize("light", [np.copy, shaded], ids=["even", "shaded"])
@pytest.mark.parametrize(("tone", "noise"), [(244, 3.0), (255, 0.0), (244, 8.0), (190, 3.0), (25, 5.0)])
def test_an_empty_glass_with_dust_is_blank(tone: int, noise: float, light: Callable[[Picture], Picture]) -> None:
    assert is_blank(light(dusty(sheet(tone, noise))), DPI)


def test_printed_letter_is_far_from_blank() -> None:
    for one in (letter(), letter(with_stamp=True)):
        assert ink_share(np.asarray(one.convert("RGB")), 100) > 20 * 0.0005


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 300, 3), (300, 2, 3)])
def test_any_picture_can_be_judged(shape: tuple[int, int, int]) -> None:
    assert is_blank(np.full(shape, 255, np.uint8), DPI)
