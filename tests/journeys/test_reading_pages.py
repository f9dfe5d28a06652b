"""What is read before the questions fits every panel, whatever service it is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.ui.panels import GLASSES


@pytest.mark.parametrize("glass", [one.name for one in GLASSES])
def test_no_page_to_read_is_cut(glass: str) -> None:
    command = [sys.executable, "-m", "tests.journeys.reading_pages", glass]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert int(result.stdout) > 0
    assert "does not fit" not in result.stderr
