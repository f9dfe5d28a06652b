"""PINs: which are too easy, and how one is kept."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_DIGITS, MOST_DIGITS = 6, 12
# OWASP ASVS 5.0 asks for t=1 and 46 MiB at least. 64 MiB are taken for a fifth of a second, in a thread.
TIME_COST, MEMORY_KIB, LANES = 3, 64 * 1024, 4
# What is compared with where there is no account, of a text that was thrown away.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$O7sSSPw54TPmgSEmYT/oog$wgQ8nJVtlJ8Z3/EdBXr6zN2m56b1TXUkGiGqQkX+SAU"
_UP = "01234567890123456789"
# A part that is repeated up to the end: 000000, 121212, 123123.
_REPEATED = re.compile(r"(.{1,3})\1+")


class PinProblem(StrEnum):
    """Why a PIN is not taken."""

    SHORT = "short"
    DIGITS = "digits"
    WEAK = "weak"


def pin_problem(pin: str) -> PinProblem | None:
    """Why this cannot be a PIN; None if it can."""
    if not pin.isascii() or not pin.isdigit() or len(pin) > MOST_DIGITS:
        return PinProblem.DIGITS
    if len(pin) < LEAST_DIGITS:
        return PinProblem.SHORT
    return PinProblem.WEAK if _is_weak(pin) else None


def _is_weak(pin: str) -> bool:
    half = len(pin) // 2
    is_mirrored = pin[:half] == pin[::-1][:half] and pin[:half] in _UP
    is_paired = all(pin[at] == pin[at + 1] for at in range(0, len(pin) - 1, 2))
    return bool(_REPEATED.fullmatch(pin)) or pin in _UP or pin in _UP[::-1] or is_mirrored or is_paired


def hash_pin(pin: str) -> str:
    """What is kept of a PIN. Takes 64 MiB and a fifth of a second: never call it in the loop's thread."""
    return _hasher().hash(pin)


def fits(pin_hash: str | None, pin: str) -> bool:
    """Whether this is the PIN; an account that does not exist takes as long as one that does. As `hash_pin`."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - as the hasher

    try:
        return _hasher().verify(pin_hash or _NOBODY, pin) and pin_hash is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # noqa: PLC0415 - no resident's page needs it

    return PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=LANES)
