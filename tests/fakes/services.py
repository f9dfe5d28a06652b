"""Small services for tests, with only what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.catalogue import (
    AnsweredBy,
    Check,
    Facts,
    IfMissing,
    Option,
    PaperForm,
    Proof,
    Question,
    QuestionType,
    Requirement,
    Service,
    Stop,
    WhereToGet,
)

TODAY = date(2026, 11, 21)
FACTS = Facts(TODAY, "self", {"pengantar_rt": True}, lambda day: day.weekday() < 5)
EMPTY = Question(
    code="",
    label="",
    ask="",
    hint="",
    type=QuestionType.TEXT,
    by=AnsweredBy.RESIDENT,
    used_by=("letter: isi",),
    required=True,
    options=(),
    only_for=(),
    ask_other=(),
    proposed_from="",
    most=0,
    unit="",
    message_empty="",
    message_wrong="",
)


def ask(
    code: str,
    kind: QuestionType = QuestionType.TEXT,
    ask_if: str = "",
    *,
    options: tuple[str, ...] = (),
    fields: tuple[Question, ...] = (),
    checks: tuple[str, ...] = (),
    calculation: str = "",
    required: bool = True,
) -> Question:
    return replace(
        EMPTY,
        code=code,
        label=code,
        ask=f"{code}?",
        type=kind,
        ask_if=ask_if,
        most=10**9 if kind in {QuestionType.WHOLE_NUMBER, QuestionType.MONEY} else 0,
        options=tuple(Option(one, one.title()) for one in options),
        fields=fields,
        checks=tuple(Check(must, f"{code} {must}") for must in checks),
        calculation=calculation,
        by=AnsweredBy.SYSTEM if kind is QuestionType.CALCULATED else AnsweredBy.RESIDENT,
        required=required,
    )


def paper(code: str, needed_if: str = "") -> Requirement:
    return Requirement(
        code, code, "", PaperForm.ORIGINAL, Proof.SHOW, IfMissing.LATER, WhereToGet(), "", needed_if=needed_if
    )


def stop(code: str, when: str) -> Stop:
    return Stop(code, when, code, "", "", "", WhereToGet(), ())


def service(*questions: Question, papers: tuple[Requirement, ...] = (), stops: tuple[Stop, ...] = ()) -> Service:
    return Service(
        code="contoh",
        title="Contoh",
        subtitle="",
        icon="",
        lane="umum",
        who="",
        how=(),
        minutes=None,
        time_text="",
        fee_rupiah=0,
        product="",
        requirements=papers,
        questions=questions,
        legal_basis=(),
        source="",
        verified_on=TODAY,
        retention_days=1,
        definition="",
        stops=stops,
    )
