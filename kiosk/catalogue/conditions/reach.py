"""Whether everything in a service can happen: no condition that never holds, no expression that always errs.

Every condition is tried over the answers worth trying of the questions it hangs on, near and far. Only where all of
them were tried, a condition is said never to hold; so nothing that works is ever reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from random import Random
from typing import TYPE_CHECKING

from kiosk.catalogue._model import ForWhom, QuestionType
from kiosk.catalogue.conditions.candidates import candidates_of, literals_of
from kiosk.catalogue.conditions.expressions import Expression, Scope, parse_expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kiosk.catalogue._model import Question, Service
    from kiosk.catalogue.conditions.facts import Facts

MOST_TRIES = 4096
ROW = re.compile(r"\brow\s*\.\s*([A-Za-z_][A-Za-z0-9_]*)", re.ASCII)
SWITCH = re.compile(r"\bswitch\s*\.\s*([A-Za-z_][A-Za-z0-9_]*)", re.ASCII)
FOR_WHOM = "for_whom"


@dataclass(frozen=True)
class Reach:
    """What can never happen in a service.

    Args:
        unreachable: Keys of conditions that no answers make true, such as `questions.pasangan.ask_if`,
            `requirements.akta.needed_if`, `stops.muda.when`, `questions.usia.checks.1`,
            `questions.anak.fields.sekolah.ask_if`.
        never_evaluates: Keys of expressions that err whatever is answered, such as a number compared with a text.
    """

    unreachable: tuple[str, ...]
    never_evaluates: tuple[str, ...]


@dataclass(frozen=True)
class _Node:
    """A question, or a field of a group, as something conditions hang on.

    Args:
        name: `usia`; of a field `anak/usia`.
        key: As in the file: `questions.anak.fields.usia`.
        question: What it is.
        group: The group it is a field of; empty for none.
    """

    name: str
    key: str
    question: Question
    group: str = ""


@dataclass(frozen=True)
class _Target:
    """An expression to be looked at, and where it stands."""

    key: str
    expression: Expression
    node: _Node | None = None
    is_condition: bool = True


def reach_of(service: Service, facts: Facts) -> Reach:
    """What can never happen; expressions that cannot be read are somebody else's to report.

    Args:
        service: As built from its files.
        facts: Today, working days and the codes of the switches; both settings of each are tried, and everybody.
    """
    nodes = {node.name: node for node in _nodes(service)}
    scope = Scope(facts)  # one for all: each trial puts in whatever its expressions can see
    outcomes = [(target, _Trial(target, nodes, facts, scope).outcome()) for target in _targets(service, nodes)]
    return Reach(
        tuple(target.key for target, outcome in outcomes if outcome.never_holds and outcome.is_evaluated),
        tuple(target.key for target, outcome in outcomes if outcome.never_holds and not outcome.is_evaluated),
    )


@dataclass(frozen=True)
class _Outcome:
    """Of trying one expression; an expression is evaluated if it once had a value."""

    never_holds: bool
    is_evaluated: bool


class _Trial:
    """One expression, tried over all it hangs on."""

    def __init__(self, target: _Target, nodes: Mapping[str, _Node], facts: Facts, scope: Scope) -> None:
        self._target = target
        closure = _closure(target, nodes)
        self._nodes = [nodes[name] for name in nodes if name in closure]
        sources = [target.expression.source]
        sources += [source for node in self._nodes for source in _sources(node.question)]
        literals = literals_of(sources if self._nodes else ())
        text = "\n".join(sources)
        own = [target.node] if target.node else []
        is_by_whom = FOR_WHOM in text or any(node.question.only_for for node in [*self._nodes, *own])
        self._whom = [whom.value for whom in ForWhom] if is_by_whom else [str(facts.for_whom)]
        self._switches = [code for code in dict.fromkeys(SWITCH.findall(text)) if code in facts.switches]
        self._facts = facts
        self._scope = scope
        self._choices: list[tuple[object, ...]] = [
            tuple(self._whom),
            *[(True, False)] * len(self._switches),
            *(
                candidates_of(node.question, literals, facts.today) if closure[node.name] else (None,)
                for node in self._nodes
            ),
        ]

    def outcome(self) -> _Outcome:
        """Try until it holds (or, for a calculation, has a value), at most `MOST_TRIES` times."""
        is_evaluated = False
        for assignment in self._assignments():
            value = self._try(assignment)
            is_evaluated = is_evaluated or value is not None
            if value is True or (value is not None and not self._target.is_condition):
                return _Outcome(never_holds=False, is_evaluated=True)
        return _Outcome(never_holds=prod(map(len, self._choices)) <= MOST_TRIES, is_evaluated=is_evaluated)

    def _assignments(self) -> Iterator[tuple[object, ...]]:
        if prod(map(len, self._choices)) <= MOST_TRIES:
            return product(*self._choices)
        chance = Random(0)  # noqa: S311 - the same tries every time
        return islice(iter(lambda: tuple(chance.choice(one) for one in self._choices), None), MOST_TRIES)

    def _try(self, assignment: tuple[object, ...]) -> object:
        whom, *rest = assignment
        switches = dict(zip(self._switches, rest, strict=False))
        self._scope.put(FOR_WHOM, whom)
        self._scope.put("switch", {**self._facts.switches, **switches})
        row: dict[str, object] = {}
        asked: dict[str, bool] = {}
        for node, value in zip(self._nodes, rest[len(self._switches) :], strict=True):
            is_asked = self._is_asked(node, str(whom), row) and asked.get(node.group, True)
            asked[node.name] = is_asked
            self._put(node, self._value(node, value) if is_asked else None, row)
        target = self._target.node
        if target is not None and (
            not asked.get(target.group, True) or (target.question.only_for and whom not in target.question.only_for)
        ):
            return False
        self._scope.put("row", row)
        return self._scope.value(self._target.expression)

    def _put(self, node: _Node, value: object, row: dict[str, object]) -> None:
        if node.group:
            row[node.question.code] = value
        else:
            self._scope.put(node.question.code, value)

    def _value(self, node: _Node, value: object) -> object:
        expression = _expression(node.question.calculation)
        return self._scope.value(expression) if expression else value

    def _is_asked(self, node: _Node, whom: str, row: dict[str, object]) -> bool:
        if node.question.only_for and whom not in node.question.only_for:
            return False
        expression = _expression(node.question.ask_if)
        if node.group:
            self._scope.put("row", row)
        return expression is None or self._scope.holds(expression)


def _nodes(service: Service) -> Iterator[_Node]:
    for question in service.questions:
        key = f"questions.{question.code}"
        yield _Node(question.code, key, question)
        if question.type is QuestionType.GROUP:
            for field in question.fields:
                yield _Node(f"{question.code}/{field.code}", f"{key}.fields.{field.code}", field, question.code)


def _targets(service: Service, nodes: Mapping[str, _Node]) -> Iterator[_Target]:
    for node in nodes.values():
        question = node.question
        if expression := _expression(question.ask_if or ("true" if question.only_for else "")):
            yield _Target(f"{node.key}.ask_if", expression, node)
        if expression := _expression(question.calculation):
            yield _Target(f"{node.key}.calculation", expression, node, is_condition=False)
        for number, check in enumerate(question.checks, 1):
            if expression := _expression(check.must):
                yield _Target(f"{node.key}.checks.{number}", expression, node)
    for requirement in service.requirements:
        if expression := _expression(requirement.needed_if):
            yield _Target(f"requirements.{requirement.code}.needed_if", expression)
    for stop in service.stops:
        if expression := _expression(stop.when):
            yield _Target(f"stops.{stop.code}.when", expression)


def _closure(target: _Target, nodes: Mapping[str, _Node]) -> dict[str, bool]:
    """All nodes an expression hangs on, near and far: whether by their values, or only by being asked."""
    group = target.node.group if target.node else ""
    waiting = [(name, True) for name in _names(target.expression, group)] + [(group, False)]
    found: dict[str, bool] = {}
    while waiting:
        name, by_value = waiting.pop()
        is_new = name not in found
        if name not in nodes or (not is_new and found[name] >= by_value):
            continue
        found[name] = by_value
        if is_new:
            node = nodes[name]
            expressions = [_expression(source) for source in _sources(node.question)]
            waiting += [
                (one, True) for expression in expressions if expression for one in _names(expression, node.group)
            ]
            waiting.append((node.group, False))
    return found


def _names(expression: Expression, group: str) -> list[str]:
    in_row = [f"{group}/{code}" for code in ROW.findall(expression.source)] if group else []
    return [*expression.names, *in_row]


def _sources(question: Question) -> list[str]:
    return [source for source in (question.ask_if, question.calculation) if source]


def _expression(source: str) -> Expression | None:
    expression = parse_expression(source) if source else None
    return expression if isinstance(expression, Expression) else None
