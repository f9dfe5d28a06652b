"""The code reader, and what can be held before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from devices.code_reader import SimulatedCodeReader
from devices.code_reader.frames import Frames
from devices.dock.panels._panel import Change, Panel, Seen, seen
from kiosk.ports import MOST_CODE_BYTES, CodeReaderState

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

_MOST_LETTERS = 4096
_CONTROLS = bytes(one for one in range(0x20) if one not in b"\r\n") * 137  # 4 kB
SAMPLES = {
    "foreign": b"https://contoh.id/promo?kode=HEMAT50",
    "controls": _CONTROLS[:4096],
    "too_long": b"A" * (MOST_CODE_BYTES + 1),
    "not_text": b"\xff\xfe\x80 ANJUNGAN",
}


class CodeReaderChange(Change):
    """A code's text, or a sample that is no code of ours; and its cable. `half` leaves the ending off."""

    plugged: bool = True
    show: str | None = Field(default=None, min_length=1, max_length=_MOST_LETTERS)
    sample: Literal["foreign", "controls", "too_long", "not_text"] | None = None
    half: str | None = Field(default=None, min_length=1, max_length=_MOST_LETTERS)


class CodeReaderPanel(Panel):
    """On a serial line."""

    name, title, place, change = "code_reader", "Pembaca kode", 40, CodeReaderChange

    def __init__(self, place: Place) -> None:
        self.reader = SimulatedCodeReader(place.folder / "codes-tty")
        self._plug()

    def state(self) -> dict[str, Any]:
        """With what was shown last."""
        return {"plugged": self.reader.is_plugged, "shown": self._shown}

    def seen(self) -> Seen:
        """Judged by the bytes it sent since it was plugged in, as a kiosk that heard all of them does."""
        if not self.reader.is_plugged:
            return seen("code_reader", CodeReaderState.ABSENT)
        return seen("code_reader", CodeReaderState.GARBLED if self._frames.is_garbled else CodeReaderState.READY)

    def addresses(self) -> dict[str, str]:
        """Its line."""
        return {"url": self.reader.url}

    def apply(self, change: CodeReaderChange) -> None:
        """Move what was named."""
        if "plugged" in change.model_fields_set:
            self._plug() if change.plugged else self.reader.unplug()
        if not self.reader.is_plugged:
            return
        if change.sample is not None:
            self._send(SAMPLES[change.sample] + self.reader.ending, change.sample)
        if change.show is not None:
            self._send(change.show.encode() + self.reader.ending, change.show)
        if change.half is not None:
            self._send(change.half.encode(), change.half)

    def close(self) -> None:
        """Take it away."""
        self.reader.unplug()

    def _plug(self) -> None:
        if not self.reader.is_plugged:
            self._frames, self._shown = Frames(), ""
        self.reader.plug()

    def _send(self, data: bytes, name: str) -> None:
        self.reader.send(data)
        self._frames.feed(data)
        self._shown = name


PANEL = CodeReaderPanel
