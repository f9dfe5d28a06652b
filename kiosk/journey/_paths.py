"""Where an answer lies: `keperluan`, `tujuan/kecamatan`, `ahli_waris/2/nama`, `ahli_waris/2/alamat/rt`. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.application import Asked

PLACES = frozenset({QuestionType.PLACE, QuestionType.ADDRESS})


def row_of(path: str) -> str:
    """The row a path lies in, such as `ahli_waris/2`; empty outside of rows."""
    group, _, rest = path.partition("/")
    number = rest.partition("/")[0]
    return f"{group}/{number}" if number.isdigit() else ""


def group_of(row: str) -> str:
    """The list a row belongs to."""
    return row.partition("/")[0]


def compound_of(asked: Iterable[Asked], path: str) -> str:
    """The place or address a path is a part of; empty if it is none."""
    above = path.rpartition("/")[0]
    is_part = any(one.path == path and one.group and one.group.type in PLACES for one in asked)
    return above if is_part else ""
