"""TOML to frozen dataclasses, with every problem found and none raised.

msgspec stops at the first thing that is wrong; somebody who edits a file by hand wants all of it at once, with the key
they probably meant.
"""

from __future__ import annotations

import codecs
import errno
import re
import stat
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec
import tomli

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

# The largest of our files is some 20 KB; a file far above that is a mistake or an attack, and is not read.
MOST_BYTES = 256 * 1024
MOST_SHOWN = 60
# msgspec ends a message with where it was, such as "Expected `str`, got `int` - at `$[1]`".
PLACE = re.compile(r" - at `(?:key` in `)?\$(?P<path>.*)`$")
UNKNOWN_CHOICE = re.compile(r"Invalid enum value '(.*)'", re.DOTALL)
# What the two libraries say, for people who know neither; what is not here is told in their own words.
WRONG_KIND = re.compile(r"Expected `(\w+)(?: \| null)?`, got")
WRONG_LENGTH = re.compile(r"Expected `(\w+)` of length (<=|>=) (\d+)")
WRONG_AMOUNT = re.compile(r"Expected `int` (<=|>=) (-?\d+)")
WRONG_PATTERN = re.compile(r"Expected `str` matching regex")
LIMITS = {"<=": "at most", ">=": "at least"}
WANTED = {
    "str": "text between quotation marks",
    "int": "a whole number in digits alone",
    "bool": "true or false, without quotation marks",
    "date": "a date such as 2026-11-21, without quotation marks",
    "array": "a list between [ and ]",
    "object": "a table of keys",
}
TOML_MENDS = {
    "Invalid value": "text stands between two straight quotation marks, a number is digits alone",
    "Unclosed array": "put a comma between its values and `]` after the last",
    "Unclosed inline table": "put a comma between its keys and `}` after the last",
    "Cannot overwrite": "the key or table is there already; keep one, and write each table of a list as [[…]]",
    "Cannot declare": "the table is there already; put its keys into one",
    "Cannot mutate": "the table is there already; put its keys into one",
    "Expected newline": "write one key a line, and a date such as 2026-11-21",
    "Expected '='": "write `key = value`, the key in plain letters",
    "Illegal character": "close the text with the quotation mark it began with",
    "Unterminated": "close the text with the quotation mark it began with",
    "Exceeds the limit": "a number has thousands of digits; write fewer",
}

Shape = TypeVar("Shape", bound="DataclassInstance")


class TomlProblem(NamedTuple):
    """What is wrong with one key and how to mend it; `key` is dotted, items are counted from 1, empty is the file."""

    key: str
    reason: str


def read_toml(path: Path) -> dict[str, object] | TomlProblem:
    """The tables of a file, or why it cannot be read."""
    text = read_text(path)
    return text if isinstance(text, TomlProblem) else parse_toml(text)


def read_text(path: Path) -> str | TomlProblem:
    """The text of a file of ours, or why it cannot be read."""
    try:
        # Editors of Windows put a byte order mark in front of UTF-8; it says nothing.
        return _read(path).removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as err:
        return TomlProblem("", f"is not UTF-8 text at byte {err.start}; save it as UTF-8")
    except FileNotFoundError as err:
        return TomlProblem("", f"cannot be read: {err.strerror}; write it, or mend its name")
    except OSError as err:
        return TomlProblem("", f"cannot be read: {err.strerror}; mend the file, its link or its rights")


def parse_toml(text: str) -> dict[str, object] | TomlProblem:
    """The tables of a text, or why it is none."""
    try:
        return tomli.loads(text)
    except RecursionError:
        return TomlProblem("", "is nested too deeply; use plain keys and tables")
    except ValueError as err:
        words = str(err)
        mend = next((mend for begin, mend in TOML_MENDS.items() if words.startswith(begin)), "mend the line it names")
        return TomlProblem("", f"is not TOML: {words.partition(';')[0]}; {mend}")


