"""Recording the office's own voice: what there is to say, and what becomes of one attempt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.ports._who import WhoActs


class PromptState(StrEnum):
    """Who says a sentence now."""

    OPEN = "open"  # the machine
    OWN = "own"  # somebody of this office
    GIVEN = "given"  # a recording that came with the language
    STALE = "stale"  # nobody: the words of the page were changed after it was recorded here


@dataclass(frozen=True)
class Prompt:
    """One sentence that is said again and again.

    Args:
        part: Of the visit, such as `start`; `tech.prompts.part.<part>` names it.
        sentence: As it is said.
        state: Who says it now.
    """

    part: str
    sentence: str
    state: PromptState = PromptState.OPEN

    @property
    def is_own(self) -> bool:
        """Whether this office has recorded it, be it of use or not."""
        return self.state in {PromptState.OWN, PromptState.STALE}


class TakeState(StrEnum):
    """How reading one sentence aloud went; `tech.prompts.take.<state>` are its words."""

    GOOD = "good"
    UNSET = "unset"  # no microphone is configured
    ABSENT = "absent"  # no such microphone, or no program that records
    BUSY = "busy"  # another program holds it
    DENIED = "denied"
    BROKEN = "broken"  # it gave nothing, or stopped in the middle
    SILENT = "silent"  # nothing but the room was heard
    QUIET = "quiet"
    LOUD = "loud"  # it was cut off above
    SHORT = "short"
    LONG = "long"
    UNKEPT = "unkept"  # the disk did not take it
    UNHEARD = "unheard"  # the loudspeaker did not play it

    @property
    def who_acts(self) -> WhoActs:
        """Whoever reads it reads it again; the rest is a technician's."""
        match self:
            case TakeState.GOOD:
                return WhoActs.NOBODY
            case TakeState.SILENT | TakeState.QUIET | TakeState.LOUD | TakeState.SHORT | TakeState.LONG:
                return WhoActs.OFFICER
            case _:
                return WhoActs.TECHNICIAN
