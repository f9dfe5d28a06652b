"""What a service comes to when it is answered: how many pages at worst, and whether everything in it can happen."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from kiosk.catalogue._model import AnsweredBy, ForWhom, Mode, QuestionType
from kiosk.catalogue.checking.references import SWITCH
from kiosk.catalogue.checking.values import FOR_WHOM
from kiosk.catalogue.conditions.expressions import Scope, parse_expression
from kiosk.catalogue.conditions.reach import reach_of
from kiosk.config import TomlProblem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kiosk.catalogue._model import Question, Service
    from kiosk.catalogue.conditions.facts import Facts

# "At most a dozen pages before the documents"; a national form that is filled in beforehand may take some more.
MOST_PAGES = {Mode.WHOLE: 12, Mode.PREFILL: 20, Mode.GUIDANCE: 0}
# Choices that decide what is asked are tried together; those beyond this many tries count as if all were asked.
MOST_TRIED = 1024
CHOOSABLE = frozenset({QuestionType.ONE_OF, QuestionType.YES_NO})
NO_PAGE = frozenset({QuestionType.DOCUMENT, QuestionType.CALCULATED})


def page_problems(service: Service, facts: Sequence[Facts]) -> Iterator[TomlProblem]:
    """Whether too much is asked of somebody; `facts` has one for each for-whom."""
    most = MOST_PAGES[service.mode]
    if sum(map(_pages, service.questions)) <= most:
        return
    for one in facts:
        asked = [question for question in service.asked(ForWhom(one.for_whom)) if _pages(question)]
        if sum(map(_pages, asked)) > most:
            pages = _most_pages(asked, one)
            if pages > most:
                reason = (
                    f"take a resident {pages} pages for `{one.for_whom}`; ask at most {most}, leave others to officers"
                )
                yield TomlProblem("questions", reason)


def reach_problems(service: Service, facts: Facts) -> Iterator[TomlProblem]:
    """Whether every condition holds for some answers; the switches are tried both ways, and so is everybody."""
    reach = reach_of(service, facts)
    for key in reach.unreachable:
        yield TomlProblem(key, "holds for no answers; mend the condition, or take away what depends on it")
    for key in reach.never_evaluates:
        yield TomlProblem(key, "errs whatever is answered; compare values of the same kind, such as text with text")


def _pages(question: Question) -> int:
    """A group is one page, its list; what the NIK tells is only confirmed."""
    if question.proposed_from or question.type in NO_PAGE or question.by is not AnsweredBy.RESIDENT:
        return 0
    if question.type in {QuestionType.PLACE, QuestionType.ADDRESS}:
        return len(question.fields)
    return 1


def _most_pages(asked: Sequence[Question], facts: Facts) -> int:
    choices = _choices(asked)
    scope = Scope(facts)
    return max(
        _pages_where(asked, dict(zip(choices, chosen, strict=True)), scope) for chosen in product(*choices.values())
    )


def _choices(asked: Sequence[Question]) -> dict[str, tuple[object, ...]]:
    """The questions that decide what is asked, with what can be chosen."""
    names = {name for question in asked for name in _names(question)}
    choices: dict[str, tuple[object, ...]] = {}
    for question in asked:
        if question.code in names and question.type in CHOOSABLE:
            values = tuple(option.code for option in question.options) or (True, False)
            if len(values) * prod(map(len, choices.values())) <= MOST_TRIED:
                choices[question.code] = values
    return choices


def _names(question: Question) -> Collection[str]:
    expression = parse_expression(question.ask_if) if question.ask_if else ""
    return () if isinstance(expression, str) else expression.names


def _pages_where(asked: Sequence[Question], chosen: Mapping[str, object], scope: Scope) -> int:
    """Pages with these choices; `scope` is used again and again, as every choice is put in before it is looked at."""
    pages = 0
    for question in asked:
        is_asked = _may_be_asked(question, chosen, scope)
        if is_asked:
            pages += _pages(question)
        if question.code in chosen:
            scope.put(question.code, chosen[question.code] if is_asked else None)
    return pages


def _may_be_asked(question: Question, chosen: Mapping[str, object], scope: Scope) -> bool:
    expression = parse_expression(question.ask_if) if question.ask_if else ""
    if isinstance(expression, str) or not expression.names <= chosen.keys() | {FOR_WHOM, SWITCH}:
        return True
    return scope.holds(expression)
