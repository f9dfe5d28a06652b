"""What a service may ask for, before it is known for whom and anything is answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.application import Filling, settle
from kiosk.catalogue import ForWhom

if TYPE_CHECKING:
    from kiosk.application import Settled
    from kiosk.catalogue import Facts, Requirement, Service, Stop


def _for_anybody(service: Service, facts: Facts) -> tuple[Settled, ...]:
    """What holds before any answer, for each person one may act for."""
    return tuple(settle(service, replace(facts, for_whom=whom.value), Filling()) for whom in ForWhom)


def stop_for_all(service: Service | None, facts: Facts | None) -> Stop | None:
    """The stop that holds whatever will be answered."""
    if service is None or facts is None or not service.stops:
        return None
    stops = {settled.stop for settled in _for_anybody(service, facts)}
    return stops.pop() if len(stops) == 1 else None


def possible_papers(service: Service, facts: Facts) -> tuple[Requirement, ...]:
    """The papers somebody may need, before it is known for whom and anything is answered."""
    needed = {one.code for settled in _for_anybody(service, facts) for one in settled.needed}
    return tuple(one for one in service.requirements if one.code in needed)
