"""Which letters go where: the mind's rows as they are where they fit, else sheets of letters that are turned. Pure."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

Keys = tuple[str, ...]
Rows = tuple[Keys, ...]

_NAMED = ".,'-/"  # signs on the key that brings them, the most used first
_MOST_NAMED = 3


class Sheet(NamedTuple):
    """Letters that are on the glass together.

    Args:
        label: What the key says that brings them; empty where there is but one sheet.
        rows: One string a key.
    """

    label: str
    rows: Rows

    @property
    def has_letters(self) -> bool:
        """Not only digits and signs."""
        return any(key.isalpha() for row in self.rows for key in row)


def sheets_for(rows: Rows, columns: int, most_rows: int) -> tuple[Sheet, ...]:
    """All characters of a keyboard, dealt out so that no row is longer and no sheet higher than there is room.

    The order that people know from their telephones stays where its ten letters fit beside one another; digits and
    signs may then need a sheet of their own. Else letters stand in alphabetical order, where everybody finds them.

    Args:
        rows: The keyboard as the mind wants it.
        columns: How many keys fit beside one another.
        most_rows: How many rows fit below one another.
    """
    broad = _broad(rows)
    if len(broad) <= most_rows and _longest(broad) <= columns:
        return (Sheet("", broad),)
    keys = [key for row in rows for key in row]
    digits, signs, letters = _kinds(rows)
    if len(letters) <= most_rows and _longest(letters) <= columns:
        sheets = [Sheet(_span(sorted(filter(str.isalpha, keys))), letters)]
    else:
        sheets = _alphabet(tuple(sorted(filter(str.isalpha, keys))), columns, most_rows)
    return (*sheets, *_others(digits, signs, columns * most_rows, columns))


def _kinds(rows: Rows) -> tuple[Keys, Keys, Rows]:
    """Digits, signs, and the rows of letters."""
    keys = [key for row in rows for key in row]
    letters = (tuple(filter(str.isalpha, row)) for row in rows)
    return (
        tuple(filter(str.isdigit, keys)),
        tuple(key for key in keys if not key.isalnum()),
        tuple(row for row in letters if row),
    )


def _broad(rows: Rows) -> Rows:
    """The same keys with signs where rows of letters end, so that the longest row is as short as can be."""
    digits, signs, letters = _kinds(rows)
    if not letters:
        return rows
    for columns in range(max(_longest(letters), len(digits)), _longest(rows)):
        if filled := _filled(letters, signs, columns):
            return (digits, *filled) if digits else filled
    return rows


def _alphabet(letters: Keys, columns: int, most_rows: int) -> list[Sheet]:
    """Letters in order, on as few sheets as hold them, as many on each."""
    count = ceil(len(letters) / (columns * most_rows))
    parts = _dealt(letters, ceil(len(letters) / max(1, count)))
    return [Sheet(_span(part), _even(part, columns)) for part in parts]


def _others(digits: Keys, signs: Keys, room: int, columns: int) -> list[Sheet]:
    """Digits and signs, together where they fit."""
    known = sorted(signs, key=lambda sign: _NAMED.index(sign) if sign in _NAMED else len(_NAMED))
    named = "".join(known[:_MOST_NAMED])
    if digits and signs and len(digits) + len(signs) <= room:
        return [Sheet(f"{_span(sorted(digits))} {named}", _even((*digits, *signs), columns))]
    kinds = ((_span(sorted(digits)), digits), (named, signs))
    return [Sheet(label, _even(keys, columns)) for label, keys in kinds if keys]


def _filled(letters: Rows, signs: Keys, columns: int) -> Rows:
    """Signs at the ends of the letters' rows, the lowest row first; nothing if they do not fit."""
    rows, left = list(letters), signs
    for at in reversed(range(len(rows))):
        free = columns - len(rows[at])
        rows[at], left = rows[at] + left[:free], left[free:]
    return () if left else tuple(rows)


def _even(keys: Keys, columns: int) -> Rows:
    """As few rows as hold the keys, each as long as the others but for the last."""
    return _dealt(keys, ceil(len(keys) / ceil(len(keys) / columns)))


def _dealt(keys: Keys, length: int) -> Rows:
    """The keys in rows of a length."""
    return tuple(keys[at : at + length] for at in range(0, len(keys), max(1, length)))


def _span(keys: list[str] | Keys) -> str:
    """From the first to the last."""
    return f"{keys[0]}–{keys[-1]}" if keys else ""


def _longest(rows: Rows) -> int:
    """The length of the longest row."""
    return max((len(row) for row in rows), default=0)
