"""A book of accounts in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.access import AccessError, Account, Role, Tries

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeBook:
    """`AccountBook`, kept as long as the test lasts; `restart` loses nothing, as a disk does."""

    def __init__(self) -> None:
        self._accounts: dict[int, Account] = {}
        self._pins: dict[int, str] = {}
        self._badges: dict[int, str] = {}
        self._tries: dict[int, Tries] = {}
        self._last = 0

    def accounts(self) -> tuple[Account, ...]:
        return tuple(sorted(self._accounts.values(), key=lambda one: (one.name, one.id)))

    def add(self, name: str, role: Role, pin_hash: str) -> Account:
        if any(one.name == name for one in self._accounts.values()):
            raise AccessError("access.name.taken")
        self._last += 1
        self._accounts[self._last] = Account(self._last, name, role)
        self._pins[self._last] = pin_hash
        return self._accounts[self._last]

    def remove(self, account: int) -> None:
        self._known(account)
        del self._accounts[account], self._pins[account]
        self._badges.pop(account, None)

    def set_pin(self, account: int, pin_hash: str) -> None:
        self._known(account)
        self._pins[account] = pin_hash
        self._tries.pop(account, None)

    def set_badge(self, account: int, badge_hash: str) -> None:
        self._known(account)
        if any(kept == badge_hash and one != account for one, kept in self._badges.items() if badge_hash):
            raise AccessError("access.badge.taken")
        self._badges[account] = badge_hash
        self._accounts[account] = replace(self._accounts[account], has_badge=bool(badge_hash))

    def pin_hash(self, account: int) -> str | None:
        return self._pins.get(account)

    def with_badge(self, badge_hash: str) -> Account | None:
        return next((self._accounts[one] for one, kept in self._badges.items() if kept and kept == badge_hash), None)

    def change_tries(self, account: int, change: Callable[[Tries], Tries]) -> Tries:
        before = self._tries.get(account, Tries())
        self._tries[account] = change(before)
        return before

    def forgive(self, account: int) -> None:
        self._tries.pop(account, None)

    def _known(self, account: int) -> None:
        if account not in self._accounts:
            raise AccessError("access.unknown", account=account)
