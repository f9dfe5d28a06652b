"""Conditions and calculations in CEL: read once, safe to evaluate, the same for kiosk, hub and checker.

What may be written is a small part of the language: no map, filter or pattern, one macro deep, 300 characters. So no
expression can take long, whoever wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue.conditions.cel import Context, Program, compile_program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.catalogue.conditions.facts import Facts

MOST_CHARACTERS = 300
MACROS = frozenset({"exists", "all"})
OWN_FUNCTIONS = frozenset({"today", "age", "days_until", "days_since", "working_days_until"})
FUNCTIONS = OWN_FUNCTIONS | MACROS | {"has", "size", "contains", "startsWith", "endsWith", "string", "int"}
# As the evaluator names them; what `exists` and `all` become is among them.
OPERATORS = frozenset({
    "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_&&_", "_||_", "!_", "-_", "_+_", "_-_", "_*_", "_/_", "_%_",
    "_[_]", "_?_:_", "@in", "@not_strictly_false",
})  # fmt: skip
WORDS = frozenset({"true", "false", "null", "in"})
# What people write who know another language, and what it is here.
MENDS = {
    "and": "`&&`", "or": "`||`", "not": "`!`", "dan": "`&&`", "atau": "`||`", "none": "`null`",
    "=": "`==`", "&": "`&&`", "|": "`||`", "≤": "`<=`", "≥": "`>=`", "≠": "`!=`",
    "“": '`"`', "”": '`"`', "\u2018": "`'`", "\u2019": "`'`", "<>": "`!=`", "=<": "`<=`", "=>": "`>=`", "===": "`==`",
}  # fmt: skip
# CEL keeps these for itself, so none can be the code of an answer.
KEPT = frozenset({
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
})  # fmt: skip
TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<number>[0-9]+(?:\.[0-9]+)?)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<strange>===|<>|=<|=>)
    |(?P<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()\[\]])
    |(?P<space>\s+)""",
    re.VERBOSE | re.ASCII,
)
PLACE = re.compile(r"<input>:(\d+):(\d+)")


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


NO_TOKEN = _Token("", "", 0)


@dataclass(frozen=True)
class _Bracket:
    """An open parenthesis; of a macro, with the name it binds."""

    is_macro: bool
    bound: str


@dataclass(frozen=True)
class Expression:
    """A compiled expression.

    Args:
        source: As written.
        names: The variables it refers to, without those bound by `exists` and `all`.
    """

    source: str
    names: frozenset[str]
    _program: Program = field(repr=False, compare=False)

    def value(self, values: Mapping[str, object], facts: Facts) -> object | None:
        """What it comes to; None if it cannot be evaluated, as where a name has no value.

        A value of None in `values` is CEL's null, which is something else than a name that is not there.
        """
        scope = Scope(facts)
        for name in self.names & values.keys():
            scope.put(name, values[name])
        return scope.value(self)

    def holds(self, values: Mapping[str, object], facts: Facts) -> bool:
        """Whether it comes to true."""
        return self.value(values, facts) is True


class Scope:
    """The values of one round of evaluations, put in as they become known: 0.3 µs an expression.

    Args:
        facts: Of this round.
    """

    def __init__(self, facts: Facts) -> None:
        self._context = Context(facts.variables(), facts.functions())
        self._waiting: dict[str, object] = {}

    def put(self, name: str, value: object) -> None:
        """Give a name its value; the last one counts."""
        self._waiting[name] = value

    def value(self, expression: Expression) -> object | None:
        """What an expression comes to; None if it cannot be evaluated."""
        try:
            # Most answers are looked at by nothing; only those that are go over to the evaluator.
            for name in expression.names:
                if name in self._waiting:
                    self._context.add_variable(name, self._waiting.pop(name))
            # What the evaluator gives is one of CEL's values; its stub says Any.
            value: object = expression._program.execute(self._context)  # noqa: SLF001 - two halves of one thing
        except Exception:  # noqa: BLE001 - it raises whatever class suits the fault of the expression
            return None
        except BaseException as err:
            if not _is_panic(err):
                raise
            return None
        return value

    def holds(self, expression: Expression) -> bool:
        """Whether an expression comes to true."""
        return self.value(expression) is True


@lru_cache(maxsize=8192)
def parse_expression(source: str) -> Expression | str:
    """The expression, or in English why it is none and how to mend it, with the character it is about."""
    if len(source) > MOST_CHARACTERS:
        return f"has {len(source)} characters; write at most {MOST_CHARACTERS}, or calculate a part of it before"
    tokens = _tokens(source)
    if isinstance(tokens, str):
        return tokens
    names = _names(tokens)
    if isinstance(names, str):
        return names
    try:
        program = compile_program(source)
        functions = program.functions()
    except Exception as err:  # noqa: BLE001 - whatever it raises, the source is at fault
        return _syntax_words(source, str(err))
    except BaseException as err:
        if not _is_panic(err):
            raise
        return "cannot be read; write it in another way"
    strange = sorted(set(functions) - FUNCTIONS - OPERATORS)
    return f"uses `{strange[0]}`; write it without" if strange else Expression(source, names, program)


