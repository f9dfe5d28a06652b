"""A card or a photo on a scanner's glass is found, and only that is kept."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from devices.pages import _glass
from tests.devices.pages.rasters import letter


def on_glass(size_mm: tuple[float, float], angle: float, tone: int = 210) -> npt.NDArray[np.uint8]:
    """A card of a pale colour, with writing, on the white glass of a scanner; A4 at 100 dpi."""
    glass = np.full((1169, 827, 3), 252, np.uint8)
    corners = cv2.boxPoints(((420, 300), tuple(side / 25.4 * 100 for side in size_mm), angle))
    cv2.fillConvexPoly(glass, corners.astype(np.int32), (tone + 25, tone + 10, tone))
    if size_mm[0] > 50:
        cv2.putText(glass, "NIK 6474", (340, 310), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (30, 30, 30), 2)
    return glass


@pytest.mark.parametrize("angle", [0.0, 7.0, -20.0, 88.0])
def test_card_alone_on_the_glass_is_found_and_cut_out(angle: float) -> None:
    glass = on_glass((85.6, 54), angle)
    corners = _glass.alone_on_glass(glass, 100)
    assert corners is not None
    assert _glass.is_card(corners, 100)
    card = _glass.cut_out(glass, corners)
    assert sorted(card.shape[:2]) == pytest.approx([213, 337], abs=6)
    assert (card.min(axis=2) < 228).mean() > 0.95


def test_photo_is_no_card_and_a_letter_is_not_alone_on_the_glass() -> None:
    photo = _glass.alone_on_glass(on_glass((30, 40), 3.0, 120), 100)
    assert photo is not None
    assert not _glass.is_card(photo, 100)
    for picture in (letter(), letter(with_stamp=True)):
        assert _glass.alone_on_glass(np.asarray(picture), 100) is None
    assert _glass.alone_on_glass(np.full((1169, 827, 3), 255, np.uint8), 100) is None
