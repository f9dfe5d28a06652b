"""The simulated smart card service: a folder that the dock, another process, writes and the kiosk reads.

Files in it: `service` holds a `BadgeReaderState` (missing: ready), `card` the answer of the card that lies there, in
hexadecimal, after how often that has changed.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING

from devices.badge_reader.wire import CardError, Sight, WireError
from kiosk.ports import BadgeReaderState

if TYPE_CHECKING:
    from pathlib import Path

READER = "Simulated badge reader 00 00"
SERVICE, CARD = "service", "card"
_LOOK_S = 0.1  # a hand with a badge is no faster; every look is processor time that the real service does not take


class FolderService:
    """A `CardService` in a folder.

    Args:
        folder: Made if missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cancelled = threading.Event()

    def open(self) -> None:
        """Whether the service runs."""
        self._cancelled.clear()
        if self._state() in {BadgeReaderState.SERVICE_DOWN, BadgeReaderState.DENIED}:
            raise WireError(self._state())

    def readers(self) -> list[str]:
        """One, or none."""
        self.open()
        return [READER] if self._state() is BadgeReaderState.READY else []

    def wait(self, reader: str, seen: Sight | None, timeout_s: float) -> Sight:  # noqa: ARG002 - there is one
        """By looking again and again."""
        until, stamp, sight = time.monotonic() + timeout_s, None, Sight(has_card=False, changes=0)
        while True:
            if (now := self._stamp()) != stamp:  # what is in the files is read only when they are others
                stamp = now
                if self._state() is not BadgeReaderState.READY:
                    raise WireError(self._state())
                sight = self._card()[0]
            if sight != seen or time.monotonic() >= until or self._cancelled.wait(_LOOK_S):
                return sight

    def ask(self, reader: str, command: bytes) -> bytes:  # noqa: ARG002 - a badge that answers one question alone
        """What the card answers; nothing for one that is pulled away in mid-read."""
        if self._state() is not BadgeReaderState.READY:
            raise WireError(self._state())
        sight, answer = self._card()
        if not sight.has_card or not answer:
            raise CardError("device.badge_reader.card")
        return answer

    def cancel(self) -> None:
        """End a wait."""
        self._cancelled.set()

    def close(self) -> None:
        """Nothing is held."""

    def _stamp(self) -> list[tuple[int, int]]:
        """Another one after each write: each puts a new file in place of the old."""
        stamp = []
        for name in (SERVICE, CARD):
            with contextlib.suppress(OSError):
                file = (self._folder / name).stat()
                stamp.append((file.st_ino, file.st_mtime_ns))
        return stamp

    def _state(self) -> BadgeReaderState:
        with contextlib.suppress(OSError, ValueError):
            return BadgeReaderState((self._folder / SERVICE).read_text(encoding="ascii").strip())
        return BadgeReaderState.READY

    def _card(self) -> tuple[Sight, bytes]:
        with contextlib.suppress(OSError, ValueError):
            count, has_card, answer = (self._folder / CARD).read_text(encoding="ascii").split(",")
            return Sight(has_card == "1", int(count)), bytes.fromhex(answer)
        return Sight(has_card=False, changes=0), b""


class SimulatedBadgeReader:
    """The hand with the badge.

    Args:
        folder: As of its `FolderService`.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._count = folder, 0
        self.name = f"folder:{folder}"
        self.take_away()

    def lay(self, answer: bytes) -> None:
        """Lay a card on it that answers so; an empty answer is a card that was pulled away in mid-read."""
        self._write(CARD, f"{self._change()},1,{answer.hex()}")

    def tap(self, number: bytes) -> None:
        """Lay a badge on it."""
        self.lay(number + b"\x90\x00")

    def take_away(self) -> None:
        """Nothing lies there."""
        self._write(CARD, f"{self._change()},0,")

    def switch(self, state: BadgeReaderState) -> None:
        """From now on reader and service are so."""
        self._write(SERVICE, state)

    def _change(self) -> int:
        self._count += 1
        return self._count

    def _write(self, name: str, text: str) -> None:
        fresh = self._folder / f"{name}.new"
        fresh.write_text(text, encoding="ascii")
        fresh.replace(self._folder / name)
