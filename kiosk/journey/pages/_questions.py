"""One question a page: on a number pad, a keyboard, in steps, as tiles, by search; and what the NIK tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import QuestionType
from kiosk.identity import Nik, NikWarning, check_partial, group_nik, region_name, show_number, show_rupiah
from kiosk.journey._faces import LEVELS, Face, choices, chosen, face, has_more, proposed
from kiosk.journey._nik import differs
from kiosk.journey._places import State
from kiosk.journey._practice import sample_text
from kiosk.journey._search import find
from kiosk.journey._steppers import Parts
from kiosk.journey._typing import MOST_DIGITS, NAME_ROWS, is_number_full, keyboard
from kiosk.journey.pages._frame import button, full_bar, problem_note, progress
from kiosk.journey.pages._lists import MOST_TILES, found_page, page_of, way_to_results
from kiosk.journey.pages._registry import presents
from kiosk.journey.pages._rows import list_of_rows
from kiosk.texts import in_sentence
from kiosk.views import (
    AskView,
    Button,
    Choice,
    ChooseView,
    DateColumn,
    DateView,
    Note,
    NumberPadView,
    SearchView,
    TypeView,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.catalogue import ForWhom, Option, Question
    from kiosk.journey._session import Session
    from kiosk.journey._world import World
    from kiosk.views import View

# Before the first press of a stepper: what nobody chose must not look like an answer, and is none.
UNTOUCHED = "-"
BROAD_PAIR, BROAD_YEAR = "00", "0000"  # no digit is broader than a nought
LONGEST_UNGROUPED = 4
PLACE = "map-marker-outline"
RUPIAH = show_rupiah(0).rstrip("0")
GROUPED = frozenset({QuestionType.NIK, QuestionType.FAMILY_CARD, QuestionType.PHONE})


@presents(State.QUESTION)
def question(session: Session, world: World) -> View:
    """The page of the present question; its type decides the kind."""
    return _PAGES[face(session, world)](session, world)


@presents(State.TYPED)
def typed(session: Session, world: World) -> View:
    """The same question, where what one needs was not among its tiles."""
    return _PAGES[face(session, world)](session, world)


def title_of(asked: Question, for_whom: ForWhom | None) -> str:
    """The question's words for this resident."""
    return dict(asked.ask_other).get(for_whom, asked.ask) if for_whom else asked.ask


def _page(session: Session) -> str:
    """Such as `question.pekerjaan`, and `question.pekerjaan.typed`; rows have no number in it."""
    names = [part for part in session.place.of.split("/") if not part.isdigit()]
    return ".".join(("question", *names, *(["typed"] if session.state is State.TYPED else [])))


def _unsure(world: World) -> Button:
    """One wording on every page: whatever somebody does not know, an officer fills it in."""
    return button(world, "officer_fills", "question.officer_fills")


def _hint(session: Session, world: World) -> str:
    """The question's own; of what is filled in for a practice, that it is nobody's."""
    is_sample = session.is_practice and sample_text(session.question)
    return world.setting.texts.get("practice.sample") if is_sample else session.question.hint


def _begins_at(session: Session) -> str:
    """To who is led by a loudspeaker no key is named: rather than pass them all, one begins at the way out."""
    sound = session.sound
    return "officer_fills" if sound.is_on and sound.is_guided and not sound.is_private else ""


def _number(session: Session, world: World) -> NumberPadView:
    asked = session.question
    note = problem_note(session) or _note_while_typing(session, world)
    is_fine = note is None or note.tone not in {"problem", "warning"}
    return NumberPadView(
        full_bar(world),
        _page(session),
        title_of(asked, session.for_whom),
        _grouped(session.text, asked.type),
        button(world, "next", "question.next"),
        progress(session, world),
        _hint(session, world),
        prefix=RUPIAH if asked.type is QuestionType.MONEY else "",
        suffix=asked.unit_of(session.text),
        note=note,
        unsure=_unsure(world),
        begins_at=_begins_at(session),
        is_full=is_fine and is_number_full(session.text, asked),
        longest=group_nik("0" * MOST_DIGITS[asked.type]) if asked.type in GROUPED else "",
    )


def _grouped(text: str, kind: QuestionType) -> str:
    if kind in GROUPED:
        return group_nik(text)
    if kind is QuestionType.MONEY and text:
        return show_number(int(text))
    # Four digits are read at a glance, and may be a year.
    is_long = kind is QuestionType.WHOLE_NUMBER and len(text) > LONGEST_UNGROUPED
    return show_number(int(text)) if is_long else text


