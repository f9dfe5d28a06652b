"""Every text of a service that residents read or hear, with its key; tables are named by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue._model import AnsweredBy, QuestionType
from kiosk.catalogue.checking.lint import faults_of
from kiosk.catalogue.shapes.texts import QUESTION_TEXTS, REQUIREMENT_TEXTS, SERVICE_TEXTS, STOP_TEXTS, WHERE_TEXTS
from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kiosk.catalogue._model import Question, Service
    from kiosk.catalogue._spoken import Speech

# What `say` is the spoken wording of: the title of a service or a paper, what a question asks.
SPOKEN_KEYS = frozenset({"title", "ask"})


class Said(NamedTuple):
    """A text, its key, and how it is spoken where that differs; what only officers read is never spoken."""

    key: str
    text: str
    say: str = ""
    is_spoken: bool = True


def words_of_service(service: Service) -> Iterator[Said]:
    """The texts of a service but those of its questions."""
    yield from _texts("", service, SERVICE_TEXTS, service.say)
    for paper in service.requirements:
        at = f"requirements.{paper.code}"
        yield from _texts(at, paper, REQUIREMENT_TEXTS, paper.say)
        yield from _texts(f"{at}.where_to_get", paper.where_to_get, WHERE_TEXTS)
    for stop in service.stops:
        at = f"stops.{stop.code}"
        yield from _texts(at, stop, STOP_TEXTS)
        yield from _texts(f"{at}.where", stop.where, WHERE_TEXTS)


def words_of_question(at: str, question: Question) -> Iterator[Said]:
    """The texts of a question and, in a group, of its fields; the steps of a place are common to all."""
    is_spoken = question.by is AnsweredBy.RESIDENT
    return (said._replace(is_spoken=is_spoken) for said in _of_question(at, question))


def word_problems(words: Iterable[Said], language: str, speech: Speech) -> Iterator[TomlProblem]:
    """What residents should not read as it is, and what a voice cannot say as it is written."""
    for key, text, say, is_spoken in words:
        for fault in faults_of(text, language):
            yield TomlProblem(key, fault)
        if is_spoken and (unsaid := speech.unsaid(say or text)):
            reason = f"a voice cannot say `{unsaid[0]}`; add it to spoken.toml, or say it in other words"
            yield TomlProblem(key, reason)


def _of_question(at: str, question: Question) -> Iterator[Said]:
    yield from _texts(at, question, QUESTION_TEXTS, question.say)
    yield from (Said(f"{at}.ask_other.{whom}", ask) for whom, ask in question.ask_other)
    yield from (Said(f"{at}.options.{one.code}", one.title, one.say) for one in question.options)
    yield from (Said(f"{at}.checks.{count}", check.message) for count, check in enumerate(question.checks, 1))
    if question.type is QuestionType.GROUP:
        for field in question.fields:
            yield from _of_question(f"{at}.fields.{field.code}", field)


def _texts(at: str, one: object, keys: Iterable[str], say: str = "") -> Iterator[Said]:
    """Each text that is there; `say` is how the title or the question is spoken."""
    for key in keys:
        value = getattr(one, key)
        name = f"{at}.{key}" if at else key
        if isinstance(value, tuple):
            yield from (Said(f"{name}.{count}", line) for count, line in enumerate(value, 1))
        elif value:
            yield Said(name, value, say if key in SPOKEN_KEYS else "")
