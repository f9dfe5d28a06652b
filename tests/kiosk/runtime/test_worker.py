"""A worker's results, and who hears them."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import TYPE_CHECKING

from kiosk.runtime._worker import Worker, hear_result
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    import pytest


def test_a_result_that_comes_after_the_kiosk_ended_is_heard_by_nobody_and_is_no_fault(
    caplog: pytest.LogCaptureFixture,
) -> None:
    loop, worker, is_ended, heard = asyncio.new_event_loop(), Worker("camera"), threading.Event(), list[bool]()
    with caplog.at_level(logging.DEBUG):
        caplog.clear()  # a new loop may have told its selector
        asked = worker.submit(is_ended.wait, 5)
        hear_result(loop, asked, heard.append)
        loop.close()
        is_ended.set()
        rested = worker.submit(lambda: True)  # one thread: whoever was to hear the first was told before this is done
        assert rested.result(timeout=PATIENCE_S)
        worker.close()
    assert (heard, caplog.text) == ([], "")


def test_a_worker_that_was_closed_rests_at_once() -> None:
    worker = Worker("closed")
    worker.close()
    worker.rest(lambda: None).result(1)
