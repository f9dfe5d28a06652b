"""Every question, group and list of papers of the shipped services on one panel: `python -m tests.ui.shipped GLASS`.

It draws off screen in a process of its own and prints how many pages it drew; a page that does not fit is an error in
the log. What stands around a question is the fullest that a page may have.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec

from kiosk.catalogue import AnsweredBy, QuestionType, load
from kiosk.views import Button, Choice, ChooseView, Note, NumberPadView, TypeView
from screens._environment import prepare
from tests.ui.panels import GLASSES
from tests.ui.samples import CHOOSE_HOME, CHOOSE_SEVERAL_FULL, DATE_PARTIAL, LONG_FRAME, NEXT, ROWS, SEARCH_FULL, TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.catalogue import Offer, Question
    from kiosk.views import View

MOST_TILES = 8
PROGRESS = "Pertanyaan 17 dari 31"
UNSURE = Button("unsure", "Petugas yang mengisi")
NOTE = Note("problem", "Tulisan ini terlalu pendek. Isi paling sedikit dua huruf, seperti di KTP.")
TYPED = {QuestionType.NAME, QuestionType.TEXT, QuestionType.LONG_TEXT}
DIGITS = {QuestionType.NIK, QuestionType.FAMILY_CARD, QuestionType.PHONE, QuestionType.RT_RW}
NUMBERS = DIGITS | {QuestionType.WHOLE_NUMBER, QuestionType.MONEY}
LISTS = {QuestionType.ONE_OF_LIST, QuestionType.PROVINCE, QuestionType.REGENCY}


def main(name: str) -> None:
    """Draw all on one panel."""
    glass = next(one for one in GLASSES if one.name == name)
    prepare(glass.px, driver="offscreen")
    from screens._registry import load_kinds  # noqa: PLC0415 - makes the window
    from screens._stage import Stage  # noqa: PLC0415
    from screens.theme import Panel  # noqa: PLC0415

    stage = Stage(load_kinds(), Panel(*glass.px, *glass.mm))
    catalogue = load(None, frozenset({"umum"}))
    views = {view for offer in catalogue.offers.values() for view in _of_offer(offer)}
    for view in views:
        stage.show(view, ())
    sys.stdout.write(f"{len(views)}\n")


def _of_offer(offer: Offer) -> Iterator[View]:
    """The pages of one language."""
    for group in offer.groups:
        tiles = tuple(
            Choice(one.code, one.title, one.subtitle, one.icon) for one in offer.services if one.group == group.code
        )
        yield msgspec.structs.replace(CHOOSE_HOME, title=group.title, choices=tiles, hint=NOTE.text)
    for service in offer.services:
        papers = tuple(Choice(one.code, one.title, one.note, one.icon) for one in service.requirements)
        for at in range(0, len(papers), MOST_TILES):
            yield msgspec.structs.replace(CHOOSE_SEVERAL_FULL, choices=papers[at : at + MOST_TILES])
        for question in service.questions:
            if question.by is AnsweredBy.RESIDENT:
                yield from _of_question(question)


def _of_question(question: Question) -> Iterator[View]:
    """The page of a question in each of its wordings, and those of its fields."""
    for ask in (question.ask, *(words for _, words in question.ask_other)):
        yield from _worded(question, ask)
    for field in question.fields:
        yield from _of_question(field)


def _worded(question: Question, ask: str) -> Iterator[View]:
    """The page in one wording."""
    around = {"title": ask, "hint": question.hint, "progress": PROGRESS}
    is_several = question.type is QuestionType.SEVERAL_OF
    tiles = tuple(Choice(one.code, one.title, "", one.icon) for one in question.options[:MOST_TILES])
    base = (LONG_FRAME, question.code, ask)
    if tiles:
        primary = NEXT if is_several else None
        yield ChooseView(*base, tiles, PROGRESS, question.hint, NOTE, (UNSURE,), primary, is_several)
    if question.type in TYPED:
        is_long = question.type is QuestionType.LONG_TEXT
        yield TypeView(*base, "CONTOH", ROWS, NEXT, PROGRESS, question.hint, NOTE, UNSURE, is_long=is_long)
    if question.type in NUMBERS:
        yield NumberPadView(
            *base, "1.500.000", NEXT, PROGRESS, question.hint, suffix=question.unit, note=NOTE, unsure=UNSURE
        )
    if question.type in LISTS:
        yield msgspec.structs.replace(SEARCH_FULL, **around)
    if question.type is QuestionType.DATE:
        yield msgspec.structs.replace(DATE_PARTIAL, **around, note=NOTE)
    if question.type is QuestionType.TIME:
        yield msgspec.structs.replace(TIME, **around, note=NOTE, unsure=UNSURE)


if __name__ == "__main__":
    main(sys.argv[1])
