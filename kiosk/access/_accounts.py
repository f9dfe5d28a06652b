"""The people who have an account, and the book they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.errors import KioskError
from kiosk.identity import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.access._lockout import Tries

MOST_NAME = 40


class AccessError(KioskError):
    """An account cannot be as it was asked for; `code` says why."""


class Role(StrEnum):
    """What somebody may do."""

    OFFICER = "officer"
    TECHNICIAN = "technician"


@dataclass(frozen=True)
class Account:
    """One person who works here.

    Args:
        id: Rises; never given to another one.
        name: As colleagues call them.
        role: What they may do.
        has_badge: Whether a badge of theirs is known.
    """

    id: int
    name: str
    role: Role
    has_badge: bool = False


class AccountBook(Protocol):
    """Where accounts are kept. Each method is one transaction that is on disk before it returns; all MAY block."""

    def accounts(self) -> tuple[Account, ...]:
        """All of them, by name."""
        ...

    def add(self, name: str, role: Role, pin_hash: str) -> Account:
        """Open an account. Raises: AccessError `access.name.taken`."""
        ...

    def remove(self, account: int) -> None:
        """Close it; its number is not given again."""
        ...

    def set_pin(self, account: int, pin_hash: str) -> None:
        """Another PIN; wrong ones of before are forgotten."""
        ...

    def set_badge(self, account: int, badge_hash: str) -> None:
        """Another badge; an empty hash for none. Raises: AccessError `access.badge.taken`."""
        ...

    def pin_hash(self, account: int) -> str | None:
        """What its PIN is compared with; None without such an account."""
        ...

    def with_badge(self, badge_hash: str) -> Account | None:
        """Whose badge this is."""
        ...

    def change_tries(self, account: int, change: Callable[[Tries], Tries]) -> Tries:
        """Count what `change` makes of the tries so far, and give those of before; others wait meanwhile."""
        ...

    def forgive(self, account: int) -> None:
        """Forget wrong PINs: the right one came."""
        ...


def clean_account_name(raw: str) -> str:
    """A name as it is kept. Raises: AccessError `access.name` for one that is empty or too long."""
    name = clean_text(raw).strip()
    if not name or len(name) > MOST_NAME:
        raise AccessError("access.name", most=MOST_NAME)
    return name
