"""How the speaker is, for a kiosk that runs: nothing is heard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.speaker._make import sink_of
from devices.speaker.simulator import FolderSink
from devices.speaker.sink import device_names
from devices.speaker.states import SpeakerState
from devices.speaker.timeouts import Timeouts

if TYPE_CHECKING:
    from devices.speaker.speaker import VoicedSpeaker

_CARDS = Path("/proc/asound/cards")


def card_state(device: str, times: Timeouts) -> SpeakerState:
    """Whether there is such a card; nobody is asked to play."""
    sink = sink_of(device, times)
    if isinstance(sink, FolderSink):
        return sink.state()
    try:
        has_card = "[" in _CARDS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        has_card = False
    is_known = device in device_names() or device.startswith("hw:")
    return SpeakerState.READY if has_card and is_known else SpeakerState.NO_CARD


def speaker_state(device: str, speaker: VoicedSpeaker | None) -> SpeakerState | None:
    """Whether the card is there, and else how the last sentence ended; None where there is no speaker.

    Args:
        device: As configured.
        speaker: The one that speaks.
    """
    if speaker is None:
        return None
    card, last = card_state(device, Timeouts()), speaker.state
    # A card that was away when something was said last, and is there now, is well until it is tried.
    return last if card is SpeakerState.READY and last is not SpeakerState.NO_CARD else card
