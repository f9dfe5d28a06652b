"""The loudspeaker: its card, the headphones, and all that was said; the microphone, and what is said to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.speaker import SimulatedSpeaker, SpeakerState
from devices.speaker.sentences import clean
from devices.speaker.sound import wav_of
from devices.speaker.voices import EspeakVoice
from kiosk.ports import TakeState  # noqa: TC001 - pydantic reads it

if TYPE_CHECKING:
    from fastapi import FastAPI

    from devices.dock.panels._panel import Place

_MOST_SAID = 6
_MOST_SPOKEN = 300
_READER_WPM, _READING_S = 125, 4.0


class SpeakerChange(Change):
    """The card, the plug of the headphones, the microphone; `speak` is said to it from then on, nothing is silence."""

    state: SpeakerState | None = Field(default=None, strict=False)
    headphones: bool | None = None
    microphone: TakeState | None = Field(default=None, strict=False)
    speak: str | None = Field(default=None, max_length=_MOST_SPOKEN)


class SpeakerPanel(Panel):
    """A folder that sounds are played into."""

    name, title, place, change = "speaker", "Pengeras suara", 70, SpeakerChange
    table = "speech"

    def __init__(self, place: Place) -> None:
        self.speaker = SimulatedSpeaker(place.folder / "sound")
        self._spoken = ""
        self._read: tuple[object, list[dict[str, Any]]] = (None, [])

    def state(self) -> dict[str, Any]:
        """With the last sentences, newest first."""
        speaker = self.speaker
        heard = {"microphone": speaker.microphone, "spoken": self._spoken}
        return {"state": speaker.state, "headphones": speaker.has_headphones, **heard, "said": self._said()}

    def seen(self) -> Seen:
        """As whoever plays next finds it."""
        return seen("speaker", self.speaker.state)

    def addresses(self) -> dict[str, str]:
        """The card, which hears as well, and the jack."""
        device = self.speaker.device
        return {"device": device, "jack": str(self.speaker.jack_path), "microphone": device}

    def apply(self, change: SpeakerChange) -> None:
        """Move what was named."""
        if change.state is not None:
            self.speaker.switch(change.state)
        if change.headphones is not None:
            self.speaker.plug(is_in=change.headphones)
        if change.microphone is not None:
            self.speaker.switch_microphone(change.microphone)
        if change.speak is not None:
            self._speak(clean(change.speak))

    def _speak(self, text: str) -> None:
        """The machine's voice stands for somebody who reads aloud."""
        sound = EspeakVoice("id", "id", _READING_S).speak(text, _READER_WPM, is_ahead=False) if text else None
        self.speaker.speak(wav_of(sound) if sound is not None else b"")
        self._spoken = text if sound is not None else ""

    def add_routes(self, app: FastAPI) -> None:
        """All that was said lately, tones too."""

        @app.get("/api/said")
        def get_said() -> list[dict[str, Any]]:
            return self.speaker.said()

    def close(self) -> None:
        """Take the card away."""
        self.speaker.close()

    def _said(self) -> list[dict[str, Any]]:
        """The log is read again only when it has grown."""
        mark = self.speaker.mark()
        if mark != self._read[0]:
            self._read = mark, [one for one in self.speaker.said() if one["text"]][:_MOST_SAID]
        return self._read[1]


PANEL = SpeakerPanel
