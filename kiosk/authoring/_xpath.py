"""Expressions of a service in XPath, as far as an XLSForm can hold them.

What comes in was accepted by the catalogue, so it is sound; what XPath has no twin for is `NotCarried`, with its name.

The two differ in what is not answered. Here it is null, and whatever needs it fails, so that neither a condition nor
its opposite holds; in XPath it is an empty text, which is no number and is in no list. So each condition is written
with its opposite, and `not(…)` stands only before what can always be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from kiosk.catalogue import QuestionType, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NUMBERS = {QuestionType.WHOLE_NUMBER, QuestionType.MONEY, QuestionType.CALCULATED}
REGIONS = {QuestionType.PROVINCE, QuestionType.REGENCY, QuestionType.KECAMATAN, QuestionType.KELURAHAN}
COMPARISONS = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
OPPOSITES = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
TRUE, FALSE, NOTHING = "true()", "false()", "''"
CONSTANTS = {"true": (TRUE, "truth"), "false": (FALSE, "truth"), "null": (NOTHING, "text")}
# How yes or no is written in a form.
WRITTEN = {TRUE: "'yes'", FALSE: "'no'", NOTHING: NOTHING}
DATE_TEXT = re.compile(r"'\d{4}-\d{2}-\d{2}'", re.ASCII)
MACROS = {"all", "exists"}
# In days since 1970; in whole days as the times of both ends are midnight.
DAYS = "round(decimal-date-time({}) - decimal-date-time({}))"
# Years are counted on the calendar, not in days: 20261121 - 20001122 is 25 and something.
AGE = "int((number(format-date(today(), '%Y%m%d')) - number(format-date({}, '%Y%m%d'))) div 10000)"

CALLS = {
    ("today", 0): ("today()", "date"),
    ("age", 1): (AGE, "number"),
    ("days_until", 1): (DAYS.format("{}", "today()"), "number"),
    ("days_since", 1): (DAYS.format("today()", "{}"), "number"),
    ("string", 1): ("string({})", "text"),
    ("int", 1): ("int({})", "number"),
    ("contains", 2): ("contains({}, {})", "truth"),
    ("startsWith", 2): ("starts-with({}, {})", "truth"),
    ("endsWith", 2): ("ends-with({}, {})", "truth"),
}


class NotCarriedError(Exception):
    """XPath has no twin for this; the message names it."""


class Twin(NamedTuple):
    """A part of an expression in XPath.

    Args:
        xpath: As it is written there.
        kind: One of text, date, number, truth, several, rows, list.
        items: Of a list.
        opposite: Of a truth: what holds if it can be told and is not so; empty if XPath cannot say that.
        path: Where an answer of yes or no is written.
        is_made: Whether it is worked out from answers, so that it fails where one of them is missing.
    """

    xpath: str
    kind: str
    items: tuple[Twin, ...] = ()
    opposite: str = ""
    path: str = ""
    is_made: bool = False


@dataclass(frozen=True)
class Scope:
    """What names mean in a form.

    Args:
        types: By name in the form, such as `tujuan__kecamatan`.
        switches: As the office has set them; they become constants.
        row: Code of the group whose row is meant by `row`, or empty.
        own: Name of the question the expression stands at; `.` in XPath, or empty.
    """

    types: Mapping[str, QuestionType]
    switches: Mapping[str, bool]
    row: str = ""
    own: str = ""


def xpath_of(source: str, scope: Scope, *, is_value: bool = False) -> str:
    """The expression in XPath.

    Args:
        source: As the catalogue has it.
        scope: What its names mean.
        is_value: Whether its value is kept, not only asked whether it holds. XPath would keep a truth as a text, and
            then every text but the empty one holds.

    Raises: NotCarriedError where it uses what XPath has no twin for.
    """
    tokens = tokens_of(source)
    if isinstance(tokens, str):
        _refuse(f"an expression that can be read: {tokens}")
    reader = _Reader(tokens, scope)
    try:
        found = reader.choice()
    except RecursionError:
        _refuse("so many brackets in brackets")
    reader.end()
    if is_value and found.kind == "truth":
        _refuse("a calculation that is true or false")
    return found.xpath


class _Reader:
    """Reads tokens from loose to tight binding; each method takes one part and returns its twin."""

    def __init__(self, tokens: Sequence[tuple[str, str]], scope: Scope) -> None:
        self._tokens = tokens
        self._at = 0
        self._scope = scope

    def end(self) -> None:
        if self._at < len(self._tokens):
            self._stray()

    def choice(self) -> Twin:
        test = self._either()
        if not self._take("?"):
            return test
        then = self.choice()
        self._need(":")
        other = self.choice()
        otherwise = other.xpath
        if test.opposite != f"not({test.xpath})":  # where it cannot be told, neither is meant
            otherwise = f"if({_opposite(test)}, {other.xpath}, '')"
        return Twin(f"if({test.xpath}, {then.xpath}, {otherwise})", then.kind, is_made=True)

    def _either(self) -> Twin:
        return self._joined("||", "or", self._both)

    def _both(self) -> Twin:
        return self._joined("&&", "and", self._comparison)

    def _joined(self, sign: str, word: str, part: Callable[[], Twin]) -> Twin:
        parts = [part()]
        while self._take(sign):
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        turned = {"or": "and", "and": "or"}[word]
        opposite = f" {turned} ".join(one.opposite for one in parts) if all(one.opposite for one in parts) else ""
        told = [one.xpath for one in parts if word == "and" or one.xpath != FALSE] or [FALSE]
        joined = f"({f' {word} '.join(told)})" if len(told) > 1 else told[0]
        return Twin(joined, "truth", opposite=opposite and f"({opposite})")

    def _comparison(self) -> Twin:
        left = self._sum()
        if self._take("in"):
            return self._member(left, self._sum())
        for sign, twin in COMPARISONS.items():
            if self._take(sign):
                right = self._sum()
                self._refuse_lists(left, right)
                return _compared(left, twin, right)
        return left

    def _member(self, item: Twin, whole: Twin) -> Twin:
        if whole.kind == "several":
            chosen = f"selected({whole.xpath}, {item.xpath})"
            return Twin(chosen, "truth", opposite=f"({whole.xpath} != '' and not({chosen}))")
        if whole.kind != "list" or not whole.items:
            _refuse("`in`")
        if item.is_made or "truth" in {item.kind, *(one.kind for one in whole.items)}:
            _refuse("`in`")
        found = f"({' or '.join(f'{item.xpath} = {one.xpath}' for one in whole.items)})"
        return Twin(found, "truth", opposite=f"not({found})")

    def _sum(self) -> Twin:
        left = self._product()
        while sign := self._take("+") or self._take("-"):
            right = self._product()
            self._refuse_lists(left, right)
            if sign == "+" and "text" in {left.kind, right.kind}:
                left = Twin(f"concat({left.xpath}, {right.xpath})", "text", is_made=True)
            else:
                left = Twin(f"({left.xpath} {sign} {right.xpath})", "number", is_made=True)
        return left

    def _product(self) -> Twin:
        left = self._sign()
        while sign := self._take("*") or self._take("/") or self._take("%"):
            right = self._sign()
            self._refuse_lists(left, right)
            # Whole numbers divide into whole numbers.
            made = {
                "*": "({} * {})",
                "/": "int({} div {})",
                "%": "({} mod {})",
            }[sign]
            left = Twin(made.format(left.xpath, right.xpath), "number", is_made=True)
        return left

    def _sign(self) -> Twin:
        if self._take("!"):
            denied = self._sign()
            return Twin(_opposite(denied), "truth", opposite=denied.xpath)
        if self._take("-"):
            negated = self._sign()
            return Twin(f"-{negated.xpath}", "number", is_made=negated.is_made)
        return self._with_calls(self._single())

    def _with_calls(self, left: Twin) -> Twin:
        while self._take("."):
            name = self._name()
            if name in MACROS:
                _refuse(f"`{name}`")
            left = self._call(name, (left, *self._arguments()))
        return left

    def _single(self) -> Twin:
        if self._take("("):
            inner = self.choice()
            self._need(")")
            return inner
        if self._take("["):
            return Twin("", "list", self._until("]"))
        kind, value = self._next()
        if kind == "number":
            return Twin(value, "number")
        if kind == "text":
            text = _quoted(value)
            return Twin(text, "text", is_made=text == NOTHING)  # an empty text is no answer, and not null either
        if kind != "name":
            _refuse(f"`{value}`")
        if self._peek() == "(":
            return self._call(value, self._arguments())
        return self._variable(value)

    def _variable(self, name: str) -> Twin:
        if name in CONSTANTS:
            return _constant(*CONSTANTS[name])
        path = [name]
        while self._peek() == "." and self._peek(2) != "(":
            self._need(".")
            path.append(self._name())
        if path[0] == "switch":
            return _constant(TRUE if self._scope.switches.get(path[-1]) else FALSE, "truth")
        if path[0] == "row":
            path[0] = self._scope.row
        return self._answer("__".join(path))

    def _answer(self, name: str) -> Twin:
        kind = self._scope.types.get(name)
        if kind is None:
            _refuse(f"`{name}`, which the form does not ask")
        path = "." if name == self._scope.own else f"${{{name}}}"
        if kind is QuestionType.YES_NO:
            return Twin(f"({path} = 'yes')", "truth", opposite=f"({path} = 'no')", path=path)
        if kind is QuestionType.DOCUMENT:
            return Twin(f"({path} != '')", "truth")
        if kind is QuestionType.SEVERAL_OF:
            return Twin(path, "several")
        if kind is QuestionType.GROUP:
            return Twin(path, "rows")
        if kind in REGIONS:
            _refuse(f"code of a region in `{name}`")
        if kind.is_compound:
            _refuse(f"`{name}` as a whole")
        if kind is QuestionType.DATE:
            return Twin(path, "date")
        return Twin(path, "number" if kind in NUMBERS else "text")

    def _call(self, name: str, given: tuple[Twin, ...]) -> Twin:
        if name == "size" and len(given) == 1:
            sizes = {
                "several": "if({0} != '', count-selected({0}), '')",
                "rows": "count({0})",
                "text": "if({0} != '', string-length({0}), '')",
            }
            if given[0].kind in sizes:
                return Twin(sizes[given[0].kind].format(given[0].xpath), "number", is_made=True)
        self._refuse_lists(*given)
        if (name, len(given)) == ("contains", 2) and given[0].kind == "date":
            # A form's date has no unknown part: once it is answered, no `XX` is in it.
            return Twin(FALSE, "truth", opposite=f"({given[0].xpath} != '')")
        if (name, len(given)) not in CALLS:
            _refuse(f"`{name}`")
        xpath, kind = CALLS[name, len(given)]
        made = xpath.format(*(one.xpath for one in given))
        if kind != "truth":
            return Twin(made, kind, is_made=bool(given))
        return Twin(made, kind, opposite=f"({given[0].xpath} != '' and not({made}))")

    def _arguments(self) -> tuple[Twin, ...]:
        self._need("(")
        return self._until(")")

    def _until(self, closing: str) -> tuple[Twin, ...]:
        found: list[Twin] = []
        while not self._take(closing):
            if found:
                self._need(",")
            found.append(self.choice())
        return tuple(found)

    def _refuse_lists(self, *parts: Twin) -> None:
        for part in parts:
            if part.kind in {"list", "several", "rows"}:
                _refuse("a comparison or calculation of several values at once")

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at][1] if at < len(self._tokens) and self._tokens[at][0] != "text" else ""

    def _take(self, sign: str) -> str:
        if self._peek() != sign:
            return ""
        self._at += 1
        return sign

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            self._stray()

    def _name(self) -> str:
        kind, value = self._next()
        if kind != "name":
            _refuse(f"`{value}`")
        return value

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            self._stray()
        self._at += 1
        return self._tokens[self._at - 1]

    def _stray(self) -> NoReturn:
        _refuse(f"`{self._peek()}`" if self._peek() else "an expression that ends early")


def _constant(xpath: str, kind: str) -> Twin:
    return Twin(xpath, kind, opposite=f"not({xpath})" if kind == "truth" else "")


def _opposite(truth: Twin) -> str:
    if not truth.opposite:
        _refuse("the opposite of what may not be answered")
    return truth.opposite


def _compared(left: Twin, sign: str, right: Twin) -> Twin:
    if "truth" in {left.kind, right.kind}:
        first, second = _written(left), _written(right)
    elif sign in {"=", "!="}:
        if "''" in {left.xpath, right.xpath} and (left.is_made or right.is_made):
            _refuse("a comparison with nothing")
        first, second = left.xpath, right.xpath
    else:
        first, second = _ordered(left), _ordered(right)
    # What is worked out from nothing is no number: XPath finds it different from all, we cannot tell.
    if (left.is_made or right.is_made) and sign in {"=", "!="}:
        if "number" not in {left.kind, right.kind}:
            _refuse("a comparison of texts that are put together")
        same, other = f"{first} = {second}", f"({first} < {second} or {first} > {second})"
        return Twin(*((same, "truth", (), other) if sign == "=" else (other, "truth", (), same)))
    return Twin(f"{first} {sign} {second}", "truth", opposite=f"{first} {OPPOSITES[sign]} {second}")


def _written(truth: Twin) -> str:
    """A truth as it is written in a form, where it is an answer or fixed; nothing else can be compared."""
    written = truth.path or WRITTEN.get(truth.xpath, "")
    if not written:
        _refuse("a comparison of conditions")
    return written


def _ordered(part: Twin) -> str:
    """A part that XPath can put into an order: a number, or a date, which a text is only where it is said."""
    if part.kind in {"number", "date"}:
        return part.xpath
    if not DATE_TEXT.fullmatch(part.xpath):
        _refuse("an order of texts")
    return f"date({part.xpath})"


def _refuse(what: str) -> NoReturn:
    raise NotCarriedError(what)


def _quoted(text: str) -> str:
    """A text of CEL as one of XPath, which knows no way to write a quote inside its own quotes."""
    inner = text[1:-1]
    if "\\" in inner:
        _refuse("a text with `\\`")
    if "'" not in inner:
        return f"'{inner}'"
    if '"' not in inner:
        return f'"{inner}"'
    _refuse("a text with both kinds of quotes")
