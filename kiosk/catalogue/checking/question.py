"""The rules between the keys of one question, and of the questions in its group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.catalogue._model import AnsweredBy, ForWhom, QuestionType
from kiosk.catalogue.shapes.service import MOST_TEXT, PLACE_STEPS
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kiosk.catalogue.shapes.service import FieldShape, QuestionShape

FEWEST_OPTIONS = 2
CHOICES = frozenset({QuestionType.ONE_OF, QuestionType.SEVERAL_OF})
NUMBERS = frozenset({QuestionType.WHOLE_NUMBER, QuestionType.MONEY})
SILENT = frozenset({QuestionType.NOTE, QuestionType.CALCULATED})
PLACES = frozenset({QuestionType.PLACE, QuestionType.ADDRESS})
REGIONS = PLACES | {QuestionType.PROVINCE, QuestionType.REGENCY, QuestionType.KECAMATAN, QuestionType.KELURAHAN}
PROPOSES = {
    "birth_date": frozenset({QuestionType.DATE}),
    "sex": frozenset({QuestionType.ONE_OF}),
    "region": REGIONS,
}
# Keys that say nothing for another type than these.
ONLY_WITH = {
    "options": CHOICES | {QuestionType.TEXT},
    "from_list": frozenset({QuestionType.ONE_OF_LIST}),
    "scope": PLACES,
    "is_partial": frozenset({QuestionType.DATE}),
    "unit": NUMBERS | {QuestionType.CALCULATED},
}
ONLY_IN_GROUPS = ("fields", "least_rows", "most_rows")
USER = re.compile(r"(letter|form|rule|export)(: \S.*)?")
# What a step cannot say: it stands in every place of every service, and nothing is known there.
NOT_IN_STEPS = ("ask_if", "only_for", "checks", "calculation", "proposed_from")
# What expressions take for something else than an answer.
RESERVED = frozenset({"for_whom", "switch", "row", "true", "false", "null", "in"})


def question_problems(at: str, question: QuestionShape, lists: Collection[str]) -> Iterator[TomlProblem]:
    """Everything wrong with a question by itself; `lists` are the reference lists there are."""
    yield from _field_problems(at, question, question.by, lists)
    if not question.used_by:
        yield TomlProblem(f"{at}.used_by", "is empty; name the letter, form, rule or export, or drop the question")
    for count, user in enumerate(question.used_by, 1):
        if not USER.fullmatch(user):
            reason = "begins with none of letter, form, rule, export; write it such as `letter: data pemohon`"
            yield TomlProblem(f"{at}.used_by.{count}", reason)
    if question.go_to and question.type is not QuestionType.NOTE:
        yield TomlProblem(f"{at}.go_to", f"goes only with type `{QuestionType.NOTE.value}`; change the type or drop it")
    if question.type is QuestionType.GROUP:
        yield from _group_problems(at, question, lists)
    else:
        for key in ONLY_IN_GROUPS:
            if getattr(question, key):
                yield TomlProblem(f"{at}.{key}", f"goes only with type `{QuestionType.GROUP.value}`; change the type")


def step_problems(at: str, steps: Sequence[FieldShape], lists: Collection[str]) -> Iterator[TomlProblem]:
    """Everything wrong with the steps of a place but their words."""
    for code in PLACE_STEPS:
        if code not in [step.code for step in steps]:
            yield TomlProblem(at, f"has no step `{code}`; add it, as every place is asked in these steps")
    for step in steps:
        within = f"{at}.{step.code}"
        kind = PLACE_STEPS.get(step.code)
        if kind is None:
            reason = f"`{step.code}` is no step of a place; {suggest(step.code, PLACE_STEPS)}"
            yield TomlProblem(f"{within}.code", reason)
        elif step.type is not kind:
            yield TomlProblem(f"{within}.type", f"is not what this step is; write `{kind.value}`")
        for key in NOT_IN_STEPS:
            if getattr(step, key):
                yield TomlProblem(f"{within}.{key}", "goes not with a step of a place; drop it")
        yield from _field_problems(within, step, AnsweredBy.RESIDENT, lists)


def twice(at: str, codes: Iterable[str]) -> Iterator[TomlProblem]:
    """Codes that are not one thing's alone."""
    seen: set[str] = set()
    for count, code in enumerate(codes, 1):
        if code in seen:
            yield TomlProblem(f"{at}.{count}.code", f"`{code}` is the code of one before it; give each its own")
        seen.add(code)


