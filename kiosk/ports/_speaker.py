"""The loudspeaker, the headphones and the voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Spoken:
    """Something to say.

    Args:
        text: Whole sentences, with numbers as they are written.
        language: Such as `id`.
        wpm: Words a minute.
        volume_db: 0 is as loud as the device allows.
    """

    text: str
    language: str
    wpm: int
    volume_db: int


class Speaker(Protocol):
    """Loudspeaker and headphones with a voice. No method blocks; what cannot be said is logged and is over at once."""

    def prepare(self, spoken: Spoken) -> None:
        """Make the sound ahead, after everything asked for before, so that `say` starts at once. MAY forget it."""
        ...

    def say(self, spoken: Spoken, done: Callable[[], None]) -> None:
        """Stop what is being said and say this; `done` is called in any thread when it was said whole, else never."""
        ...

    def beep(self, volume_db: int) -> None:
        """A short tone, for a key whose character is not said aloud."""
        ...

    def stop(self) -> Spoken | None:
        """Be silent at once; what was not said, from the beginning of the sentence that was broken off."""
        ...

    def forget(self) -> None:
        """Be silent, and keep nothing that was said or prepared: it may be somebody's."""
        ...

    def watch_headphones(self, on_moved: Callable[[bool], None]) -> None:
        """Call `on_moved`, in any thread, whenever headphones go in or out; also if they are in already."""
        ...

    def has_headphones(self) -> bool | None:
        """Whether headphones are plugged in; None where nothing can tell."""
        ...

    def close(self) -> None:
        """Be silent for good."""
        ...
