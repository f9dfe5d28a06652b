"""Answers worth trying, to see whether a condition can ever hold: what the conditions name, and what lies beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kiosk.catalogue._model import QuestionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.catalogue._model import Question

TEXT = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
NUMBER = re.compile(r"(?<![\w.'\"-])\d{1,15}\b", re.ASCII)
# Two places with nothing in common.
VILLAGES = ("64.74.02.1001", "11.01.01.2001")
REGION_DEPTHS = {
    QuestionType.PROVINCE: 1,
    QuestionType.REGENCY: 2,
    QuestionType.KECAMATAN: 3,
    QuestionType.KELURAHAN: 4,
}
OTHER_TEXT = "contoh"
MOST_TEXT = 100
MOST_NUMBER = 10**9
MOST_YEARS = 150
MOST_ROWS = 20


@dataclass(frozen=True)
class Literals:
    """What stands in some conditions as such.

    Args:
        texts: In the order written.
        numbers: Likewise; those beside them are tried, too.
    """

    texts: tuple[str, ...]
    numbers: tuple[int, ...]


def literals_of(sources: Iterable[str]) -> Literals:
    """The texts and numbers of some expressions."""
    texts: dict[str, None] = {}
    numbers: dict[int, None] = {}
    for source in sources:
        texts.update(dict.fromkeys(one or other for one, other in TEXT.findall(source)))
        numbers.update(dict.fromkeys(int(one) for one in NUMBER.findall(TEXT.sub("''", source))))
    return Literals(tuple(texts), tuple(numbers))


def candidates_of(question: Question, literals: Literals, today: date) -> tuple[object, ...]:
    """Values as expressions see them, those most likely to matter first; null is among them."""
    return tuple(_unique(_values(question, literals, today)))


def _values(question: Question, literals: Literals, today: date) -> list[object]:  # noqa: C901, PLR0911 - one case a type
    match question.type:
        case QuestionType.YES_NO:
            return [True, False, None]
        case QuestionType.DOCUMENT:
            return [True, None]
        case QuestionType.NOTE | QuestionType.CALCULATED:
            return [None]
        case QuestionType.ONE_OF:
            return [*_options(question, literals), None]
        case QuestionType.SEVERAL_OF:
            return [*_several(question, literals), None]
        case QuestionType.WHOLE_NUMBER | QuestionType.MONEY:
            return [*_numbers(question, literals), None]
        case QuestionType.DATE:
            return [*_dates(question, literals, today), None]
        case QuestionType.PLACE | QuestionType.ADDRESS:
            return [*_places(question, literals, today), None]
        case QuestionType.GROUP:
            return [*_groups(question, literals, today), None]
        case QuestionType.PROVINCE | QuestionType.REGENCY | QuestionType.KECAMATAN | QuestionType.KELURAHAN:
            return [*_regions(question, literals), None]
        case _:
            return [*_texts(question, literals), None]


def _unique(values: list[object]) -> list[object]:
    """Without those that come again; true and 1 are not the same."""
    return list({(type(one), repr(one)): one for one in values}.values())


def _options(question: Question, literals: Literals) -> list[object]:
    """The options that are named, and one that is not."""
    codes = [option.code for option in question.options]
    named = [code for code in codes if code in literals.texts]
    return [*named, *[code for code in codes if code not in named][:1]]


def _several(question: Question, literals: Literals) -> list[object]:
    codes = [option.code for option in question.options]
    single = [[code] for code in _options(question, literals)]
    named = [code for code in codes if code in literals.texts]
    first = [codes[:count] for number in literals.numbers for count in (number - 1, number, number + 1) if count > 0]
    return [*single, named or codes, codes, *first]


def _numbers(question: Question, literals: Literals) -> list[object]:
    beside = [number + step for number in literals.numbers for step in (0, 1, -1)]
    most = question.most or MOST_NUMBER
    wanted = [*beside, question.least, most, question.least + 1]
    return [number for number in wanted if question.least <= number <= most]


def _dates(question: Question, literals: Literals, today: date) -> list[object]:
    days = [today, today + timedelta(1), today - timedelta(1)]
    for number in literals.numbers:
        if number < MOST_YEARS:
            birthday = date(today.year - number, today.month, min(today.day, 28))
            days += [birthday, birthday - timedelta(400), birthday + timedelta(400)]
        if number < MOST_YEARS * 366:
            days += [today + timedelta(sign * number + step) for sign in (1, -1) for step in (0, 1, -1)]
            days += [today + timedelta(sign * 2 * number) for sign in (1, -1) if number < MOST_YEARS]
    for text in literals.texts:
        try:
            days += [date.fromisoformat(text) + timedelta(step) for step in (0, 1, -1)]
        except (ValueError, OverflowError):
            continue
    days.append(today.replace(year=today.year - 40, day=1))
    partial = ["1950-07-XX", "1950-XX-XX", "XXXX-08-17"] if question.is_partial else []
    is_past = question.proposed_from == "birth_date"
    return [*[day.isoformat() for day in days if not is_past or day <= today], *partial]


def _texts(question: Question, literals: Literals) -> list[object]:
    """Texts that are named, others, and others of the lengths that are named."""
    usual = [option.code for option in question.options[:1]]
    most = min(question.most or MOST_TEXT, MOST_TEXT)
    lengths = [number + step for number in literals.numbers for step in (0, 1, -1)]
    padded = [OTHER_TEXT.ljust(length, "x")[:length] for length in lengths if 0 < length <= most]
    return [*literals.texts, *usual, OTHER_TEXT, *padded]


def _regions(question: Question, literals: Literals) -> list[object]:
    depth = REGION_DEPTHS[question.type]
    return [_cut(code, depth) for code in (*literals.texts, *VILLAGES) if code.count(".") >= depth - 1]


def _cut(code: str, depth: int) -> str:
    return ".".join(code.split(".")[:depth])


def _places(question: Question, literals: Literals, today: date) -> list[object]:
    """A place for each region that is named and two others; in each, every other field in turn has all its values."""
    found: list[object] = []
    for village in (*VILLAGES, *(_village(text) for text in literals.texts if text[:2].isdigit())):
        place: dict[str, object] = {}
        for field in question.fields:
            depth = REGION_DEPTHS.get(field.type)
            values = [_cut(village, depth)] if depth else _values(field, literals, today)
            place[field.code] = values[0]
        found.append(place)
    return [*found, *_varied(found[0], question, literals, today)]


def _village(code: str) -> str:
    """A village in the region of a code, however short that is."""
    parts = code.split(".")
    return ".".join([*parts, *VILLAGES[0].split(".")[len(parts) :]])


def _varied(base: object, question: Question, literals: Literals, today: date) -> list[object]:
    """The base with one field changed at a time."""
    assert isinstance(base, dict)
    return [
        {**base, field.code: value}
        for field in question.fields
        if field.type not in REGION_DEPTHS
        for value in candidates_of(field, literals, today)[:8]
    ]


def _groups(question: Question, literals: Literals, today: date) -> list[object]:
    """Lists of the lengths that are named, and rows in which each field has all its values."""
    most = question.most_rows or MOST_ROWS
    base: dict[str, object] = {field.code: _values(field, literals, today)[0] for field in question.fields}
    lengths = [question.least_rows, question.least_rows + 1, most]
    lengths += [number + step for number in literals.numbers for step in (0, 1, -1)]
    lists: list[object] = [[base] * length for length in lengths if question.least_rows <= length <= most]
    rows = _varied(base, question, literals, today)
    count = max(question.least_rows, 1)
    return [*lists, *([row] * count for row in rows), rows[:most]]
