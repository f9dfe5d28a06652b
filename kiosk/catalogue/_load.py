"""Read services from a folder: what can be used, and file, key and reason for what cannot.

<folder>/common.toml                    groups of questions that several services ask
<folder>/services/<code>/service.toml   one service
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kiosk.catalogue._hours import Hours, Span
from kiosk.catalogue._model import (
    FIRST_LANGUAGE,
    Catalogue,
    Offer,
    Option,
    PaperForm,
    Problem,
    Question,
    QuestionType,
    Requirement,
    Service,
    WhereToGet,
)
from kiosk.catalogue._rules import MOST_TEXT, Placed, question_problems, service_problems, together_problems
from kiosk.catalogue._shape import GroupShape, ServiceShape
from kiosk.config import TomlProblem, build, read_toml

if TYPE_CHECKING:
    from collections.abc import Collection

    from kiosk.catalogue._shape import QuestionShape

SHIPPED = Path(__file__).parent / "data"
CODE = re.compile(r"[a-z][a-z0-9-]{0,39}", re.ASCII)
# What a type can hold when a file sets no limit of its own.
USUAL_MOST = {**MOST_TEXT, QuestionType.NIK: 16, QuestionType.PHONE: 13, QuestionType.RT_RW: 3}

USUAL_HOURS = Hours(((Span(time(8), time(15, 30)),),) * 5 + ((), ()), {}, {})


class _Common(NamedTuple):
    groups: dict[str, tuple[Placed, ...]]
    problems: tuple[Problem, ...]


def load(folder: Path | None, lanes: Collection[str]) -> Catalogue:
    """The services of a folder that can be used, in their order, and why the others cannot.

    Args:
        folder: Holds `services/` and `common.toml`; None for the shipped one.
        lanes: Codes of the lanes this kiosk serves.

    Thread: any; reads files and MAY block for a disk. Never raises for what a file holds or for how it is missing.
    """
    folder = folder or SHIPPED
    common = _read_common(folder)
    found: list[tuple[int, Service]] = []
    problems = list(common.problems)
    for place in _service_folders(folder / "services", problems):
        outcome = _read_service(place, common, lanes)
        if isinstance(outcome, list):
            problems.extend(outcome)
        else:
            found.append(outcome)
    services = tuple(service for _, service in sorted(found, key=lambda one: (one[0], one[1].code)))
    offer = Offer(FIRST_LANGUAGE, services, (), (), {})
    return Catalogue({FIRST_LANGUAGE: offer}, {}, USUAL_HOURS, tuple(problems), {})


def definition_of(service: Service) -> str:
    """SHA-256, in lower-case hex, of everything a service says but its hash.

    The canonical form is the service as JSON in UTF-8: keys sorted, no white space, dates as ISO, absent values null.
    Common questions are part of it, the order among services is not.
    """
    content = msgspec.to_builtins(service)
    del content["definition"]
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def _service_folders(folder: Path, problems: list[Problem]) -> list[Path]:
    """Every folder that wants to be a service; hidden ones and files with an ending are left alone."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as err:
        problems.append(Problem(str(folder), "", f"cannot be listed: {err.strerror}; make it a folder of services"))
        return []
    found = []
    for entry in entries:
        if "." in entry.name:
            continue
        if not CODE.fullmatch(entry.name):
            reason = "is no code of a service; name the folder in small letters, digits and `-`"
            problems.append(Problem(str(entry), "", reason))
        else:
            found.append(entry)
    return found


def _read_service(place: Path, common: _Common, lanes: Collection[str]) -> tuple[int, Service] | list[Problem]:
    file = place / "service.toml"
    found: list[TomlProblem] = []
    shape = _build_file(file, found)
    if shape is not None:
        own = [Placed(f"questions.{count}", question) for count, question in enumerate(shape.questions, 1)]
        found.extend(service_problems(shape, lanes))
        for question in own:
            found.extend(question_problems(question))
        shared = _shared(shape, common, found)
        found.extend(together_problems([*shared, *own]))
        if not found:
            return shape.order, _service(place.name, shape, [*shared, *own])
    return [Problem(str(file), key, reason) for key, reason in found]


def _build_file(file: Path, found: list[TomlProblem]) -> ServiceShape | None:
    table = read_toml(file)
    if isinstance(table, TomlProblem):
        found.append(table)
        return None
    return build(ServiceShape, table, "", found)


def _shared(shape: ServiceShape, common: _Common, found: list[TomlProblem]) -> list[Placed]:
    questions: list[Placed] = []
    for count, name in enumerate(shape.common, 1):
        if name in common.groups:
            questions.extend(common.groups[name])
        else:
            known = ", ".join(f"`{group}`" for group in common.groups) or "none"
            reason = f"`{name}` is no usable group of common.toml; usable are {known}"
            found.append(TomlProblem(f"common.{count}", reason))
    return questions


def _read_common(folder: Path) -> _Common:
    """The groups that are sound; a service that names another one has a problem of its own."""
    file = folder / "common.toml"
    if not file.exists() and not file.is_symlink():
        return _Common({}, ())  # a folder whose services share nothing
    table = read_toml(file)
    if isinstance(table, TomlProblem):
        return _Common({}, (Problem(str(file), *table),))
    groups: dict[str, tuple[Placed, ...]] = {}
    problems: list[Problem] = []
    for name, content in table.items():
        found: list[TomlProblem] = []
        shape = build(GroupShape, content, name, found)
        if shape is not None:
            placed = tuple(Placed(f"{name}.questions.{at}", one) for at, one in enumerate(shape.questions, 1))
            for question in placed:
                found.extend(question_problems(question))
            if not found:
                groups[name] = placed
        problems.extend(Problem(str(file), key, reason) for key, reason in found)
    return _Common(groups, tuple(problems))


def _service(code: str, shape: ServiceShape, questions: list[Placed]) -> Service:
    service = Service(
        code=code,
        title=shape.title,
        subtitle=shape.subtitle,
        icon=shape.icon,
        lane=shape.lane,
        who=shape.who,
        how=shape.how,
        minutes=shape.minutes,
        time_text=shape.time_text,
        fee_rupiah=shape.fee_rupiah,
        product=shape.product,
        requirements=tuple(
            Requirement(
                code=one.code,
                title=one.title,
                icon=one.icon,
                form=PaperForm.ORIGINAL,
                proof=one.proof,
                if_missing=one.if_missing,
                where_to_get=WhereToGet(one.where_to_get),
                note=one.note,
            )
            for one in shape.requirements
        ),
        questions=tuple(_question(placed.shape) for placed in questions),
        legal_basis=shape.legal_basis,
        source=shape.source,
        verified_on=shape.verified_on,
        retention_days=shape.retention_days,
        definition="",
    )
    return replace(service, definition=definition_of(service))


def _question(shape: QuestionShape) -> Question:
    return Question(
        code=shape.code,
        label=shape.label,
        ask=shape.ask,
        hint=shape.hint,
        type=shape.type,
        by=shape.by,
        used_by=shape.used_by,
        required=shape.required,
        options=tuple(Option(one.code, one.title, one.icon) for one in shape.options),
        only_for=shape.only_for,
        ask_other=tuple(shape.ask_other.items()),
        proposed_from=shape.proposed_from,
        most=shape.most or USUAL_MOST.get(shape.type, 0),
        unit=shape.unit,
        message_empty=shape.message_empty,
        message_wrong=shape.message_wrong,
    )
