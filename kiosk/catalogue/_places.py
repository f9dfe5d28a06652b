"""The choices of a question: its own, those of a reference list, or regions one level below what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue._model import Option, QuestionType
from kiosk.identity import kecamatan_of, provinces_list, regencies_of, villages_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.catalogue._model import Question
    from kiosk.catalogue._offer import Offer, ReferenceList
    from kiosk.identity import Region


def options_of(question: Question, offer: Offer, above: str, regency: str) -> tuple[Option, ...]:
    """What can be chosen as an answer, in the order shown; empty where nothing is chosen from.

    Args:
        question: Of this offer.
        offer: In the language shown.
        above: Code of the region chosen one level up; empty where there is none.
        regency: The office's own, within which a kecamatan is looked for when there is none above.
    """
    match question.type:
        case QuestionType.ONE_OF_LIST:
            return _of_list(offer.lists[question.from_list])
        case QuestionType.PROVINCE:
            return _regions(provinces_list())
        case QuestionType.REGENCY:
            return _regions(regencies_of(above))
        case QuestionType.KECAMATAN:
            return _regions(kecamatan_of(above or regency))
        case QuestionType.KELURAHAN:
            return kelurahan_of(above)
        case _:
            return question.options


def kelurahan_of(kecamatan: str) -> tuple[Option, ...]:
    """The kelurahan and desa of a kecamatan such as `64.74.02`, by code; empty if the list in force lacks it."""
    return _regions(villages_of(kecamatan))


def _of_list(reference: ReferenceList) -> tuple[Option, ...]:
    """The usual ones first."""
    titles = {item.code: item.title for item in reference.items}
    codes = [*reference.usual, *(code for code in titles if code not in reference.usual)]
    return tuple(Option(code, titles[code]) for code in codes)


def _regions(regions: Iterable[Region]) -> tuple[Option, ...]:
    return tuple(Option(region.code, region.name) for region in regions)
