"""Drives a visit by pressing what its pages show, with a hand-moved clock and no device, disk or window."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.application import PageImage
from kiosk.catalogue import Catalogue, load
from kiosk.config import LaneConfig, SessionConfig
from kiosk.journey import (
    ApplicationJoined,
    ControlPressed,
    Effect,
    Happening,
    Issue,
    PageSource,
    ScanEnded,
    SecondPassed,
    Session,
    Setting,
    State,
    Submission,
    TicketIssued,
    World,
    present,
    resting,
    step,
)
from kiosk.ports import Captured, Issued, Preview, PrinterState, PrintJob, PrintState, ScannerState
from kiosk.texts import Texts
from kiosk.tickets import Lane, LineState, Ticket, TicketNumber
from kiosk.views import (
    Button,
    CheckView,
    ChooseView,
    DateView,
    NumberPadView,
    RestView,
    ScanView,
    SearchView,
    TypeView,
    View,
)
from tests.fakes.office import OFFICE, HandClock

LANE_CONFIG = (
    LaneConfig(code="umum", letter="A", wait_at="Loket 1"),
    LaneConfig(code="surat", letter="C", wait_at="Loket 2"),
)
LANES = {one.code: Lane(one.code, one.letter, one.wait_at, one.minutes_each) for one in LANE_CONFIG}
NIK = "6474025504540003"
LANGUAGES = {language: Texts(language) for language in ("id", "en")}
DATE_MOVES = ("up", "down", "up10", "down10")
# The first press on a part shows where it begins: of a birth at the date in the NIK.
WHOLE_DATE = ("day:up", "month:up", "year:up")


@cache
def shipped() -> Catalogue:
    """The shipped services, read once for all visits."""
    return load(None, list(LANES))


class Submissions:
    """Numbers submissions one after the other."""

    def __init__(self) -> None:
        self._last = 0

    def __call__(self) -> Submission:
        self._last += 2
        return Submission(UUID(int=self._last - 1), UUID(int=self._last), "secret", "K7M2PA")


def make_setting(catalogue: Catalogue | None = None) -> Setting:
    return Setting(
        office=OFFICE,
        zone=ZoneInfo(OFFICE.zone),
        lanes=LANES,
        default_lane=LANES["umum"],
        catalogue=catalogue or shipped(),
        texts=Texts("id"),
        timing=SessionConfig(),
        languages=LANGUAGES,
        new_submission=Submissions(),
    )


def captured() -> Captured:
    content = b"sample page"
    page = PageImage(content, "image/jpeg", hashlib.sha256(content).hexdigest(), 1654, 2339)
    return Captured(page, Preview(b"\xff" * 12, 2, 2))


def controls(view: View) -> set[str]:
    """Every control a view shows."""
    found = {one.id for one in view.frame.bar}
    found |= {one.id for one in getattr(view, "others", ())}
    for name in ("primary", "start", "unsure"):
        if isinstance(one := getattr(view, name, None), Button):
            found.add(one.id)
    match view:
        case ChooseView():
            found |= {one.id for one in view.choices}
        case CheckView():
            found |= {row.change.id for row in view.rows if row.change}
        case NumberPadView():
            found |= {f"key:{digit}" for digit in "0123456789"} | {"key:back"}
        case TypeView() | SearchView():
            found |= {f"key:{key}" for row in view.rows for key in row} | {"key:space", "key:back"}
            found |= {one.id for one in getattr(view, "choices", ())}
        case DateView():
            found |= {
                f"{column.id}:{move}"
                for column in view.columns
                for move in (DATE_MOVES if column.has_leaps else DATE_MOVES[:2])
            }
            found |= {column.unknown.id for column in view.columns if column.unknown}
        case RestView():
            pass
        case _:
            pass
    return found


class Visit:
    """One resident in front of one kiosk."""

    def __init__(
        self,
        printer: PrinterState | None = PrinterState.READY,
        *,
        has_scanner: bool = True,
        has_camera: bool = False,
        tools: tuple[PageSource, ...] = (PageSource.SCANNER,),
        catalogue: Catalogue | None = None,
        nik: str = NIK,
    ) -> None:
        self.setting, self.clock = make_setting(catalogue), HandClock()
        self.nik = nik
        self.printer, self.has_scanner, self.has_camera = printer, has_scanner, has_camera
        self.tools = tools
        self.is_speaking = False
        self.reads_sticks = self.has_stick = self.has_code_reader = False
        self.has_headphones: bool | None = None
        self.session: Session = resting(self.clock.now())
        self.effects: list[Effect] = []
        self.touches = 0
        self.pages = [self.page]

    @property
    def world(self) -> World:
        return World(
            self.setting,
            self.clock.now(),
            self.printer,
            self.has_scanner,
            LineState(6, None, None),
            is_speaking=self.is_speaking,
            has_headphones=self.has_headphones,
            has_camera=self.has_camera,
            reads_sticks=self.reads_sticks,
            has_stick=self.has_stick,
            has_code_reader=self.has_code_reader,
            tools=self.tools,
        )

    @property
    def view(self) -> View:
        return present(self.session, self.world).view

    @property
    def page(self) -> str:
        return self.view.page

    @property
    def state(self) -> State:
        return self.session.state

    def happen(self, happening: Happening) -> Visit:
        done = step(self.session, happening, self.world)
        self.session = done.session
        self.effects.extend(done.effects)
        if self.page != self.pages[-1]:
            self.pages.append(self.page)
        return self

    def press(self, *names: str) -> Visit:
        for name in names:
            assert name in controls(self.view), f"{self.page} shows {sorted(controls(self.view))}, not {name}"
            self.touches += 1
            self.happen(ControlPressed(name))
        return self

    def type(self, text: str) -> Visit:
        return self.press(*("key:space" if char == " " else f"key:{char}" for char in text))

    def pass_(self, seconds: int) -> Visit:
        for _ in range(seconds):
            self.clock.pass_(timedelta(seconds=1))
            self.happen(SecondPassed())
        return self

    def scan(self, outcome: Captured | ScannerState | None = None) -> Visit:
        return self.press("scan").happen(ScanEnded(outcome or captured()))

    def choose(self, service: str) -> Visit:
        """From rest or home to the first page of a service, through its group."""
        if self.state is State.REST:
            self.press("start")
        if f"service:{service}" not in controls(self.view):
            self.press(f"group:{self.setting.offer.service(service).group}")
        return self.press(f"service:{service}")

    def prepared(self) -> Visit:
        """Everything is here: from the first page of a service to the notice."""
        if self.state is State.STARTS:
            self.press("choice:yes")
        while "next" not in controls(self.view):
            self.press("more")
        return self.press("next")

    def back_to_home(self) -> Visit:
        while self.page != "home":
            self.press("bar:back")
        return self

    def begin(self, service: str = "sku", for_whom: str = "self") -> Visit:
        return self.choose(service).prepared().press("next", f"choice:{for_whom}")

    def answer(self) -> Visit:
        """Answer the present question in the simplest way; where that cannot be, leave it to the officer."""
        before = self.session.place
        self._answer_simply()
        if self.state is State.STOPPED:
            self.press("bar:back")
        if self.session.place == before and "officer_fills" in controls(self.view):
            self.press("officer_fills")
        return self

    def _answer_simply(self) -> None:
        view = self.view
        match view:
            case ChooseView() if view.page == "confirm_nik":
                self.press(view.choices[-2].id)  # the younger of two, before "no"
            case ChooseView() | SearchView():
                choice = next((one.id for one in view.choices), "officer_fills")
                self.press(choice, *(["next"] if isinstance(view, ChooseView) and view.is_several else []))
            case NumberPadView():
                known = {"question.nik": self.nik, "question.no_hp": "081234567890"}
                self.type("" if self.session.text else known.get(view.page, "1")).press("next")
            case TypeView():
                self.type("" if self.session.text else "SITI CONTOH").press("next")
            case DateView():
                place = self.press("next").session.place
                if self.session.problem and place == self.session.place:
                    self.press(*(f"{column.id}:up" for column in view.columns), "next")
            case CheckView():
                self.press("add" if not view.rows and "add" in controls(view) else view.primary.id)
            case ScanView():
                self.press("to_counter")
            case _:
                self.press("next")

    def answer_all(self) -> Visit:
        for _ in range(120):
            if self.state not in {State.QUESTION, State.TYPED, State.ROW, State.CONFIRM_NIK} and not self._is_asked():
                return self
            self.answer()
        raise AssertionError(self.pages)

    def answer_until(self, page: str) -> Visit:
        while self.page != page:
            self.answer()
        return self

    def _is_asked(self) -> bool:
        """Whether a paper on the glass is one of the questions."""
        return self.state is State.SCAN and any(one.path == self.session.place.of for one in self.session.asked)

    def reach_check(self) -> Visit:
        self.answer_all()
        while self.state is State.SCAN:
            self.scan().press("use")
        return self.press("choice:none")

    def last_page_of_check(self) -> Visit:
        while "more" in controls(self.view):
            self.press("more")
        return self

    def submit(self) -> Issue:
        self.last_page_of_check().press("submit")
        return self.issue

    @property
    def issue(self) -> Issue:
        return next(effect for effect in reversed(self.effects) if isinstance(effect, Issue))

    def issued(self, printing: PrintState = PrintState.QUEUED) -> Visit:
        """What was submitted is on disk: with a number of its own, or with the one in hand."""
        if self.session.issued is not None:
            return self.happen(ApplicationJoined(self.session.issued.ticket.request.uuid))
        request = self.issue.request
        number = TicketNumber(request.lane.letter, 12)
        ticket = Ticket(request, self.clock.wall_at.date(), number, self.clock.now())
        job = PrintJob(1, request.uuid, str(number), b"", printing, 0)
        return self.happen(TicketIssued(Issued(ticket, LineState(6, self.clock.wall_at, None), job)))
