"""The stick that a resident brings, read in its own thread: whether one is in, what is on it, a file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kiosk.journey import ScanProgressed, StickFiles, StickMoved
from kiosk.ports import PageRefusal, Stick, StickState
from kiosk.runtime._lent import LentDevice

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.journey import Happening, TakeFile
    from kiosk.ports import Captured

Outcome: TypeAlias = StickState | StickFiles | PageRefusal


class Brought(LentDevice[Stick, Outcome, StickState]):
    """Looks whether a stick is in, lists it and takes files; nothing of its names stays behind.

    Args:
        loop: Whose thread it lives in.
        stick: Reads it; None where none is read.
        hear: What a reading has to tell, and that a stick came or went, in the loop's thread.
        changed: Hears how it is with what reads sticks, in the loop's thread.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        stick: Stick | None,
        hear: Callable[[Happening], None],
        changed: Callable[[StickState], None],
    ) -> None:
        super().__init__(loop, stick, StickState.ABSENT, StickState.BROKEN, hear)
        self._changed = changed
        self._is_asked = self._is_broken = False
        self.is_in = False

    @property
    def is_read(self) -> bool:
        """Whether sticks are read here at all."""
        return self._device is not None

    @property
    def is_well(self) -> bool:
        """Always: it belongs to whoever brings it."""
        return True

    def list_files(self) -> None:
        """Find out what is on it."""

        def listed(stick: Stick, _: int) -> Outcome:
            found = stick.files()
            return found if isinstance(found, StickState) else StickFiles(found)

        self._begin(listed)

    def take(self, wish: TakeFile) -> None:
        """Take one of the files that were listed."""

        def taken(stick: Stick, token: int) -> Captured | Outcome:
            def progressed(percent: int) -> None:
                if self._is_wanted(stick, token):
                    self._tell(token, ScanProgressed(percent))

            return stick.take(wish.number, progressed, wish.use, wish.after)

        self._begin(taken)

    def look(self) -> None:
        """As every device; one question at a time, for it is asked each second and may wait behind a reading."""
        if self._device is not None and not self._is_asked:
            self._is_asked = True
            super().look()

    def forget(self) -> None:
        """As every device; and no name of a file is kept."""
        super().forget()
        if self._device is not None:
            self._worker.submit(self._device.forget)

    def _ask(self, device: Stick) -> StickState:
        try:
            return device.state()
        finally:  # after a surprise too: nobody would look again
            self._is_asked = False

    def _known(self, answer: StickState) -> None:
        """That one is in does not disprove that none could be read; the next one that is read does, or that it went."""
        self._note(is_in=answer is StickState.READY)
        if answer is not StickState.READY or not self._is_broken:
            self._tell_state(answer)

    def _judge(self, outcome: Captured | Outcome) -> None:
        """What is wrong with a file tells nothing of what reads it."""
        if outcome in {StickState.PULLED, StickState.ABSENT}:
            self._note(is_in=False)
        if isinstance(outcome, StickState):
            self._tell_state(outcome)
        elif not isinstance(outcome, PageRefusal):
            self._tell_state(StickState.READY)

    def _tell_state(self, state: StickState) -> None:
        if state is not StickState.CANCELLED:
            self._is_broken = state is StickState.BROKEN
            self._changed(state)

    def _note(self, *, is_in: bool) -> None:
        if is_in != self.is_in:
            self.is_in = is_in
            self._hear(StickMoved(is_in))
