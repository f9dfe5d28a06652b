"""A file of a stick is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._effects import TakeFile
from kiosk.journey._taking import StickFiles, StickReading
from kiosk.journey.presses.outcome import Step, illegal

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def choose_file(session: Session, number: str, world: World) -> Step:
    """All its pages, behind those that are kept."""
    listed = session.scan.files if isinstance(session.scan, StickFiles) else ()
    chosen = next((one for one in listed if str(one.number) == number), None)
    if chosen is None:
        return illegal(session, "file")
    take = TakeFile(chosen.number, session.paper_use, session.scanned)
    return Step(replace(session, scan=StickReading(world.now, 0)), (take,))
