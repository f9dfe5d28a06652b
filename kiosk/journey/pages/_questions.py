"""One question a page: on a number pad, a keyboard, a date, or as tiles; and what the NIK tells, to be confirmed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kiosk.catalogue import ForWhom, Question, QuestionType
from kiosk.identity import Nik, NikWarning, check_partial, group_nik, region_name, show_rupiah
from kiosk.journey._nik import differs
from kiosk.journey._session import State
from kiosk.journey._typing import CHOICE_TYPES, MOST_DIGITS, NUMBER_TYPES, keyboard
from kiosk.journey.pages._frame import button, full_bar, problem_note, progress
from kiosk.journey.pages._registry import presents
from kiosk.views import Button, Choice, ChooseView, DateColumn, DateView, Note, NumberPadView, TypeView

if TYPE_CHECKING:
    from kiosk.catalogue import Option
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import View

MOST_TILES = 8
# Before the first press of a stepper: a date that nobody chose must not look like an answer.
UNTOUCHED = "-"


@presents(State.QUESTION)
def question(session: Session, world: World) -> View:
    """The page of the present question; its type decides the kind."""
    asked = session.question
    if asked.type in CHOICE_TYPES:
        return _tiles(session, world)
    if asked.type is QuestionType.DATE:
        return _date(session, world)
    if asked.type in NUMBER_TYPES:
        return _number(session, world)
    return _words(session, world)


def title_of(asked: Question, for_whom: ForWhom | None) -> str:
    """The question's words for this resident."""
    return dict(asked.ask_other).get(for_whom, asked.ask) if for_whom else asked.ask


def _page(asked: Question) -> str:
    return f"question.{asked.code}"


def _unsure(asked: Question, world: World) -> Button:
    key = "question.not_by_heart" if asked.type is QuestionType.NIK else "question.officer_fills"
    return button(world, "officer_fills", key)


def _number(session: Session, world: World) -> NumberPadView:
    asked = session.question
    has_wrong_nik = asked.type is QuestionType.NIK and bool(session.problem)
    others = (button(world, "officer_fills", "question.nik.with_officer", "account-outline"),) if has_wrong_nik else ()
    return NumberPadView(
        full_bar(world),
        _page(asked),
        title_of(asked, session.for_whom),
        _grouped(session.text, asked.type),
        button(world, "next", "question.next"),
        progress(session, world),
        asked.hint,
        suffix=asked.unit,
        note=problem_note(session) or _note_while_typing(session, world),
        unsure=_unsure(asked, world),
        others=others,
    )


def _grouped(text: str, kind: QuestionType) -> str:
    if kind in {QuestionType.NIK, QuestionType.PHONE}:
        return group_nik(text)
    return show_rupiah(int(text)) if kind is QuestionType.MONEY and text else text


def _note_while_typing(session: Session, world: World) -> Note | None:
    """What the digits so far already say; a mistake is told at once, nothing is blocked."""
    if session.question.type is not QuestionType.NIK or not session.text:
        return None
    texts = world.setting.texts
    if problem := check_partial(session.text):
        return Note("warning", texts.get(f"nik.{problem.value}"))
    if missing := MOST_DIGITS[QuestionType.NIK] - len(session.text):
        return Note("info", texts.get("nik.missing", missing=missing))
    nik = Nik.parse(session.text)
    return Note("ok", describe_nik(nik, world)) if isinstance(nik, Nik) else None


def describe_nik(nik: Nik, world: World) -> str:
    """What the NIK tells, as a sentence to be confirmed."""
    texts = world.setting.texts
    born = texts.long_date(nik.birth_dates(world.today)[0])
    region = region_name(nik.region_code)
    return texts.get("nik.tells", region=region, born=born) if region else texts.get("nik.tells_date", born=born)


def _words(session: Session, world: World) -> TypeView:
    asked = session.question
    return TypeView(
        full_bar(world),
        _page(asked),
        title_of(asked, session.for_whom),
        session.text,
        keyboard(asked),
        button(world, "next", "question.next"),
        progress(session, world),
        asked.hint,
        problem_note(session),
        _unsure(asked, world),
    )