def _read(path: Path) -> bytes:
    """The content of a regular file; a pipe or a device would keep a starting kiosk waiting."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES // 1024} KiB")
    return content


def build(shape: type[Shape], table: object, at: str, problems: list[TomlProblem]) -> Shape | None:
    """The value of a table, or None after adding every reason to `problems`.

    Args:
        shape: A dataclass; nested dataclasses, tuples of them and tables of them by name are built the same way.
        table: What TOML gave.
        at: Key of the table, empty for the whole file.
        problems: Added to.
    """
    if _has_only_known(shape, table):
        try:
            return msgspec.convert(table, shape, dec_hook=_decode_path)
        except msgspec.ValidationError:
            pass  # it stops at the first thing that is wrong; all of them are looked for below
    return _build_slowly(shape, table, at, problems)


def suggest(wrong: str, known: Iterable[str]) -> str:
    """The name that was probably meant, or all there are, as the end of a sentence."""
    names = list(known)
    near = get_close_matches(wrong, names, 1) or [name for name in names if wrong and name.startswith(wrong)]
    return f"did you mean `{near[0]}`?" if near else f"known are {', '.join(f'`{one}`' for one in names) or 'none'}"


class _Key(NamedTuple):
    """What a key of a dataclass may hold; `part` is the dataclass within, `many` what holds several of them."""

    hint: Any
    part: type[DataclassInstance] | None
    many: type | None
    most: int | None
    is_required: bool


@cache
def _keys(shape: type[DataclassInstance]) -> dict[str, _Key]:
    hints = get_type_hints(shape, include_extras=True)
    found = {}
    for one in fields(shape):
        hint, most = hints[one.name], None
        if get_origin(hint) is Annotated:
            hint, meta = get_args(hint)
            most = meta.max_length
        if get_origin(hint) is UnionType and NoneType in get_args(hint):
            hint = next(kind for kind in get_args(hint) if kind is not NoneType)
        many = get_origin(hint)
        part = get_args(hint)[{tuple: 0, dict: 1}[many]] if many in {tuple, dict} else hint
        is_part = isinstance(part, type) and is_dataclass(part)
        is_required = one.default is MISSING and one.default_factory is MISSING
        found[one.name] = _Key(hints[one.name], part if is_part else None, many if is_part else None, most, is_required)
    return found


def _has_only_known(shape: type[DataclassInstance], table: object) -> bool:
    """Whether no table in it has a key that its dataclass lacks; msgspec would overlook it."""
    keys = _keys(shape)
    if not isinstance(table, dict) or not table.keys() <= keys.keys():
        return False
    for name, part, many in _nested(shape):
        if name in table:
            raw = table[name]
            if many is tuple and isinstance(raw, list):
                parts: Iterable[object] = raw
            else:
                parts = raw.values() if many is dict and isinstance(raw, dict) else (raw,)
            for one in parts:
                if not _has_only_known(part, one):
                    return False
    return True


@cache
def _nested(shape: type[DataclassInstance]) -> list[tuple[str, type[DataclassInstance], type | None]]:
    """The keys that hold dataclasses: name, dataclass, and what holds several of them."""
    return [(name, key.part, key.many) for name, key in _keys(shape).items() if key.part is not None]


def _build_slowly(shape: type[Shape], table: object, at: str, problems: list[TomlProblem]) -> Shape | None:
    if not isinstance(table, dict):
        problems.append(TomlProblem(at, f"is {_kind(table)}; write a table of keys"))
        return None
    count = len(problems)
    known = _keys(shape)
    strange = {key: suggest(key, known) for key in table if key not in known}
    problems.extend(TomlProblem(_join(at, key), f"is not a known key; {mend}") for key, mend in strange.items())
    values = {name: _value(key, table[name], _join(at, name), problems) for name, key in known.items() if name in table}
    problems.extend(
        TomlProblem(_join(at, name), f"is missing; add `{name} = …`")
        for name, key in known.items()
        # A key that was misspelt is told as that; it is missing for no other reason.
        if key.is_required and name not in table and f"did you mean `{name}`?" not in strange.values()
    )
    return shape(**values) if len(problems) == count else None


def _value(key: _Key, raw: object, at: str, problems: list[TomlProblem]) -> Any:  # noqa: ANN401 - any key's type
    if key.part is not None and key.many is None:
        return _build_slowly(key.part, raw, at, problems)
    if key.part is not None and key.many is tuple and isinstance(raw, list):
        if key.most is not None and len(raw) > key.most:
            problems.append(TomlProblem(at, f"holds {len(raw)} tables; write at most {key.most}"))
            return None
        return tuple(_build_slowly(key.part, one, _join(at, count), problems) for count, one in enumerate(raw, 1))
    if key.part is not None and key.many is dict and isinstance(raw, dict):
        return {name: _build_slowly(key.part, one, _join(at, name), problems) for name, one in raw.items()}
    if get_origin(key.hint) is dict and isinstance(raw, dict):
        name_hint, hint = get_args(key.hint)
        return {
            _converted(name_hint, name, _join(at, name), problems): _converted(hint, one, _join(at, name), problems)
            for name, one in raw.items()
        }
    return _converted(key.hint, raw, at, problems)


def _converted(hint: Any, raw: object, at: str, problems: list[TomlProblem]) -> Any:  # noqa: ANN401 - any key's type
    try:
        return msgspec.convert(raw, hint, dec_hook=_decode_path)
    except msgspec.ValidationError as err:
        problems.append(_explain(err, hint, raw, at))
    return None


def _decode_path(kind: type, raw: object) -> Path:
    if kind is Path and isinstance(raw, str) and "\0" not in raw:
        return Path(raw)
    raise TypeError("expected a path as text")


def _explain(err: msgspec.ValidationError, hint: Any, raw: object, at: str) -> TomlProblem:  # noqa: ANN401
    message = str(err)
    if place := PLACE.search(message):
        at += re.sub(r"\[(\d+)\]", lambda index: f".{int(index[1]) + 1}", place["path"])
        raw = _within(raw, [int(index) for index in re.findall(r"\[(\d+)\]", place["path"])])
        message = message[: place.start()]
    if unknown := UNKNOWN_CHOICE.match(message):
        return TomlProblem(at, f"does not know `{_short(unknown[1])}`; {suggest(unknown[1], _choices(hint))}")
    return TomlProblem(at, _form_words(message, hint, raw))


def _form_words(message: str, hint: Any, raw: object) -> str:  # noqa: ANN401 - any key's type
    """What is wrong with the form of a value and how to write it."""
    if found := WRONG_KIND.match(message):
        return f"is {_kind(raw)}; write {WANTED.get(found[1], found[1])}"
    if found := WRONG_LENGTH.match(message):
        of = "characters" if found[1] == "str" else "values"
        has = f"has {len(raw)} {of}" if isinstance(raw, str | list) else "has another length"
        return f"{has}; write {LIMITS[found[2]]} {found[3]}"
    if found := WRONG_AMOUNT.match(message):
        return f"is too {'large' if found[1] == '<=' else 'small'}; write {LIMITS[found[1]]} {found[2]}"
    if "RFC3339" in message:
        return f"is no date; write {WANTED['date']}"
    if WRONG_PATTERN.match(message) and isinstance(raw, str):
        pattern = message.partition("regex ")[2]
        return f"`{_short(raw)}` has another form; write {_form_of(hint) or f'what fits {pattern}'}"
    return f"has another form: {message}; mend the value"


def _within(raw: object, indexes: list[int]) -> object:
    """The item of nested lists that is meant."""
    for index in indexes:
        raw = raw[index] if isinstance(raw, list | tuple) and index < len(raw) else None
    return raw


def _form_of(hint: Any) -> str:  # noqa: ANN401 - any key's type
    """How a text with a pattern is written, where its type says so as `Meta(extra={"form": …})`."""
    for part in getattr(hint, "__metadata__", ()):
        if isinstance(part, msgspec.Meta) and part.extra and "form" in part.extra:
            return str(part.extra["form"])
    return next((form for part in get_args(hint) if (form := _form_of(part))), "")


def _choices(hint: Any) -> list[str]:  # noqa: ANN401 - any key's type
    """The words a key may hold, wherever in its type they are named."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    if get_origin(hint) is Literal:
        return [choice for choice in get_args(hint) if choice]
    return [choice for part in get_args(hint) for choice in _choices(part)]


def _kind(raw: object) -> str:
    names = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number with a point",
        list: "a list",
        dict: "a table",
    }
    return names.get(type(raw), "a date or time")


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _join(at: str, key: str | int) -> str:
    own = _short(str(key))
    return f"{at}.{own}" if at else own
