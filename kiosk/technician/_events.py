"""What can happen to a technician's visit, and what it can cause. Events are past tense, effects imperative.

An effect is carried out beside the loop and comes back as an event; one that nobody waits for any more changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.technician._voice_events import VoiceEffect, VoiceHappening

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.access import Account, Entry
    from kiosk.config import Config
    from kiosk.ports import DeviceKind, Finding, FoundDevice, PrintState, Verdict
    from kiosk.technician._draft import Draft
    from kiosk.tickets import Readiness


@dataclass(frozen=True)
class ControlPressed:
    """A control of the shown page was pressed; `control` as in the view."""

    control: str


@dataclass(frozen=True)
class GlassTouched:
    """A finger came down beside every control: somebody is there."""


@dataclass(frozen=True)
class KeyPressed:
    """A raw key went down while keys are learnt."""

    name: str


@dataclass(frozen=True)
class TargetHit:
    """A finger came down on the page that tests touches: so far from its target, to the right and down."""

    right_mm: float
    down_mm: float


@dataclass(frozen=True)
class SecondPassed:
    """Time went on."""


@dataclass(frozen=True)
class BadgeTapped:
    """Somebody's badge was at the reader; None for one nobody here has."""

    owner: Account | None


@dataclass(frozen=True)
class PinChecked:
    """The door has answered."""

    entry: Entry


@dataclass(frozen=True)
class DeviceProbed:
    """How a device is, or the one that helps where it cannot."""

    kind: DeviceKind
    verdict: Verdict
    is_spare: bool = False


@dataclass(frozen=True)
class DevicesFound:
    """What is plugged in of a kind."""

    kind: DeviceKind
    found: tuple[FoundDevice, ...]


@dataclass(frozen=True)
class TryTold:
    """A test says what to do or what goes on; `key` names the words."""

    kind: DeviceKind
    key: str


@dataclass(frozen=True)
class DeviceTested:
    """How a test ended."""

    kind: DeviceKind
    verdict: Verdict
    is_spare: bool = False


@dataclass(frozen=True)
class Examined:
    """One more thing was looked at; `is_last` when all were."""

    finding: Finding | None
    is_last: bool = False


@dataclass(frozen=True)
class SettingsKept:
    """What was set is on disk; or it could not be.

    Args:
        config: As it is now; None if nothing was kept, and the log says why.
        keys: What was to be kept, by dotted key.
        was: The configuration as it stays then, where there is one.
    """

    config: Config | None
    keys: tuple[str, ...] = ()
    was: Config | None = None


@dataclass(frozen=True)
class LogsKept:
    """What was copied to which stick, nothing if it could not be; `stick` is empty where none is plugged in."""

    stick: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class SlipPrinted:
    """What became of the readiness slip."""

    state: PrintState


@dataclass(frozen=True)
class SoakMoved:
    """One more round of the endurance test."""

    rounds: int
    failures: Mapping[str, int]
    left_s: int
    is_over: bool = False


@dataclass(frozen=True)
class AccountMade:
    """The first technician has an account; `code` says why not."""

    code: str = ""


@dataclass(frozen=True)
class HubTried:
    """What was found at an address.

    Args:
        asked: The address that was typed.
        url: Where it was found, which is another where it wants TLS.
        verdict: What is there, in the words of the doctor's `hub`.
    """

    asked: str
    url: str
    verdict: Verdict


Happening = (
    ControlPressed
    | GlassTouched
    | KeyPressed
    | TargetHit
    | SecondPassed
    | BadgeTapped
    | PinChecked
    | DeviceProbed
    | DevicesFound
    | TryTold
    | DeviceTested
    | Examined
    | SettingsKept
    | LogsKept
    | SlipPrinted
    | SoakMoved
    | AccountMade
    | HubTried
    | VoiceHappening
)


class Secret(str):
    """Text that no log and no traceback shows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "…"


@dataclass(frozen=True)
class CheckPin:
    """Ask the door."""

    account: int
    pin: Secret


@dataclass(frozen=True)
class MakeAccount:
    """Open the first technician's account."""

    name: str
    pin: Secret


@dataclass(frozen=True)
class TryHub:
    """What is at this address?"""

    url: str


@dataclass(frozen=True)
class Probe:
    """How these devices are, one after another; or their spares."""

    kinds: tuple[DeviceKind, ...]
    is_spare: bool = False


@dataclass(frozen=True)
class Find:
    """What is plugged in of a kind."""

    kind: DeviceKind


@dataclass(frozen=True)
class Try:
    """Do with a device what can be seen or heard."""

    kind: DeviceKind
    is_spare: bool = False


@dataclass(frozen=True)
class ChangeRoll:
    """A new roll of paper is in the printer: count anew."""

    is_spare: bool = False


@dataclass(frozen=True)
class StopTry:
    """Nobody waits for the test of this device any more."""

    kind: DeviceKind


@dataclass(frozen=True)
class Examine:
    """Look at all there is."""


@dataclass(frozen=True)
class Keep:
    """Keep settings, by dotted key."""

    changes: Mapping[str, object]


@dataclass(frozen=True)
class KeepKeys:
    """Keep the keys that were learnt, by action."""

    keys: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class KeepDraft:
    """Keep how far a new kiosk has come, so that it can be gone on with."""

    draft: Draft


@dataclass(frozen=True)
class WriteConfig:
    """Write the configuration of a new kiosk, whole."""

    draft: Draft


@dataclass(frozen=True)
class CopyLogs:
    """Copy what a helper far away needs to the stick that is plugged in; nothing personal."""


@dataclass(frozen=True)
class PrintReadiness:
    """Print what was found on a slip."""

    readiness: Readiness


@dataclass(frozen=True)
class Soak:
    """Ask all devices over and over for so long."""

    minutes: int


@dataclass(frozen=True)
class StopSoak:
    """End the endurance test."""


@dataclass(frozen=True)
class Restart:
    """End the process; what minds it starts it again."""


@dataclass(frozen=True)
class Leave:
    """The technician has gone."""


Effect = (
    CheckPin
    | MakeAccount
    | TryHub
    | Probe
    | Find
    | Try
    | ChangeRoll
    | StopTry
    | Examine
    | Keep
    | KeepKeys
    | KeepDraft
    | WriteConfig
    | CopyLogs
    | PrintReadiness
    | Soak
    | StopSoak
    | VoiceEffect
    | Restart
    | Leave
)
