"""What single keys allow but a service may not be: the rules between keys, and the words residents read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue._lint import faults_of
from kiosk.catalogue._model import AnsweredBy, ForWhom, IfMissing, QuestionType
from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kiosk.catalogue._shape import QuestionShape, RequirementShape, ServiceShape

# "At most a dozen pages before the documents."
MOST_ASKED = 12
FEWEST_OPTIONS = 2
MOST_TEXT = {QuestionType.NAME: 100, QuestionType.TEXT: 200}
NEEDS_MOST = {QuestionType.WHOLE_NUMBER, QuestionType.MONEY}
PROPOSES = {"birth_date": QuestionType.DATE, "sex": QuestionType.ONE_OF}


class Placed(NamedTuple):
    """A question and where it stands, such as `questions.2`."""

    at: str
    shape: QuestionShape


def service_problems(shape: ServiceShape, lanes: Collection[str]) -> Iterator[TomlProblem]:
    """Everything wrong with a service's own file."""
    if shape.lane not in lanes:
        yield TomlProblem("lane", f"`{shape.lane}` is no lane of this kiosk; use one of {', '.join(sorted(lanes))}")
    texts = {key: getattr(shape, key) for key in ("title", "subtitle", "who", "time_text", "product")}
    texts |= {f"how.{count}": line for count, line in enumerate(shape.how, 1)}
    yield from _text_problems("", texts)
    for key in ("how", "legal_basis"):
        if not getattr(shape, key):
            yield TomlProblem(key, "is empty; write at least one line")
    for count, requirement in enumerate(shape.requirements, 1):
        yield from _requirement_problems(f"requirements.{count}", requirement)
    yield from _twice("requirements", [requirement.code for requirement in shape.requirements])


def question_problems(placed: Placed) -> Iterator[TomlProblem]:
    """Everything wrong with one question."""
    at, question = placed
    if not any(user.strip() for user in question.used_by):
        yield TomlProblem(f"{at}.used_by", "is empty; name the letter, form, rule or export, or drop the question")
    if question.by is AnsweredBy.RESIDENT:
        yield from _asking_problems(at, question)
    yield from _option_problems(at, question)
    yield from _limit_problems(at, question)
    if question.proposed_from and PROPOSES[question.proposed_from] is not question.type:
        wanted = PROPOSES[question.proposed_from].value
        yield TomlProblem(f"{at}.proposed_from", f"goes only with type `{wanted}`; change the type or drop it")
    texts = {"label": question.label, "ask": question.ask, "hint": question.hint, "unit": question.unit}
    texts |= {"message_empty": question.message_empty, "message_wrong": question.message_wrong}
    texts |= {f"ask_other.{whom}": ask for whom, ask in question.ask_other.items()}
    texts |= {f"options.{count}.title": option.title for count, option in enumerate(question.options, 1)}
    yield from _text_problems(at, texts)


def together_problems(questions: Iterable[Placed]) -> Iterator[TomlProblem]:
    """What is wrong with all questions of a service together, the common ones included."""
    shapes = [question for _, question in questions]
    yield from _twice("questions", [question.code for question in shapes])
    for whom in ForWhom:
        asked = sum(
            question.by is AnsweredBy.RESIDENT and (not question.only_for or whom in question.only_for)
            for question in shapes
        )
        if asked > MOST_ASKED:
            reason = (
                f"asks a resident {asked} things for `{whom.value}`; ask at most {MOST_ASKED}, leave others to officers"
            )
            yield TomlProblem("questions", reason)


def _asking_problems(at: str, question: QuestionShape) -> Iterator[TomlProblem]:
    for key, ask in (("ask", question.ask), *((f"ask_other.{whom}", ask) for whom, ask in question.ask_other.items())):
        if not ask.endswith("?"):
            yield TomlProblem(f"{at}.{key}", "is no question; write one in the resident's words, with `?` at the end")
    if ForWhom.SELF in question.ask_other:
        yield TomlProblem(f"{at}.ask_other.self", "is what `ask` is for; drop it")
    if question.required and not question.message_empty:
        yield TomlProblem(f"{at}.message_empty", "is missing; say what to do when nothing was entered")
    if not question.message_wrong:
        yield TomlProblem(f"{at}.message_wrong", "is missing; say what to do when the answer has another form")


def _option_problems(at: str, question: QuestionShape) -> Iterator[TomlProblem]:
    if question.type is QuestionType.ONE_OF and len(question.options) < FEWEST_OPTIONS:
        yield TomlProblem(f"{at}.options", f"has fewer than {FEWEST_OPTIONS} choices; add [[questions.options]] tables")
    if question.type is not QuestionType.ONE_OF and question.options:
        yield TomlProblem(f"{at}.options", f"goes only with type `{QuestionType.ONE_OF.value}`; change the type")
    yield from _twice(f"{at}.options", [option.code for option in question.options])


def _limit_problems(at: str, question: QuestionShape) -> Iterator[TomlProblem]:
    if question.type in NEEDS_MOST and not question.most:
        yield TomlProblem(f"{at}.most", "is missing; write the largest number that makes sense")
    most = MOST_TEXT.get(question.type)
    if most is not None and question.most > most:
        yield TomlProblem(f"{at}.most", f"is more than the {most} characters kept; write a smaller number")


def _requirement_problems(at: str, requirement: RequirementShape) -> Iterator[TomlProblem]:
    if requirement.if_missing is IfMissing.STOP and not requirement.where_to_get:
        yield TomlProblem(f"{at}.where_to_get", "is missing; who is stopped must be told where to get the paper")
    texts = {key: getattr(requirement, key) for key in ("title", "where_to_get", "note")}
    yield from _text_problems(at, texts)


def _twice(at: str, codes: list[str]) -> Iterator[TomlProblem]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield TomlProblem(at, f"has the code `{code}` {count} times; give each its own")


def _text_problems(at: str, texts: dict[str, str]) -> Iterator[TomlProblem]:
    for key, text in texts.items():
        for fault in faults_of(text):
            yield TomlProblem(f"{at}.{key}" if at else key, fault)
