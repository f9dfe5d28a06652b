"""`scanimage` as a child that is watched, byte by byte. It runs apart because backends crash, hang and leak."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time
from typing import TYPE_CHECKING

from devices.pages import MOST_PIXELS
from devices.scanner.pnm import MOST_HEADER_BYTES, PnmHeader, read_header
from devices.scanner.states import complaint_in, state_of_exit
from kiosk.ports import ScannerState

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from devices.scanner.timeouts import Timeouts

_READ_BYTES = 1 << 16
_MOST_WORDS = 1 << 14
_LEAST_WIDTH = 0.5  # of what was asked for; a resolution that was bent gives far less
_PERCENT = 100
_KILL_S = 1.0


def run(arguments: tuple[str, ...], config_dir: str) -> subprocess.Popen[bytes]:
    """Start `scanimage` in a session of its own. Raises: OSError if it is not installed."""
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C"}
    if config_dir:
        environment["SANE_CONFIG_DIR"] = config_dir
    return subprocess.Popen(  # noqa: S603 - a list, checked by devices.scanner.options
        ["scanimage", *arguments],  # noqa: S607 - from the path above
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes], interrupt_s: float) -> None:
    """SIGINT to it and all it started, and SIGKILL if that is not heard.

    One that hangs in the kernel, on a scanner that was pulled out, dies when the kernel lets it: nobody waits for that.
    """
    for number, wait_s in ((signal.SIGINT, interrupt_s), (signal.SIGKILL, _KILL_S)):
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(wait_s)
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


class PageReader:
    """Takes one picture from a running `scanimage`.

    Args:
        process: Just started.
        into: Where its bytes go.
        width_px: What the picture should be wide; 0 for anything.
        times: Every time-out.
        cancelled: A descriptor that becomes readable when the scan shall stop.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], into: BinaryIO, width_px: int, times: Timeouts, cancelled: int
    ) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        self._process = process
        self._out, self._err = process.stdout.fileno(), process.stderr.fileno()
        self._into = into
        self._width_px = width_px
        self._times = times
        self._cancelled = cancelled
        self._start = b""
        self._words = b""
        self._received = 0
        self._header: PnmHeader | None = None

    def read(self, progress: Callable[[int], None]) -> ScannerState | None:
        """None for a whole picture, else why there is none. Always ends, at the latest `silent_s` after a byte."""
        told = -1
        open_ends = {self._out, self._err}
        until = time.monotonic() + self._times.silent_s
        while open_ends:
            ready, _, _ = select.select([*open_ends, self._cancelled], [], [], max(0.0, until - time.monotonic()))
            if self._cancelled in ready:
                return ScannerState.CANCELLED
            if not ready:
                return complaint_in(self._words) or ScannerState.SILENT
            for end in ready:
                data = os.read(end, _READ_BYTES)
                if not data:
                    open_ends.discard(end)
                elif end == self._err:
                    self._words = (self._words + data)[:_MOST_WORDS]
                elif not self._take(data):
                    return ScannerState.BROKEN
            has_complained = complaint_in(self._words) is not None
            until = time.monotonic() + (self._times.complained_s if has_complained else self._times.silent_s)
            percent = self._percent
            if percent != told:
                progress(percent)
                told = percent
        return self._verdict()

    @property
    def _percent(self) -> int:
        return _PERCENT * self._received // self._header.stream_bytes if self._header else 0

    def _take(self, data: bytes) -> bool:
        """Keep bytes; False if the picture cannot be one of ours."""
        if self._header is None:
            self._start += data[:MOST_HEADER_BYTES]
            self._header = read_header(self._start)
            if self._header is None and len(self._start) >= MOST_HEADER_BYTES:
                return False
        self._received += len(data)
        if self._header is not None:
            header = self._header
            if header.width_px * header.height_px > MOST_PIXELS or self._received > header.stream_bytes:
                return False
            if header.width_px < self._width_px * _LEAST_WIDTH:
                return False
        self._into.write(data)
        return True

    def _verdict(self) -> ScannerState | None:
        """The exit code alone is not believed: it is 0 for a header without a picture too."""
        try:
            code = self._process.wait(self._times.complained_s)
        except subprocess.TimeoutExpired:
            return complaint_in(self._words) or ScannerState.SILENT
        if code:
            return complaint_in(self._words) or state_of_exit(code)
        is_whole = self._header is not None and self._received == self._header.stream_bytes
        return None if is_whole and self._header is not None and self._header.height_px else ScannerState.BROKEN
