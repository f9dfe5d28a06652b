"""Reference lists: the codes everybody in the administration shares, with their texts in each language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.catalogue._offer import ListItem, Problem, ReferenceList
from kiosk.catalogue.checking.question import twice
from kiosk.catalogue.checking.words import Said, word_problems
from kiosk.catalogue.reading.english import compare_tables
from kiosk.catalogue.reading.sources import is_there, read_source
from kiosk.catalogue.shapes.english import ListWords
from kiosk.catalogue.shapes.service import ListShape
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.catalogue._spoken import Speech

LIST_FILE = re.compile(r"([a-z][a-z0-9_]{0,39})\.toml", re.ASCII)
MOST_LISTS = 200


def read_lists(
    folder: Path, speech: Mapping[str, Speech], problems: list[Problem]
) -> dict[str, Mapping[str, ReferenceList]]:
    """By language and code, the lists that are sound in both; why others are not is added to `problems`."""
    first: dict[str, ReferenceList] = {}
    other: dict[str, ReferenceList] = {}
    for path in _files(folder, problems):
        code = path.name.partition(".")[0]
        pair = _read_list(code, path, speech, problems)
        if pair is not None:
            first[code], other[code] = pair
    return {"id": first, "en": other}


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        names = sorted(entry.name for entry in folder.iterdir()) if is_there(folder) else []
    except OSError as err:
        problems.append(Problem(str(folder), "", f"cannot be listed: {err.strerror}; make it a folder of lists"))
        return []
    found = [folder / name for name in names if LIST_FILE.fullmatch(name)]
    if len(found) > MOST_LISTS:
        problems.append(Problem(str(folder), "", f"holds {len(found)} lists; keep at most {MOST_LISTS}"))
    return found[:MOST_LISTS]


def _read_list(
    code: str, path: Path, speech: Mapping[str, Speech], problems: list[Problem]
) -> tuple[ReferenceList, ReferenceList] | None:
    count = len(problems)
    file = read_source(path, problems)
    words_file = read_source(path.with_suffix(".en.toml"), problems)
    shape = file.build(ListShape, problems) if file else None
    words = words_file.build(ListWords, problems) if words_file else None
    if file is None or words_file is None or shape is None or words is None:
        return None
    items = tuple(ListItem(*item) for item in shape.items)
    mine = ReferenceList(code, shape.version, shape.usual, items, shape.source)
    found: list[TomlProblem] = []
    for at, usual in enumerate(shape.usual, 1):
        codes = [item.code for item in items]
        if usual not in codes:
            found.append(TomlProblem(f"usual.{at}", f"`{usual}` is no code of this list; {suggest(usual, codes)}"))
    found.extend(twice("items", [item.code for item in items]))
    said = (Said(f"items.{at}", item.title) for at, item in enumerate(items, 1))
    found.extend(word_problems(said, "id", speech["id"]))
    problems.extend(file.problems(found))
    found = []
    compare_tables("items", {item.code: item.title for item in items}, words.items, found)
    theirs = replace(mine, items=tuple(ListItem(item.code, words.items.get(item.code, "")) for item in items))
    said = (Said(f"items.{item.code}", item.title) for item in theirs.items)
    found.extend(word_problems(said, "en", speech["en"]))
    problems.extend(words_file.problems(found))
    return (mine, theirs) if len(problems) == count else None
