"""A resident's stick as a part of a visit: it comes and goes, is read, and is given up when it is silent. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import CancelScan, ListStick
from kiosk.journey._places import State
from kiosk.journey._taking import PageSource, StickFiles, StickReading
from kiosk.journey.presses.outcome import Step
from kiosk.ports import PageRefusal, StickState

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# A sick stick keeps whoever reads it waiting for as long as the kernel likes; the screen does not.
MOST_LISTED_S = 20.0
MOST_TAKEN_S = 75.0


def read_stick(session: Session, world: World) -> Step:
    """Find out what is on it."""
    reading = replace(session, source=PageSource.STICK, scan=StickReading(world.now), list_page=0)
    return Step(reading, (ListStick(),))


def stick_moved(session: Session, world: World, *, is_in: bool) -> Step:
    """One that is awaited is looked into; of one that is gone nothing is offered, and no name is shown."""
    is_awaited = session.source is PageSource.STICK and not session.is_practice
    if session.state is not State.SCAN or not is_awaited:
        return Step(session)
    if is_in and (session.scan is None or isinstance(session.scan, StickState)):
        return read_stick(replace(session, touched=world.now), world)
    if not is_in and isinstance(session.scan, StickFiles | PageRefusal):
        return Step(replace(session, scan=StickState.PULLED, touched=world.now))
    return Step(session)


def progressed(session: Session, reading: StickReading, percent: int, world: World) -> Step:
    """So much of a file was read."""
    return Step(replace(session, scan=replace(reading, percent=percent), touched=world.now))


def late(session: Session, reading: StickReading, world: World) -> Step | None:
    """The end of a reading that took too long."""
    most_s = MOST_LISTED_S if reading.percent is None else MOST_TAKEN_S
    if reading.since.age_s(world.now) < most_s:
        return None
    return Step(replace(session, scan=StickState.SILENT), (CancelScan(),))
