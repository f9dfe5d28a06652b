"""What they wrote, on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.journey._answers import written
from kiosk.journey._effects import PrintWritten
from kiosk.journey._handed import Printing
from kiosk.journey.presses.outcome import Step, illegal
from kiosk.ports import PrintState

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def print_written(session: Session, _: str, world: World) -> Step:
    """A paper with their answers to hold in the hand, once; it goes with them and is kept nowhere."""
    if not session.may_have_written or session.issued is None or session.printing is None:
        return illegal(session, "print_written")
    paper = Printing(PrintState.QUEUED, session.printing.printer)
    effect = PrintWritten(session.issued.ticket, written(session, world), session.reads_large)
    return Step(replace(session, paper=paper, has_written=True), (effect,))
