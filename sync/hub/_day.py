"""Which day's line somebody stands in, by the hub's own clock alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from kiosk.tickets import business_day
from sync.hub import rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kiosk.config import OfficeConfig


@dataclass(frozen=True)
class OfficeDay:
    """How days turn in this office; fields as in the configuration."""

    zone: ZoneInfo
    turns_at: time

    @classmethod
    def of(cls, office: OfficeConfig) -> OfficeDay:
        """As configured."""
        return cls(ZoneInfo(office.zone), office.day_turns_at)

    def today(self, connection: Connection, now: datetime) -> date:
        """The day of the running line: with the clock fallen back, the last day known goes on."""
        last = connection.execute(select(func.max(rows.ticket.c.line_day))).scalar()
        return business_day(now, self.zone, self.turns_at, last)

    def line_day(self, connection: Connection, now: datetime, age_s: float) -> date:
        """In which day's line somebody stands who came `age_s` ago; those of a day that is over wait no more."""
        today = self.today(connection, now)
        arrived = business_day(now - timedelta(seconds=age_s), self.zone, self.turns_at, None)
        if arrived == business_day(now, self.zone, self.turns_at, None):
            return today
        return min(arrived, today - timedelta(days=1))
