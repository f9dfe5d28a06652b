"""Says aloud what is on the glass: the page when it opens, what is new on it, and what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import speech
from kiosk.journey import SPEEDS_WPM, VOLUMES_DB
from kiosk.ports import Spoken

if TYPE_CHECKING:
    import asyncio

    from kiosk.journey import Manner
    from kiosk.ports import Speaker
    from kiosk.texts import Texts
    from kiosk.views import View


class VoiceHost:
    """The one voice of a kiosk. All methods run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        speaker: Says it.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, speaker: Speaker) -> None:
        self._loop, self._speaker = loop, speaker
        self._last: Spoken | None = None
        self._saying = 0
        self.is_speaking = False

    @property
    def has_headphones(self) -> bool | None:
        """Whether they are plugged in; None where nothing can tell."""
        return self._speaker.has_headphones()

    def show(self, before: View | None, view: View, manner: Manner, texts: Texts) -> None:
        """A page opened, or, with the one before it, was drawn again."""
        hearing = speech.Hearing(texts, manner.sound.is_private, manner.sound.is_guided)
        said = speech.opening(view, hearing) if before is None else speech.change(before, view, hearing)
        if said:
            self._say(said, manner)
        elif before is None:
            self.hush()

    def focus(self, view: View, control: str, manner: Manner, texts: Texts) -> None:
        """The focus came to a control."""
        hearing = speech.Hearing(texts, manner.sound.is_private, manner.sound.is_guided)
        if said := speech.focus(view, control, hearing):
            self._say(said, manner)

    def say_again(self) -> None:
        """Say the last thing once more."""
        if self._last is not None:
            self._start(self._last)

    def hush(self) -> None:
        """Be silent."""
        self._saying += 1
        self.is_speaking = False
        self._speaker.stop()

    def forget(self) -> None:
        """The resident has gone."""
        self.hush()
        self._last = None

    def _say(self, said: speech.Utterance, manner: Manner) -> None:
        sound = manner.sound
        if not sound.is_on:
            return
        if said.is_tone:
            self._speaker.beep(VOLUMES_DB[sound.volume])
        else:
            language = said.language or manner.language
            self._start(Spoken(said.text, language, SPEEDS_WPM[sound.speed], VOLUMES_DB[sound.volume]))

    def _start(self, spoken: Spoken) -> None:
        self._saying += 1
        saying = self._saying
        self._last, self.is_speaking = spoken, True

        def done() -> None:
            self._loop.call_soon_threadsafe(self._ended, saying)

        self._speaker.say(spoken, done)

    def _ended(self, saying: int) -> None:
        if saying == self._saying:
            self.is_speaking = False
