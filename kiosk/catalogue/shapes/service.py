"""What the TOML files look like: one dataclass a table. Limits of one key are here, rules between keys in `checking`.

Keys mean what the fields of the same name mean in `_model`; what may be left out has a default.
"""

# ruff: noqa: TC003 - the types of the fields are read at run time, to build values from TOML
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from kiosk.catalogue._model import AnsweredBy, ForWhom, IfMissing, Level, Mode, PaperForm, Proof, QuestionType

# `extra` says in words what a pattern wants; it is told to whoever wrote something else.
AnswerCode = Annotated[
    str,
    Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$", extra={"form": "small letters, digits and `_`, such as `nama_usaha`"}),
]
ServiceCode = Annotated[
    str, Meta(pattern=r"^[a-z][a-z0-9-]{0,39}$", extra={"form": "small letters, digits and `-`, such as `ktp-b`"})
]
OptionCode = Annotated[
    str, Meta(pattern=r"^[a-z0-9_]{1,40}$", extra={"form": "small letters, digits and `_`, such as `warung_makan`"})
]
Icon = Annotated[
    str,
    Meta(
        pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$",
        max_length=60,
        extra={"form": "the name of an icon, such as `account-group`"},
    ),
]
Title = Annotated[str, Meta(min_length=1, max_length=60)]
Line = Annotated[str, Meta(max_length=240)]
Text = Annotated[str, Meta(min_length=1, max_length=240)]
Source = Annotated[str, Meta(min_length=1, max_length=1000)]
Cel = Annotated[str, Meta(max_length=300)]
Amount = Annotated[int, Meta(ge=0, le=999_999_999_999)]
Rows = Annotated[int, Meta(ge=0, le=30)]
YEARS_100 = 36_525
# The steps of `common.toml`'s table `place`, in the order they are asked.
PLACE_STEPS = {
    "line": QuestionType.TEXT,
    "province": QuestionType.PROVINCE,
    "regency": QuestionType.REGENCY,
    "kecamatan": QuestionType.KECAMATAN,
    "kelurahan": QuestionType.KELURAHAN,
    "rt": QuestionType.RT_RW,
    "rw": QuestionType.RT_RW,
}
MOST_TEXT = {QuestionType.NAME: 100, QuestionType.TEXT: 200, QuestionType.LONG_TEXT: 1000}


@dataclass(frozen=True, kw_only=True)
class WhereShape:
    """Where one gets a paper, or whom to see instead."""

    office: Line = ""
    hours: Line = ""
    cost: Line = ""
    bring: Line = ""


@dataclass(frozen=True, kw_only=True)
class OptionShape:
    """One of the `options` of a question."""

    code: OptionCode
    title: Title
    icon: Icon = ""
    say: Line = ""


@dataclass(frozen=True, kw_only=True)
class CheckShape:
    """One of the `checks` of a question."""

    must: Annotated[str, Meta(min_length=1, max_length=300)]
    message: Text


@dataclass(frozen=True, kw_only=True)
class FieldShape:
    """One [[questions.fields]]: a question within a group; `most` 0 takes the usual limit of the type."""

    code: AnswerCode
    label: Title
    type: QuestionType
    ask: Line = ""
    hint: Line = ""
    say: Line = ""
    required: bool = True
    options: Annotated[tuple[OptionShape, ...], Meta(max_length=60)] = ()
    only_for: tuple[ForWhom, ...] = ()
    ask_other: dict[ForWhom, Line] = field(default_factory=dict)
    ask_if: Cel = ""
    checks: Annotated[tuple[CheckShape, ...], Meta(max_length=20)] = ()
    calculation: Cel = ""
    proposed_from: Literal["", "birth_date", "sex", "region"] = ""
    from_list: str = ""
    scope: Literal["", "city", "nation"] = ""
    is_partial: bool = False
    least: Amount = 0
    most: Amount = 0
    unit: Annotated[str, Meta(max_length=20)] = ""
    message_empty: Line = ""
    message_short: Line = ""
    message_characters: Line = ""
    message_wrong: Line = ""


@dataclass(frozen=True, kw_only=True)
class QuestionShape(FieldShape):
    """One [[questions]]."""

    by: AnsweredBy
    used_by: tuple[Title, ...]
    fields: Annotated[tuple[FieldShape, ...], Meta(max_length=40)] = ()
    least_rows: Rows = 0
    most_rows: Rows = 0
    go_to: Annotated[tuple[str, ...], Meta(max_length=2)] = ()