def _group_problems(at: str, question: QuestionShape, lists: Collection[str]) -> Iterator[TomlProblem]:
    if not question.fields:
        yield TomlProblem(f"{at}.fields", "is empty; add [[questions.fields]] tables")
    if question.most_rows < max(question.least_rows, 1):
        yield TomlProblem(f"{at}.most_rows", "is too small; write how many rows may be added at most")
    yield from twice(f"{at}.fields", [field.code for field in question.fields])
    for field in question.fields:
        within = f"{at}.fields.{field.code}"
        if field.type in {QuestionType.GROUP, QuestionType.DOCUMENT, QuestionType.NOTE}:
            yield TomlProblem(f"{within}.type", f"`{field.type.value}` cannot be within a group; ask it by itself")
        if field.proposed_from:
            yield TomlProblem(f"{within}.proposed_from", "is the applicant's own; drop it")
        yield from _field_problems(within, field, question.by, lists)


def _field_problems(at: str, field: FieldShape, by: AnsweredBy, lists: Collection[str]) -> Iterator[TomlProblem]:
    if field.code in RESERVED:
        yield TomlProblem(f"{at}.code", f"`{field.code}` means something else in expressions; choose another")
    if by is AnsweredBy.RESIDENT and field.type is not QuestionType.CALCULATED:
        yield from _asking_problems(at, field)
    yield from _type_problems(at, field, lists)
    yield from _limit_problems(at, field)
    is_calculated = field.type is QuestionType.CALCULATED or by is AnsweredBy.SYSTEM
    if is_calculated and not field.calculation:
        yield TomlProblem(f"{at}.calculation", "is missing; write how it is calculated, in CEL")
    if field.calculation and not is_calculated:
        yield TomlProblem(f"{at}.calculation", "goes only with type `calculated` or by `system`; change one of them")
    wanted = PROPOSES.get(field.proposed_from, {field.type})
    if field.type not in wanted:
        kinds = ", ".join(sorted(f"`{kind.value}`" for kind in wanted))
        yield TomlProblem(f"{at}.proposed_from", f"goes only with type {kinds}; change the type or drop it")


def _asking_problems(at: str, field: FieldShape) -> Iterator[TomlProblem]:
    if field.type is QuestionType.NOTE:
        if not field.ask or field.ask.endswith("?"):
            yield TomlProblem(f"{at}.ask", "is no statement; write what residents are told, without `?`")
        return
    for key, ask in (("ask", field.ask), *((f"ask_other.{whom}", ask) for whom, ask in field.ask_other.items())):
        if not ask.endswith("?"):
            yield TomlProblem(f"{at}.{key}", "is no question; write one in the resident's words, with `?` at the end")
    if ForWhom.SELF in field.ask_other:
        yield TomlProblem(f"{at}.ask_other.self", "is what `ask` is for; drop it")


def _type_problems(at: str, field: FieldShape, lists: Collection[str]) -> Iterator[TomlProblem]:
    for key, types in ONLY_WITH.items():
        if getattr(field, key) and field.type not in types:
            kinds = ", ".join(sorted(f"`{kind.value}`" for kind in types))
            yield TomlProblem(f"{at}.{key}", f"goes only with type {kinds}; change the type or drop it")
    if field.type in CHOICES and len(field.options) < FEWEST_OPTIONS:
        yield TomlProblem(f"{at}.options", f"has fewer than {FEWEST_OPTIONS} choices; add options")
    if field.type is QuestionType.ONE_OF_LIST and field.from_list not in lists:
        reason = f"`{field.from_list}` is no usable list; {suggest(field.from_list, sorted(lists))}"
        yield TomlProblem(f"{at}.from_list", reason)
    yield from twice(f"{at}.options", [option.code for option in field.options])


def _limit_problems(at: str, field: FieldShape) -> Iterator[TomlProblem]:
    if field.type in NUMBERS and not field.most:
        yield TomlProblem(f"{at}.most", "is missing; write the largest number that makes sense")
    most = MOST_TEXT.get(field.type)
    if most is not None and field.most > most:
        yield TomlProblem(f"{at}.most", f"is more than the {most} characters kept; write a smaller number")
    if field.most and field.least > field.most:
        yield TomlProblem(f"{at}.least", "is more than `most`; write a smaller number")
