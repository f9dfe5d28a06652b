"""What the TOML files look like: one dataclass a table. Limits of one key are here, rules between keys in `_rules`.

Keys mean what the fields of the same name mean in `_model`; what may be left out has a default.
"""

# ruff: noqa: TC001, TC003 - the types of the fields are read at run time, to build values from TOML
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.catalogue._model import AnsweredBy, ForWhom, IfMissing, Proof, QuestionType

AnswerCode = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
OptionCode = Annotated[str, Meta(pattern=r"^[a-z0-9_]{1,40}$")]
Icon = Annotated[str, Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=60)]
Title = Annotated[str, Meta(min_length=1, max_length=60)]
Line = Annotated[str, Meta(max_length=240)]
Source = Annotated[str, Meta(min_length=1, max_length=500)]
YEARS_100 = 36_525


@dataclass(frozen=True)
class OptionShape:
    """One [[questions.options]]."""

    code: OptionCode
    title: Title
    icon: Icon = ""


@dataclass(frozen=True)
class QuestionShape:
    """One [[questions]]; `most` 0 takes the usual limit of the type."""

    code: AnswerCode
    label: Title
    type: QuestionType
    by: AnsweredBy
    used_by: tuple[Title, ...]
    ask: Line = ""
    hint: Line = ""
    required: bool = True
    options: tuple[OptionShape, ...] = ()
    only_for: tuple[ForWhom, ...] = ()
    ask_other: dict[ForWhom, Line] = field(default_factory=dict)
    proposed_from: Literal["", "birth_date", "sex"] = ""
    most: Annotated[int, Meta(ge=0, le=999_999_999_999)] = 0
    unit: Annotated[str, Meta(max_length=20)] = ""
    message_empty: Line = ""
    message_wrong: Line = ""


@dataclass(frozen=True)
class RequirementShape:
    """One [[requirements]]."""

    code: AnswerCode
    title: Title
    icon: Icon
    proof: Proof
    if_missing: IfMissing
    where_to_get: Line = ""
    note: Line = ""


@dataclass(frozen=True)
class ServiceShape:
    """A `service.toml`. `order` sorts the services; `common` names groups of `common.toml`, asked first."""

    order: Annotated[int, Meta(ge=0, le=9999)]
    title: Title
    subtitle: Title
    icon: Icon
    lane: str
    who: Line
    how: tuple[Line, ...]
    time_text: Line
    fee_rupiah: Annotated[int, Meta(ge=0, le=100_000_000)]
    product: Line
    legal_basis: tuple[Source, ...]
    source: Source
    verified_on: date
    retention_days: Annotated[int, Meta(ge=1, le=YEARS_100)]
    requirements: tuple[RequirementShape, ...]
    questions: tuple[QuestionShape, ...]
    common: tuple[str, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=60 * 24 * 60)] | None = None


@dataclass(frozen=True)
class GroupShape:
    """One table of `common.toml`: questions that several services ask in the same words."""

    questions: tuple[QuestionShape, ...]
