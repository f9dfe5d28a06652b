"""What a process of a kiosk writes about itself."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from kiosk.bootstrap._process import log_without_words

if TYPE_CHECKING:
    import pytest

NIK = "6474025504540003"


def _fail(typed: str) -> None:
    raise ValueError(typed)


def test_surprise_in_the_loop_is_found_by_its_place_and_tells_nothing_that_was_typed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def surprised() -> None:
        loop = asyncio.get_running_loop()
        log_without_words(loop)
        loop.call_soon(_fail, NIK)
        await asyncio.sleep(0)

    with caplog.at_level(logging.DEBUG):
        asyncio.run(surprised())
    assert "ValueError" in caplog.text
    assert "test_process.py:" in caplog.text
    assert NIK not in caplog.text
