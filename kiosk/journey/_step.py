"""The pure step: a visit and what happened give a visit and effects.

An illegal event changes nothing and never raises; between two processes it is normal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk.journey._effects import DropReady, LayReady, SayProblem
from kiosk.journey._events import (
    ApplicationJoined,
    CallArrived,
    CameraSaw,
    CodeShown,
    ControlFocused,
    ControlPressed,
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
from kiosk.journey._handed import Printing
from kiosk.journey._keypad import without_touch
from kiosk.journey._looking import fits_scan, given_up, hear_scan, left_alone
from kiosk.journey._moves import back
from kiosk.journey._places import Over, Place, State
from kiosk.journey._submit import issue_of
from kiosk.journey._table import MESSAGES, PAGES
from kiosk.journey.presses import anywhere, codes, joining
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.ports import PrintState

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.journey._events import Happening
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.ports import Issued, PrinterState

# The longest page takes half of it at the slowest: a voice that goes on is broken, and must not keep a visit open.
MOST_SAID_S = 300.0
# Of silence after the question whether anybody is there (WCAG 2.2.1), and how soon a page is heard at the latest.
ANSWER_S = 20.0
SPEECH_BEGINS_S = 3.0


def step(session: Session, happening: Happening, world: World) -> Step:
    """What the happening makes of the visit."""
    world = world.in_language(session.manner.language)
    match happening:
        case ControlPressed(control):
            done = _press(session, control, world)
        case ControlFocused() | PartTurned() | GlassTouched() | KeyActed() | HeadphonesMoved():
            done = without_touch(session, happening, world)
        case SecondPassed():
            done = _pass_second(session, world)
        case ScanProgressed() | CameraSaw() | ScanEnded() | StickMoved():
            done = hear_scan(session, happening, world)
        case TicketIssued() | IssueFailed():
            done = _handed_in(session, happening, world)
        case ApplicationJoined() | NumberCalled():
            done = joining.heard(session, happening, world)
        case CallArrived():
            done = anywhere.call_arrived(session)
        case PrintMoved() | PaperMoved():
            done = _moved(session, happening, world)
        case CodeShown() | SlipLookedUp():
            done = codes.heard(session, happening, world)
        case _:
            assert_never(happening)
    return _with_number_ready(session, happening, left_alone(session, happening, done), world)


def _with_number_ready(before: Session, happening: Happening, done: Step, world: World) -> Step:
    """Where the next press gives a number, what it gives is kept before it, and looked at again each second.

    It is dropped where that page is left or covered, but by the press.
    """
    after = done.session
    if not _may_press_for_number(after):
        is_left = _may_press_for_number(before) and after.state is not State.SUBMITTING
        return Step(after, (*done.effects, DropReady())) if is_left else done
    if after.place == before.place and not isinstance(happening, SecondPassed):
        return done
    asked = replace(after, submission=after.submission or world.setting.new_submission())
    return Step(asked, (*done.effects, LayReady(issue_of(asked, world))))


def _may_press_for_number(session: Session) -> bool:
    is_there = session.state is State.NUMBER_PRIORITY and session.over is None
    return is_there and not session.is_practice and session.issued is None


def _handed_in(session: Session, end: TicketIssued | IssueFailed, world: World) -> Step:
    if isinstance(end, IssueFailed):
        return _come_back_from_submit(session, world)
    return _arrive_at_slip(session, end.issued, world)


def _arrive_at_slip(session: Session, issued: Issued, world: World) -> Step:
    if session.state is not State.SUBMITTING or session.issued is not None:
        return illegal(session, "ticket_issued")
    at_first = None if world.printer is None else _begun(issued.job.state, world.printer)
    printing = session.printing or at_first  # the printer may have been faster than the news of its number
    arrived = replace(session, place=Place(State.SLIP), trail=(), issued=issued, printing=printing)
    return Step(replace(arrived, is_sent=session.settled is not None, touched=world.now))


def _begun(state: PrintState, printer: PrinterState) -> Printing:
    """What to say until the printer does: nobody is told to take a paper from one that is known to have none."""
    is_held = state is PrintState.QUEUED and not printer.can_start
    return Printing(PrintState.BLOCKED if is_held else state, printer)


def _come_back_from_submit(session: Session, world: World) -> Step:
    if session.state is not State.SUBMITTING:
        return illegal(session, "issue_failed")
    problem, page = world.setting.texts.get("submit.failed"), session.check_page
    return Step(replace(back(session), problem=problem, check_page=page, touched=world.now))


def _moved(session: Session, moved: PrintMoved | PaperMoved, world: World) -> Step:
    return _print_moved(session, moved, world) if isinstance(moved, PrintMoved) else _paper_moved(session, moved, world)


def _print_moved(session: Session, moved: PrintMoved, world: World) -> Step:
    if moved.ticket != _ticket_of(session):
        return illegal(session, "print_moved")
    printing = Printing(moved.state, moved.printer)
    # The spooler repeats itself while it waits for a late answer: only news is a reason to go on waiting.
    return Step(session if printing == session.printing else replace(session, printing=printing, touched=world.now))


def _paper_moved(session: Session, moved: PaperMoved, world: World) -> Step:
    if session.paper is None:
        return illegal(session, "paper_moved")
    paper = Printing(moved.state, moved.printer)
    return Step(session if paper == session.paper else replace(session, paper=paper, touched=world.now))


def _ticket_of(session: Session) -> UUID | None:
    """The ticket that was issued, or is being issued."""
    if session.issued is not None:
        return session.issued.ticket.request.uuid
    if session.state is State.SUBMITTING and session.submission is not None:
        return session.submission.uuid
    return None


def _press(session: Session, control: str, world: World) -> Step:
    known = MESSAGES[session.over] if session.over else PAGES[session.state]
    name, _, rest = control.partition(":")
    press, argument = (known[control], "") if control in known else (known.get(name), rest)
    if press is None or not fits_scan(session, name):
        return illegal(session, control if not rest else name)
    return _with_problem_told(session, press(replace(session, touched=world.now), argument, world))


def _with_problem_told(before: Session, done: Step) -> Step:
    """Who does not see that the same problem is still there hears it with every press that changes nothing."""
    after = done.session
    if not after.problem or done.effects:
        return done
    is_still = replace(after, touched=before.touched, tried=before.tried) == before
    return Step(after, (SayProblem(),)) if is_still else done


def _pass_second(session: Session, world: World) -> Step:
    if session.state is State.REST:
        return Step(session)
    said_since = (session.said_since or world.now) if world.is_speaking else None
    session = anywhere.with_call_watched(replace(session, said_since=said_since), world)
    if over_looked := given_up(session, world):
        return over_looked
    if session.is_device_working or (said_since is not None and said_since.age_s(world.now) < MOST_SAID_S):
        return Step(_with_time_to_answer(replace(session, touched=world.now), world))
    if _is_time_up(session, world):
        return anywhere.leave(session, "", world)
    if session.over is not Over.IDLE and _is_still(session, world):
        return Step(replace(session, over=Over.IDLE, over_since=world.now))
    return Step(session)


def _with_time_to_answer(session: Session, world: World) -> Session:
    """While the question whether anybody is there is read, the countdown waits with enough of it left.

    Only while it is first read: that a few seconds are left is said too, and must not give them back.
    """
    since, said = session.over_since, session.said_since
    if session.over is not Over.IDLE or since is None or said is None:
        return session
    warn_s, age_s = world.setting.timing.warn_s, since.age_s(world.now)
    too_much_s = age_s - max(0.0, warn_s - ANSWER_S)
    is_first_read = said.age_s(world.now) >= age_s - SPEECH_BEGINS_S
    return replace(session, over_since=since.later(too_much_s)) if is_first_read and too_much_s > 0 else session


def _is_still(session: Session, world: World) -> bool:
    """Whether nothing has been done for too long; who looks for a paper was given longer."""
    timing = world.setting.timing
    if session.over is Over.PAUSE and session.over_since is not None:
        return session.over_since.age_s(world.now) >= timing.pause_s
    return session.touched.age_s(world.now) >= _idle_s(session, world)


def _is_time_up(session: Session, world: World) -> bool:
    timing = world.setting.timing
    if session.over is Over.IDLE and session.over_since is not None:
        return session.over_since.age_s(world.now) >= timing.warn_s
    still_s = session.touched.age_s(world.now)
    if session.over is not None:
        return False
    if session.state is State.SURVEY and not session.opinions:
        # Most go with their paper: nothing is lost, and whoever comes next should not meet a question to somebody else.
        return still_s >= timing.idle_s
    if session.state is State.SHOWN and not session.has_entered:
        return still_s >= timing.slip_s  # whoever wants to know more shows it again
    is_over = session.state is State.THANKS and not session.is_practice  # which may be followed by one in earnest
    return is_over and still_s >= timing.thanks_s


def _idle_s(session: Session, world: World) -> float:
    timing = world.setting.timing
    return timing.slip_s if session.state in {State.SLIP, State.THANKS} else timing.idle_s
