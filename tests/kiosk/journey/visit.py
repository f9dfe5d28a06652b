"""Drives a visit by pressing what its pages show, with a hand-moved clock and no device, disk or window."""

from __future__ import annotations

import hashlib
import itertools
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from kiosk.application import PageImage
from kiosk.catalogue import kelurahan_of, load
from kiosk.config import LaneConfig, SessionConfig
from kiosk.journey import (
    ControlPressed,
    Effect,
    Happening,
    Issue,
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
from kiosk.views import Button, CheckView, ChooseView, DateView, NumberPadView, RestView, TypeView, View
from tests.fakes.office import OFFICE, HandClock

LANE_CONFIG = (
    LaneConfig(code="umum", letter="A", wait_at="Loket 1"),
    LaneConfig(code="surat", letter="C", wait_at="Loket 2"),
)
LANES = {one.code: Lane(one.code, one.letter, one.wait_at, one.minutes_each) for one in LANE_CONFIG}
NIK = "6474025504540003"
DATE_MOVES = ("up", "down", "up10", "down10")


def make_setting() -> Setting:
    numbers = itertools.count(1)
    return Setting(
        office=OFFICE,
        zone=ZoneInfo(OFFICE.zone),
        lanes=LANES,
        default_lane=LANES["umum"],
        catalogue=load(None, list(LANES)),
        texts=Texts("id"),
        timing=SessionConfig(),
        kelurahan=kelurahan_of(OFFICE.code),
        new_submission=lambda: Submission(UUID(int=next(numbers)), UUID(int=next(numbers)), "secret", "K7M2PA"),
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
        case TypeView():
            found |= {f"key:{key}" for row in view.rows for key in row} | {"key:space", "key:back"}
        case DateView():
            found |= {
                f"{column.id}:{move}"
                for column in view.columns
                for move in (DATE_MOVES if column.has_leaps else DATE_MOVES[:2])
            }
        case RestView():
            pass
        case _:
            pass
    return found


class Visit:
    """One resident in front of one kiosk."""

    def __init__(self, printer: PrinterState | None = PrinterState.READY, *, has_scanner: bool = True) -> None:
        self.setting, self.clock = make_setting(), HandClock()
        self.printer, self.has_scanner = printer, has_scanner
        self.session: Session = resting(self.clock.now())
        self.effects: list[Effect] = []
        self.touches = 0
        self.pages = [self.page]

    @property
    def world(self) -> World:
        return World(self.setting, self.clock.now(), self.printer, self.has_scanner, LineState(6, None, None))

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

    def begin(self, service: str = "sku", for_whom: str = "self") -> Visit:
        self.press("start", f"service:{service}", "next", "next")
        return self.press(f"choice:{for_whom}")

    def answer(self) -> Visit:
        """Answer the present question in the simplest way."""
        view = self.view
        match view:
            case ChooseView():
                return self.press(view.choices[0].id)
            case NumberPadView():
                typed = {"question.nik": NIK, "question.no_hp": "081234567890"}.get(view.page, "1")
                return self.type("" if self.session.text else typed).press("next")
            case TypeView():
                return self.type("" if self.session.text else "SITI CONTOH").press("next")
            case _:
                return self.press("next")

    def answer_all(self) -> Visit:
        for _ in range(30):
            if self.state not in {State.QUESTION, State.CONFIRM_NIK}:
                return self
            self.answer()
        raise AssertionError(self.pages)

    def reach_check(self) -> Visit:
        self.answer_all()
        while self.state is State.SCAN:
            self.scan().press("use")
        return self.press("choice:none")

    def last_page_of_check(self) -> Visit:
        while "next" in controls(self.view):
            self.press("next")
        return self

    def submit(self) -> Issue:
        self.last_page_of_check().press("submit")
        return self.issue

    @property
    def issue(self) -> Issue:
        return next(effect for effect in reversed(self.effects) if isinstance(effect, Issue))

    def issued(self, printing: PrintState = PrintState.QUEUED) -> Visit:
        request = self.issue.request
        number = TicketNumber(request.lane.letter, 12)
        ticket = Ticket(request, self.clock.wall_at.date(), number, self.clock.now())
        job = PrintJob(1, request.uuid, str(number), b"", printing, 0)
        return self.happen(TicketIssued(Issued(ticket, LineState(6, self.clock.wall_at, None), job)))
