"""The peer: Chromium in kiosk mode with the same page, as most self-service screens are built."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).with_name("page.html")
FLAGS = (
    "--kiosk", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--noerrdialogs",
    "--window-position=0,0",
)  # fmt: skip
# Where page.html has its buttons, in portrait: #start on the resting page, #back in the bar.
START = (540, 450)
BACK = (190, 1816)
COLUMN_X = 540


@contextlib.contextmanager
def chromium(display: str, *, is_largest: bool = False) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """A running Chromium and when it was started (CLOCK_MONOTONIC); a new profile each time.

    Args:
        display: Where it draws.
        is_largest: Its words are as large beside the usual ones as the largest of ours.
    """
    page = f"{PAGE.as_uri()}#largest" if is_largest else PAGE.as_uri()
    with tempfile.TemporaryDirectory(prefix="bench-chromium-", ignore_cleanup_errors=True) as profile:
        started_s = time.monotonic()
        process = subprocess.Popen(
            ["chromium", *FLAGS, "--window-size=1080,1920", f"--user-data-dir={profile}", page],
            env={**os.environ, "DISPLAY": display},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            yield process, started_s
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
