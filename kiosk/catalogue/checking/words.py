"""Every text of a service that residents read or hear, with its key; tables are named by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue._model import AnsweredBy, QuestionType
from kiosk.catalogue.checking.lint import are_plain, faults_of
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
    return _of_question(at, question, question.by is AnsweredBy.RESIDENT)


def word_problems(words: Iterable[Said], language: str, speech: Speech) -> Iterator[TomlProblem]:
    """What residents should not read as it is, and what a voice cannot say as it is written."""
    words = list(words)
    # Nearly always nothing is wrong, and one look at all of them together is many times faster than one at each.
    if not are_plain([said.text for said in words], language):
        for said in words:
            yield from (TomlProblem(said.key, fault) for fault in faults_of(said.text, language))
    spoken = [said for said in words if said.is_spoken]
    if not speech.are_easy(said.say or said.text for said in spoken):
        for said in spoken:
            if unsaid := speech.unsaid(said.say or said.text):
                reason = f"a voice cannot say `{unsaid[0]}`; add it to spoken.toml, or say it in other words"
                yield TomlProblem(said.key, reason)


def _of_question(at: str, question: Question, is_spoken: bool) -> Iterator[Said]:
    yield from _texts(at, question, QUESTION_TEXTS, question.say, is_spoken)
    for whom, ask in question.ask_other:
        yield Said(f"{at}.ask_other.{whom}", ask, "", is_spoken)
    for one in question.options:
        yield Said(f"{at}.options.{one.code}", one.title, one.say, is_spoken)
    for count, check in enumerate(question.checks, 1):
        yield Said(f"{at}.checks.{count}", check.message, "", is_spoken)
    if question.type is QuestionType.GROUP:
        for field in question.fields:
            yield from _of_question(f"{at}.fields.{field.code}", field, is_spoken)


def _texts(
    at: str,
    one: object,
    keys: Iterable[str],
    say: str = "",
    is_spoken: bool = True,
) -> Iterator[Said]:
    """Each text that is there; `say` is how the title or the question is spoken."""
    for key in keys:
        value = getattr(one, key)
        if not value:
            continue
        name = f"{at}.{key}" if at else key
        if isinstance(value, tuple):
            for count, line in enumerate(value, 1):
                yield Said(f"{name}.{count}", line, "", is_spoken)
        else:
            yield Said(name, value, say if key in SPOKEN_KEYS else "", is_spoken)
