"""The book of accounts in kiosk.db; every change of it, and every try of a PIN, is in the audit log by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from kiosk.access import AccessError, Account, Role, Tries
from kiosk.database import audit
from kiosk.store._errors import StoreError
from kiosk.store._transactions import reading, writing
from kiosk.store.rows import account as rows
from kiosk.store.rows import pin_try

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine, Row

    from kiosk.clock import Clock


class AccountStore:
    """`AccountBook` over kiosk.db.

    Args:
        engine: From `open_store`.
        clock: When things were noted.

    Thread: any; calls wait for one another.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    def accounts(self) -> tuple[Account, ...]:
        """All of them, by name."""
        with reading(self._engine) as connection:
            found = connection.execute(select(rows).where(rows.c.is_open).order_by(rows.c.name, rows.c.id)).all()
        return tuple(_to_account(row) for row in found)

    def add(self, name: str, role: Role, pin_hash: str) -> Account:
        """Open an account. Raises: AccessError `access.name.taken`."""
        with writing(self._engine) as connection:
            if connection.execute(select(rows.c.id).where(rows.c.is_open, rows.c.name == name)).first():
                raise AccessError("access.name.taken")
            values = {"name": name, "role": role.value, "pin_hash": pin_hash, "badge_hash": "", "is_open": True}
            number = connection.execute(insert(rows).values(values).returning(rows.c.id)).scalar_one()
            self._note(connection, "access.added", number, role=role.value)
        return Account(number, name, role)

    def remove(self, account: int) -> None:
        """Close it; the row stays without name, PIN and badge, so that the audit log's number means nobody else."""
        gone = {"is_open": False, "name": "", "pin_hash": "", "badge_hash": ""}
        self._change(account, gone, "access.removed")

    def set_pin(self, account: int, pin_hash: str) -> None:
        """Another PIN; wrong ones of before are forgotten."""
        self._change(account, {"pin_hash": pin_hash}, "access.pin_changed", is_forgiven=True)

    def set_badge(self, account: int, badge_hash: str) -> None:
        """Another badge; an empty hash for none. Raises: AccessError `access.badge.taken`."""
        owner = self.with_badge(badge_hash) if badge_hash else None
        if owner is not None and owner.id != account:
            raise AccessError("access.badge.taken")
        self._change(account, {"badge_hash": badge_hash}, "access.badge_changed")

    def pin_hash(self, account: int) -> str | None:
        """What its PIN is compared with; None without such an account."""
        with reading(self._engine) as connection:
            found = connection.execute(select(rows.c.pin_hash).where(rows.c.id == account, rows.c.is_open)).scalar()
        return found or None

    def with_badge(self, badge_hash: str) -> Account | None:
        """Whose badge this is."""
        with reading(self._engine) as connection:
            row = connection.execute(select(rows).where(rows.c.is_open, rows.c.badge_hash == badge_hash)).first()
        return _to_account(row) if row is not None and badge_hash else None

    def change_tries(self, account: int, change: Callable[[Tries], Tries]) -> Tries:
        """Count what `change` makes of the tries so far, and give those of before; on disk before this returns."""
        with writing(self._engine) as connection:
            row = connection.execute(select(pin_try).where(pin_try.c.account == account)).first()
            before = Tries(row.tries, row.boot, row.seconds) if row else Tries()
            after = change(before)
            if after != before:
                _put(connection, account, after)
                self._note(connection, "access.tried", account, count=str(after.count))
        return before

    def forgive(self, account: int) -> None:
        """Forget wrong PINs: the right one came."""
        with writing(self._engine) as connection:
            connection.execute(delete(pin_try).where(pin_try.c.account == account))
            self._note(connection, "access.entered", account)

    def _change(self, account: int, values: dict[str, object], action: str, *, is_forgiven: bool = False) -> None:
        with writing(self._engine) as connection:
            changed = connection.execute(update(rows).where(rows.c.id == account, rows.c.is_open).values(values))
            if not changed.rowcount:
                raise StoreError("access.unknown", account=account)
            if is_forgiven:
                connection.execute(delete(pin_try).where(pin_try.c.account == account))
            self._note(connection, action, account)

    def _note(self, connection: Connection, action: str, account: int, **facts: str) -> None:
        audit.append(connection, action, {"account": str(account), **facts}, self._clock.now().wall_at)


def _to_account(row: Row[tuple[object, ...]]) -> Account:
    return Account(row.id, row.name, Role(row.role), bool(row.badge_hash))


def _put(connection: Connection, account: int, tries: Tries) -> None:
    values = {"tries": tries.count, "boot": tries.boot, "seconds": tries.seconds}
    done = connection.execute(update(pin_try).where(pin_try.c.account == account).values(values))
    if not done.rowcount:
        connection.execute(insert(pin_try).values(account=account, **values))
