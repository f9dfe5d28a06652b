"""One service from its two files and what the office changed: offered in both languages, or not at all."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue.checking.course import page_problems, reach_problems
from kiosk.catalogue.checking.fee import fee_problems
from kiosk.catalogue.checking.question import twice
from kiosk.catalogue.checking.references import Placed, expression_problems
from kiosk.catalogue.checking.service import service_problems
from kiosk.catalogue.checking.words import word_problems, words_of_question, words_of_service
from kiosk.catalogue.reading.english import questions_in_english, service_in_english
from kiosk.catalogue.reading.make import make_question, make_service
from kiosk.catalogue.reading.overlay import ENGLISH, change, origin
from kiosk.catalogue.reading.shared import EN, ID
from kiosk.catalogue.reading.sources import TomlFile, indexed, named, read_source
from kiosk.catalogue.shapes.english import ServiceWords
from kiosk.catalogue.shapes.service import ServiceShape
from kiosk.config import TomlProblem, build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kiosk.catalogue._model import Question, Service
    from kiosk.catalogue._offer import Problem
    from kiosk.catalogue._spoken import Speech
    from kiosk.catalogue.checking.service import Known
    from kiosk.catalogue.conditions.facts import Facts
    from kiosk.catalogue.reading.office import Office
    from kiosk.catalogue.reading.shared import SharedFiles

    # The tables of `common.toml` that a service takes, by name and language.
    Common = Mapping[str, Mapping[str, tuple[Question, ...]]]


FEE = "fee_rupiah"


class Draft(NamedTuple):
    """A sound service that has no hash yet."""

    code: str
    group: str
    order: int
    is_hidden: bool
    is_written: bool
    languages: Mapping[str, Service]


def read_service(
    place: Path,
    shared: SharedFiles,
    office: Office,
    known: Known,
    facts: Sequence[Facts],
    problems: list[Problem],
) -> Draft | None:
    """The service of a folder, or None after adding everything wrong with it to `problems`."""
    file = read_source(place / "service.toml", problems)
    words_file = read_source(place / "en.toml", problems)
    if file is None or words_file is None:
        return None
    changed = change(place.name, file.table, words_file.table, office.changes.get(place.name, {}))
    count = len(problems)
    if office.file is not None:
        problems.extend(office.file.problems(changed.problems))
    found: list[TomlProblem] = []
    words_found: list[TomlProblem] = []
    shape = build(ServiceShape, changed.service, "", found)
    words = build(ServiceWords, changed.english, "", words_found)
    languages: dict[str, Service] = {}
    if shape is not None:
        common = {name: shared.common[name] for name in shape.common if name in shared.common}
        own = [make_question(one, shared.of(ID)) for one in shape.questions]
        mine = make_service(place.name, shape, (*_all(common, ID), *own))
        languages[ID] = mine
        found.extend(service_problems(shape, known))
        if len(common) == len(shape.common):  # else half the names would be unknown
            found.extend(_problems(mine, common, own, known, facts))
        found.extend(_word_problems(mine, own, shared.speech[ID], ID))
        found.extend(_at_fee(f"services.{place.name}", fee_problems(mine, ID), changed.keys, changed.keys))
        if words is not None:
            theirs = questions_in_english("questions", own, words.questions, shared.steps[EN], words_found)
            languages[EN] = service_in_english(mine, words, (*_all(common, EN), *theirs), words_found)
            words_found.extend(_word_problems(languages[EN], theirs, shared.speech[EN], EN))
            at = f"services.{place.name}.{ENGLISH}"
            for one in _at_fee(at, fee_problems(languages[EN], EN), changed.english_keys, changed.keys):
                (found if one.key == FEE else words_found).append(one)
    problems.extend(_placed(found, changed.service, file, changed.keys, office.file))
    problems.extend(_placed(words_found, changed.english, words_file, changed.english_keys, office.file))
    if shape is None or len(problems) > count:
        return None
    return Draft(place.name, shape.group, shape.order, changed.is_hidden, not shape.is_draft, languages)


def _at_fee(
    at: str, found: Iterable[TomlProblem], changed: Mapping[str, str], changed_service: Mapping[str, str]
) -> Iterator[TomlProblem]:
    """Words that say another fee; at the fee where the office changed that, and left the words as they were."""
    for one in found:
        is_fee = FEE in changed_service and origin(one.key, changed) is None
        yield TomlProblem(FEE, f"{one.reason} in [{at}]") if is_fee else one


def _problems(
    service: Service, common: Common, own: Sequence[Question], known: Known, facts: Sequence[Facts]
) -> list[TomlProblem]:
    """What is wrong with the questions together; what refers to nothing cannot be tried any further."""
    found = list(_codes(common, own))
    placed = [Placed(f"common.{name}.{one.code}", one) for name, table in common.items() for one in table[ID]]
    placed += [Placed(f"questions.{one.code}", one) for one in own]
    found.extend(expression_problems(service, placed, known.switches, known.lists))
    if not found:
        found.extend(page_problems(service, facts))
        found.extend(reach_problems(service, facts[0]))
    return found


def _codes(common: Common, own: Sequence[Question]) -> Iterator[TomlProblem]:
    """Questions whose code is not theirs alone."""
    asked: dict[str, str] = {}
    for name, table in common.items():
        for one in table[ID]:
            if asked.setdefault(one.code, name) != name:
                reason = f"asks `{one.code}` in `{asked[one.code]}` and in `{name}`; take one of them"
                yield TomlProblem("common", reason)
    for one in own:
        if one.code in asked:
            reason = f"`{one.code}` is asked by `{asked[one.code]}` of common.toml; choose another code, or drop it"
            yield TomlProblem(f"questions.{one.code}.code", reason)
    yield from twice("questions", [one.code for one in own])


def _all(common: Common, language: str) -> Iterator[Question]:
    return (question for table in common.values() for question in table[language])


def _word_problems(
    service: Service, questions: Sequence[Question], speech: Speech, language: str
) -> Iterator[TomlProblem]:
    """Of the service's own words; those of the common questions were read once for all."""
    asked = (words_of_question(f"questions.{one.code}", one) for one in questions)
    return word_problems(chain(words_of_service(service), *asked), language, speech)


def _placed(
    found: Sequence[TomlProblem],
    table: Mapping[str, object],
    file: TomlFile,
    changed: Mapping[str, str],
    overlay: TomlFile | None,
) -> list[Problem]:
    """Each problem where it can be mended: in the office's overlay if the key was changed there."""
    own: list[TomlProblem] = []
    elsewhere: list[TomlProblem] = []
    for key, reason in found:
        with_codes = named(table, key)
        place = origin(with_codes, changed)
        if place is None:
            own.append(TomlProblem(indexed(file.table, with_codes), reason))
        else:
            elsewhere.append(TomlProblem(place, reason))
    return file.problems(own) + (overlay.problems(elsewhere) if overlay else [])
