"""One resident's visit as a value: where they are, what they answered.

It lives in memory alone and dies with the visit.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kiosk.application import Filling, settle
from kiosk.catalogue import ForWhom, Mode, PaperForm, Proof, QuestionType
from kiosk.journey._manner import Manner
from kiosk.journey._places import Call, Over, Place, State
from kiosk.journey._possible import stop_for_all
from kiosk.journey._taking import PageSource, ScanStep, ScanWorking, SetAside, StickReading
from kiosk.ports import Captured, PageUse, PrintState
from kiosk.views import DEFAULT_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.application import Answer, Asked, Settled, StoredDocument
    from kiosk.catalogue import Facts, Question, Requirement, Service, Stop
    from kiosk.clock import Moment
    from kiosk.journey._handed import NoSlip, Printing, Submission
    from kiosk.journey._manner import Sound
    from kiosk.ports import Issued, KnownSlip
    from kiosk.tickets import Priority


@dataclass(frozen=True)
class Session:
    """A visit. Frozen: a step makes a new one.

    Args:
        place: Where the resident is.
        touched: When they last did something, or a device last worked for them.
        manner: How they see and hear the pages.
        trail: The pages behind them, for Back.
        over: A message over the page.
        over_since: When it appeared.
        call: Of the message that an officer was called.
        paused: When they put a mask over the page to look for a paper; None while there is none.
        service: What they came for; None also for "something else" in the number-only path.
        chosen: When they chose it: their place in line.
        facts: What was so when they chose it; conditions are judged by it for the whole visit.
        replaced: Code of the paper of old they looked for, if a law put this service in its place.
        for_whom: For whom they act.
        filling: Answers by path, and rows by group; a note that was read or a list that was closed has an empty one.
        settled: What the answers mean: which questions, papers and stops there are; None until it is known for whom.
        before_removal: What the list held before a row was taken out, for one press.
        documents: By requirement code, or path of a document question.
        text: What is being typed.
        problem: What to say about it, final words.
        tried: The answer that has the problem, so that it can be told again in another language.
        list_page: Which page of a long list.
        scan: State of the scan page.
        source: What they took the last page with, or chose to take pages with; None before that.
        brought: Of which papers they brought the pages on a stick; nothing of them lies on a glass.
        scanned: The pages of this paper that are kept while more are awaited or read.
        set_aside: The page of it that they take once more.
        paper: State of a printed list or referral; None until one is asked for.
        priority: As they said; None until asked.
        is_changing: They came from the check page and go back there.
        check_page: Which page of the check.
        left_check: Which one they left to change an answer, and come back to.
        missing: Codes of requirements said not to be here.
        submission: Made when they first press submit, or come to where one press gives a number.
        issued: What the submitting act left.
        printing: State of the slip.
        difficult: Names of the pages they said were difficult.
        focused: The control the keypad's focus is on.
        said_since: Since when something has been said without a pause; None while all is silent.
        is_practice: They only practise: nothing is kept, and every page says so.
        is_sent: An application was handed in, with the number or after it.
        is_joined: That application joined a number that was taken before it.
        is_called: Their number was called while they were here, and they were told.
        has_copy: They have all the paper they need: a slip in large letters, or one with what is still to be brought.
        has_written: They asked for a paper with what they wrote.
        opinions: What they think, by element of the survey, not kept yet.
        shown: What the code says that was held before the reader, or typed; no secret is in it.
        wrong_codes: How many codes they typed that no number here has.
    """

    place: Place
    touched: Moment
    manner: Manner = field(default_factory=Manner)
    trail: tuple[Place, ...] = ()
    over: Over | None = None
    over_since: Moment | None = None
    call: Call = Call.GOING
    paused: Moment | None = None
    service: Service | None = None
    chosen: Moment | None = None
    facts: Facts | None = None
    replaced: str = ""
    for_whom: ForWhom | None = None
    filling: Filling = field(default_factory=Filling)
    settled: Settled | None = None
    before_removal: Filling | None = None
    documents: Mapping[str, StoredDocument] = field(default_factory=dict)
    text: str = ""
    problem: str = ""
    tried: str = ""
    list_page: int = 0
    scan: ScanStep = None
    source: PageSource | None = None
    brought: frozenset[str] = frozenset()
    scanned: Captured | None = None
    set_aside: SetAside | None = None
    paper: Printing | None = None
    priority: Priority | None = None
    is_changing: bool = False
    check_page: int = 0
    left_check: int = 0
    missing: tuple[str, ...] = ()
    submission: Submission | None = None
    issued: Issued | None = None
    printing: Printing | None = None
    difficult: frozenset[str] = frozenset()
    focused: str = ""
    said_since: Moment | None = None
    is_practice: bool = False
    is_sent: bool = False
    is_joined: bool = False
    is_called: bool = False
    has_copy: bool = False
    has_written: bool = False
    opinions: Mapping[str, int] = field(default_factory=dict)
    shown: KnownSlip | NoSlip | None = None
    wrong_codes: int = 0

    @property
    def state(self) -> State:
        """The page's state."""
        return self.place.state

    @property
    def page(self) -> str:
        """Name of the page for the desk: where, and of which question, never what was said."""
        return ".".join((self.state.value, *(part for part in self.place.of.split("/") if part and not part.isdigit())))

    @property
    def sound(self) -> Sound:
        """How they hear the pages."""
        return self.manner.sound

    @property
    def answers(self) -> Mapping[str, Answer]:
        """By path."""
        return self.filling.answers

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What this resident is asked, in order."""
        return self.settled.asked if self.settled else ()

    @property
    def at(self) -> Asked:
        """The question on the page."""
        return next(asked for asked in self.asked if asked.path == self.place.of)

    @property
    def question(self) -> Question:
        """What is asked on the page."""
        return self.at.question

    @property
    def papers(self) -> tuple[Requirement, ...]:
        """The requirements to put on the glass, in order."""
        needed = self.settled.needed if self.settled else ()
        return tuple(requirement for requirement in needed if requirement.proof is Proof.SCAN)

    @property
    def paper_title(self) -> str:
        """What to lay on the glass now."""
        titles = {requirement.code: requirement.title for requirement in self.papers}
        documents = (asked for asked in self.asked if asked.question.type is QuestionType.DOCUMENT)
        return ({asked.path: asked.question.label for asked in documents} | titles)[self.place.of]

    @property
    def paper_use(self) -> PageUse:
        """How it is looked at later."""
        forms = {requirement.code: requirement.form for requirement in self.papers}
        return PageUse.PHOTO if forms.get(self.place.of) is PaperForm.PHOTO else PageUse.PAPER

    @property
    def is_for_feeder(self) -> bool:
        """Whether it may go through a feeder: a photograph, a booklet or a card goes on the glass."""
        bound = {requirement.code for requirement in self.papers if requirement.is_bound}
        return self.paper_use is PageUse.PAPER and self.place.of not in bound

    @property
    def stop(self) -> Stop | None:
        """The reason to go no further, if there is one."""
        return self.settled.stop if self.settled else stop_for_all(self.service, self.facts)

    @property
    def is_device_working(self) -> bool:
        """Whether a device or the disk works for this resident, so that no idle clock runs."""
        if isinstance(self.scan, ScanWorking | StickReading) or self.state is State.SUBMITTING:
            return True
        papers = (self.printing, self.paper)
        return any(one is not None and one.state in {PrintState.QUEUED, PrintState.SENDING} for one in papers)

    @property
    def has_entered(self) -> bool:
        """Whether anything was filled in or said that is not handed in yet."""
        is_typing = bool(self.text) and self.state in {State.QUESTION, State.TYPED}
        # What is calculated stands among the answers before anything was asked.
        is_answered = any(one.path in self.answers for one in self.asked) if self.settled else bool(self.answers)
        is_over = self.is_sent or (self.issued is not None and self.for_whom is None)
        return not is_over and bool(is_typing or is_answered or self.documents or self.missing)

    @property
    def reads_large(self) -> bool:
        """Whether what they take along is printed large, too: they made the letters larger than everybody's."""
        return self.manner.look.text > DEFAULT_TEXT

    @property
    def may_have_copy(self) -> bool:
        """Whether a copy is of use to them: one in large letters, or one that says what is still to be brought.

        Also while the first is on its way: a button that came with the paper would push the others from under a finger.
        """
        return self._may_print_more and not (self.has_copy or self.is_called or self.is_practice)

    @property
    def may_have_written(self) -> bool:
        """Whether what they wrote can be printed for them, once; what they wrote in a practice is nothing."""
        has_form = self.is_sent and self.settled is not None and not self.is_practice
        return has_form and self._may_print_more and not self.has_written

    @property
    def _may_print_more(self) -> bool:
        """Whether nothing is known against one more paper."""
        doubted = {PrintState.BLOCKED, PrintState.UNKNOWN}
        return self.printing is not None and self.printing.state not in doubted

    @property
    def may_join(self) -> bool:
        """Whether they hold a number that still waits, of a service whose form can still be filled in here."""
        service = self.service
        is_waiting = self.issued is not None and not self.is_called
        return is_waiting and not self.is_sent and service is not None and service.mode is not Mode.GUIDANCE

    @property
    def may_print_again(self) -> bool:
        """A copy is a person's decision, made only where nobody knows whether the paper came out."""
        printing = self.printing
        return printing is not None and printing.state is PrintState.UNKNOWN and printing.printer.can_start

    def without_message(self) -> Session:
        """Without what is over the page; below another message a mask stays, until they themselves lift it."""
        if self.paused is not None and self.over not in {Over.PAUSE, Over.IDLE}:
            return replace(self, over=Over.PAUSE, over_since=self.paused)
        return replace(self, over=None, over_since=None, paused=None)

    def with_answer(self, path: str, answer: Answer) -> Session:
        """The same visit with one more answer, or another one."""
        return self.with_answers({path: answer})

    def with_answers(self, more: Mapping[str, Answer], without: frozenset[str] = frozenset()) -> Session:
        """The same visit with these answers, and without those of some paths."""
        kept = {path: answer for path, answer in self.answers.items() if path not in without}
        return self.with_filling(replace(self.filling, answers={**kept, **more}))

    def with_filling(self, filling: Filling) -> Session:
        """The same visit with other answers: what is not asked any more is gone, in the documents, too."""
        if self.service is None or self.facts is None or self.for_whom is None:
            return replace(self, filling=filling, settled=None)
        settled = settle(self.service, self.facts, filling)
        changed = replace(self, filling=settled.filling, settled=settled)
        wanted = {one.code for one in changed.papers} | {one.path for one in changed.asked}
        documents = {code: document for code, document in self.documents.items() if code in wanted}
        return replace(changed, documents=documents)


def resting(now: Moment, manner: Manner | None = None) -> Session:
    """Nobody is here; the next one begins in this manner."""
    return Session(Place(State.REST), now, manner or Manner())
