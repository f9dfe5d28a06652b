"""`kiosk access`: accounts, PINs and badges at a keyboard; the kiosk may go on meanwhile."""

from __future__ import annotations

import contextlib
import queue
from typing import TYPE_CHECKING

from kiosk.access import AccessError, PinProblem, Role, badge_hash, clean_account_name, hash_pin, pin_problem
from kiosk.bootstrap._accounts import accounts_of, badge_key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.access import Account, AccountBook
    from kiosk.config import Config

TAP_S = 60.0
# ISO 14443 and its kin: a badge gives 4, 7 or 10 bytes.
BADGE_BYTES = (4, 7, 10)

_CODES = {
    PinProblem.SHORT: "access.pin.short",
    PinProblem.DIGITS: "access.pin.digits",
    PinProblem.WEAK: "access.pin.weak",
}


def show(config: Config) -> Iterator[str]:
    """One line an account."""
    with accounts_of(config) as book:
        for one in book.accounts():
            yield f"{one.name:<20} {one.role.value:<11} {'badge' if one.has_badge else 'no badge'}"


def add(config: Config, name: str, role: str, pin: str) -> None:
    """Open an account. Raises: AccessError."""
    kept = _hashed(pin)
    with accounts_of(config) as book:
        book.add(clean_account_name(name), Role(role), kept)


def remove(config: Config, name: str) -> None:
    """Close an account. Raises: AccessError."""
    with accounts_of(config) as book:
        book.remove(_named(book, name).id)


def change_pin(config: Config, name: str, pin: str) -> None:
    """Another PIN; opens an account again that too many wrong ones have shut. Raises: AccessError."""
    kept = _hashed(pin)
    with accounts_of(config) as book:
        book.set_pin(_named(book, name).id, kept)


def change_badge(config: Config, name: str, number: str | None) -> None:
    """Another badge: by its number in hexadecimal digits, an empty one for none; or the next that is tapped.

    Raises: AccessError.
    """
    with accounts_of(config) as book:
        account = _named(book, name)
        raw = _tapped(config) if number is None else _parsed(number)
        book.set_badge(account.id, badge_hash(badge_key_of(config), raw) if raw else "")


def check_pin(pin: str) -> None:
    """Raises: AccessError `access.pin.…` for one that cannot be taken."""
    if problem := pin_problem(pin):
        raise AccessError(_CODES[problem])


def _hashed(pin: str) -> str:
    check_pin(pin)
    return hash_pin(pin)


def _named(book: AccountBook, name: str) -> Account:
    for one in book.accounts():
        if one.name == name:
            return one
    raise AccessError("access.unknown")


def _parsed(number: str) -> bytes:
    with contextlib.suppress(ValueError):
        raw = bytes.fromhex(number.replace(":", ""))
        if not raw or len(raw) in BADGE_BYTES:
            return raw
    raise AccessError("access.badge.number")


def _tapped(config: Config) -> bytes:
    """The next badge at the reader. Raises: AccessError `access.badge.reader` or `access.badge.none`."""
    from devices.badge_reader import make_badge_reader  # noqa: PLC0415 - this command alone needs it

    reader = make_badge_reader(config.badge_reader)
    if reader is None:
        raise AccessError("access.badge.reader")
    taps: queue.Queue[bytes] = queue.Queue()
    reader.listen(taps.put, lambda _: None)
    try:
        return taps.get(timeout=TAP_S)
    except queue.Empty:
        raise AccessError("access.badge.none") from None
    finally:
        reader.close()
