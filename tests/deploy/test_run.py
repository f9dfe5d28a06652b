from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from deploy import run
from deploy.office import OfficeError, occupied

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_walk_does_not_delete_what_the_first_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "HOUSE", tmp_path)
    shown = tmp_path / "out" / "summary.md"
    shown.parent.mkdir()
    shown.touch()
    with occupied(tmp_path / "var"), pytest.raises(OfficeError, match="already runs"):
        run._walk(None)
    assert shown.exists()
