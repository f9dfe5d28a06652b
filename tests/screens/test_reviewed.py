"""What stands where on some pages is as it was reviewed; places are told coarsely, so that only a change is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui import found
from tests.ui.reviewed import REVIEWED, golden_of, told_by_process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.panels import Glass


@pytest.mark.parametrize("panel", REVIEWED, ids=lambda panel: panel.name)
def test_pages_stand_as_reviewed(panel: Glass, tmp_path: Path) -> None:
    found.write(tmp_path / "found")
    golden = golden_of(panel).read_text(encoding="utf-8")
    assert told_by_process(tmp_path / "found", panel) == golden, "read it, then: python -m tests.ui.reviewed"
