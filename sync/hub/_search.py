"""Finding a number by what a resident shows or says: the number of today, or the code on the slip of any day."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kiosk.tickets import possible_short_codes
from sync.hub import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection, Row

    Found = Row[tuple[Any, ...]]

# A number is two to five letters, a code six; the rest is room for spaces and dashes.
MOST_LETTERS = 20
# One count may stand behind each letter of the office; more than these nobody looks through.
MOST_FOUND = 26
NUMBER = re.compile(r"([A-Z]?)[ .-]*([0-9]{1,3})")


@dataclass(frozen=True)
class NumberAsked:
    """A number of today; an empty letter means whichever."""

    letter: str
    count: int


@dataclass(frozen=True)
class CodeAsked:
    """The code of a slip, as it may have been meant."""

    codes: frozenset[str]


Asked = NumberAsked | CodeAsked


def read_asked(typed: str) -> Asked | None:
    """What is asked for; None if it is neither a number nor a code."""
    bare = unicodedata.normalize("NFKC", typed[:MOST_LETTERS]).upper().strip()
    if found := NUMBER.fullmatch(bare):
        return NumberAsked(found[1], int(found[2]))
    codes = possible_short_codes(bare)
    return CodeAsked(codes) if codes else None


def find(connection: Connection, asked: Asked, today: date) -> Sequence[Found]:
    """Rows of the numbers that fit, the latest first."""
    ticket = rows.ticket.c
    query = select(rows.ticket)
    match asked:
        case NumberAsked(letter, count):
            query = query.where(ticket.line_day == today, ticket.serial == count)
            if letter:
                query = query.where(ticket.letter == letter)
        case CodeAsked(codes):
            query = query.where(ticket.short_code.in_(codes))
    return connection.execute(query.order_by(ticket.arrived_at.desc(), ticket.letter).limit(MOST_FOUND)).all()
