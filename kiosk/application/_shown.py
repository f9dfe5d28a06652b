"""How people read a canonical value, in Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.application._seen import YES_NO_WORDS
from kiosk.catalogue import QuestionType
from kiosk.identity import Phone, group_nik, region_name, show_number, show_partial_date, show_rupiah, show_time

if TYPE_CHECKING:
    from kiosk.catalogue import Question


def show_value(question: Question, value: str) -> str:
    """A canonical value in words.

    A code whose title stands in a reference list stays a code: the list is no part of a definition.
    """
    titles = YES_NO_WORDS | {option.code: option.title for option in question.options}
    match question.type:
        case QuestionType.NIK | QuestionType.FAMILY_CARD:
            shown = group_nik(value)
        case QuestionType.DATE:
            shown = show_partial_date(value)
        case QuestionType.TIME:
            shown = show_time(value)
        case QuestionType.PHONE:
            shown = phone.shown if isinstance(phone := Phone.parse(value), Phone) else value
        case QuestionType.MONEY if value.isdecimal():
            shown = show_rupiah(int(value))
        case QuestionType.WHOLE_NUMBER | QuestionType.CALCULATED if value.isdecimal():
            shown = show_number(int(value))
        case QuestionType.PROVINCE | QuestionType.REGENCY | QuestionType.KECAMATAN | QuestionType.KELURAHAN:
            shown = region_name(value) or value
        case QuestionType.SEVERAL_OF:
            shown = ", ".join(titles.get(code, code) for code in value.split(","))
        case _:
            shown = titles.get(value, value)
    return f"{shown} {question.unit_of(value)}".rstrip() if value else ""
