"""A service as a value. What runs was checked by `load`; nothing here reads a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class ForWhom(StrEnum):
    """For whom a resident acts (UU 27/2022, articles 25 and 26: children and those represented)."""

    SELF = "self"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


class AnsweredBy(StrEnum):
    """Who answers a question; only the resident's are asked at the kiosk."""

    RESIDENT = "resident"
    OFFICER = "officer"
    SYSTEM = "system"


class QuestionType(StrEnum):
    """What an answer is; decides the page kind and the check."""

    NIK = "nik"
    NAME = "name"
    TEXT = "text"
    WHOLE_NUMBER = "whole_number"
    MONEY = "money"
    PHONE = "phone"
    DATE = "date"
    ONE_OF = "one_of"
    KELURAHAN = "kelurahan"
    RT_RW = "rt_rw"


class Proof(StrEnum):
    """How a requirement is proven."""

    SHOW = "show"
    SCAN = "scan"
    ORIGINAL = "original"


class IfMissing(StrEnum):
    """What happens when a requirement is not here yet."""

    STOP = "stop"
    OFFICER_CHECKS = "officer_checks"
    LATER = "later"


@dataclass(frozen=True)
class Option:
    """One choice of a question."""

    code: str
    title: str
    icon: str = ""


@dataclass(frozen=True)
class Question:
    """One thing asked, once.

    Args:
        code: Stable name of the answer, such as `nama_usaha`.
        label: Short, for the check page and the desk: `Nama usaha`.
        ask: The page's title, a question in the resident's words.
        hint: One short sentence, or empty.
        type: What the answer is.
        by: Who answers it.
        used_by: Letters, forms, rules or exports that use it; never empty.
        required: Whether the office needs it; an officer may still fill it in.
        options: For ONE_OF.
        only_for: Asked only for these; empty asks always.
        ask_other: For whom it is not SELF: another wording of `ask`, keyed by for-whom.
        proposed_from: What the NIK tells: `birth_date`, `sex` or empty.
        most: Longest text in characters, or largest number.
        unit: Shown after a number.
        message_empty: What to do when nothing was entered.
        message_wrong: What to do when it has another form.
    """

    code: str
    label: str
    ask: str
    hint: str
    type: QuestionType
    by: AnsweredBy
    used_by: tuple[str, ...]
    required: bool
    options: tuple[Option, ...]
    only_for: tuple[ForWhom, ...]
    ask_other: tuple[tuple[ForWhom, str], ...]
    proposed_from: str
    most: int
    unit: str
    message_empty: str
    message_wrong: str


@dataclass(frozen=True)
class Requirement:
    """A paper the service asks for."""

    code: str
    title: str
    icon: str
    proof: Proof
    if_missing: IfMissing
    where_to_get: str
    note: str


@dataclass(frozen=True)
class Service:
    """Something the office offers, as it was on the day its file was verified.

    Args:
        code: Folder name, such as `sku`.
        title: As people call it.
        subtitle: Second line of the tile: what for, fee, time.
        icon: Name of an icon.
        lane: Code of a lane.
        who: Who may ask, as a sentence.
        how: How am I served, as short lines in order.
        minutes: Usual time in minutes, None if none is published.
        time_text: The same in words.
        fee_rupiah: 0 is free.
        product: What one leaves with.
        requirements: In the order shown.
        questions: In the order asked, the common ones first.
        legal_basis: Regulations.
        source: Where the facts are from.
        verified_on: When somebody last compared them.
        retention_days: How long an application is kept after it is done.
        definition: SHA-256 over the canonical form of everything above, lower-case hex.
    """

    code: str
    title: str
    subtitle: str
    icon: str
    lane: str
    who: str
    how: tuple[str, ...]
    minutes: int | None
    time_text: str
    fee_rupiah: int
    product: str
    requirements: tuple[Requirement, ...]
    questions: tuple[Question, ...]
    legal_basis: tuple[str, ...]
    source: str
    verified_on: date
    retention_days: int
    definition: str

    def asked(self, for_whom: ForWhom) -> tuple[Question, ...]:
        """The questions the resident is asked when acting for `for_whom`, in order."""
        return tuple(
            question
            for question in self.questions
            if question.by is AnsweredBy.RESIDENT and (not question.only_for or for_whom in question.only_for)
        )

    @property
    def scanned(self) -> tuple[Requirement, ...]:
        """The requirements to put on the glass, in order."""
        return tuple(requirement for requirement in self.requirements if requirement.proof is Proof.SCAN)


@dataclass(frozen=True)
class Problem:
    """Why a file cannot be used.

    Args:
        file: Path of the file, as given.
        key: Dotted path of the key, such as `questions.2.type`; empty for the file as a whole.
        reason: What is wrong and how to mend it, in English, for the person who edits the file.
    """

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        """As a line: file, key, reason."""
        return f"{self.file}: {self.key or '(file)'}: {self.reason}"


@dataclass(frozen=True)
class Catalogue:
    """The services that can be used, in the order shown, and what is wrong with the others."""

    services: tuple[Service, ...]
    problems: tuple[Problem, ...]

    def service(self, code: str) -> Service:
        """The service of this code.

        Raises: KeyError if there is none.
        """
        for service in self.services:
            if service.code == code:
                return service
        raise KeyError(code)
