"""What can happen to a visit, each in the past tense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.journey._handed import NoSlip
    from kiosk.journey._taking import StickFiles
    from kiosk.ports import (
        CameraState,
        Captured,
        Issued,
        KnownSlip,
        PageRefusal,
        PrinterState,
        PrintState,
        ScannerState,
        Sight,
        StickState,
    )
    from kiosk.tickets import ShownCode
    from kiosk.views import Act


@dataclass(frozen=True)
class ControlPressed:
    """A control of the shown page was pressed; `control` as in the view."""

    control: str


@dataclass(frozen=True)
class ControlFocused:
    """The keypad's focus came to a control of the shown page."""

    control: str


@dataclass(frozen=True)
class PartTurned:
    """They turned to another part of a page that the glass is too small for."""


@dataclass(frozen=True)
class GlassTouched:
    """A finger came down beside every control: nothing is pressed, but somebody is there."""


@dataclass(frozen=True)
class KeyActed:
    """A key of the keypad asked for something."""

    act: Act


@dataclass(frozen=True)
class HeadphonesMoved:
    """Headphones were plugged in or pulled out."""

    is_in: bool


@dataclass(frozen=True)
class SecondPassed:
    """Time went on."""


@dataclass(frozen=True)
class ScanProgressed:
    """The scanner has read so much of a page, counted over all of this paper."""

    percent: int
    page: int = 1


@dataclass(frozen=True)
class CameraSaw:
    """The camera looked."""

    sight: Sight


@dataclass(frozen=True)
class ScanEnded:
    """The scanner, the camera or the stick gave a page or a list of files, or a reason why not."""

    outcome: Captured | StickFiles | ScannerState | CameraState | StickState | PageRefusal


@dataclass(frozen=True)
class StickMoved:
    """A stick was put in or pulled out."""

    is_in: bool


@dataclass(frozen=True)
class TicketIssued:
    """The submitting act is on disk."""

    issued: Issued


@dataclass(frozen=True)
class ApplicationJoined:
    """The application is on disk, with the number that was there before it."""

    ticket: UUID


@dataclass(frozen=True)
class NumberCalled:
    """The number they hold does not wait any more: it was called, or an officer dealt with it."""

    ticket: UUID


@dataclass(frozen=True)
class CallArrived:
    """The desk has the call of an officer."""


@dataclass(frozen=True)
class IssueFailed:
    """The submitting act left nothing behind."""

    code: str


@dataclass(frozen=True)
class PrintMoved:
    """A print job changed its state; `ticket` says whose slip it is."""

    ticket: UUID
    state: PrintState
    printer: PrinterState


@dataclass(frozen=True)
class PaperMoved:
    """A referral slip moved; nothing of it is kept, and BLOCKED means that it may still come while the visit lasts."""

    state: PrintState
    printer: PrinterState


@dataclass(frozen=True)
class CodeShown:
    """Something was held before the code reader."""

    code: ShownCode


@dataclass(frozen=True)
class SlipLookedUp:
    """What is known of the number on a slip that was shown, or whose code was typed."""

    outcome: KnownSlip | NoSlip
    is_typed: bool = False


Happening = (
    ControlPressed
    | ControlFocused
    | PartTurned
    | GlassTouched
    | KeyActed
    | HeadphonesMoved
    | SecondPassed
    | ScanProgressed
    | CameraSaw
    | ScanEnded
    | StickMoved
    | TicketIssued
    | ApplicationJoined
    | NumberCalled
    | CallArrived
    | IssueFailed
    | PrintMoved
    | PaperMoved
    | CodeShown
    | SlipLookedUp
)
