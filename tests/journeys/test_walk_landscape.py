"""From rest to slip to desk on the landscape panel: real window, real touches, real paper, real browser.

The stories that are the same on any panel are played on the portrait one, and by `make run` on both.
"""

from pathlib import Path

import pytest

from deploy.office import LANDSCAPE
from tests.journeys.walk import walk


@pytest.mark.window
@pytest.mark.slow
def test_residents_get_their_slip_and_the_officer_sees_what_they_told(tmp_path: Path) -> None:
    said: list[str] = []
    assert walk(tmp_path / "out", tmp_path / "var", said.append, (LANDSCAPE,), is_whole=False) == 0, "\n".join(said)
