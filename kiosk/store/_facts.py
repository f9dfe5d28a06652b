"""How much of the outbox has gone, for whoever looks after the kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from kiosk.database import reading
from kiosk.store.rows import IS_UNSENT, outbox

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True)
class OutboxFacts:
    """The outbox in numbers.

    Args:
        waiting: Entries the hub has not acknowledged.
        set_aside: Entries that wait for a person.
        oldest_chosen_at: Of what waits; aware, UTC; None if nothing does.
        last_receipt_at: When the hub last acknowledged anything; aware, UTC; None if it never has.
    """

    waiting: int
    set_aside: int
    oldest_chosen_at: datetime | None
    last_receipt_at: datetime | None


def outbox_facts(engine: Engine) -> OutboxFacts:
    """One look, that waits for no writer."""
    unsent = select(func.count(), func.min(outbox.c.chosen_at)).where(IS_UNSENT)
    aside = select(func.count()).where(outbox.c.state == "quarantined")
    last = select(func.max(outbox.c.acknowledged_at))
    with reading(engine) as connection:
        waiting, oldest = connection.execute(unsent).one()
        set_aside = connection.execute(aside).scalar_one()
        receipt = connection.execute(last).scalar()
    return OutboxFacts(waiting, set_aside, _instant(oldest), _instant(receipt))


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