def _note_while_typing(session: Session, world: World) -> Note | None:
    """What the digits so far already say; a mistake is told at once, nothing is blocked."""
    if session.question.type is not QuestionType.NIK or not session.text:
        return None
    texts = world.setting.texts
    if problem := check_partial(session.text):
        fact = texts.get(f"nik.{problem.value}", typed=len(session.text))
        return Note("warning", texts.get("nik.look", fact=fact))
    if missing := MOST_DIGITS[QuestionType.NIK] - len(session.text):
        return Note("info", texts.get("nik.missing", missing=missing))
    nik = Nik.parse(session.text)
    return Note("ok", describe_nik(nik, world), is_personal=True) if isinstance(nik, Nik) else None


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
        _page(session),
        title_of(asked, session.for_whom),
        session.text,
        keyboard(asked),
        button(world, "next", "question.next"),
        progress(session, world),
        _hint(session, world),
        problem_note(session),
        _unsure(world),
        is_long=asked.type is QuestionType.LONG_TEXT,
        begins_at=_begins_at(session),
    )


def _date(session: Session, world: World) -> DateView:
    texts = world.setting.texts
    parts = Parts.of(session.text)
    known = {"day": parts.day, "month": parts.month and texts.month(parts.month), "year": parts.year}
    unset = {name: UNTOUCHED if name in parts.blank else texts.get("date.unknown.value") for name in known}
    broad = {"day": (BROAD_PAIR,), "month": tuple(map(texts.month, range(1, 13))), "year": (BROAD_YEAR,)}
    columns = tuple(
        DateColumn(
            name,
            texts.get(f"date.{name}"),
            str(value or unset[name]),
            has_leaps=name == "year",
            unknown=button(world, f"{name}:unknown", "date.unknown") if session.question.is_partial else None,
            values=broad[name],
        )
        for name, value in known.items()
    )
    return _stepped(session, world, columns, _date_note(session, world))


def _time(session: Session, world: World) -> DateView:
    hour, _, minute = session.text.partition(":")
    columns = (
        DateColumn("hour", world.setting.texts.get("time.hour"), hour or UNTOUCHED, values=(BROAD_PAIR,)),
        DateColumn("minute", world.setting.texts.get("time.minute"), minute or UNTOUCHED, has_leaps=True),
    )
    return _stepped(session, world, columns, None)


def _stepped(session: Session, world: World, columns: tuple[DateColumn, ...], note: Note | None) -> DateView:
    asked = session.question
    return DateView(
        full_bar(world),
        _page(session),
        title_of(asked, session.for_whom),
        columns,
        button(world, "next", "question.next"),
        progress(session, world),
        asked.hint,
        problem_note(session) or note,
        _unsure(world),
    )


def _date_note(session: Session, world: World) -> Note | None:
    """A date that differs from the NIK is allowed; it only warns (domain facts, section 6.1)."""
    is_other = session.question.proposed_from == "birth_date" and differs(
        session, NikWarning.BIRTH_DATE_DIFFERS, session.text, world.today
    )
    return Note("warning", world.setting.texts.get("nik.other_date")) if is_other else None


def _tiles(session: Session, world: World) -> ChooseView:
    asked, texts = session.question, world.setting.texts
    is_several = asked.type is QuestionType.SEVERAL_OF
    marked, suggested = chosen(session), proposed(session)
    tiles = [
        Choice(
            f"choice:{one.code}",
            one.title,
            texts.get("question.proposed") if one.code == suggested else "",
            one.icon or (PLACE if asked.type in LEVELS else ""),
            is_chosen=one.code in marked,
            spoken=one.say,
        )
        for one in _first(suggested, choices(session, world))
    ]
    page = page_of(tiles, session.list_page, MOST_TILES)
    note = problem_note(session) or _sex_note(session, world)
    is_doubtful = note is not None and not session.problem
    return ChooseView(
        full_bar(world),
        _page(session),
        title_of(asked, session.for_whom),
        page.shown,
        progress(session, world),
        asked.hint or (texts.get("question.several.hint") if is_several else ""),
        note or _no_choices_note(tiles, world),
        (*page.turners(world), *_other_way(session, world), _unsure(world)),
        primary=button(world, "next", "question.next") if is_several or is_doubtful else None,
        is_several=is_several,
    )


