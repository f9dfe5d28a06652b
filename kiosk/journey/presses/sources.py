"""With what a page is taken: the scanner, the camera or a stick."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._brought import read_stick
from kiosk.journey._effects import StartCapture, TakeNow
from kiosk.journey._looking import source_of
from kiosk.journey._taking import CameraLooking, PageSource, StickFiles
from kiosk.journey.presses.documents import scan_again, setting_aside, start_scan
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.ports import CameraState, Captured, PageRefusal, ScannerState, StickState

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def choose_source(session: Session, name: str, world: World) -> Step:
    """They take this one, for the papers after this one too; a stick that is in is looked into at once."""
    chosen = next((one for one in PageSource if one.value == name), None)
    if chosen is None:
        return illegal(session, "source")
    chosen_one = replace(session, source=chosen, scan=None)
    return read_stick(chosen_one, world) if chosen is PageSource.STICK and world.has_stick else Step(chosen_one)


def start(session: Session, argument: str, world: World) -> Step:
    """Begin to take a page with what they chose, or with what there is."""
    if _is_for_stick(session, world):
        return read_stick(session, world)
    return _look(session, world) if _is_for_camera(session, world) else start_scan(session, argument, world)


def again(session: Session, argument: str, world: World) -> Step:
    """Take what came last once more; of a stick another file."""
    if isinstance(session.scan, StickFiles):
        return read_stick(session, world)
    if _is_for_stick(session, world) and isinstance(session.scan, Captured):
        return read_stick(setting_aside(session), world)
    if not _is_for_camera(session, world):
        return scan_again(session, argument, world)
    return _look(setting_aside(session), world)


def take_now(session: Session, _: str, __: World) -> Step:
    """They do not want to wait until the camera is content; a bare desk is taken only for who says so twice."""
    looking = session.scan
    assert isinstance(looking, CameraLooking)
    if looking.sight is None:
        return Step(session)  # the page says that the camera is being opened
    if looking.sees_no_paper and not looking.is_warned:
        return Step(replace(session, scan=replace(looking, is_warned=True)))
    return Step(session, (TakeNow(),))


def _is_for_stick(session: Session, world: World) -> bool:
    if session.is_practice or isinstance(session.scan, CameraState | ScannerState):
        return False
    return isinstance(session.scan, StickState | PageRefusal) or source_of(session, world) is PageSource.STICK


def _is_for_camera(session: Session, world: World) -> bool:
    if session.is_practice:
        return False
    return isinstance(session.scan, CameraState) or source_of(session, world) is PageSource.CAMERA


def _look(session: Session, world: World) -> Step:
    looking = replace(session, scan=CameraLooking(world.now), source=PageSource.CAMERA)
    return Step(looking, (StartCapture(session.paper_use, session.scanned),))
