"""The outbox, as the sync process uses it: it writes what became of entries and what came down, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from kiosk.store._convert import to_entry
from kiosk.store._day import Day
from kiosk.store._entries import EntryState
from kiosk.store._errors import StoreError
from kiosk.store._pages import PageFiles
from kiosk.store._transactions import reading, writing
from kiosk.store.rows import IS_UNSENT, line, line_waiting, outbox

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection, Engine

    from kiosk.clock import Clock
    from kiosk.config import OfficeConfig
    from kiosk.ports import OutboxEntry


class OutboxStore:
    """`Outbox` over kiosk.db.

    Args:
        engine: The sync process's own, from `open_database`, migrated.
        office: Whose business day counts.
        pages_dir: Where captured pages are kept.
        clock: Where time comes from.
    """

    def __init__(self, engine: Engine, office: OfficeConfig, pages_dir: Path, clock: Clock) -> None:
        self._engine = engine
        self._pages = PageFiles(pages_dir)
        self._clock = clock
        self._day = Day(office, clock)

    def waiting(self, most: int) -> tuple[OutboxEntry, ...]:
        """Unacknowledged entries: tickets, then applications and events, then documents; newest business day first."""
        query = select(outbox).where(IS_UNSENT).order_by(outbox.c.rank, outbox.c.business_day.desc(), outbox.c.id)
        with reading(self._engine) as connection:
            return tuple(to_entry(row) for row in connection.execute(query.limit(most)))

    def page(self, sha256: str) -> bytes:
        """The content of a captured page, checked against its hash.

        Raises: StoreError if it is gone or changed.
        """
        return self._pages.read(sha256)

    def mark_sending(self, uuids: tuple[UUID, ...]) -> None:
        """Keep that these are on their way; what is already acknowledged or set aside stays so."""
        names = [str(uuid) for uuid in uuids]
        sending = update(outbox).where(outbox.c.uuid.in_(names), outbox.c.state == EntryState.WAITING.value)
        with writing(self._engine) as connection:
            connection.execute(sending.values(state=EntryState.SENDING.value))

    def acknowledge(self, uuid: UUID, sha256: str) -> None:
        """Keep the hub's receipt; a second one for the same entry changes nothing.

        Raises: StoreError if there is no such entry or the receipt is for other bytes.
        """
        with writing(self._engine) as connection:
            entry = connection.execute(
                select(outbox.c.id, outbox.c.sha256, outbox.c.state).where(outbox.c.uuid == str(uuid))
            ).first()
            if entry is None or entry.sha256 != sha256:
                raise StoreError("outbox.receipt.refused", uuid=uuid, is_known=entry is not None)
            if entry.state != EntryState.ACKNOWLEDGED.value:
                kept = {
                    "state": EntryState.ACKNOWLEDGED.value,
                    "receipt": _last_receipt(connection) + 1,
                    "acknowledged_at": self._clock.now().wall_at.isoformat(),
                }
                connection.execute(update(outbox).where(outbox.c.id == entry.id).values(kept))

    def quarantine(self, uuid: UUID, reason: str) -> None:
        """Set one entry aside for a human; others go on. One that the hub has acknowledged stays acknowledged."""
        aside = update(outbox).where(outbox.c.uuid == str(uuid), IS_UNSENT)
        with writing(self._engine) as connection:
            connection.execute(aside.values(state=EntryState.QUARANTINED.value, reason=reason))

    def save_line(
        self, lane: str, waiting: tuple[UUID, ...], others: int, minutes_each: float | None, as_of: datetime
    ) -> None:
        """Keep what the hub said of a lane, asked for after the last receipt that was kept."""
        with writing(self._engine) as connection:
            said = {
                "lane": lane,
                "business_day": self._day.running(connection).isoformat(),
                "others": others,
                "minutes_each": minutes_each,
                "as_of": as_of.isoformat(),
                "receipt": _last_receipt(connection),
            }
            connection.execute(delete(line).where(line.c.lane == lane))
            connection.execute(insert(line), said)
            named = [{"lane": lane, "ticket": str(uuid)} for uuid in waiting]
            if named:
                connection.execute(insert(line_waiting), named)


def _last_receipt(connection: Connection) -> int:
    return connection.execute(select(func.max(outbox.c.receipt))).scalar() or 0
