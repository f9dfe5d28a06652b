"""What can happen while the office's own voice is recorded, and what that can cause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ports import Prompt, TakeState


@dataclass(frozen=True)
class VoicesListed:
    """The languages that can be read aloud: codes and names; some are not begun yet."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PromptsListed:
    """The sentences of a language as they are now; `ended` says how keeping or removing one went."""

    language: str
    prompts: tuple[Prompt, ...]
    ended: TakeState | None = None


@dataclass(frozen=True)
class TakeMoved:
    """Somebody reads aloud: for so long, so loud just now, from 0 to 10."""

    seconds: float
    level: int


@dataclass(frozen=True)
class TakeEnded:
    """What became of reading aloud."""

    state: TakeState


@dataclass(frozen=True)
class ReplayEnded:
    """A recording was heard, or not."""

    state: TakeState


VoiceHappening = VoicesListed | PromptsListed | TakeMoved | TakeEnded | ReplayEnded


@dataclass(frozen=True)
class ListVoices:
    """Which languages there are, and which can be begun."""


@dataclass(frozen=True)
class ListPrompts:
    """The sentences of a language; one that is not there yet is begun."""

    language: str


@dataclass(frozen=True)
class Record:
    """Listen to somebody who reads aloud."""


@dataclass(frozen=True)
class StopRecording:
    """It was read."""


@dataclass(frozen=True)
class Replay:
    """Let a recording be heard: the take, or what is used for a sentence."""

    language: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class StopReplay:
    """Nobody wants to hear it any more."""


@dataclass(frozen=True)
class KeepTake:
    """Use the take for this sentence."""

    language: str
    sentence: str


@dataclass(frozen=True)
class RemoveClip:
    """Forget what this office has recorded for a sentence."""

    language: str
    sentence: str


VoiceEffect = ListVoices | ListPrompts | Record | StopRecording | Replay | StopReplay | KeepTake | RemoveClip
