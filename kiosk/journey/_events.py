"""What can happen to a visit, and what a visit can cause. Events are past tense, effects imperative."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kiosk.application import Application
    from kiosk.journey._handed import NoSlip
    from kiosk.journey._taking import StickFiles
    from kiosk.ports import (
        CameraState,
        Captured,
        Issued,
        KnownSlip,
        PageRefusal,
        PageUse,
        PrinterState,
        PrintState,
        ScannerState,
        Sight,
        StickState,
    )
    from kiosk.tickets import Referral, ShownCode, Ticket, TicketRequest
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
    """What is known of the number on a slip that was shown."""

    outcome: KnownSlip | NoSlip


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


@dataclass(frozen=True)
class StartScan:
    """Take a page, or all in the feeder.

    Args:
        use: How they are looked at later.
        after: The pages before them.
    """

    use: PageUse
    after: Captured | None = None


@dataclass(frozen=True)
class StartCapture:
    """Let the camera look until it takes a page.

    Args:
        use: How it is looked at later.
        after: The pages before it.
    """

    use: PageUse
    after: Captured | None = None


@dataclass(frozen=True)
class TakeNow:
    """Let the camera take what lies there."""


@dataclass(frozen=True)
class ListStick:
    """Find out what is on the stick."""


@dataclass(frozen=True)
class TakeFile:
    """Take a file of the stick, with all its pages.

    Args:
        number: Which of those that were listed.
        use: How they are looked at later.
        after: The pages before them.
    """

    number: int
    use: PageUse
    after: Captured | None = None


@dataclass(frozen=True)
class CancelScan:
    """Stop the scan, the look or the reading that runs."""


@dataclass(frozen=True)
class Issue:
    """Carry out the submitting act, then print; `is_large` for somebody who reads large."""

    request: TicketRequest
    application: Application | None
    is_large: bool = False


@dataclass(frozen=True)
class Join:
    """Keep an application with a number that was taken before it; nothing is printed."""

    issued: Issued
    application: Application


@dataclass(frozen=True)
class Reprint:
    """Print a marked copy of a slip."""

    issued: Issued
    is_large: bool = False


@dataclass(frozen=True)
class PrintPractice:
    """Print the slip of a practice: it has no number and no code, and is kept nowhere."""

    issued: Issued
    is_large: bool = False


@dataclass(frozen=True)
class CountPractice:
    """Somebody practised this service to the end; nothing else is kept of it."""

    service: str


@dataclass(frozen=True)
class KeepOpinion:
    """Keep what somebody thinks of the service, with nothing that tells who it was.

    Args:
        service: Its code; empty where none was named.
        scores: Each 1 to 4, by `kiosk.survey.Element`, or the one of `kiosk.survey.SATISFACTION`.
    """

    service: str
    scores: Mapping[str, int]


@dataclass(frozen=True)
class PrintReferral:
    """Print a referral slip; it has no number and is kept nowhere."""

    referral: Referral


@dataclass(frozen=True)
class PrintWritten:
    """Print what somebody wrote, to hold in the hand; kept nowhere.

    Args:
        ticket: The number it goes with.
        answers: For each question, what was asked and what was answered; numbers of persons are masked.
        is_large: For somebody who reads large.
    """

    ticket: Ticket
    answers: tuple[tuple[str, ...], ...]
    is_large: bool = False


@dataclass(frozen=True)
class LookUpSlip:
    """Find the number whose slip carries this secret."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class TellDesk:
    """Tell the officers' desk something; `page` names where, never what was typed."""

    action: str
    page: str


Tuned = Literal["", "volume", "speed"]


@dataclass(frozen=True)
class SayAgain:
    """Read the page once more from its beginning.

    Args:
        tuned: Not the page, but how loud or fast it now is.
    """

    tuned: Tuned = ""


@dataclass(frozen=True)
class Hush:
    """Say nothing more of this page, or go on with it if it was hushed."""


@dataclass(frozen=True)
class SayGoodbye:
    """Whoever does not see the page go hears that it is gone."""


@dataclass(frozen=True)
class EndVisit:
    """The resident has gone: forget them, throw the pen away."""


@dataclass(frozen=True)
class AdmitTechnician:
    """The glass is for a technician now, until they leave."""


@dataclass(frozen=True)
class CountIllegal:
    """An event that means nothing here; normal between two processes, so counted and no more."""

    event: str


Effect = (
    StartScan
    | StartCapture
    | TakeNow
    | ListStick
    | TakeFile
    | CancelScan
    | Issue
    | Join
    | Reprint
    | PrintReferral
    | PrintPractice
    | PrintWritten
    | CountPractice
    | KeepOpinion
    | LookUpSlip
    | TellDesk
    | SayAgain
    | Hush
    | SayGoodbye
    | EndVisit
    | AdmitTechnician
    | CountIllegal
)
