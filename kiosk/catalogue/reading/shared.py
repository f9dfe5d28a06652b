"""What the services of a folder share: groups, common questions, switches, lists, holidays, spoken words.

A file that is not there shares nothing; one that is there needs its English beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kiosk.catalogue._offer import Group, Replaced, Switch
from kiosk.catalogue._spoken import Speech
from kiosk.catalogue.checking.icons import icon_problems, icons_of_questions
from kiosk.catalogue.checking.question import question_problems, step_problems, twice
from kiosk.catalogue.checking.words import Said, word_problems, words_of_question
from kiosk.catalogue.reading.english import coded, questions_in_english, texts
from kiosk.catalogue.reading.lists import read_lists
from kiosk.catalogue.reading.make import Shared, make_question, make_step
from kiosk.catalogue.reading.sources import TomlFile, indexed, is_there, read_source
from kiosk.catalogue.shapes.english import (
    CommonWords,
    ReplacedPaperWords,
    ReplacedWords,
    ServiceGroupsWords,
    ServiceGroupWords,
    SwitchesWords,
    SwitchWords,
)
from kiosk.catalogue.shapes.service import (
    CommonShape,
    HolidaysShape,
    PlaceShape,
    ReplacedShape,
    ServiceGroupsShape,
    SpokenShape,
    SwitchesShape,
)
from kiosk.config import TomlProblem, build

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from _typeshed import DataclassInstance

    from kiosk.catalogue._model import Question
    from kiosk.catalogue._offer import Problem, ReferenceList

ID, EN = "id", "en"
PLACE = "place"
Shape = TypeVar("Shape", bound="DataclassInstance")
Words = TypeVar("Words", bound="DataclassInstance")


class Pair(NamedTuple):
    """The two files of one thing, as far as they could be read."""

    file: TomlFile | None
    words: TomlFile | None


@dataclass(frozen=True)
class SharedFiles:
    """Everything beside the services, by language where it has words."""

    groups: Mapping[str, tuple[Group, ...]]
    replaced: Mapping[str, tuple[Replaced, ...]]
    switches: Mapping[str, Switch]
    holidays: Mapping[date, str]
    speech: Mapping[str, Speech]
    lists: Mapping[str, Mapping[str, ReferenceList]]
    steps: Mapping[str, Mapping[str, Question]]
    common: Mapping[str, Mapping[str, tuple[Question, ...]]]

    def of(self, language: str) -> Shared:
        """What questions refer to, in a language."""
        return Shared(self.steps[language], self.lists[language])


def read_shared(folder: Path, problems: list[Problem]) -> SharedFiles:
    """All of it; what is wrong is added to `problems`, and the sound part is kept."""
    speech = _read_speech(folder, problems)
    lists = read_lists(folder / "lists", speech, problems)
    steps, common = _Common(folder, lists, speech, problems).read()
    groups = _read_groups(folder, speech, problems)
    replaced = _read_replaced(folder, speech, problems)
    switches = read_switches(folder, problems)
    holidays = _read_holidays(folder, problems)
    return SharedFiles(groups, replaced, switches, holidays, speech, lists, steps, common)


def _pair(folder: Path, name: str, problems: list[Problem]) -> Pair:
    file = _optional(folder / f"{name}.toml", problems)
    return Pair(file, read_source(folder / f"{name}.en.toml", problems) if file else None)


def _optional(path: Path, problems: list[Problem]) -> TomlFile | None:
    return read_source(path, problems) if is_there(path) else None


def _build(pair: Pair, shape: type[Shape], words: type[Words], problems: list[Problem]) -> tuple[Shape, Words] | None:
    mine = pair.file.build(shape, problems) if pair.file else None
    theirs = pair.words.build(words, problems) if pair.words else None
    return None if mine is None or theirs is None else (mine, theirs)


def _tell(file: TomlFile | None, found: list[TomlProblem], problems: list[Problem]) -> None:
    if file is not None:
        problems.extend(file.problems(TomlProblem(indexed(file.table, one.key), one.reason) for one in found))


def _read_speech(folder: Path, problems: list[Problem]) -> dict[str, Speech]:
    file = _optional(folder / "spoken.toml", problems)
    shape = (file.build(SpokenShape, problems) if file else None) or SpokenShape()
    return {ID: Speech(ID, shape.id), EN: Speech(EN, shape.en)}


def _read_groups(folder: Path, speech: Mapping[str, Speech], problems: list[Problem]) -> dict[str, tuple[Group, ...]]:
    pair = _pair(folder, "groups", problems)
    shapes = _build(pair, ServiceGroupsShape, ServiceGroupsWords, problems)
    if shapes is None:
        return {ID: (), EN: ()}
    mine = tuple(Group(one.code, one.title, one.icon, one.say) for one in shapes[0].groups)
    found: list[TomlProblem] = list(twice("groups", [group.code for group in mine]))
    found.extend(icon_problems((f"groups.{one.code}.icon", one.icon) for one in mine))
    found.extend(word_problems([Said(f"groups.{one.code}.title", one.title, one.say) for one in mine], ID, speech[ID]))
    _tell(pair.file, found, problems)
    found = []
    theirs = tuple(
        replace(one, **texts(at, one, words, ("title",), found), say=words.say)
        for at, one, words in coded("groups", mine, shapes[1].groups, ServiceGroupWords(), found)
    )
    found.extend(
        word_problems([Said(f"groups.{one.code}.title", one.title, one.say) for one in theirs], EN, speech[EN])
    )
    _tell(pair.words, found, problems)
    return {ID: mine, EN: theirs}


def _read_replaced(
    folder: Path, speech: Mapping[str, Speech], problems: list[Problem]
) -> dict[str, tuple[Replaced, ...]]:
    pair = _pair(folder, "replaced", problems)
    shapes = _build(pair, ReplacedShape, ReplacedWords, problems)
    if shapes is None:
        return {ID: (), EN: ()}
    mine = tuple(Replaced(one.code, one.title, one.by, one.law, one.note, one.source) for one in shapes[0].replaced)
    found: list[TomlProblem] = list(twice("replaced", [one.code for one in mine]))
    found.extend(word_problems(_replaced_words(mine), ID, speech[ID]))
    _tell(pair.file, found, problems)
    found = []
    theirs = tuple(
        replace(one, **texts(at, one, words, ("title", "note"), found), law=words.law or one.law)
        for at, one, words in coded("replaced", mine, shapes[1].replaced, ReplacedPaperWords(), found)
    )
    found.extend(word_problems(_replaced_words(theirs), EN, speech[EN]))
    _tell(pair.words, found, problems)
    return {ID: mine, EN: theirs}


def _replaced_words(ones: tuple[Replaced, ...]) -> list[Said]:
    return [Said(f"replaced.{one.code}.{key}", getattr(one, key)) for one in ones for key in ("title", "note")]


def read_switches(folder: Path, problems: list[Problem]) -> dict[str, Switch]:
    """By code; what is wrong is added to `problems`."""
    pair = _pair(folder, "switches", problems)
    shapes = _build(pair, SwitchesShape, SwitchesWords, problems)
    if shapes is None:
        return {}
    mine = [Switch(one.code, one.title, one.is_on, one.note) for one in shapes[0].switches]
    _tell(pair.file, list(twice("switches", [switch.code for switch in mine])), problems)
    found: list[TomlProblem] = []
    for at, one, words in coded("switches", mine, shapes[1].switches, SwitchWords(), found):
        texts(at, one, words, ("title", "note"), found)
    _tell(pair.words, found, problems)
    return {switch.code: switch for switch in mine}


def _read_holidays(folder: Path, problems: list[Problem]) -> dict[date, str]:
    file = _optional(folder / "holidays.toml", problems)
    shape = file.build(HolidaysShape, problems) if file else None
    return {} if shape is None else {one.on: one.name for one in shape.holidays}


class _Common:
    """Reads `common.toml` table by table: one that is not sound leaves the others as they are."""

    def __init__(
        self,
        folder: Path,
        lists: Mapping[str, Mapping[str, ReferenceList]],
        speech: Mapping[str, Speech],
        problems: list[Problem],
    ) -> None:
        self._pair = _pair(folder, "common", problems)
        self._lists = lists
        self._speech = speech
        self._problems = problems

    def read(
        self,
    ) -> tuple[dict[str, Mapping[str, Question]], dict[str, Mapping[str, tuple[Question, ...]]]]:
        """The steps of a place by language, and the tables by name and language."""
        steps: dict[str, Mapping[str, Question]] = {ID: {}, EN: {}}
        common: dict[str, Mapping[str, tuple[Question, ...]]] = {}
        if self._pair.file is None or self._pair.words is None:
            return steps, common
        for name in sorted(self._pair.words.table.keys() - self._pair.file.table.keys()):
            found = [TomlProblem(name, "translates no table of common.toml; drop it, or mend its name")]
            _tell(self._pair.words, found, self._problems)
        # The steps first: every place in another table is asked in them.
        for name in sorted(self._pair.file.table, key=lambda name: name != PLACE):
            table = self._table(name, {language: Shared(steps[language], self._lists[language]) for language in steps})
            if table is not None and name == PLACE:
                steps = {language: {one.code: one for one in table[language]} for language in table}
            elif table is not None:
                common[name] = table
        return steps, common

    def _table(self, name: str, shared: Mapping[str, Shared]) -> dict[str, tuple[Question, ...]] | None:
        file, words_file = self._pair
        assert file is not None
        assert words_file is not None
        found: list[TomlProblem] = []
        shape: CommonShape | PlaceShape | None
        if name == PLACE:
            shape = build(PlaceShape, file.table[name], name, found)
            mine = [make_step(one) for one in shape.questions] if shape else []
        else:
            shape = build(CommonShape, file.table[name], name, found)
            mine = [make_question(one, shared[ID]) for one in shape.questions] if shape else []
        at = f"{name}.questions"
        if isinstance(shape, CommonShape):
            for one in shape.questions:
                found.extend(question_problems(f"{at}.{one.code}", one, shared[ID].lists))
        elif shape is not None:
            found.extend(step_problems(at, shape.questions, shared[ID].lists))
        found.extend(icon_problems(icons_of_questions(at, shape.questions if shape else ())))
        found.extend(twice(at, [one.code for one in mine]))
        found.extend(self._word_problems(at, mine, ID))
        words_found: list[TomlProblem] = []
        words = build(CommonWords, words_file.table.get(name, {}), name, words_found)
        if words is not None and shape is not None:
            theirs = questions_in_english(at, mine, words.questions, shared[EN].steps, words_found)
            words_found.extend(self._word_problems(at, theirs, EN))
        _tell(file, found, self._problems)
        _tell(words_file, words_found, self._problems)
        return None if found or words_found else {ID: tuple(mine), EN: tuple(theirs)}

    def _word_problems(self, at: str, questions: list[Question], language: str) -> list[TomlProblem]:
        words = [said for one in questions for said in words_of_question(f"{at}.{one.code}", one)]
        return list(word_problems(words, language, self._speech[language]))
