"""The loudspeaker: its card, the headphones, and all that was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field

from devices.dock.panels._panel import Change, Panel, Seen, seen
from devices.speaker import SimulatedSpeaker, SpeakerState

if TYPE_CHECKING:
    from fastapi import FastAPI

    from devices.dock.panels._panel import Place

_MOST_SAID = 6


class SpeakerChange(Change):
    """The card, and the plug of the headphones."""

    state: SpeakerState | None = Field(default=None, strict=False)
    headphones: bool | None = None


class SpeakerPanel(Panel):
    """A folder that sounds are played into."""

    name, title, place, change = "speaker", "Pengeras suara", 70, SpeakerChange

    def __init__(self, place: Place) -> None:
        self.speaker = SimulatedSpeaker(place.folder / "sound")
        self._read: tuple[object, list[dict[str, Any]]] = (None, [])

    def state(self) -> dict[str, Any]:
        """With the last sentences, newest first."""
        speaker = self.speaker
        return {"state": speaker.state, "headphones": speaker.has_headphones, "said": self._said()}

    def seen(self) -> Seen:
        """As whoever plays next finds it."""
        return seen("speaker", self.speaker.state)

    def addresses(self) -> dict[str, str]:
        """The card and the jack."""
        return {"device": self.speaker.device, "jack": str(self.speaker.jack_path)}

    def apply(self, change: SpeakerChange) -> None:
        """Move what was named."""
        if change.state is not None:
            self.speaker.switch(change.state)
        if change.headphones is not None:
            self.speaker.plug(is_in=change.headphones)

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
