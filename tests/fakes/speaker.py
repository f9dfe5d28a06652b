"""A speaker that keeps what it was told to say; a test says when it was heard to its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from devices.speaker.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.ports import Spoken


class FakeSpeaker:
    """Says nothing, and remembers all of it.

    Args:
        has_jack: Whether it can feel headphones.
    """

    def __init__(self, *, has_jack: bool = False) -> None:
        self.said: list[Spoken] = []
        self.prepared: list[Spoken] = []
        self.beeps: list[int] = []
        self.now: Spoken | None = None
        self.is_closed = False
        self._done: Callable[[], None] | None = None
        self._headphones: bool | None = False if has_jack else None
        self._on_moved: Callable[[bool], None] | None = None

    @property
    def heard(self) -> list[str]:
        """The texts, in order."""
        return [spoken.text for spoken in self.said]

    def prepare(self, spoken: Spoken) -> None:
        self.prepared.append(spoken)

    def say(self, spoken: Spoken, done: Callable[[], None]) -> None:
        self.said.append(spoken)
        self.now, self._done = spoken, done

    def beep(self, volume_db: int) -> None:
        self.now, self._done = None, None
        self.beeps.append(volume_db)

    def stop(self) -> Spoken | None:
        left, self.now, self._done = self.now, None, None
        return left

    def forget(self) -> None:
        self.stop()
        self.prepared.clear()

    def watch_headphones(self, on_moved: Callable[[bool], None]) -> None:
        self._on_moved = on_moved

    def has_headphones(self) -> bool | None:
        return self._headphones

    def close(self) -> None:
        self.stop()
        self.is_closed = True

    # --- a test's hand -----------------------------------------------------------------------------------------------

    def hear_out(self) -> None:
        """It was heard to its end."""
        done, self.now, self._done = self._done, None, None
        assert done is not None, "nothing is being said"
        done()

    def hear_first_sentence(self) -> None:
        """The first sentence of it was heard."""
        assert self.now is not None, "nothing is being said"
        self.now = replace(self.now, text=" ".join(sentences_of(self.now.text)[1:]))

    def plug(self, *, is_in: bool) -> None:
        """Headphones go in or out."""
        self._headphones = is_in
        if self._on_moved is not None:
            self._on_moved(is_in)
