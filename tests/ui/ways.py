"""The ways on from a page: the simplest answer, answers of several presses, and what may happen meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

from kiosk.journey._events import (
    ApplicationJoined,
    CallArrived,
    CameraSaw,
    CodeShown,
    ControlFocused,
    GlassTouched,
    HeadphonesMoved,
    IssueFailed,
    KeyActed,
    NumberCalled,
    PaperMoved,
    PartTurned,
    PrintMoved,
    ScanEnded,
    ScanProgressed,
    SecondPassed,
    SlipLookedUp,
    StickMoved,
    TicketIssued,
)
from kiosk.journey._handed import NoSlip
from kiosk.journey._places import Over, State
from kiosk.journey._taking import CameraLooking, StickFiles, StickReading
from kiosk.ports import (
    Advice,
    BroughtFile,
    CameraState,
    Doubt,
    FileKind,
    Issued,
    KnownSlip,
    PageRefusal,
    PrinterState,
    PrintJob,
    PrintState,
    ScannerState,
    Sight,
    StickState,
)
from kiosk.tickets import ForeignCode, LineState, Ticket, TicketNumber
from kiosk.views import Act, ChooseView, DateView, NumberPadView, SearchView, TypeView
from tests.kiosk.journey.visit import NIK, captured, controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.journey import Happening, Issue, Session, World
    from kiosk.views import View

# The longest name an office knows of, and what fits no check.
LONG_NAME = "SITI NURHALIZA MUHAMMAD ABDURRAHMAN WAHID HASYIM SASTROWARDOYO BINTI WIRYODININGRAT"
DIGITS = {"question.nik": NIK, "question.no_hp": "081234567890"}
# Beside the date that is proposed: lately, some weeks ago, and long ago.
WHOLE = ("day:up", "month:up", "year:up")
DATES = (
    (*WHOLE, *("year:up10",) * 9),
    (*WHOLE, *("year:up10",) * 6),
    (*WHOLE, *("year:up10",) * 9, *("month:down",) * 3),
    (*WHOLE, *("year:down10",) * 4),
)
PRINTERS = (PrinterState.READY, PrinterState.PAPER_OUT, PrinterState.COVER_OPEN, PrinterState.OFFLINE)
ONWARD = ("next", "choice:yes", "choice:none", "submit", "use", "to_counter", "stay", "close", "more", "done")


def simplest(session: Session, view: View) -> tuple[str, ...]:
    """What to press for the simplest answer; at a dead end the way back; nothing while the machine is at work."""
    shown = controls(view)
    if not shown:
        return ()
    if session.state is State.STOPPED and not session.over:
        return ("bar:back",)
    if not session.over and (presses := _filled_in(session, view, shown)):
        return presses
    way = next((name for name in ONWARD if name in shown), "")
    return (way or _first(view),)


def _filled_in(session: Session, view: View, shown: set[str]) -> tuple[str, ...]:
    """What is typed, ticked or set; nothing where one button is all it takes."""
    presses: tuple[str, ...] = ()
    match view:
        case ChooseView() if view.page == "confirm_nik":
            presses = (view.choices[-2].id,)  # the younger of two, before "no"
        case ChooseView() if view.is_several and view.choices:
            presses = (view.choices[0].id, "next")
        case NumberPadView():
            presses = (*typing("" if session.text else DIGITS.get(view.page, "1"), shown), "next")
        case TypeView():
            presses = (*typing("" if session.text else "SITI CONTOH", shown), "next")
        case DateView() if getattr(view.note, "tone", "") == "problem":
            presses = (*(f"{column.id}:up" for column in view.columns), "next")
        case _:
            pass
    return presses


def typing(text: str, shown: set[str]) -> tuple[str, ...]:
    """The keys of a text, as far as the page has them."""
    keys = ("key:space" if char == " " else f"key:{char}" for char in text)
    return tuple(key for key in keys if key in shown)


def _first(view: View) -> str:
    """The first choice, or the button that goes on."""
    if isinstance(view, ChooseView | SearchView) and view.choices:
        return view.choices[0].id
    buttons = (getattr(view, "primary", None), getattr(view, "start", None), *getattr(view, "others", ()))
    found = next((one for one in (*buttons, *view.frame.bar) if one is not None), None)
    assert found is not None, view
    return found.id


def answers(view: View) -> Iterator[tuple[str, ...]]:
    """Answers that take several presses."""
    match view:
        case ChooseView() if view.is_several:
            yield from ((one.id, "next") for one in view.choices)
            yield (*(one.id for one in view.choices), "next")
        case DateView() if len(view.columns) > 2:
            yield from ((*moves, "next") for moves in DATES)
        case _:
            pass


def full_texts(view: View) -> Iterator[tuple[str, ...]]:
    """As much typed as the page takes."""
    if isinstance(view, NumberPadView):
        yield typing("9" * 30, controls(view))
    elif isinstance(view, TypeView | SearchView):
        yield from (typing(text, controls(view)) for text in (LONG_NAME, LONG_NAME.replace(" ", ""), "A"))


def happenings(session: Session, issue: Issue | None, world: World) -> Iterator[tuple[str, Happening, World]]:
    """What may happen on a page beside presses."""
    for act in Act.__args__:
        yield act, KeyActed(act), world
    yield "headphones", HeadphonesMoved(is_in=True), world
    yield "turned", PartTurned(), world
    yield "touched", GlassTouched(), world
    yield "focused", ControlFocused(""), world
    if session.state is not State.REST:
        yield "idle", SecondPassed(), later(world, seconds=world.setting.timing.idle_s + 1)
    if session.over is Over.OFFICER:
        yield "call_arrived", CallArrived(), world
        yield "call_cut_off", SecondPassed(), later(world, seconds=world.setting.call_takes_s)
    if session.over:
        yield "time_up", SecondPassed(), later(world, seconds=world.setting.timing.pause_s + 1)
    yield from ((name, happening, world) for name, happening in _of_devices(session, issue, world))
    yield from ((name, happening, world) for name, happening in _of_stick(session, world))
    if session.state in {State.REST, State.SHOW_SLIP}:
        yield from ((name, happening, world) for name, happening in _shown(world))
    if session.state is State.TYPE_CODE:
        yield "code_unknown", SlipLookedUp(NoSlip.UNKNOWN, is_typed=True), world


def _of_devices(session: Session, issue: Issue | None, world: World) -> Iterator[tuple[str, Happening]]:
    """What scanner, camera, disk and printer may say."""
    if session.state is State.SCAN:
        yield "scan_progressed", ScanProgressed(60)
        yield "scan_ended", ScanEnded(captured())
        yield from (("scan_doubted", ScanEnded(replace(captured(), doubt=doubt))) for doubt in Doubt)
        yield from (("scan_failed", ScanEnded(state)) for state in ScannerState)
    if isinstance(session.scan, CameraLooking):
        yield from (("camera_saw", CameraSaw(Sight(captured().preview, one, 60))) for one in Advice)
        yield from (("camera_failed", ScanEnded(state)) for state in CameraState if state is not CameraState.READY)
    if session.paper is not None:
        yield from (("paper_moved", PaperMoved(state, PrinterState.READY)) for state in PrintState)
    if session.state is State.SUBMITTING:
        yield "issue_failed", IssueFailed("store.full")
        if issue is not None:
            yield "ticket_issued", TicketIssued(_issued(issue, world))
    if session.issued is None:
        return
    ticket = session.issued.ticket.request.uuid
    yield "called", NumberCalled(ticket)
    if session.state is State.SUBMITTING:
        yield "joined", ApplicationJoined(ticket)
    if session.state is State.SLIP:
        for state, printer in product(PrintState, PRINTERS):
            yield f"print_{state.value}", PrintMoved(ticket, state, printer)


def _of_stick(session: Session, world: World) -> Iterator[tuple[str, Happening]]:
    """That a stick came or went, and what is on it."""
    if session.state is State.SCAN and world.reads_sticks:
        yield from (("stick_moved", StickMoved(one)) for one in (True, False))
    if isinstance(session.scan, StickReading):
        yield "stick_listed", ScanEnded(StickFiles(_files(world)))
        outcomes = (*StickState, *PageRefusal)
        yield from (("stick_failed", ScanEnded(one)) for one in outcomes if one is not StickState.READY)


def _files(world: World) -> tuple[BroughtFile, ...]:
    """As telephones and programs name them, more than a page of them."""
    names = (
        "WhatsApp Image 2026-11-20 at 19.32.08.jpeg",
        "SURAT_PENGANTAR_RT03_RW07_KELURAHAN_FINAL_REVISI.pdf",
        *(f"kk {number}.jpg" for number in range(8)),
    )
    kinds = {".pdf": FileKind.PDF}
    return tuple(
        BroughtFile(at, name, kinds.get(name[-4:], FileKind.PICTURE), 12_345_678, world.now.wall_at)
        for at, name in enumerate(names)
    )


def _shown(world: World) -> Iterator[tuple[str, Happening]]:
    """What a code that is held before the reader may be."""
    yield "code_shown", CodeShown(ForeignCode())
    lane, line = world.setting.default_lane, LineState(36, world.now.wall_at, None)
    for is_of_today, is_waiting in ((True, True), (True, False), (False, False)):
        yield "slip_looked_up", SlipLookedUp(KnownSlip("A-128", lane, is_of_today, is_waiting, line))
    yield from (("slip_looked_up", SlipLookedUp(one)) for one in NoSlip)


def _issued(issue: Issue, world: World) -> Issued:
    """What the store makes of a request."""
    request = issue.request
    number = TicketNumber(request.lane.letter, 128)
    ticket = Ticket(request, world.today, number, world.now)
    job = PrintJob(1, request.uuid, str(number), b"", PrintState.QUEUED, 0)
    return Issued(ticket, LineState(36, world.now.wall_at, None), job)


def later(world: World, seconds: float) -> World:
    """The same, some time after."""
    now = world.now
    later = replace(now, seconds=now.seconds + seconds, wall_at=now.wall_at + timedelta(seconds=seconds))
    return replace(world, now=later)
