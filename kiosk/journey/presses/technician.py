"""The way from a resident's first page to the technician's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._effects import AdmitTechnician
from kiosk.journey._session import resting
from kiosk.journey.presses.outcome import Step, illegal

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


def admit(session: Session, _: str, world: World) -> Step:
    """Somebody says that they are a technician: the visit is over, and their own pages ask who they are."""
    if not world.has_technicians or session.has_entered or session.issued is not None:
        return illegal(session, "technician")
    return Step(resting(world.now, world.setting.manner), (AdmitTechnician(),))
