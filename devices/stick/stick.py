"""What reading a stick means: what it holds, and one file of it through the gate."""

from __future__ import annotations

import logging
import os
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from devices.pages import FILE_LIMITS, Limits, PageChild, Passage, gate
from devices.stick._files import FileThere, files_under
from kiosk.ports import BroughtFile, Captured, PageRefusal, PageUse, Preview, StickState

if TYPE_CHECKING:
    from collections.abc import Callable

    from devices.pages import CleanPage
    from devices.stick._wire import Wire

log = logging.getLogger(__name__)


class UsbStick:
    """A `Stick`.

    Args:
        wire: Where its bytes come from.
        box_px: Room for the picture on the screen.
        limits: What opening one file may cost.
    """

    def __init__(self, wire: Wire, box_px: tuple[int, int], limits: Limits = FILE_LIMITS) -> None:
        self._wire, self._box_px, self._limits = wire, box_px, limits
        self._listed: tuple[FileThere, ...] = ()
        self._is_cancelled = threading.Event()
        self._child: PageChild | None = None

    def state(self) -> StickState:
        """Whether one is mounted, and is ours to read; of its files nothing is asked."""
        try:
            roots = self._wire.roots()
        except OSError:
            return StickState.DENIED
        if not roots:
            return StickState.ABSENT
        is_ours = any(os.access(one, os.R_OK | os.X_OK) for one in roots)
        return StickState.READY if is_ours else StickState.DENIED

    def files(self) -> tuple[BroughtFile, ...] | StickState:
        """What may be pages on all sticks that are in."""
        self._is_cancelled.clear()
        self.forget()
        state = self.state()
        if state is not StickState.READY:
            return state
        try:
            found = files_under(self._wire.roots())
        except OSError:
            return StickState.DENIED
        if self._is_cancelled.is_set():
            return StickState.CANCELLED
        if self.state() is not StickState.READY:
            return StickState.PULLED
        self._listed = found
        return tuple(_to_choose(number, one) for number, one in enumerate(found)) or StickState.EMPTY

    def take(
        self,
        number: int,
        progress: Callable[[int], None],
        use: PageUse = PageUse.PAPER,
        after: Captured | None = None,
    ) -> Captured | PageRefusal | StickState:
        """Its pages; a refusal by a stick that is gone is the stick's."""
        self._is_cancelled.clear()
        if not 0 <= number < len(self._listed):
            return StickState.ABSENT
        made = self._through_gate(self._listed[number], progress, use, after)
        if self._is_cancelled.is_set():
            return StickState.CANCELLED
        if isinstance(made, PageRefusal):
            outcome = made if self.state() is StickState.READY else StickState.PULLED
            log.warning("no page: %s", outcome)
            return outcome
        return _captured(made, after)

    def cancel(self) -> None:
        """Stop; any thread."""
        self._is_cancelled.set()
        if (child := self._child) is not None:
            child.stop()

    def forget(self) -> None:
        """No name, no path."""
        self._listed = ()

    def _through_gate(
        self, there: FileThere, progress: Callable[[int], None], use: PageUse, after: Captured | None
    ) -> CleanPage | PageRefusal:
        passage = Passage(self._read, self._started, progress, after.page if after else None)
        try:
            descriptor = self._wire.open(there.path)
        except OSError:
            return PageRefusal.BROKEN
        try:
            return gate(descriptor, self._box_px, use, self._limits, passage)
        finally:
            self._child = None
            os.close(descriptor)

    def _read(self, descriptor: int, most_bytes: int) -> bytes:
        if self._is_cancelled.is_set():
            raise InterruptedError
        return self._wire.read(descriptor, most_bytes)

    def _started(self, child: PageChild) -> None:
        self._child = child
        if self._is_cancelled.is_set():
            child.stop()


def _to_choose(number: int, there: FileThere) -> BroughtFile:
    try:
        saved_at = datetime.fromtimestamp(there.saved_s, UTC)
    except (OverflowError, ValueError, OSError):  # whatever a stick says of its times
        saved_at = datetime.fromtimestamp(0, UTC)
    return BroughtFile(number, there.name, there.kind, there.size_bytes, saved_at)


def _captured(clean: CleanPage, after: Captured | None) -> Captured:
    from kiosk.application import PageImage  # noqa: PLC0415 - not for who only looks whether a stick is in

    page = PageImage(clean.content, clean.media_type, clean.sha256, clean.width_px, clean.height_px, clean.pages)
    preview = Preview(clean.preview_rgb, clean.preview_width_px, clean.preview_height_px)
    return Captured(page, preview, before=after)
