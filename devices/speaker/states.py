"""What a speaker can be, and who has to act."""

from __future__ import annotations

from enum import StrEnum

from kiosk.ports import WhoActs


class SpeakerState(StrEnum):
    """As the last thing that was said has shown it; nothing asks a sound card in between."""

    UNKNOWN = "unknown"  # nothing was said yet
    READY = "ready"
    NO_VOICE = "no_voice"  # no program that speaks, or it does not know the language
    NO_CARD = "no_card"  # no such loudspeaker, or nothing that plays
    BUSY = "busy"  # another program holds it
    BROKEN = "broken"  # it stopped in the middle, or takes no sound

    @property
    def who_acts(self) -> WhoActs:
        """Nobody while it speaks; the rest is a technician's."""
        return WhoActs.NOBODY if self in {SpeakerState.UNKNOWN, SpeakerState.READY} else WhoActs.TECHNICIAN
