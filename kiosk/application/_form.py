"""The form of a service: what is asked, in which order, and what follows from the answers so far. Pure.

One pass over the questions in their order; conditions only look back. So a question that is not asked has no answer,
and what hung on that answer goes with it, however far down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.application._seen import REGIONS, seen_by_expressions, text_of
from kiosk.application._shown import show_value
from kiosk.application._values import MOST_CHARACTERS, Answer
from kiosk.catalogue import AnsweredBy, Expression, QuestionType, Scope, parse_expression

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.catalogue import Check, Facts, Question, Requirement, Service, Stop

# For a group that sets no limit of its own.
MOST_ROWS = 20
# The answer is not there yet, or is left to the officer: nothing may be concluded from it.
UNKNOWN = object()


@dataclass(frozen=True)
class Filling:
    """What was answered so far.

    Args:
        answers: By path: `keperluan`, `tujuan/kecamatan`, `ahli_waris/2/nama`. An answer at the path of a group says
            that its list is complete, or left to the officer; a document that is here has an empty value.
        rows: Number of rows by path of the group.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """One page's worth of asking: a question, a field of a compound one, or a group's list.

    Args:
        path: Where its answer is kept.
        question: What is asked.
        group: The compound question it is a field of; None if it stands alone.
        row: Of the group, counted from 1; 0 where there are no rows.
    """

    path: str
    question: Question
    group: Question | None = None
    row: int = 0


@dataclass(frozen=True)
class Settled:
    """What follows from the answers so far.

    Args:
        asked: What the resident is asked, in order, answered or not.
        filling: Without what is not asked any more, with what is calculated and what is left to officers.
        needed: The papers needed; one whose condition waits for an answer counts.
        stop: The first reason to go no further.
        failed: Path and message of each check that does not hold.
    """

    asked: tuple[Asked, ...]
    filling: Filling
    needed: tuple[Requirement, ...]
    stop: Stop | None
    failed: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Seen:
    """What expressions see of a question.

    Args:
        value: With null for what is not there; what `ask_if` looks at.
        known: The same, or UNKNOWN; what must be sure looks at this.
        is_done: Nothing is left to be asked about it.
        is_sure: Nothing in it waits for an answer or is left to the officer.
    """

    value: object
    known: object
    is_done: bool
    is_sure: bool


NOT_ASKED = _Seen(None, None, is_done=True, is_sure=True)
PENDING = _Seen(None, UNKNOWN, is_done=False, is_sure=False)
# Also of what is not asked yet: there is nothing to do about it now, and nothing to conclude.
LEFT_OPEN = _Seen(None, UNKNOWN, is_done=True, is_sure=False)


@dataclass(frozen=True)
class _Spot:
    """Where a question stands: its compound and row, and the row's values so far."""

    prefix: str = ""
    group: Question | None = None
    row: int = 0
    values: dict[str, object] = field(default_factory=dict)
    known: dict[str, object] = field(default_factory=dict)


def settle(service: Service, facts: Facts, filling: Filling) -> Settled:
    """What is asked, kept, needed and wrong, given what was answered so far.

    Settling what was settled changes nothing.
    """
    walk = _Walk(facts, filling)
    for question in service.questions:
        walk.take(question, _Spot())
    return Settled(
        asked=tuple(walk.asked),
        filling=Filling(walk.answers, walk.rows),
        needed=tuple(one for one in service.requirements if walk.may_hold(one.needed_if)),
        stop=next((stop for stop in service.stops if walk.holds(stop.when)), None),
        failed=tuple(walk.failed),
    )


def with_row(filling: Filling, group: str) -> Filling:
    """One more row at the end of a group of a settled filling; its list is no longer complete."""
    answers = {path: answer for path, answer in filling.answers.items() if path != group}
    return Filling(answers, {**filling.rows, group: filling.rows.get(group, 0) + 1})


def without_row(filling: Filling, group: str, row: int) -> Filling:
    """Without one row of a group of a settled filling: those after it move up; its list is no longer complete."""
    count = filling.rows.get(group, 0)
    if not 1 <= row <= count:
        return filling
    answers: dict[str, Answer] = {}
    for path, answer in filling.answers.items():
        number, _, rest = path.removeprefix(f"{group}/").partition("/")
        if not path.startswith(f"{group}/"):
            if path != group:
                answers[path] = answer
        elif int(number) != row:
            answers[f"{group}/{int(number) - (int(number) > row)}/{rest}"] = answer
    return Filling(answers, {**filling.rows, group: count - 1})


