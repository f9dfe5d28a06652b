"""What the gauge tells of a page; the pages themselves are measured in `test_matrix`."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.views import Look
from tests.ui.figures import figures
from tests.ui.panels import SMALLEST

BAR = (1000, 0, 280, 800)
TITLE: dict[str, Any] = {"kind": "Words", "control": "", "is_band": False}


@pytest.mark.parametrize(
    ("left", "is_band", "is_told"), [(100, False, False), (800, False, True), (800, True, False), (990, False, True)]
)
def test_what_lies_under_a_band_is_told(left: int, is_band: bool, is_told: bool) -> None:
    leaf = {**TITLE, "box": (left, 600, 300, 50), "is_band": is_band}
    page = {"targets": [], "leaves": [leaf], "grounds": [BAR]}
    told = [figure for figure in figures(page, SMALLEST, Look(), "") if figure.check == "overlap"]
    assert any(figure.margin < 0 for figure in told) == is_told