@dataclass(frozen=True, kw_only=True)
class RequirementShape:
    """One [[requirements]]."""

    code: AnswerCode
    title: Title
    icon: Icon
    form: PaperForm
    is_bound: bool = False
    proof: Proof
    if_missing: IfMissing
    where_to_get: WhereShape = field(default_factory=WhereShape)
    note: Line = ""
    needed_if: Cel = ""
    when: Line = ""
    say: Line = ""


@dataclass(frozen=True, kw_only=True)
class StopShape:
    """One [[stops]]."""

    code: AnswerCode
    when: Annotated[str, Meta(min_length=1, max_length=300)]
    title: Text
    text: Text
    icon: Icon
    go_to: str = ""
    where: WhereShape = field(default_factory=WhereShape)
    bring: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ServiceShape:
    """A `service.toml`. `order` sorts within the group; `common` names tables of `common.toml`, asked first."""

    order: Annotated[int, Meta(ge=0, le=9999)]
    group: str
    mode: Mode
    levels: tuple[Level, ...]
    lane: str
    icon: Icon
    title: Title
    subtitle: Title
    purpose: Text
    who: Text
    how: tuple[Text, ...]
    time_text: Text
    fee_rupiah: Annotated[int, Meta(ge=0, le=100_000_000)]
    product: Text
    legal_basis: tuple[Source, ...]
    source: Source
    verified_on: date
    retention_days: Annotated[int, Meta(ge=1, le=YEARS_100)]
    requirements: Annotated[tuple[RequirementShape, ...], Meta(max_length=40)] = ()
    questions: Annotated[tuple[QuestionShape, ...], Meta(max_length=200)] = ()
    stops: Annotated[tuple[StopShape, ...], Meta(max_length=20)] = ()
    common: tuple[str, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=60 * 24 * 60)] | None = None
    say: Line = ""
    starts_with: str = ""
    is_draft: bool = False


@dataclass(frozen=True, kw_only=True)
class CommonShape:
    """One table of `common.toml`: questions that several services ask in the same words."""

    questions: Annotated[tuple[QuestionShape, ...], Meta(max_length=100)]


@dataclass(frozen=True, kw_only=True)
class PlaceShape:
    """The table `place` of `common.toml`: the steps every place and address is asked in."""

    questions: Annotated[tuple[FieldShape, ...], Meta(max_length=20)]


@dataclass(frozen=True, kw_only=True)
class ServiceGroupShape:
    """One [[groups]] of `groups.toml`."""

    code: ServiceCode
    title: Title
    icon: Icon
    say: Line = ""


@dataclass(frozen=True, kw_only=True)
class ServiceGroupsShape:
    """A `groups.toml`."""

    groups: Annotated[tuple[ServiceGroupShape, ...], Meta(max_length=60)]


@dataclass(frozen=True, kw_only=True)
class SwitchShape:
    """One [[switches]] of `switches.toml`."""

    code: AnswerCode
    title: Text
    is_on: bool
    note: Line = ""


@dataclass(frozen=True, kw_only=True)
class SwitchesShape:
    """A `switches.toml`."""

    switches: Annotated[tuple[SwitchShape, ...], Meta(max_length=100)]


@dataclass(frozen=True, kw_only=True)
class ReplacedPaperShape:
    """One [[replaced]] of `replaced.toml`."""

    code: AnswerCode
    title: Text
    by: str
    law: Source
    note: Line
    source: Source


@dataclass(frozen=True, kw_only=True)
class ReplacedShape:
    """A `replaced.toml`."""

    replaced: Annotated[tuple[ReplacedPaperShape, ...], Meta(max_length=200)]


@dataclass(frozen=True, kw_only=True)
class ListShape:
    """A `lists/<code>.toml`; each item is its code and its text."""

    version: Title
    source: Source
    items: Annotated[tuple[tuple[OptionCode, Text], ...], Meta(min_length=1, max_length=500)]
    usual: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HolidayShape:
    """One [[holidays]] of `holidays.toml`."""

    on: date
    name: Text
    kind: Literal["national", "collective"]


@dataclass(frozen=True, kw_only=True)
class HolidaysShape:
    """A `holidays.toml`."""

    source: Source
    verified_on: date
    holidays: Annotated[tuple[HolidayShape, ...], Meta(max_length=1000)]


@dataclass(frozen=True, kw_only=True)
class SpokenShape:
    """A `spoken.toml`: as it is written, and as it is said."""

    id: dict[str, str] = field(default_factory=dict)
    en: dict[str, str] = field(default_factory=dict)
