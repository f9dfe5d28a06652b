"""One resident's visit as a value: where they are, what they answered.

It lives in memory alone and dies with the visit.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from kiosk.ports import Captured, PrinterState, PrintState, ScannerState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kiosk.application import Answer, StoredDocument
    from kiosk.catalogue import ForWhom, Question, Requirement, Service
    from kiosk.clock import Moment
    from kiosk.ports import Issued
    from kiosk.tickets import Priority


class State(StrEnum):
    """The pages a visit can be on. Names are those of the trace, of tests and of text keys."""

    REST = "rest"
    HOME = "home"
    PREPARE = "prepare"
    MISSING = "missing"
    INCOMPLETE = "incomplete"
    NOTICE = "notice"
    FOR_WHOM = "for_whom"
    QUESTION = "question"
    CONFIRM_NIK = "confirm_nik"
    SCAN = "scan"
    PRIORITY = "priority"
    CHECK = "check"
    NUMBER_SERVICE = "number.service"
    NUMBER_PRIORITY = "number.priority"
    SUBMITTING = "submitting"
    SLIP = "slip"
    THANKS = "thanks"


class Over(Enum):
    """A short message over the page; the page below keeps everything."""

    HELP = "help"
    OFFICER = "officer"
    IDLE = "idle"
    LEAVE = "leave"


@dataclass(frozen=True)
class ScanWorking:
    """The scanner is reading."""

    percent: int = 0


# What the scan page shows: nothing yet, reading, a page, or why there is none.
ScanStep = ScanWorking | Captured | ScannerState | None


@dataclass(frozen=True)
class Place:
    """A page one can come back to: its state and the code of the question or requirement it is about."""

    state: State
    of: str = ""


@dataclass(frozen=True)
class Submission:
    """What makes one submitting act one act, however often it is tried.

    Args:
        uuid: Of the ticket; the idempotency key.
        application: UUID of the application.
        secret: For the slip's QR.
        short_code: Beside the QR.
    """

    uuid: UUID
    application: UUID
    secret: str
    short_code: str


@dataclass(frozen=True)
class Printing:
    """Where the slip stands, and what the printer last said."""

    state: PrintState
    printer: PrinterState


@dataclass(frozen=True)
class Session:
    """A visit. Frozen: a step makes a new one.

    Args:
        place: Where the resident is.
        touched: When they last did something, or a device last worked for them.
        trail: The pages behind them, for Back.
        over: A message over the page.
        over_since: When it appeared.
        service: What they came for; None also for "something else" in the number-only path.
        chosen: When they chose it: their place in line.
        for_whom: For whom they act.
        answers: By question code.
        documents: By requirement code.
        text: What is being typed.
        problem: What to say about it, final words.
        list_page: Which page of a long list.
        scan: State of the scan page.
        priority: As they said; None until asked.
        is_changing: They came from the check page and go back there.
        check_page: Which page of the check.
        missing: Codes of requirements said not to be here.
        submission: Made when they first press submit.
        issued: What the submitting act left.
        printing: State of the slip.
    """

    place: Place
    touched: Moment
    trail: tuple[Place, ...] = ()
    over: Over | None = None
    over_since: Moment | None = None
    service: Service | None = None
    chosen: Moment | None = None
    for_whom: ForWhom | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    documents: Mapping[str, StoredDocument] = field(default_factory=dict)
    text: str = ""
    problem: str = ""
    list_page: int = 0
    scan: ScanStep = None
    priority: Priority | None = None
    is_changing: bool = False
    check_page: int = 0
    missing: tuple[str, ...] = ()
    submission: Submission | None = None
    issued: Issued | None = None
    printing: Printing | None = None

    @property
    def state(self) -> State:
        """The page's state."""
        return self.place.state

    @property
    def questions(self) -> tuple[Question, ...]:
        """What this resident is asked, in order."""
        if self.service is None or self.for_whom is None:
            return ()
        return self.service.asked(self.for_whom)

    @property
    def question(self) -> Question:
        """The question on the page."""
        return next(question for question in self.questions if question.code == self.place.of)

    @property
    def requirement(self) -> Requirement:
        """The document on the page."""
        assert self.service is not None
        return next(requirement for requirement in self.service.scanned if requirement.code == self.place.of)

    @property
    def is_device_working(self) -> bool:
        """Whether a device or the disk works for this resident, so that no idle clock runs."""
        if isinstance(self.scan, ScanWorking) or self.state is State.SUBMITTING:
            return True
        return self.printing is not None and self.printing.state in {PrintState.QUEUED, PrintState.SENDING}

    @property
    def may_print_again(self) -> bool:
        """A copy is a person's decision, made only where nobody knows whether the paper came out."""
        printing = self.printing
        return printing is not None and printing.state is PrintState.UNKNOWN and printing.printer.can_start

    def with_answer(self, answer: Answer) -> Session:
        """The same visit with one more answer, or another one."""
        return replace(self, answers={**self.answers, answer.question: answer})

    def without_unasked(self) -> Session:
        """Drop every answer that is not asked any more: a question that is not asked has no answer."""
        asked = {question.code for question in self.questions}
        scanned = {requirement.code for requirement in self.service.scanned} if self.service else set()
        return replace(
            self,
            answers={code: answer for code, answer in self.answers.items() if code in asked},
            documents={code: document for code, document in self.documents.items() if code in scanned},
        )


def resting(now: Moment) -> Session:
    """Nobody is here."""
    return Session(Place(State.REST), now)
