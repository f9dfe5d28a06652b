"""TOML to frozen dataclasses, with every problem found and none raised.

msgspec stops at the first thing that is wrong; somebody who edits a file by hand wants all of it at once, with the key
they probably meant.
"""

from __future__ import annotations

import codecs
import errno
import re
import stat
import tomllib
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import DataclassInstance

# The largest of our files is some 20 KB; a file far above that is a mistake or an attack, and is not read.
MOST_BYTES = 256 * 1024
MOST_SHOWN = 60
# msgspec ends a message with where it was, such as "Expected `str`, got `int` - at `$[1]`".
PLACE = re.compile(r" - at `(?:key` in `)?\$(?P<path>.*)`$")
UNKNOWN_CHOICE = re.compile(r"Invalid enum value '(.*)'", re.DOTALL)

Shape = TypeVar("Shape", bound="DataclassInstance")


class TomlProblem(NamedTuple):
    """What is wrong with one key and how to mend it; `key` is dotted, items are counted from 1, empty is the file."""

    key: str
    reason: str


def read_toml(path: Path) -> dict[str, object] | TomlProblem:
    """The tables of a file, or why it cannot be read."""
    try:
        # Editors of Windows put a byte order mark in front of UTF-8; it says nothing.
        return tomllib.loads(_read(path).removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as err:
        reason = f"is not UTF-8 text at byte {err.start}; save it as UTF-8"
    except OSError as err:
        reason = f"cannot be read: {err.strerror}; mend the file, its link or its rights"
    except RecursionError:
        reason = "is nested too deeply; use plain keys and tables"
    except ValueError as err:
        reason = f"is not TOML: {err}; mend the line it names"
    return TomlProblem("", reason)


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
        shape: A dataclass; nested dataclasses and tuples of them are built the same way.
        table: What TOML gave.
        at: Key of the table, empty for the whole file.
        problems: Added to.
    """
    if not isinstance(table, dict):
        problems.append(TomlProblem(at, f"is {_kind(table)}; write a table of keys"))
        return None
    count = len(problems)
    hints = get_type_hints(shape, include_extras=True)
    known = {one.name: one for one in fields(shape)}
    problems.extend(
        TomlProblem(_join(at, key), f"is not a known key; {_suggest(key, known)}") for key in table if key not in known
    )
    values = {name: _value(hints[name], table[name], _join(at, name), problems) for name in known if name in table}
    for name, one in known.items():
        if name not in table and one.default is MISSING and one.default_factory is MISSING:
            problems.append(TomlProblem(_join(at, name), f"is missing; add `{name} = …`"))
    return shape(**values) if len(problems) == count else None


def _value(hint: Any, raw: object, at: str, problems: list[TomlProblem]) -> Any:  # noqa: ANN401 - any key's type
    if is_dataclass(hint) and isinstance(hint, type):
        return build(hint, raw, at, problems)
    item = get_args(hint)[0] if get_origin(hint) is tuple else None
    if is_dataclass(item) and isinstance(item, type) and isinstance(raw, list):
        return tuple(build(item, one, _join(at, count), problems) for count, one in enumerate(raw, 1))
    try:
        return msgspec.convert(raw, hint, dec_hook=_decode_path)
    except msgspec.ValidationError as err:
        problems.append(_explain(err, hint, at))
    return None


def _decode_path(kind: type, raw: object) -> Path:
    if kind is Path and isinstance(raw, str) and "\0" not in raw:
        return Path(raw)
    raise TypeError("expected a path as text")


def _explain(err: msgspec.ValidationError, hint: Any, at: str) -> TomlProblem:  # noqa: ANN401 - any key's type
    message = str(err)
    if place := PLACE.search(message):
        at += re.sub(r"\[(\d+)\]", lambda index: f".{int(index[1]) + 1}", place["path"])
        message = message[: place.start()]
    if unknown := UNKNOWN_CHOICE.match(message):
        return TomlProblem(at, f"does not know `{_short(unknown[1])}`; {_suggest(unknown[1], _choices(hint))}")
    return TomlProblem(at, f"has another form: {message}; mend the value")


def _choices(hint: Any) -> list[str]:  # noqa: ANN401 - any key's type
    """The words a key may hold, wherever in its type they are named."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    if get_origin(hint) is Literal:
        return [choice for choice in get_args(hint) if choice]
    return [choice for part in get_args(hint) for choice in _choices(part)]


def _suggest(wrong: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(wrong, names, 1)
    return f"did you mean `{near[0]}`?" if near else f"known are {', '.join(f'`{one}`' for one in names)}"


def _kind(raw: object) -> str:
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(raw), "a date or time")


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"


def _join(at: str, key: str | int) -> str:
    own = _short(str(key))
    return f"{at}.{own}" if at else own
