"""A service as a value. What runs was checked by `load`; nothing here reads a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - definitions are read back by the types of the fields
from enum import StrEnum


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


class Mode(StrEnum):
    """How much of a service the kiosk takes."""

    WHOLE = "A"  # form, papers and number; the officer signs
    PREFILL = "B"  # form and papers; an officer must see originals or take biometrics
    GUIDANCE = "C"  # what to prepare and a number; the product comes from elsewhere


class Level(StrEnum):
    """Whose hands a service goes through, in order."""

    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    CITY = "city"
    DISDUKCAPIL = "disdukcapil"
    POLICE = "police"


class QuestionType(StrEnum):
    """What an answer is; decides the page kind, the check, and what an expression sees."""

    NIK = "nik"
    FAMILY_CARD = "family_card"
    NAME = "name"
    PHONE = "phone"
    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE_NUMBER = "whole_number"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    YES_NO = "yes_no"
    ONE_OF = "one_of"
    SEVERAL_OF = "several_of"
    ONE_OF_LIST = "one_of_list"  # of a reference list, with search
    PROVINCE = "province"
    REGENCY = "regency"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    RT_RW = "rt_rw"
    PLACE = "place"  # its `fields` are the steps down to RT and RW
    ADDRESS = "address"  # a line of street and number, then a place
    GROUP = "group"  # repeats its `fields`, one row a person or thing
    DOCUMENT = "document"  # a paper or thing to be captured
    NOTE = "note"  # to be read; has no answer
    CALCULATED = "calculated"  # never asked

    @property
    def is_compound(self) -> bool:
        """Whether it is answered by the questions in its `fields`."""
        # Asked thousands of times a visit: a tuple compares identities, a set would hash in Python.
        return self in (QuestionType.PLACE, QuestionType.ADDRESS, QuestionType.GROUP)


class PaperForm(StrEnum):
    """What of a paper is asked for."""

    ORIGINAL = "original"
    COPY = "copy"
    PHOTO = "photo"


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
    say: str = ""


@dataclass(frozen=True)
class Check:
    """What must hold between answers: a CEL expression over them, and what to do where it does not."""

    must: str
    message: str


@dataclass(frozen=True)
class WhereToGet:
    """Where one gets a paper that is missing; empty lines are not known or not needed."""

    office: str = ""
    hours: str = ""
    cost: str = ""
    bring: str = ""


@dataclass(frozen=True)
class Stop:
    """A reason to go no further, told with what to do instead.

    Args:
        code: Stable name.
        when: CEL; true stops. Where it needs no answers, it stops before the first question.
        title: What is so, as a short sentence.
        text: What to do next.
        icon: Name of an icon.
        go_to: Code of a service that fits better; empty if there is none.
        where: Whom to see instead.
        bring: What to take there, as short lines.
    """

    code: str
    when: str
    title: str
    text: str
    icon: str
    go_to: str
    where: WhereToGet
    bring: tuple[str, ...]


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
        options: For ONE_OF and SEVERAL_OF; for TEXT the usual answers, beside typing one's own.
        only_for: Asked only for these; empty asks always.
        ask_if: CEL over earlier answers, `for_whom` and `switch`; asked only where it is true; empty asks always.
        checks: What must hold once it is answered.
        calculation: CEL that gives the answer of a CALCULATED or of a system's question.
        from_list: Code of the reference list of ONE_OF_LIST, such as `pekerjaan`.
        list_version: Version of that list when the definition was read, such as `siak-89`.
        fields: For a compound type: what is asked for each row, or step by step.
        least_rows: For GROUP.
        most_rows: For GROUP.
        is_partial: For DATE: the day, the month or the year may be unknown.
        least: Fewest characters of a text, or smallest number.
        ask_other: For whom it is not SELF: another wording of `ask`, keyed by for-whom.
        proposed_from: What the NIK tells: `birth_date`, `sex`, `region` or empty.
        most: Longest text in characters, or largest number.
        unit: Shown after a number; where one of it is another word, both, as in `year|years`.
        message_empty: What to do when nothing was entered; empty takes the type's usual words, as with those below.
        message_short: What to do when something is missing at its end.
        message_characters: What to do when it holds characters it cannot.
        message_wrong: What to do when it has another value than it can.
        say: `ask` as it is spoken, where that differs.
        go_to: For NOTE: codes of the services it speaks of; a button leads to one that is offered, or to the list.
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
    message_short: str = ""
    message_characters: str = ""
    say: str = ""
    ask_if: str = ""
    checks: tuple[Check, ...] = ()
    calculation: str = ""
    from_list: str = ""
    list_version: str = ""
    fields: tuple[Question, ...] = ()
    least_rows: int = 0
    most_rows: int = 0
    is_partial: bool = False
    least: int = 0
    go_to: tuple[str, ...] = ()

    def unit_of(self, value: str) -> str:
        """The unit after this number, such as `year` after `1`."""
        one, _, more = self.unit.partition("|")
        return more if more and value != "1" else one


@dataclass(frozen=True)
class Requirement:
    """A paper the service asks for.

    Args:
        code: Stable name.
        title: As people call it.
        icon: Name of an icon.
        form: Original, copy or photograph.
        proof: How it is proven.
        if_missing: What happens without it.
        where_to_get: Where one gets it.
        note: One short line beside its picture.
        needed_if: CEL; empty is always needed. May need answers: then it is listed with `when` until they are there.
        when: When it is needed, in words; only with `needed_if`.
        say: `title` as it is spoken, where that differs.
        is_bound: Of an original: whether it is a booklet or a card, which goes on the glass and through no feeder.
    """

    code: str
    title: str
    icon: str
    form: PaperForm
    proof: Proof
    if_missing: IfMissing
    where_to_get: WhereToGet
    note: str
    needed_if: str = ""
    when: str = ""
    say: str = ""
    is_bound: bool = False


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
        purpose: What it is for, in one plain sentence.
        group: Code of the group it is found under.
        mode: How much of it the kiosk takes.
        levels: Whose hands it goes through, in order.
        starts_with: Code of the requirement one must have before anything else, such as the kelurahan's letter; who
            lacks it gets a referral slip before any question. Empty if there is none.
        stops: Reasons to go no further.
        say: `title` as it is spoken, where that differs.
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
    purpose: str = ""
    group: str = ""
    mode: Mode = Mode.WHOLE
    levels: tuple[Level, ...] = ()
    starts_with: str = ""
    stops: tuple[Stop, ...] = ()
    say: str = ""

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
