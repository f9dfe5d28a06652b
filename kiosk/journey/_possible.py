"""What a service may ask for, before it is known for whom and anything is answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.application import Filling, settle
from kiosk.catalogue import ForWhom

if TYPE_CHECKING:
    from kiosk.application import Settled
    from kiosk.catalogue import Facts, Requirement, Service, Stop


@dataclass(frozen=True, eq=False)
class _Asked:
    """A service and what was so when it was chosen, as the same objects: comparing them costs what is saved."""

    service: Service
    facts: Facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.service is other.service and self.facts is other.facts

    def __hash__(self) -> int:
        return hash((id(self.service), id(self.facts)))


@lru_cache(maxsize=1)  # of one visit: nothing of it is theirs, it is what anybody would be asked
def _for_anybody(asked: _Asked) -> tuple[Settled, ...]:
    """What holds before any answer, for each person one may act for."""
    return tuple(settle(asked.service, replace(asked.facts, for_whom=whom.value), Filling()) for whom in ForWhom)


def stop_for_all(service: Service | None, facts: Facts | None) -> Stop | None:
    """The stop that holds whatever will be answered."""
    if service is None or facts is None or not service.stops:
        return None
    stops = {settled.stop for settled in _for_anybody(_Asked(service, facts))}
    return stops.pop() if len(stops) == 1 else None


def possible_papers(service: Service, facts: Facts) -> tuple[Requirement, ...]:
    """The papers somebody may need, before it is known for whom and anything is answered."""
    needed = {one.code for settled in _for_anybody(_Asked(service, facts)) for one in settled.needed}
    return tuple(one for one in service.requirements if one.code in needed)
