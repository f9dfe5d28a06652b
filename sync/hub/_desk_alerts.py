"""The alerts as the desk shows them: a trouble that an officer dealt with comes back while its device is not well."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from kiosk.database import audit
from kiosk.ports import DeviceKind, PrinterState, WhoActs, spare_of
from sync.hub import _alerts, _words, rows
from sync.hub._desk_values import Alert
from sync.hub._orders import Printer

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection, Row

    from sync.hub._parts import Parts

    Found = Row[tuple[Any, ...]]

# Whether it is the spare that has it.
PRINTER_TROUBLES = {f"{DeviceKind.PRINTER.value}_trouble": False, f"{spare_of(DeviceKind.PRINTER)}_trouble": True}
# How long a device has to say that it is well, after an officer said so. A technician comes on another day.
AGAIN_AFTER = {WhoActs.OFFICER.value: timedelta(minutes=2)}
AGAIN_AFTER_ELSE = timedelta(minutes=30)


def open_alerts(connection: Connection, parts: Parts) -> tuple[Alert, ...]:
    """Open alerts the desk knows how to say, newest first; the same trouble of the same kiosk once."""
    query = select(rows.alert).where(rows.alert.c.closed_at.is_(None), rows.alert.c.action.in_(list(_words.ALERTS)))
    found = [row for row in connection.execute(query.order_by(rows.alert.c.raised_at.desc())) if _is_told(row, parts)]
    newest: dict[tuple[str, str], Found] = {}
    for row in found:
        newest.setdefault((row.kiosk, row.action), row)
    return tuple(
        Alert(
            uuid=row.uuid,
            title=_words.ALERTS[row.action].format(kiosk=_words.clean(row.kiosk)),
            details=_words.alert_details(row.action, row.facts),
            at=_words.clock(row.raised_at, parts.day.zone),
            times=sum((other.kiosk, other.action) == key for other in found),
            is_call=row.action == "officer_called",
            roll_of=_printer(row.kiosk, row.action) if _wants_roll(row) else None,
            handled_at=_words.clock(row.handled_at, parts.day.zone) if row.handled_at else "",
        )
        for key, row in newest.items()
    )


def out_of_paper(connection: Connection) -> frozenset[Printer]:
    """The printers that say that their paper is out, whatever was counted and whoever dealt with it."""
    alert = rows.alert.c
    is_trouble = alert.action.in_(list(PRINTER_TROUBLES))
    query = select(alert.kiosk, alert.action, alert.facts).where(alert.closed_at.is_(None), is_trouble)
    return frozenset(
        _printer(row.kiosk, row.action)
        for row in connection.execute(query)
        if row.facts.get("state") == PrinterState.PAPER_OUT.value
    )


def handle(connection: Connection, uuid: UUID, now: datetime) -> None:
    """An officer dealt with an alert and the same ones before it: over, but for a trouble, which its device ends."""
    alert = connection.execute(select(rows.alert).where(rows.alert.c.uuid == uuid)).first()
    if alert is None:
        return
    same = (rows.alert.c.kiosk == alert.kiosk, rows.alert.c.action == alert.action)
    earlier = (rows.alert.c.raised_at <= alert.raised_at, rows.alert.c.closed_at.is_(None))
    done = "handled" if alert.action in _alerts.TROUBLES else "closed"
    connection.execute(update(rows.alert).where(*same, *earlier).values({f"{done}_at": now}))
    audit.append(connection, f"alert.{done}", {"alert": str(uuid), "action": alert.action}, now)


def _is_told(row: Found, parts: Parts) -> bool:
    """Whether the desk shows it: new, or dealt with long enough ago by one whose kiosk has been heard of since.

    A kiosk that was taken away never says that it is well, and must not call for ever.
    """
    if row.handled_at is None:
        return True
    is_long_ago = parts.now() - row.handled_at >= AGAIN_AFTER.get(row.facts.get("who", ""), AGAIN_AFTER_ELSE)
    heard_at = parts.heard_at.get(row.kiosk)
    is_own = row.kiosk == parts.config.kiosk
    return is_long_ago and (is_own or (heard_at is not None and heard_at > row.handled_at))


def _wants_roll(alert: Found) -> bool:
    wants = {PrinterState.PAPER_LOW, PrinterState.PAPER_OUT}
    return alert.action in PRINTER_TROUBLES and alert.facts.get("state") in wants


def _printer(kiosk: str, action: str) -> Printer:
    return Printer(kiosk, PRINTER_TROUBLES[action])
