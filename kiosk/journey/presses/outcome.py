"""What a press makes of a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.journey._effects import CountIllegal
from kiosk.journey._places import Place, State

if TYPE_CHECKING:
    from kiosk.journey._effects import Effect
    from kiosk.journey._session import Session

# Behind the first page of a visit there is only rest.
REST_BEHIND = (Place(State.REST),)


@dataclass(frozen=True)
class Step:
    """What a happening made of a visit: the visit after it, and what to carry out."""

    session: Session
    effects: tuple[Effect, ...] = ()


def illegal(session: Session, what: str) -> Step:
    """Nothing changes; it is counted."""
    return Step(session, (CountIllegal(what),))
