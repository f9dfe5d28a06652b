"""The same services in English: every word of the Indonesian file has its own, and nothing else is there.

A key that is missing is a problem, and so is one that has nothing to translate; `say` alone may stand on either side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kiosk.catalogue._model import ForWhom, QuestionType
from kiosk.catalogue.shapes.english import FieldWords, QuestionWords, RequirementWords, StopWords
from kiosk.catalogue.shapes.texts import QUESTION_TEXTS, REQUIREMENT_TEXTS, SERVICE_TEXTS, STOP_TEXTS, WHERE_TEXTS
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kiosk.catalogue._model import Question, Requirement, Service, Stop
    from kiosk.catalogue.shapes.english import ServiceWords

MOST_QUOTED = 60


class Coded(Protocol):
    """Whatever has a code."""

    @property
    def code(self) -> str:
        """Stable name."""


One = TypeVar("One", bound=Coded)
Words = TypeVar("Words")


def service_in_english(
    service: Service, words: ServiceWords, questions: tuple[Question, ...], found: list[TomlProblem]
) -> Service:
    """The service in English.

    Args:
        service: As the Indonesian file has it.
        words: As the English file has them.
        questions: All of them, in English already.
        found: What is wrong with the English file is added to it.
    """
    requirements = coded("requirements", service.requirements, words.requirements, RequirementWords(), found)
    stops = coded("stops", service.stops, words.stops, StopWords(), found)
    return replace(
        service,
        **texts("", service, words, SERVICE_TEXTS, found),
        say=words.say,
        requirements=tuple(_requirement(*one, found) for one in requirements),
        stops=tuple(_stop(*one, found) for one in stops),
        questions=questions,
    )


def questions_in_english(
    at: str,
    questions: Iterable[Question],
    words: Mapping[str, QuestionWords],
    steps: Mapping[str, Question],
    found: list[TomlProblem],
) -> list[Question]:
    """The questions in English; `at` is the key of the table they are in, `steps` are those of a place, in English."""
    return [_question(*one, steps, found) for one in coded(at, questions, words, QuestionWords(), found)]


def coded(
    at: str, ones: Iterable[One], words: Mapping[str, Words], nothing: Words, found: list[TomlProblem]
) -> Iterator[tuple[str, One, Words]]:
    """Key, thing and English table of everything that has a code, one after the other.

    A table that belongs to none is a problem; of one that is not there, what was found missing in it is told as one.
    """
    by_code: dict[str, One] = {}
    for one in ones:  # one whose code is taken is told elsewhere
        by_code.setdefault(one.code, one)
    _strange(at, words, by_code, found)
    for code, one in by_code.items():
        count = len(found)
        yield f"{at}.{code}", one, words.get(code, nothing)
        if code not in words and len(found) > count:
            found[count:] = [_no_table(f"{at}.{code}", found[count:])]


def texts(at: str, mine: object, words: object, keys: Iterable[str], found: list[TomlProblem]) -> dict[str, Any]:
    """The English text or lines of each key."""
    said = {}
    for key in keys:
        said[key] = getattr(words, key)
        _compare(f"{at}.{key}" if at else key, getattr(mine, key), said[key], found)
    return said


def compare_tables(at: str, mine: Mapping[str, str], words: Mapping[str, str], found: list[TomlProblem]) -> None:
    """Whether each text has its English, by code, and nothing else is there."""
    _strange(at, words, mine, found)
    for code, text in mine.items():
        _compare(f"{at}.{code}", text, words.get(code, ""), found)


def _requirement(at: str, mine: Requirement, words: RequirementWords, found: list[TomlProblem]) -> Requirement:
    where = texts(f"{at}.where_to_get", mine.where_to_get, words.where_to_get, WHERE_TEXTS, found)
    said = texts(at, mine, words, REQUIREMENT_TEXTS, found)
    return replace(mine, **said, say=words.say, where_to_get=replace(mine.where_to_get, **where))


def _stop(at: str, mine: Stop, words: StopWords, found: list[TomlProblem]) -> Stop:
    where = texts(f"{at}.where", mine.where, words.where, WHERE_TEXTS, found)
    return replace(mine, **texts(at, mine, words, STOP_TEXTS, found), where=replace(mine.where, **where))


def _question(
    at: str, mine: Question, words: FieldWords, steps: Mapping[str, Question], found: list[TomlProblem]
) -> Question:
    theirs = words.fields if isinstance(words, QuestionWords) else {}
    if mine.type is QuestionType.GROUP:
        rows = coded(f"{at}.fields", mine.fields, theirs, FieldWords(), found)
        fields = tuple(_question(*one, steps, found) for one in rows)
    else:
        _strange(f"{at}.fields", theirs, {}, found)
        fields = tuple(replace(steps[one.code], by=one.by, used_by=one.used_by) for one in mine.fields)
    asks = {whom.value: ask for whom, ask in mine.ask_other}
    titles = {option.code: option.title for option in mine.options}
    said_asks = {ForWhom(whom).value: ask for whom, ask in words.ask_other.items()}
    compare_tables(f"{at}.ask_other", asks, said_asks, found)
    compare_tables(f"{at}.options", titles, words.options, found)
    must = tuple(check.message for check in mine.checks)
    _compare(f"{at}.checks", must, words.checks, found)
    return replace(
        mine,
        **texts(at, mine, words, QUESTION_TEXTS, found),
        say=words.say,
        fields=fields,
        ask_other=tuple((whom, said_asks.get(whom, ask)) for whom, ask in mine.ask_other),
        options=tuple(replace(one, title=words.options.get(one.code, ""), say="") for one in mine.options),
        checks=tuple(replace(check, message=said) for check, said in zip(mine.checks, words.checks, strict=False)),
    )


def _compare(at: str, mine: str | tuple[str, ...], said: str | tuple[str, ...], found: list[TomlProblem]) -> None:
    if mine and not said:
        found.append(TomlProblem(at, f"is missing; say in English: {_quoted(mine)}"))
    elif said and not mine:
        found.append(TomlProblem(at, "has nothing in Indonesian to translate; drop it, or add it there"))
    elif isinstance(mine, tuple) and len(mine) != len(said):
        found.append(TomlProblem(at, f"has {len(said)} lines, the Indonesian has {len(mine)}; write one for each"))


def _no_table(at: str, missing: Sequence[TomlProblem]) -> TomlProblem:
    """Told of the file as a whole: it has no line for a table that is not there, and that of another would mislead."""
    keys = ", ".join(f"`{key.removeprefix(f'{at}.')}`" for key, _ in missing)
    return TomlProblem("", f"has no table [{at}]; add it with {keys}")


def _strange(at: str, words: Iterable[str], codes: Mapping[str, object], found: list[TomlProblem]) -> None:
    for code in words:
        if code not in codes:
            reason = f"translates nothing that the Indonesian file has; {suggest(code, codes)}"
            found.append(TomlProblem(f"{at}.{code[:MOST_QUOTED]}", reason))


def _quoted(text: str | tuple[str, ...]) -> str:
    line = text if isinstance(text, str) else " / ".join(text)
    return f"`{line if len(line) <= MOST_QUOTED else line[:MOST_QUOTED] + '…'}`"
