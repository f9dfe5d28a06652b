"""What scanning means: a page, or why there is none."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import weakref
from typing import TYPE_CHECKING

from devices.pages import CleanPage, PageChild
from devices.scanner.options import ScanOptions, check_device, options_from
from devices.scanner.scanimage import PageReader, run, stop
from kiosk.application import PageImage
from kiosk.ports import Captured, PageUse, Preview, ScannerState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.scanner.timeouts import Timeouts

log = logging.getLogger(__name__)


class SaneScanner:
    """A `Scanner` through SANE.

    Args:
        device: SANE's name.
        config_dir: A private SANE_CONFIG_DIR; empty for the system's.
        resolution_dpi: Wanted.
        preview_box_px: Room for the picture on the screen.
        times: Every time-out.
    """

    def __init__(
        self, device: str, config_dir: str, resolution_dpi: int, preview_box_px: tuple[int, int], times: Timeouts
    ) -> None:
        self._device = check_device(device)
        self._config_dir = config_dir
        self._resolution_dpi = resolution_dpi
        self._preview_box_px = preview_box_px
        self._times = times
        self._options: ScanOptions | None = None
        self._cancelled, self._cancel = os.pipe()
        for end in (self._cancelled, self._cancel):
            os.set_blocking(end, False)
            weakref.finalize(self, os.close, end)

    def is_present(self) -> bool:
        """Whether it tells its options; within 5 s."""
        self._options = self._ask_options()
        return self._options is not None

    def scan(self, progress: Callable[[int], None], use: PageUse = PageUse.PAPER) -> Captured | ScannerState:
        """One page, from the glass or the feeder."""
        outcome = self._scan(progress, use)
        if isinstance(outcome, ScannerState):
            log.warning("no page: %s", outcome)
        return outcome

    def _scan(self, progress: Callable[[int], None], use: PageUse) -> Captured | ScannerState:
        self._forget_cancel()
        options = self._options or self._ask_options()
        if options is None:
            return ScannerState.ABSENT
        self._options = options
        with PageChild() as child:
            state = self._take(child, options, progress)
            if state is not None:
                self._options = None  # what was unplugged may come back as another device
                return self._named_anew(state)
            page = child.clean(self._preview_box_px, self._resolution_dpi, use=use)
        if self._forget_cancel():
            return ScannerState.CANCELLED
        return ScannerState.BROKEN if page is None else _captured(page)

    def cancel(self) -> None:
        """Stop a running scan; any thread."""
        with contextlib.suppress(BlockingIOError):
            os.write(self._cancel, b"!")

    def _forget_cancel(self) -> bool:
        """Empty the pipe; whether there was a wish in it."""
        with contextlib.suppress(BlockingIOError):
            return bool(os.read(self._cancelled, 1 << 12))
        return False

    def _named_anew(self, state: ScannerState) -> ScannerState:
        """A scanner pulled out since it told its options can end a scan in any way, even by a crash of `scanimage`."""
        if state is ScannerState.BROKEN and self._ask_options() is None:
            return ScannerState.ABSENT
        return state

    def _take(self, child: PageChild, options: ScanOptions, progress: Callable[[int], None]) -> ScannerState | None:
        try:
            process = run((f"--device-name={self._device}", "--format=pnm", *options.arguments), self._config_dir)
        except OSError:
            return ScannerState.ABSENT
        try:
            reader = PageReader(process, child.raw, options.width_px, self._times, self._cancelled)
            return reader.read(progress)
        finally:
            stop(process, self._times.interrupt_s)

    def _ask_options(self) -> ScanOptions | None:
        try:
            process = run((f"--device-name={self._device}", "--all-options"), self._config_dir)
        except OSError:
            return None
        try:
            listing, _ = process.communicate(timeout=self._times.present_s)
        except subprocess.TimeoutExpired:
            return None
        finally:
            stop(process, 0.2)
        return (
            options_from(listing.decode("utf-8", "replace"), self._resolution_dpi) if not process.returncode else None
        )


def _captured(page: CleanPage) -> Captured:
    return Captured(
        PageImage(page.content, page.media_type, page.sha256, page.width_px, page.height_px, page.pages),
        Preview(page.preview_rgb, page.preview_width_px, page.preview_height_px),
    )
