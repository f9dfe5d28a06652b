"""What scanning means: pages, or why there are none."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import weakref
from functools import partial
from typing import TYPE_CHECKING

from devices.pages import Gathering
from devices.scanner.feed import Feed
from devices.scanner.names import name_now
from devices.scanner.options import GLASS, ScanOptions, Source, check_device, options_from
from devices.scanner.scanimage import PagesReader, only_out, run, stop
from devices.scanner.states import complaint_in
from kiosk.config import ScanSource
from kiosk.ports import PageUse, ScannerState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.scanner.timeouts import Timeouts
    from kiosk.config import ScannerConfig
    from kiosk.ports import Captured

log = logging.getLogger(__name__)


class SaneScanner:
    """A `Scanner` through SANE.

    Args:
        config: Which device, and how it is used.
        preview_box_px: Room for the picture on the screen.
        times: Every time-out.

    Raises: ScannerOptionError.
    """

    def __init__(self, config: ScannerConfig, preview_box_px: tuple[int, int], times: Timeouts) -> None:
        check_device(config.device)
        self._config = config
        self._preview_box_px = preview_box_px
        self._times = times
        self._options: ScanOptions | None = None
        self._cancelled, self._cancel = os.pipe()
        for end in (self._cancelled, self._cancel):
            os.set_blocking(end, False)
            weakref.finalize(self, os.close, end)

    def state(self) -> ScannerState | None:
        """None if it tells its options, else why it does not; within 5 s."""
        told = self._ask_options()
        self._options = told if isinstance(told, ScanOptions) else None
        return told if isinstance(told, ScannerState) else None

    @property
    def has_feeder(self) -> bool:
        """Whether it takes several sheets by itself, and may."""
        return any(source.is_feeder for source in self._sources(PageUse.PAPER))

    @property
    def can_both(self) -> bool:
        """Whether the feeder, where it may be used, reads one side or both as it is told."""
        return self.has_feeder and self._options is not None and self._options.can_both

    def scan(
        self, progress: Callable[[int, int], None], use: PageUse = PageUse.PAPER, after: Captured | None = None
    ) -> Captured | ScannerState:
        """A page from the glass, or what lies in the feeder."""
        outcome = self._scan(progress, use, after)
        trouble = outcome if isinstance(outcome, ScannerState) else outcome.trouble
        if trouble is not None:
            log.warning("%s: %s", "no page" if trouble is outcome else "fewer pages", trouble)
        return outcome

    def cancel(self) -> None:
        """Stop a running scan; any thread."""
        with contextlib.suppress(BlockingIOError):
            os.write(self._cancel, b"!")

    def _scan(
        self, progress: Callable[[int, int], None], use: PageUse, after: Captured | None
    ) -> Captured | ScannerState:
        self._forget_cancel()
        if self._options is None and (trouble := self.state()) is not None:
            return trouble
        outcome: Captured | ScannerState = ScannerState.EMPTY
        with Gathering(self._preview_box_px, use, after) as pages:
            pages.begin()
            for source in self._sources(use):
                outcome = self._gather(pages, source, progress)
                if outcome is not ScannerState.EMPTY:  # of an empty feeder: perhaps something lies on the glass
                    break
                pages.forget_cut()
        if self._forget_cancel():
            return ScannerState.CANCELLED
        return self._named_anew(outcome) if isinstance(outcome, ScannerState) else outcome

    def _sources(self, use: PageUse) -> tuple[Source, ...]:
        """Where to look, in order. A photograph or a card is not pulled through rollers if it can lie on the glass."""
        if self._options is None:
            return ()
        glass, feeder = self._options.glass, self._options.feeder
        wish = self._config.source
        if feeder is None or (glass is not None and (wish is ScanSource.GLASS or use is PageUse.PHOTO)):
            return (glass or GLASS,)
        return (feeder,) if glass is None or wish is ScanSource.FEEDER else (feeder, glass)

    def _gather(
        self, pages: Gathering, source: Source, progress: Callable[[int, int], None]
    ) -> Captured | ScannerState:
        """What this source gives; of the glass all or nothing, of the feeder what came before a trouble."""
        if not pages.room:
            return ScannerState.EMPTY
        trouble = self._take(pages, source, lambda page, percent: progress(pages.before + page, percent))
        if trouble is ScannerState.CANCELLED or (trouble is not None and not (source.is_feeder and pages.came)):
            return trouble
        return pages.finish(trouble) or ScannerState.BROKEN

    def _take(self, pages: Gathering, source: Source, progress: Callable[[int, int], None]) -> ScannerState | None:
        device = name_now(self._config.device)
        if device is None:
            return ScannerState.ABSENT
        assert self._options is not None
        arguments = (f"--device-name={device}", "--format=pnm", *source.arguments, *self._options.arguments)
        try:
            with contextlib.ExitStack() as opened:
                feed = opened.enter_context(Feed(pages.room)) if source.is_feeder else None
                process = run((*arguments, *(feed.arguments if feed else ())), self._config.config_dir)
                opened.callback(stop, process, self._times.interrupt_s)
                outs = opened.enter_context(contextlib.closing(feed.outs() if feed else only_out(process)))
                width_px = self._options.width_px
                reader = PagesReader(process, outs, pages.raw, width_px, self._times, self._cancelled)
                add = partial(pages.add, self._config.resolution_dpi)
                return reader.read(progress, lambda: add(is_back=source.is_both and reader.pages % 2 == 0))
        except OSError:
            return ScannerState.ABSENT

    def _forget_cancel(self) -> bool:
        """Empty the pipe; whether there was a wish in it."""
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._cancelled, 1 << 12))
        return False

    def _named_anew(self, state: ScannerState) -> ScannerState:
        """A scanner pulled out since it told its options can end a scan in any way, even by a crash of `scanimage`."""
        self._options = None  # what was unplugged may come back as another device
        has_gone = state in {ScannerState.BROKEN, ScannerState.LINE, ScannerState.INVALID} and self.state() is not None
        return ScannerState.ABSENT if has_gone else state

    def _ask_options(self) -> ScanOptions | ScannerState:
        device = name_now(self._config.device)
        if device is None:
            return ScannerState.ABSENT
        try:
            process = run((f"--device-name={device}", "--all-options"), self._config.config_dir)
        except OSError:
            return ScannerState.ABSENT
        try:
            listing, words = process.communicate(timeout=self._times.present_s)
        except subprocess.TimeoutExpired:
            return ScannerState.SILENT
        finally:
            stop(process, 0.2)
        if process.returncode:
            return complaint_in(words) or ScannerState.ABSENT
        config = self._config
        return options_from(listing.decode("utf-8", "replace"), config.resolution_dpi, both_sides=config.both_sides)
