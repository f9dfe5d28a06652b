"""Scanner, camera and stick at work, as a part of a visit: what is heard and seen of them, and their end. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._brought import late, progressed, stick_moved
from kiosk.journey._effects import CancelScan
from kiosk.journey._events import CameraSaw, ScanEnded, ScanProgressed, StickMoved
from kiosk.journey._places import Over, State
from kiosk.journey._taking import AtWork, CameraLooking, PageSource, ScanWorking, StickFiles, StickReading
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.ports import CameraState, Captured, PageRefusal, ScannerState, StickState

if TYPE_CHECKING:
    from kiosk.journey._events import Happening
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# Advice may change with every picture; a voice that says each of them says nothing.
SAID_EVERY_S = 2.0
# A camera looks as long as it is let; who has gone must not keep it looking, nor by its voice the visit open.
MOST_LOOKED_S = 180.0


def source_of(session: Session, world: World) -> PageSource | None:
    """What takes the next page: what they used last, if it is there; None where they are to choose.

    Pages that follow others of the same paper are taken as those were. Where nothing answers it is what does not: the
    page speaks of that, and of no device that nobody sees here; None where there never was any.
    """
    if session.scanned is not None:
        return session.source or PageSource.SCANNER
    there = sources(session, world)
    if session.source in there:
        return session.source
    if not there:
        return session.source or next(iter(world.tools), None)
    return there[0] if len(there) == 1 else None


def sources(session: Session, world: World) -> tuple[PageSource, ...]:
    """What there is to take a page with, the last choice first; nothing that does not answer."""
    is_only = world.reads_sticks and (session.source is PageSource.STICK or not world.tools)
    is_stick = not session.is_practice and (world.has_stick or is_only)
    is_there = {PageSource.SCANNER: world.has_scanner, PageSource.CAMERA: world.has_camera, PageSource.STICK: is_stick}
    drawn = world.tools if session.is_practice else ()  # where a drawn page comes from
    there = (one for one in PageSource if is_there[one] or one in drawn)
    return tuple(sorted(there, key=lambda one: one is not session.source))


def offered(session: Session, world: World) -> tuple[PageSource, ...]:
    """The same, and the stick that may be in a pocket."""
    there = sources(session, world)
    may_come = world.reads_sticks and not session.is_practice and PageSource.STICK not in there
    return (*there, PageSource.STICK) if may_come else there


def fits_scan(session: Session, name: str) -> bool:
    """The scan page has several faces; a button of another face means nothing."""
    if session.over or session.state is not State.SCAN:
        return True
    is_working = isinstance(session.scan, ScanWorking | StickReading)
    is_looking, is_listed = isinstance(session.scan, CameraLooking), isinstance(session.scan, StickFiles)
    is_captured, is_idle = isinstance(session.scan, Captured), not (is_working or is_looking)
    is_failed = isinstance(session.scan, ScannerState | CameraState | StickState | PageRefusal)
    fits = {
        "scan": is_idle,
        "source": is_idle and (session.scanned is None or is_failed),
        **dict.fromkeys(("next", "drop"), is_captured),
        "again": is_captured or is_listed,
        **dict.fromkeys(("file", "more", "previous"), is_listed),
        "use": is_captured or (is_idle and (session.scanned or session.set_aside) is not None),
        "to_counter": not is_working and not _is_any_kept(session),
        "take_now": is_looking,
        "cancel": not is_idle,
    }
    return fits.get(name, True)


def _is_any_kept(session: Session) -> bool:
    """Whether pages of this paper are in, besides the one that is shown: what is in is brought nowhere."""
    if isinstance(session.scan, Captured):
        return session.scan.before is not None
    return (session.scanned or session.set_aside) is not None


def hear_scan(session: Session, happening: ScanProgressed | CameraSaw | ScanEnded | StickMoved, world: World) -> Step:
    """News of what takes the page."""
    match happening:
        case CameraSaw():
            return _see(session, happening, world)
        case ScanProgressed(percent, page) if isinstance(session.scan, ScanWorking):
            return Step(replace(session, scan=ScanWorking(percent, page), touched=world.now))
        case ScanProgressed(percent) if isinstance(session.scan, StickReading):
            return progressed(session, session.scan, percent, world)
        case StickMoved(is_in):
            return stick_moved(session, world, is_in=is_in)
        case ScanEnded(outcome) if isinstance(session.scan, AtWork):
            return Step(_without_question(replace(session, scan=outcome, touched=world.now)))
    return illegal(session, "scan")


def _see(session: Session, saw: CameraSaw, world: World) -> Step:
    """Another picture. It is no touch: a camera that looks at an empty desk keeps nobody here."""
    looking = session.scan
    if not isinstance(looking, CameraLooking):
        return illegal(session, "camera")
    looking = replace(looking, sight=saw.sight)
    looking = replace(looking, is_warned=looking.is_warned and looking.sees_no_paper)
    is_due = looking.said_at is None or looking.said_at.age_s(world.now) >= SAID_EVERY_S
    if saw.sight.advice is not looking.said and is_due:
        looking = replace(looking, said=saw.sight.advice, said_at=world.now)
    return Step(replace(session, scan=looking))


def _without_question(session: Session) -> Session:
    """A page came while the screen asked whether anybody is there: somebody is."""
    return session.without_message() if session.over is Over.IDLE else session


def given_up(session: Session, world: World) -> Step | None:
    """The end of a look or a reading that took too long."""
    looking = session.scan
    if isinstance(looking, StickReading):
        return late(session, looking, world)
    if not isinstance(looking, CameraLooking) or looking.since.age_s(world.now) < MOST_LOOKED_S:
        return None
    return Step(replace(session, scan=CameraState.CANCELLED), (CancelScan(),))


def left_alone(before: Session, happening: Happening, done: Step) -> Step:
    """Whoever leaves the page while a device works for it needs that work no more."""
    is_working, goes_on = isinstance(before.scan, AtWork), isinstance(done.session.scan, AtWork)
    if not is_working or goes_on or isinstance(happening, ScanEnded) or CancelScan() in done.effects:
        return done
    return Step(done.session, (CancelScan(), *done.effects))
