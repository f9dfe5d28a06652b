"""How a question is asked: which kind of page, and between which choices. Pure."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kiosk.catalogue import Option, QuestionType, options_of
from kiosk.identity import clean_text
from kiosk.journey._nik import known_nik, nik_before
from kiosk.journey._places import State
from kiosk.journey._typing import NUMBER_TYPES

if TYPE_CHECKING:
    from kiosk.application import Asked
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

# More regions than these are found by typing, not by turning pages.
MOST_TILED = 24
LEVELS = (QuestionType.PROVINCE, QuestionType.REGENCY, QuestionType.KECAMATAN, QuestionType.KELURAHAN)
TILED = frozenset({QuestionType.ONE_OF, QuestionType.YES_NO, QuestionType.SEVERAL_OF})
YES_NO_ICONS = {"yes": "check-circle-outline", "no": "close-circle-outline"}
# `64.74.02` and `64.74` of a NIK's `64.74.02`.
CODE_LENGTHS = {QuestionType.PROVINCE: 2, QuestionType.REGENCY: 5, QuestionType.KECAMATAN: 8}


class Face(Enum):
    """The kinds of pages a question may have."""

    TILES = "tiles"
    SEARCH = "search"
    PAD = "pad"
    KEYS = "keys"
    DATE = "date"
    TIME = "time"
    ROWS = "rows"
    NOTE = "note"


_BY_TYPE = {
    **dict.fromkeys(NUMBER_TYPES, Face.PAD),
    **dict.fromkeys(TILED, Face.TILES),
    QuestionType.DATE: Face.DATE,
    QuestionType.TIME: Face.TIME,
    QuestionType.GROUP: Face.ROWS,
    QuestionType.NOTE: Face.NOTE,
}


def face(session: Session, world: World) -> Face:
    """The kind of the present page."""
    question = session.question
    if question.type is QuestionType.ONE_OF_LIST:
        is_tiled = session.state is State.QUESTION and len(choices(session, world)) <= MOST_TILED
        return Face.TILES if is_tiled else Face.SEARCH
    if question.type in LEVELS:
        return Face.TILES if len(choices(session, world)) <= MOST_TILED else Face.SEARCH
    if question.type is QuestionType.TEXT and question.options and session.state is State.QUESTION:
        return Face.TILES
    return _BY_TYPE.get(question.type, Face.KEYS)


def choices(session: Session, world: World) -> tuple[Option, ...]:
    """What the present page offers: of a long list its usual entries, until one asks for all of it."""
    question = session.question
    every = all_choices(session, world)
    if question.type is QuestionType.YES_NO:
        texts = world.setting.texts
        return tuple(Option(code, texts.get(f"answer.{code}"), icon) for code, icon in YES_NO_ICONS.items())
    if question.type is not QuestionType.ONE_OF_LIST or session.state is State.TYPED:
        return every
    usual = world.setting.offer.lists[question.from_list].usual
    by_code = {option.code: option for option in every}
    return tuple(by_code[code] for code in usual if code in by_code) or every


def has_more(session: Session, world: World) -> bool:
    """Whether the answer may be one that is not among the tiles."""
    kind = session.question.type
    if session.state is not State.QUESTION or face(session, world) is not Face.TILES:
        return False
    is_part = len(choices(session, world)) < len(all_choices(session, world))
    return kind is QuestionType.TEXT or (kind is QuestionType.ONE_OF_LIST and is_part)


def all_choices(session: Session, world: World) -> tuple[Option, ...]:
    """Everything the present question may be answered with by a choice."""
    question = session.question
    if question.type in {QuestionType.ONE_OF_LIST, *LEVELS}:
        offer, office = world.setting.offer, world.setting.office.code
        return options_of(question, offer, _above(session, office), office[: CODE_LENGTHS[QuestionType.REGENCY]])
    return question.options


def proposed(session: Session) -> str:
    """Code of the region the NIK was first given out in, where the question proposes it; empty if nothing is known."""
    asked = session.at
    is_proposing = any(one and one.proposed_from == "region" for one in (asked.question, asked.group))
    nik = known_nik(session, nik_before(session, asked.path)) if is_proposing else None
    length = CODE_LENGTHS.get(asked.question.type)
    return nik.region_code[:length] if nik and length else ""


def chosen(session: Session) -> frozenset[str]:
    """Codes of the choices made so far on the present page."""
    question, known = session.question, session.answers.get(session.place.of)
    if question.type is QuestionType.SEVERAL_OF:
        return frozenset(session.text.split(","))
    value = known.value if known else ""
    if question.type is QuestionType.TEXT:
        return frozenset(one.code for one in question.options if clean_text(one.title) == value)
    return frozenset({value})


def _above(session: Session, office: str) -> str:
    """Code of the region chosen one level up; that of the office where nothing was asked."""
    level = LEVELS.index(session.question.type) if session.question.type in LEVELS else 0
    if not level:
        return ""
    wanted, prefix = LEVELS[level - 1], session.place.of.rpartition("/")[0]
    found = [one for one in _before(session) if one.question.type is wanted and one.path.rpartition("/")[0] == prefix]
    if found:
        answer = session.answers.get(found[-1].path)
        return answer.value if answer else ""
    return office[: CODE_LENGTHS[wanted]]


def _before(session: Session) -> tuple[Asked, ...]:
    paths = [one.path for one in session.asked]
    return session.asked[: paths.index(session.place.of)]