class _Walk:
    """One pass over the questions."""

    def __init__(self, facts: Facts, filling: Filling) -> None:
        self.asked: list[Asked] = []
        self.answers: dict[str, Answer] = {}
        self.rows: dict[str, int] = {}
        self.failed: list[tuple[str, str]] = []
        self._for_whom = facts.for_whom
        self._filling = filling
        self._values, self._known = Scope(facts), Scope(facts)
        self._unsure: set[str] = set()

    def take(self, question: Question, spot: _Spot) -> _Seen:
        """Ask one question, make its answer known to those after it, and check it."""
        path = f"{spot.prefix}{question.code}"
        seen = self._visit(question, path, spot) if self._is_asked(question, spot) else self._unasked(question, spot)
        if spot.group is None:
            self._unsure.update(() if seen.is_sure else (question.code,))
            self._values.put(question.code, seen.value)
            if seen.known is not UNKNOWN:
                self._known.put(question.code, seen.known)
        else:
            spot.values[question.code] = seen.value
            if seen.known is not UNKNOWN:
                spot.known[question.code] = seen.known
        if question.checks and seen.is_done and seen.value is not None:
            self._check(path, question.checks, spot)
        return seen

    def holds(self, source: str) -> bool:
        """Whether a condition is true, whatever is not answered yet."""
        expression = _expression(source)
        return expression is not None and self._known.holds(expression)

    def may_hold(self, source: str) -> bool:
        """Whether a condition is true, or an answer that it waits for may make it so; an empty one always holds."""
        expression = _expression(source)
        return self._may_hold(expression, _Spot()) if expression else not source

    def _may_hold(self, expression: Expression, spot: _Spot) -> bool:
        value = self._known_value(expression, spot)
        return value is True or (value is None and self._is_waiting(expression, spot))

    def _known_value(self, expression: Expression, spot: _Spot) -> object:
        if "row" in expression.names:
            self._known.put("row", spot.known)
        return self._known.value(expression)

    def _is_waiting(self, expression: Expression, spot: _Spot) -> bool:
        """Whether it hangs on an answer that is not there yet or left to the officer."""
        is_row_unsure = "row" in expression.names and len(spot.known) < len(spot.values)
        return is_row_unsure or not self._unsure.isdisjoint(expression.names)

    def _is_asked(self, question: Question, spot: _Spot) -> bool:
        if not self._is_for_them(question):
            return False
        expression = _expression(question.ask_if)
        if expression is None:
            return not question.ask_if
        if "row" in expression.names:
            self._values.put("row", spot.values)
        return self._values.holds(expression)

    def _unasked(self, question: Question, spot: _Spot) -> _Seen:
        """Not asked for good, or not yet: once what its condition waits for is answered, it may be."""
        expression = _expression(question.ask_if)
        may_be = self._is_for_them(question) and expression is not None and self._may_hold(expression, spot)
        return LEFT_OPEN if may_be else NOT_ASKED

    def _is_for_them(self, question: Question) -> bool:
        return not question.only_for or self._for_whom in question.only_for

    def _visit(self, question: Question, path: str, spot: _Spot) -> _Seen:
        if question.calculation:
            return self._calculated(question, path, spot)
        if question.by is not AnsweredBy.RESIDENT or question.type is QuestionType.CALCULATED:
            return self._of_others(question, path)
        if question.type is QuestionType.GROUP:
            return self._group(question, path, spot)
        if question.type.is_compound:
            return self._place(question, path, spot)
        return self._leaf(question, path, spot)

    def _leaf(self, question: Question, path: str, spot: _Spot) -> _Seen:
        answer = self._filling.answers.get(path)
        above = self._region_above(question, spot) if question.type in REGIONS else None
        if above is not None and above.is_for_officer:
            self.answers[path] = _left_open(question)
            return LEFT_OPEN
        if answer and above and above.value and answer.value and not answer.value.startswith(f"{above.value}."):
            answer = None  # the region above it was changed
        self.asked.append(Asked(path, question, spot.group, spot.row))
        if answer is not None:
            self.answers[path] = answer
        if question.type is QuestionType.NOTE:
            return NOT_ASKED  # read or not, it has no answer
        if answer is None:
            return PENDING
        return LEFT_OPEN if answer.is_for_officer else _answered(question, answer.value)

    def _region_above(self, question: Question, spot: _Spot) -> Answer | None:
        """The answer, in the same compound, that says in which region this one lies."""
        above = None
        for other in spot.group.fields if spot.group else ():
            if other.code == question.code:
                break
            if other.type in REGIONS:
                above = self.answers.get(f"{spot.prefix}{other.code}", above)
        return above

    def _place(self, question: Question, path: str, spot: _Spot) -> _Seen:
        inner = _Spot(f"{path}/", question, spot.row)
        return _together(inner, [self.take(one, inner) for one in question.fields])

    def _group(self, question: Question, path: str, spot: _Spot) -> _Seen:
        self.asked.append(Asked(path, question, spot.group, spot.row))
        closing = self._filling.answers.get(path)
        if closing is not None:
            self.answers[path] = closing
            if closing.is_for_officer:
                return LEFT_OPEN
        wanted = max(self._filling.rows.get(path, 0), question.least_rows)
        count = min(wanted, question.most_rows or MOST_ROWS)
        self.rows[path] = count
        rows = [self._row(question, path, number) for number in range(1, count + 1)]
        is_done = all(row.is_done for row in rows) and (count > 0 or closing is not None)
        return _Seen(
            value=[row.value for row in rows],
            known=[row.known for row in rows] if is_done else UNKNOWN,
            is_done=is_done,
            is_sure=is_done and all(row.is_sure for row in rows),
        )

    def _row(self, question: Question, path: str, number: int) -> _Seen:
        inner = _Spot(f"{path}/{number}/", question, number)
        return _together(inner, [self.take(one, inner) for one in question.fields])

    def _calculated(self, question: Question, path: str, spot: _Spot) -> _Seen:
        expression = _expression(question.calculation)
        if expression is None:
            return LEFT_OPEN
        value = self._known_value(expression, spot)
        text = text_of(value)
        if text is None or len(text) > MOST_CHARACTERS:
            return LEFT_OPEN if self._is_waiting(expression, spot) else NOT_ASKED
        # Digits that are a text, such as a NIK's or a year's, are no number to be grouped by thousands.
        is_text = question.type is QuestionType.CALCULATED and isinstance(value, str)
        shown = text if is_text else show_value(question, text)
        self.answers[path] = Answer(question.code, question.label, text, shown)
        return _Seen(value, value, is_done=True, is_sure=True)

    def _of_others(self, question: Question, path: str) -> _Seen:
        """What an officer answers is left to one until it is there; what a system gives is taken as it comes."""
        answer = self._filling.answers.get(path)
        if answer is None and question.by is AnsweredBy.OFFICER:
            answer = _left_open(question)
        if answer is None:
            return LEFT_OPEN
        self.answers[path] = answer
        return LEFT_OPEN if answer.is_for_officer else _answered(question, answer.value)

    def _check(self, path: str, checks: tuple[Check, ...], spot: _Spot) -> None:
        for check in checks:
            expression = _expression(check.must)
            if expression and self._known_value(expression, spot) is False:
                self.failed.append((path, check.message))


def _together(spot: _Spot, fields: list[_Seen]) -> _Seen:
    """A place or a row, from its fields."""
    is_known = not fields or any(one.is_done for one in fields)
    return _Seen(
        value=spot.values,
        known=spot.known if is_known else UNKNOWN,
        is_done=all(one.is_done for one in fields),
        is_sure=all(one.is_sure for one in fields),
    )


def _answered(question: Question, text: str) -> _Seen:
    value = seen_by_expressions(question, text)
    return _Seen(value, value, is_done=True, is_sure=True)


def _left_open(question: Question) -> Answer:
    return Answer(question.code, question.label, "", "", is_for_officer=True)


def _expression(source: str) -> Expression | None:
    """A checked definition holds nothing that cannot be read; what can, counts as not there."""
    expression = parse_expression(source) if source else None
    return expression if isinstance(expression, Expression) else None