def _date(session: Session, world: World) -> DateView:
    asked, texts = session.question, world.setting.texts
    on = date.fromisoformat(session.text) if session.text else None
    columns = (
        DateColumn("day", texts.get("date.day"), str(on.day) if on else UNTOUCHED),
        DateColumn("month", texts.get("date.month"), texts.month(on.month) if on else UNTOUCHED),
        DateColumn("year", texts.get("date.year"), str(on.year) if on else UNTOUCHED, has_leaps=True),
    )
    return DateView(
        full_bar(world),
        _page(asked),
        title_of(asked, session.for_whom),
        columns,
        button(world, "next", "question.next"),
        progress(session, world),
        asked.hint,
        problem_note(session) or _date_note(session, world),
        _unsure(asked, world),
    )


def _date_note(session: Session, world: World) -> Note | None:
    """A date that differs from the NIK is allowed; it only warns (domain facts, section 6.1)."""
    is_other = session.question.proposed_from == "birth_date" and differs(
        session, NikWarning.BIRTH_DATE_DIFFERS, session.text, world.today
    )
    return Note("warning", world.setting.texts.get("nik.other_date")) if is_other else None


def _tiles(session: Session, world: World) -> ChooseView:
    asked = session.question
    options = world.setting.kelurahan if asked.type is QuestionType.KELURAHAN else asked.options
    shown, has_more = _list_page(options, session.list_page)
    answer = session.answers.get(asked.code)
    choices = tuple(
        Choice(
            f"choice:{one.code}",
            one.title,
            "",
            one.icon or "map-marker-outline",
            is_chosen=answer is not None and answer.value == one.code,
        )
        for one in shown
    )
    more = (button(world, "more", "question.more", "chevron-right"),) if has_more else ()
    note = problem_note(session) or _sex_note(session, world)
    if note and not session.problem:
        more = (*more, button(world, "next", "question.next"))
    return ChooseView(
        full_bar(world),
        _page(asked),
        title_of(asked, session.for_whom),
        choices,
        progress(session, world),
        asked.hint,
        note,
        (*more, _unsure(asked, world)),
    )


def _sex_note(session: Session, world: World) -> Note | None:
    """The same for the sex: the first press shows this, the second goes on."""
    answer = session.answers.get(session.question.code)
    is_other = session.question.proposed_from == "sex" and differs(
        session, NikWarning.SEX_DIFFERS, answer.value if answer else "", world.today
    )
    return Note("warning", world.setting.texts.get("nik.other_sex")) if is_other else None


def _list_page(options: tuple[Option, ...], at: int) -> tuple[tuple[Option, ...], bool]:
    if len(options) <= MOST_TILES:
        return options, False
    pages = -(-len(options) // MOST_TILES)
    first = (at % pages) * MOST_TILES
    return options[first : first + MOST_TILES], True


@presents(State.CONFIRM_NIK)
def confirm_nik(session: Session, world: World) -> ChooseView:
    """What the NIK tells is proposed, not asked again. A two-digit year may mean two people: both are offered."""
    texts = world.setting.texts
    nik = Nik.parse(session.answers[session.question.code].value)
    assert isinstance(nik, Nik)
    dates = nik.birth_dates(world.today)
    sex = texts.get(f"sex.{nik.sex.value}")
    choices = [
        Choice(f"choice:{at}", texts.get("confirm_nik.yes", born=texts.long_date(on)), sex, "check")
        for at, on in enumerate(dates)
    ]
    choices.append(Choice("choice:no", texts.get("confirm_nik.no"), texts.get("confirm_nik.no.note"), "pencil"))
    title = texts.get("confirm_nik.title" if session.for_whom is ForWhom.SELF else "confirm_nik.title_other")
    region = region_name(nik.region_code)
    note = None if region else Note("warning", texts.get("nik.unknown_region"))
    hint = texts.get("confirm_nik.hint", region=region) if region else ""
    return ChooseView(full_bar(world), "confirm_nik", title, tuple(choices), hint=hint, note=note)
