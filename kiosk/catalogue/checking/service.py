"""The rules between the keys of a service: what it refers to is there, and each list says something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kiosk.catalogue._model import IfMissing, Mode, PaperForm
from kiosk.catalogue.checking.icons import icon_problems, icons_of_service
from kiosk.catalogue.checking.question import question_problems, twice
from kiosk.catalogue.checking.references import needs_answers
from kiosk.config import TomlProblem, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kiosk.catalogue._offer import ReferenceList
    from kiosk.catalogue.shapes.service import RequirementShape, ServiceShape


class Known(NamedTuple):
    """The codes a service may refer to."""

    lanes: Collection[str]
    groups: Collection[str]
    common: Collection[str]
    lists: Mapping[str, ReferenceList]
    switches: Collection[str]
    services: Collection[str]


def service_problems(shape: ServiceShape, known: Known) -> Iterator[TomlProblem]:
    """Everything wrong with a service's own file but its words and expressions."""
    yield from _reference_problems(shape, known)
    for key in ("how", "legal_basis", "levels", "requirements"):
        if not getattr(shape, key):
            yield TomlProblem(key, "is empty; write at least one")
    if shape.mode is Mode.GUIDANCE:
        for key in ("questions", "common"):
            if getattr(shape, key):
                yield TomlProblem(key, "goes not with mode C, which asks nothing; drop it or change the mode")
    yield from icon_problems(icons_of_service(shape))
    yield from twice("requirements", [requirement.code for requirement in shape.requirements])
    yield from twice("stops", [stop.code for stop in shape.stops])
    for requirement in shape.requirements:
        yield from _requirement_problems(f"requirements.{requirement.code}", requirement)
    for question in shape.questions:
        yield from question_problems(f"questions.{question.code}", question, known.lists)


def _reference_problems(shape: ServiceShape, known: Known) -> Iterator[TomlProblem]:
    if shape.lane not in known.lanes:
        lanes = ", ".join(sorted(known.lanes))
        yield TomlProblem("lane", f"`{shape.lane}` is no lane of this kiosk; use one of {lanes}")
    if shape.group not in known.groups:
        yield TomlProblem("group", f"`{shape.group}` is no group of groups.toml; {suggest(shape.group, known.groups)}")
    for count, name in enumerate(shape.common, 1):
        if name not in known.common:
            reason = f"`{name}` is no usable table of common.toml; {suggest(name, known.common)}"
            yield TomlProblem(f"common.{count}", reason)
    codes = [requirement.code for requirement in shape.requirements]
    if shape.starts_with and shape.starts_with not in codes:
        reason = f"`{shape.starts_with}` is no requirement; {suggest(shape.starts_with, codes)}"
        yield TomlProblem("starts_with", reason)
    leading = [(f"stops.{stop.code}", stop.go_to) for stop in shape.stops if stop.go_to]
    leading += [(f"questions.{question.code}", code) for question in shape.questions for code in question.go_to]
    for at, code in leading:
        if code not in known.services:
            yield TomlProblem(f"{at}.go_to", f"`{code}` is no service; {suggest(code, known.services)}")


def _requirement_problems(at: str, requirement: RequirementShape) -> Iterator[TomlProblem]:
    if requirement.if_missing is IfMissing.STOP and not requirement.where_to_get.office:
        reason = "is missing; who is stopped must be told where to get the paper"
        yield TomlProblem(f"{at}.where_to_get.office", reason)
    if not requirement.icon:
        yield TomlProblem(f"{at}.icon", "is empty; papers are shown as pictures")
    if requirement.is_bound and requirement.form is not PaperForm.ORIGINAL:
        yield TomlProblem(f"{at}.is_bound", "goes only with form `original`; a copy is sheets, so drop this")
    if requirement.when and not requirement.needed_if:
        yield TomlProblem(f"{at}.when", "goes only with `needed_if`; add it, or drop this")
    if needs_answers(requirement.needed_if) and not requirement.when:
        yield TomlProblem(f"{at}.when", "is missing; say in words when the paper is needed")
