"""What the English files look like: the words of the Indonesian file beside them, by code, and nothing else."""

# ruff: noqa: TC001 - the types of the fields are read at run time, to build values from TOML
from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.catalogue._model import ForWhom
from kiosk.catalogue.shapes.service import Line, WhereShape


@dataclass(frozen=True, kw_only=True)
class FieldWords:
    """The table of a field, such as [questions.saksi.fields.nama]."""

    label: Line = ""
    ask: Line = ""
    hint: Line = ""
    say: Line = ""
    unit: Line = ""
    ask_other: dict[ForWhom, Line] = field(default_factory=dict)
    options: dict[str, Line] = field(default_factory=dict)
    checks: tuple[Line, ...] = ()
    message_empty: Line = ""
    message_short: Line = ""
    message_characters: Line = ""
    message_wrong: Line = ""


@dataclass(frozen=True, kw_only=True)
class QuestionWords(FieldWords):
    """The table of a question, such as [questions.keperluan]."""

    fields: dict[str, FieldWords] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RequirementWords:
    """The table of a requirement, such as [requirements.ktp]."""

    title: Line = ""
    note: Line = ""
    when: Line = ""
    say: Line = ""
    where_to_get: WhereShape = field(default_factory=WhereShape)


@dataclass(frozen=True, kw_only=True)
class StopWords:
    """The table of a stop, such as [stops.terlalu_muda]."""

    title: Line = ""
    text: Line = ""
    where: WhereShape = field(default_factory=WhereShape)
    bring: tuple[Line, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ServiceWords:
    """An `en.toml`."""

    title: Line = ""
    subtitle: Line = ""
    say: Line = ""
    purpose: Line = ""
    who: Line = ""
    how: tuple[Line, ...] = ()
    time_text: Line = ""
    product: Line = ""
    stops: dict[str, StopWords] = field(default_factory=dict)
    requirements: dict[str, RequirementWords] = field(default_factory=dict)
    questions: dict[str, QuestionWords] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CommonWords:
    """One table of `common.en.toml`, such as [applicant.questions.nik]."""

    questions: dict[str, QuestionWords] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ServiceGroupWords:
    """A table of `groups.en.toml`, such as [groups.surat]."""

    title: Line = ""
    say: Line = ""


@dataclass(frozen=True, kw_only=True)
class ServiceGroupsWords:
    """A `groups.en.toml`."""

    groups: dict[str, ServiceGroupWords] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SwitchWords:
    """A table of `switches.en.toml`, such as [switches.pengantar_rt]."""

    title: Line = ""
    note: Line = ""


@dataclass(frozen=True, kw_only=True)
class SwitchesWords:
    """A `switches.en.toml`."""

    switches: dict[str, SwitchWords] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReplacedPaperWords:
    """A table of `replaced.en.toml`, such as [replaced.imb]."""

    title: Line = ""
    law: Line = ""
    note: Line = ""


@dataclass(frozen=True, kw_only=True)
class ReplacedWords:
    """A `replaced.en.toml`."""

    replaced: dict[str, ReplacedPaperWords] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """A `lists/<code>.en.toml`."""

    items: dict[str, Line] = field(default_factory=dict)
