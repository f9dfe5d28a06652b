"""Mobile numbers: kept as E.164, shown as they are written here, masked wherever they might leak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kiosk.identity._digits import HIDDEN

E164 = re.compile(r"\+628\d{8,11}", re.ASCII)
MOBILE = re.compile(r"(?:\+?62|0)(8\d{8,11})", re.ASCII)
BETWEEN_DIGITS = re.compile(r"[\s().-]+")
SIGNS = re.compile(r"[\d\s().+-]+", re.ASCII)
FEWEST_DIGITS = 10
SHOWN_DIGITS = 4


class PhoneProblem(StrEnum):
    """Why some text is no mobile number."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    NOT_MOBILE = "not_mobile"  # another beginning than 08, or too long


@dataclass(frozen=True, repr=False)
class Phone:
    """A mobile number. `str` and `repr` show it masked, so that it does not leak into a log or a message.

    Args:
        e164: Such as `+6281234567890`. Use `parse` for what somebody typed.

    Raises: ValueError, without the digits, if it has another form.
    """

    e164: str

    def __post_init__(self) -> None:
        if not E164.fullmatch(self.e164):
            raise ValueError(PhoneProblem.NOT_MOBILE.value)

    @staticmethod
    def parse(text: str) -> Phone | PhoneProblem:
        """The number somebody typed: `08…` of 10 to 13 digits, also as `62…` and `+62…`, or what is wrong with it."""
        match = MOBILE.fullmatch(BETWEEN_DIGITS.sub("", text))
        if match:
            return Phone(f"+62{match[1]}")
        if not SIGNS.fullmatch(text):
            return PhoneProblem.NOT_DIGITS
        digits = sum(char.isdigit() for char in text)
        return PhoneProblem.TOO_SHORT if digits < FEWEST_DIGITS else PhoneProblem.NOT_MOBILE

    @property
    def shown(self) -> str:
        """As written here: `0812-3456-7890`."""
        local = "0" + self.e164.removeprefix("+62")
        return f"{local[:4]}-{local[4:8]}-{local[8:]}"

    def __str__(self) -> str:
        return f"{HIDDEN * (len(self.shown) - SHOWN_DIGITS)}{self.shown[-SHOWN_DIGITS:]}"

    def __repr__(self) -> str:
        return f"Phone({self})"
