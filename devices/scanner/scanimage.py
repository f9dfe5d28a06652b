"""`scanimage` as a child that is watched, byte by byte. It runs apart because backends crash, hang and leak."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
from typing import TYPE_CHECKING

from devices.scanner.pnm import IncomingPicture
from devices.scanner.states import complaint_in, state_of_exit
from kiosk.ports import ScannerState

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import BinaryIO

    from devices.scanner.timeouts import Timeouts

_READ_BYTES = 1 << 16
_MOST_WORDS = 1 << 14
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


def only_out(process: subprocess.Popen[bytes]) -> Generator[int]:
    """Where the page of a glass comes from."""
    assert process.stdout is not None
    yield process.stdout.fileno()


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


class PagesReader:
    """Takes all pictures from a running `scanimage`.

    Args:
        process: Just started.
        outs: Where each page comes from, in order; more pages than that were not asked for.
        into: Where the bytes of a page go.
        width_px: What a picture should be wide; 0 for anything.
        times: Every time-out.
        cancelled: A descriptor that becomes readable when the scan shall stop.
    """

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        outs: Iterator[int],
        into: BinaryIO,
        width_px: int,
        times: Timeouts,
        cancelled: int,
    ) -> None:
        assert process.stderr is not None
        self._process = process
        self._err = process.stderr.fileno()
        self._outs = outs
        self._into = into
        self._width_px = width_px
        self._times = times
        self._cancelled = cancelled
        self._words = b""
        self._has_words = True
        self._told = (0, -1)
        self._is_cut = False
        self.pages = 0  # whole ones that came
        self._next()

    def read(self, progress: Callable[[int, int], None], keep: Callable[[], bool]) -> ScannerState | None:
        """None when all is over and well, else why it ended. Always ends, at the latest `silent_s` after a byte.

        Args:
            progress: Hears the page's number, from 1, and percents.
            keep: Called with a whole page in `into`, which it empties; False if that was no picture after all.
        """
        while self._has_words:
            ends = [self._err, self._cancelled, *(() if self._out is None else (self._out,))]
            ready, _, _ = select.select(ends, [], [], self._patience_s)
            if self._cancelled in ready:
                return ScannerState.CANCELLED
            if not ready:
                return complaint_in(self._words) or ScannerState.SILENT
            if self._err in ready:
                self._hear()
            if self._out in ready and not self._take(progress, keep):
                return ScannerState.BROKEN
        with contextlib.suppress(BlockingIOError):  # of somebody else who holds the pipe, and is not waited for
            while self._out is not None:  # what it wrote last may still wait there
                if not self._take(progress, keep):
                    return ScannerState.BROKEN
        return self._verdict()

    @property
    def _patience_s(self) -> float:
        return self._times.silent_s if complaint_in(self._words) is None else self._times.complained_s

    def _next(self) -> None:
        self._out = None if self._is_cut else next(self._outs, None)
        self._picture = IncomingPicture(self._width_px)

    def _hear(self) -> None:
        words = os.read(self._err, _READ_BYTES)
        self._has_words = bool(words)
        self._words = (self._words + words)[:_MOST_WORDS]

    def _take(self, progress: Callable[[int, int], None], keep: Callable[[], bool]) -> bool:
        """The next bytes of a page, or its end; False if it is no page of ours."""
        assert self._out is not None
        data = os.read(self._out, _READ_BYTES)
        if not data:
            return self._end_page(keep)
        if not self._picture.take(data):
            return False
        self._into.write(data)
        now = self.pages + 1, self._picture.percent
        if now != self._told:
            self._told = now
            progress(*now)
        return True

    def _end_page(self, keep: Callable[[], bool]) -> bool:
        if self._picture.is_whole:
            self.pages += 1
            if not keep():
                return False
            self._next()
        else:
            self._is_cut = self._picture.received > 0
            self._out = None
        return True

    def _verdict(self) -> ScannerState | None:
        """The exit code alone is not believed: it is 0 for a header without a picture, and for an empty feeder too."""
        try:
            code = self._process.wait(self._times.complained_s)
        except subprocess.TimeoutExpired:
            return complaint_in(self._words) or ScannerState.SILENT
        state = complaint_in(self._words) or (state_of_exit(code) if code else None)
        if self._is_cut or not self.pages:
            return state or ScannerState.BROKEN
        return None if state is ScannerState.EMPTY else state
