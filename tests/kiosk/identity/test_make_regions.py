from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.identity import _make_regions, _regions

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_kept_files_are_what_the_pinned_package_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_make_regions, "DATA", tmp_path)
    _make_regions.main()
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (_regions.DATA / made.name).read_bytes()
    assert {made.name for made in tmp_path.iterdir()} == {"regions.txt", "villages.txt", "LICENCE-wilayah.txt"}
