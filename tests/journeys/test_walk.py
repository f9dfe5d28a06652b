"""From rest to slip to desk: real window, real touches, real paper, real browser."""

from pathlib import Path

import pytest

from deploy.office import LANDSCAPE, PORTRAIT, Panel
from tests.journeys.walk import walk


@pytest.mark.window
@pytest.mark.slow
@pytest.mark.parametrize("panel", [PORTRAIT, LANDSCAPE], ids=lambda panel: panel.name)
def test_residents_get_their_slip_and_the_officer_sees_what_they_told(tmp_path: Path, panel: Panel) -> None:
    said: list[str] = []
    assert walk(tmp_path / "out", tmp_path / "var", said.append, (panel,)) == 0, "\n".join(said)