def tokens_of(source: str) -> tuple[tuple[str, str], ...] | str:
    """Kind and text of each sign and word in order, for whoever translates an expression; or why it has none."""
    tokens = _tokens(source)
    return tokens if isinstance(tokens, str) else tuple((token.kind, token.text) for token in tokens)


@lru_cache(maxsize=256)
def _tokens(source: str) -> tuple[_Token, ...] | str:
    """The signs and words in order, without white space; strings only in the plain form that we can tell apart."""
    found: list[_Token] = []
    at = 0
    while at < len(source):
        match = TOKEN.match(source, at)
        if match is None:
            return _sign_words(source[at], at)
        kind = str(match.lastgroup)
        if kind == "strange":
            return _sign_words(match[0], at)
        if source.startswith("//", at):
            return f"character {at + 1}: `//` begins a comment; write it in TOML, after `#`"
        is_touching = bool(found) and found[-1].at + len(found[-1].text) == at
        if kind == "text" and is_touching and found[-1].kind != "sign":
            return f"character {at + 1}: a text has one quotation mark at each end and nothing before it"
        if kind in {"name", "number"} and is_touching and found[-1].kind in {"number", "text"}:
            return f"character {at + 1}: `{match[0]}` follows without a space or a sign; put one between"
        if kind != "space":
            found.append(_Token(kind, match[0], at))
        at = match.end()
    return tuple(found)


def _names(tokens: Sequence[_Token]) -> frozenset[str] | str:
    """The free variables; or what is called that may not be."""
    found: set[str] = set()
    brackets: list[_Bracket] = []
    ended = [NO_TOKEN, *tokens, NO_TOKEN, NO_TOKEN]
    for at, token in enumerate(tokens, 1):
        before, after = ended[at - 1], ended[at + 1]
        if token.text == "(":
            is_macro = before.text in MACROS
            if is_macro and (reason := _macro_fault(ended[:at], brackets)):
                return f"character {before.at + 1}: {reason}"
            is_bound = is_macro and ended[at + 2].text == ","
            brackets.append(_Bracket(is_macro, after.text if is_bound else ""))
        elif token.text == ")" and brackets:
            brackets.pop()
        elif token.kind == "name" and after.text == "(":
            if token.text not in FUNCTIONS:
                return _function_words(token)
        elif token.kind == "name" and before.text != "." and token.text not in WORDS:
            if reason := _word_fault(token.text):
                return f"character {token.at + 1}: {reason}"
            if not any(bracket.bound == token.text for bracket in brackets):
                found.add(token.text)
    return frozenset(found)


def _macro_fault(before: Sequence[_Token], brackets: Sequence[_Bracket]) -> str:
    """Why a macro cannot be called there: what it looks through must stay as short as a group is."""
    *_, target, _dot, macro = (NO_TOKEN, NO_TOKEN, *before)
    if any(bracket.is_macro for bracket in brackets):
        return f"`{macro.text}` stands inside another one; put it before it"
    # A sum of forty lists, looked through row by row, would take a second.
    return f"`{macro.text}` follows no name; write it after the name of a group" if target.text in {")", "]"} else ""


def _word_fault(word: str) -> str:
    """Why a name can be nobody's, and what was probably meant."""
    small = word.lower()
    if word in KEPT:
        return f"`{word}` is kept by CEL for itself; give what it names another code"
    if word != small and small in WORDS:
        return f"`{word}` is no word of CEL; write `{small}`"
    return f"`{word}` is no word of CEL; write {MENDS[small]}" if small in MENDS else ""


def _sign_words(sign: str, at: int) -> str:
    mend = f"write {MENDS[sign]}" if sign in MENDS else "remove it"
    if sign in "\"'":
        mend = "close the text with the same quotation mark"
    return f"character {at + 1}: `{sign}` cannot stand here; {mend}"


def _function_words(name: _Token) -> str:
    return f"character {name.at + 1}: `{name.text}` is no function here; there are {', '.join(sorted(FUNCTIONS))}"


def _syntax_words(source: str, words: str) -> str:
    """The first place the evaluator complains of, in our words."""
    places = [(int(line), int(column)) for line, column in PLACE.findall(words)]
    lines = source.split("\n")
    at = len(source)
    if places and places[-1][0] <= len(lines):
        line, column = places[-1]
        at = min(at, sum(len(one) + 1 for one in lines[: line - 1]) + column - 1)
    if at >= len(source.rstrip()):
        return "ends too early; write what is missing, such as a value or a `)`"
    return f"character {at + 1}: cannot be read from `{source[at : at + 12].strip()}` on; look at what stands before it"


def _is_panic(err: BaseException) -> bool:
    """Whether the evaluator itself failed: its class derives from BaseException and has no home to import it from."""
    return type(err).__name__ == "PanicException"
