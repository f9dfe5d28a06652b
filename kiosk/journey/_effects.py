"""What a visit can cause, each in the imperative."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.application import Application
    from kiosk.ports import (
        Captured,
        Issued,
        PageUse,
    )
    from kiosk.tickets import Referral, Ticket, TicketRequest


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
class LayReady:
    """The next press may ask for this number, whatever its priority: have it kept before they press."""

    issue: Issue


@dataclass(frozen=True)
class DropReady:
    """The next press asks for no number: nothing is kept for it."""


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
class LookUpCode:
    """Find the number whose slip has one of these short codes: all that can have been meant by what was typed."""

    codes: frozenset[str] = field(repr=False)


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
class SayProblem:
    """Say once more what the page tells of a problem: a press did not lead on, and nothing on the page is new."""


@dataclass(frozen=True)
class Hush:
    """Say nothing more of this page, or go on with it if it was hushed."""


@dataclass(frozen=True)
class SayGoodbye:
    """Whoever does not see the page go hears that it is gone.

    Args:
        has_entered: Something of theirs was on it, and is deleted.
    """

    has_entered: bool = True


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
    | LayReady
    | DropReady
    | Join
    | Reprint
    | PrintReferral
    | PrintPractice
    | PrintWritten
    | CountPractice
    | KeepOpinion
    | LookUpSlip
    | LookUpCode
    | TellDesk
    | SayAgain
    | SayProblem
    | Hush
    | SayGoodbye
    | EndVisit
    | AdmitTechnician
    | CountIllegal
)