def _first(code: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """What the NIK tells comes first."""
    return tuple(sorted(options, key=lambda one: one.code != code))


def _other_way(session: Session, world: World) -> tuple[Button, ...]:
    if not has_more(session, world):
        return ()
    if session.question.type is QuestionType.TEXT:
        return (button(world, "other", "question.own_words", "keyboard"),)
    return (button(world, "other", "question.search", "magnify"),)


def _no_choices_note(tiles: list[Choice], world: World) -> Note | None:
    return None if tiles else Note("info", world.setting.texts.get("question.no_choices"))


def _search(session: Session, world: World) -> SearchView:
    asked, texts = session.question, world.setting.texts
    marked, suggested = chosen(session), proposed(session)
    entries = [
        (
            Choice(
                f"choice:{one.code}",
                one.title,
                texts.get("question.proposed") if one.code == suggested else "",
                is_chosen=one.code in marked,
                spoken=one.say,
            ),
            one.title,
        )
        for one in _first(suggested, choices(session, world))
    ]
    found = found_page(find(session.text, entries), session)
    return SearchView(
        full_bar(world),
        _page(session),
        title_of(asked, session.for_whom),
        session.text,
        NAME_ROWS,
        found.shown,
        progress(session, world),
        asked.hint or texts.get("question.search.hint"),
        problem_note(session) or (None if found.shown else Note("info", texts.get("question.nothing"))),
        _unsure(world),
        found.turners(world),
        way_to_results(found, world),
    )


def _note(session: Session, world: World) -> AskView:
    """Nothing to answer: what it says once, what to do about it, and the ways to the services it speaks of."""
    asked = session.question
    return AskView(
        full_bar(world),
        _page(session),
        title_of(asked, session.for_whom).removesuffix("."),
        asked.hint,
        "information-outline",
        button(world, "next", "question.understood"),
        others=_ways(session, world),
    )


def _ways(session: Session, world: World) -> tuple[Button, ...]:
    """To such a service that is offered, of several to the list; who holds a number for this one does not leave it."""
    offered = [one for one in world.setting.offer.services if one.code in session.question.go_to]
    if session.issued is not None or not offered:
        return ()
    if len(offered) > 1:
        return (button(world, "services", "shown.services"),)
    title = in_sentence(offered[0].title)
    return (Button(f"service:{offered[0].code}", world.setting.texts.get("stopped.go_to", title=title)),)


def _sex_note(session: Session, world: World) -> Note | None:
    """The same for the sex: the first press shows this, the second goes on."""
    answer = session.answers.get(session.place.of)
    is_other = session.question.proposed_from == "sex" and differs(
        session, NikWarning.SEX_DIFFERS, answer.value if answer else "", world.today
    )
    return Note("warning", world.setting.texts.get("nik.other_sex")) if is_other else None


_PAGES: Mapping[Face, Callable[[Session, World], View]] = {
    Face.TILES: _tiles,
    Face.SEARCH: _search,
    Face.PAD: _number,
    Face.KEYS: _words,
    Face.DATE: _date,
    Face.TIME: _time,
    Face.ROWS: list_of_rows,
    Face.NOTE: _note,
}


@presents(State.CONFIRM_NIK)
def confirm_nik(session: Session, world: World) -> ChooseView:
    """What the NIK tells is proposed, not asked again. A two-digit year may mean two people: both are offered."""
    texts = world.setting.texts
    path = session.place.of
    nik = Nik.parse(session.answers[path].value)
    assert isinstance(nik, Nik)
    dates = nik.birth_dates(world.today)
    sex = texts.get(f"sex.{nik.sex.value}")
    is_one = len(dates) == 1
    born = [texts.long_date(on) for on in dates]
    titles = [texts.get("confirm_nik.yes", born=born[0])] if is_one else born
    aloud = texts.get("confirm_nik.yes.aloud") if is_one else ""
    choices = [
        Choice(f"choice:{at}", one, sex, "check", is_personal=True, aloud=aloud) for at, one in enumerate(titles)
    ]
    choices.append(Choice("choice:no", texts.get("confirm_nik.no"), texts.get("confirm_nik.no.note"), "pencil"))
    title = texts.get("confirm_nik.title" if is_one else "confirm_nik.title_several")
    region = region_name(nik.region_code)
    note = None if region else Note("warning", texts.get("nik.unknown_region"))
    hint = texts.get("confirm_nik.hint", region=region) if region else ""
    return ChooseView(full_bar(world), "confirm_nik", title, tuple(choices), hint=hint, note=note)
