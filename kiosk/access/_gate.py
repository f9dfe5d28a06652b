"""The door: a PIN is counted as wrong, on disk, before it is compared; so nothing that is cut off is a free try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.access import _pin

if TYPE_CHECKING:
    from kiosk.access._accounts import Account, AccountBook, Role
    from kiosk.access._lockout import Tries
    from kiosk.clock import Clock

# Tries of names that no account has count together.
NOBODY = 0


@dataclass(frozen=True)
class Entered:
    """The PIN is theirs."""

    account: Account


@dataclass(frozen=True)
class Refused:
    """The PIN is not theirs; `wait_s` until the next may be tried."""

    wait_s: float


@dataclass(frozen=True)
class Locked:
    """Nothing was compared; `wait_s` until it may be, None if only another PIN opens it again."""

    wait_s: float | None


Entry = Entered | Refused | Locked


class Gate:
    """Lets people in. Takes a fifth of a second and 64 MiB: never in the loop's thread.

    Args:
        book: Where accounts are kept.
        clock: Where time comes from.
    """

    def __init__(self, book: AccountBook, clock: Clock) -> None:
        self._book, self._clock = book, clock

    def enter(self, account_id: int, pin: str, role: Role) -> Entry:
        """Whether somebody of this role has this PIN. One that does not exist answers as one that does."""
        account = self._of(account_id, role)
        who = account.id if account else NOBODY
        now = self._clock.now()

        def count(tries: Tries) -> Tries:
            return tries if tries.is_closed or tries.wait_s(now) else tries.counted(now)

        before = self._book.change_tries(who, count)
        if before.is_closed:
            return Locked(None)
        if wait_s := before.wait_s(now):
            return Locked(wait_s)
        if not _pin.fits(self._book.pin_hash(who), pin) or account is None:
            return Refused(before.counted(now).wait_s(now))
        self._book.forgive(who)
        return Entered(account)

    def _of(self, account_id: int, role: Role) -> Account | None:
        return next((one for one in self._book.accounts() if one.id == account_id and one.role is role), None)
