"""What an office changes in its services, applied to the tables before they are built and checked."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue.shapes.service import ServiceShape
from kiosk.catalogue.shapes.texts import QUESTION_TEXTS, REQUIREMENT_TEXTS, SERVICE_TEXTS, WHERE_TEXTS
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

OVERLAY = "overlay.toml"
HIDDEN, DROPPED, ENGLISH = "hidden", "drop_requirements", "en"
# Lists of tables whose tables an overlay names by their codes.
TABLES = ("requirements", "questions")
NOT_CHANGED = frozenset({"stops", "common", "is_draft"})
SERVICE_KEYS = {one.name for one in fields(ServiceShape)} - NOT_CHANGED | {HIDDEN, DROPPED, ENGLISH}
TRANSLATED = frozenset({*SERVICE_TEXTS, *QUESTION_TEXTS, *REQUIREMENT_TEXTS, *WHERE_TEXTS})
# The English of an option is its title and nothing else.
OPTION_TITLE = re.compile(r"(\.options\.[^.]+)\.title$")
# Deeper than any key of a service.
MOST_DEPTH = 8


class Changed(NamedTuple):
    """A service as the office has it.

    Args:
        service: The table of its `service.toml`.
        english: The table of its `en.toml`.
        is_hidden: Whether it is not offered.
        keys: By key of `service`, with codes: where in the overlay it was changed.
        english_keys: The same of `english`.
        problems: What is wrong, with keys of the overlay.
    """

    service: Mapping[str, object]
    english: Mapping[str, object]
    is_hidden: bool
    keys: Mapping[str, str]
    english_keys: Mapping[str, str]
    problems: list[TomlProblem]


def change(
    code: str, service: Mapping[str, object], english: Mapping[str, object], changes: Mapping[str, object]
) -> Changed:
    """The tables of a service with an office's changes; the tables given are left as they are."""
    at = f"services.{code}"
    problems = [
        TomlProblem(f"{at}.{key}", f"is no key an office changes; {suggest(key, sorted(SERVICE_KEYS))}")
        for key in changes
        if key not in SERVICE_KEYS
    ]
    own = {key: value for key, value in changes.items() if key in SERVICE_KEYS - {HIDDEN, DROPPED, ENGLISH}}
    for key in TABLES:
        if key in own and not isinstance(own[key], dict):
            problems.append(TomlProblem(f"{at}.{key}", f"is no table; write [{at}.{key}.<code>]"))
            del own[key]
    merging = _Merging(at, problems)
    changed = merging.table("", service, own)
    words = changes.get(ENGLISH, {})
    merging_words = _Merging(f"{at}.{ENGLISH}", problems)
    changed_words = merging_words.table("", english, words if isinstance(words, dict) else {})
    if not isinstance(words, dict):
        problems.append(TomlProblem(f"{at}.{ENGLISH}", f"is no table; write [{at}.{ENGLISH}]"))
    _drop(at, changes.get(DROPPED, []), changed, changed_words, problems)
    is_hidden = changes.get(HIDDEN, False)
    if not isinstance(is_hidden, bool):
        problems.append(TomlProblem(f"{at}.{HIDDEN}", "is neither true nor false; write one of them"))
    problems.extend(
        TomlProblem(place, f"is told in Indonesian only; write {_english_place(at, key)}, too")
        for key, place in merging.keys.items()
        if key.rpartition(".")[2] in TRANSLATED and OPTION_TITLE.sub(r"\1", key) not in merging_words.keys
    )
    return Changed(changed, changed_words, is_hidden is True, merging.keys, merging_words.keys, problems)


def _english_place(at: str, key: str) -> str:
    """Where the English of a text goes, such as "`ask = …` in [services.sku.en.questions.nama_usaha]"."""
    table, _, name = OPTION_TITLE.sub(r"\1", key).rpartition(".")
    return f"`{name} = …` in [{'.'.join(filter(None, (at, ENGLISH, table)))}]"


def origin(key: str, keys: Mapping[str, str]) -> str | None:
    """The key of the overlay that a key with codes comes from; None if it was not changed."""
    for changed, place in keys.items():
        if key == changed or key.startswith(f"{changed}.") or changed.startswith(f"{key}."):
            return place
    return None


class _Merging:
    """Puts one table over another and remembers which keys it changed."""

    def __init__(self, at: str, problems: list[TomlProblem]) -> None:
        self.keys: dict[str, str] = {}
        self._at = at
        self._problems = problems

    def table(
        self, key: str, mine: Mapping[str, object], changes: Mapping[str, object], depth: int = 0
    ) -> dict[str, object]:
        """The table with the changes in it; tables in lists are found by their codes."""
        merged = dict(mine)
        for name, value in changes.items():
            within = f"{key}.{name}" if key else name
            here = merged.get(name)
            if isinstance(value, dict) and depth < MOST_DEPTH and isinstance(here, list):
                merged[name] = self._coded(within, here, value, depth)
            elif isinstance(value, dict) and depth < MOST_DEPTH:
                merged[name] = self.table(within, here if isinstance(here, dict) else {}, value, depth + 1)
            else:
                merged[name] = value
                self.keys[within] = f"{self._at}.{within}"
        return merged

    def _coded(self, key: str, tables: list[object], changes: Mapping[str, object], depth: int) -> list[object]:
        codes = [one.get("code") if isinstance(one, dict) else None for one in tables]
        merged = list(tables)
        for code, value in changes.items():
            place = f"{key}.{code}"
            if code not in codes:
                known = [one for one in codes if isinstance(one, str)]
                self._problems.append(
                    TomlProblem(f"{self._at}.{place}", f"is none of the {key}; {suggest(code, known)}")
                )
                continue
            at = codes.index(code)
            here = merged[at]
            if isinstance(value, dict) and isinstance(here, dict):
                merged[at] = self.table(place, here, value, depth + 1)
            else:
                self._problems.append(TomlProblem(f"{self._at}.{place}", "is no table; write the keys that change"))
        return merged


def _drop(
    at: str, codes: object, service: dict[str, object], english: dict[str, object], problems: list[TomlProblem]
) -> None:
    """Take papers out of a service that this office does not ask for, in both languages."""
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        problems.append(TomlProblem(f"{at}.{DROPPED}", "is no list of codes; write the codes of requirements"))
        return
    papers = service.get("requirements")
    papers = papers if isinstance(papers, list) else []
    known = [paper["code"] for paper in papers if isinstance(paper, dict) and isinstance(paper.get("code"), str)]
    for count, code in enumerate(codes, 1):
        if code not in known:
            problems.append(
                TomlProblem(f"{at}.{DROPPED}.{count}", f"`{code}` is no requirement; {suggest(code, known)}")
            )
    service["requirements"] = [one for one in papers if not (isinstance(one, dict) and one.get("code") in codes)]
    if service.get("starts_with") in codes:
        service["starts_with"] = ""
    words = english.get("requirements")
    if isinstance(words, dict):
        english["requirements"] = {code: one for code, one in words.items() if code not in codes}
