"""One TOML file of a catalogue, with the line of each key, so that a problem can say where."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kiosk.catalogue._offer import Problem
from kiosk.catalogue.reading.lines import line_of, lines_of
from kiosk.config import TomlProblem, build, parse_toml, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from _typeshed import DataclassInstance

Shape = TypeVar("Shape", bound="DataclassInstance")
LINE_IN_REASON = re.compile(r"\(at line (\d+), column \d+\)")
# What a list of tables is reported by, where a translation names the code alone.
WORDS_OF = {"options": "title", "checks": "message"}


@dataclass(frozen=True)
class TomlFile:
    """A file that was read; `table` may be another than `text` says where an office changed it."""

    path: Path
    text: str
    table: Mapping[str, object]

    def problem(self, found: TomlProblem) -> Problem:
        """The problem with its line, or with the line of the table around a key that is not there."""
        return Problem(str(self.path), found.key, found.reason, line_of(found.key, self._lines))

    def problems(self, found: Iterable[TomlProblem]) -> list[Problem]:
        """All of them, by line."""
        return sorted(map(self.problem, found), key=lambda problem: problem.line)

    def build(self, shape: type[Shape], problems: list[Problem]) -> Shape | None:
        """The value of the whole file, or None after adding every reason to `problems`."""
        found: list[TomlProblem] = []
        value = build(shape, self.table, "", found)
        problems.extend(self.problems(found))
        return value

    @cached_property
    def _lines(self) -> dict[str, int]:
        return lines_of(self.text)


def is_there(path: Path) -> bool:
    """Whether something has this name, even a link to nothing; never raises."""
    return os.path.lexists(path)


def read_source(path: Path, problems: list[Problem]) -> TomlFile | None:
    """The file, or None after adding why it cannot be read to `problems`."""
    text = read_text(path)
    table = text if isinstance(text, TomlProblem) else parse_toml(text)
    if isinstance(table, TomlProblem):
        line = LINE_IN_REASON.search(table.reason)
        problems.append(Problem(str(path), table.key, table.reason, int(line[1]) if line else 0))
        return None
    assert isinstance(text, str)
    return TomlFile(path, text, table)


def indexed(table: object, key: str) -> str:
    """A key that names tables by their codes (`questions.nama.ask`), as the file counts them (`questions.3.ask`)."""
    found: list[str] = []
    parts = key.split(".")
    here = table
    for count, part in enumerate(parts, 1):
        if isinstance(here, list):
            at = _index(here, part)
            found.append(str(at))
            here = here[at - 1] if 0 < at <= len(here) else None
            if count == len(parts) and isinstance(here, dict) and parts[-2] in WORDS_OF:
                found.append(WORDS_OF[parts[-2]])
        else:
            found.append(part)
            here = here.get(part) if isinstance(here, dict) else None
    return ".".join(found)


def named(table: object, key: str) -> str:
    """The opposite of `indexed`: tables in lists by their codes, where they have one of their own."""
    found: list[str] = []
    here = table
    for part in key.split("."):
        name = part
        if isinstance(here, list):
            tables, at = here, int(part) if part.isdecimal() else 0
            here = tables[at - 1] if 0 < at <= len(tables) else None
            code = here.get("code") if isinstance(here, dict) else None
            if isinstance(code, str) and "." not in code and _codes(tables).count(code) == 1:
                name = code
        else:
            here = here.get(part) if isinstance(here, dict) else None
        found.append(name)
    return ".".join(found)


def _index(tables: list[object], part: str) -> int:
    codes = _codes(tables)
    if part in codes:
        return codes.index(part) + 1
    return int(part) if part.isdecimal() else 0


def _codes(tables: list[object]) -> list[object]:
    return [one.get("code") if isinstance(one, dict) else None for one in tables]
