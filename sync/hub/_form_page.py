"""The form an application was filled in with, as values, from the hub's own table alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.database import reading
from kiosk.identity import show_rupiah
from sync.hub import _definitions, _words, rows
from sync.hub._conditions import calculated_from, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.catalogue import Question, Requirement, Service
    from sync.hub._parts import Parts


@dataclass(frozen=True)
class ShownQuestion:
    """One question; `label` of a field begins with that of its group, `condition` says for whom and when."""

    label: str
    ask: str
    answered_by: str
    condition: str


@dataclass(frozen=True)
class ShownRequirement:
    """One paper: how it is asked for, and when."""

    title: str
    proof: str
    when: str


@dataclass(frozen=True)
class ShownForm:
    """What a definition says, in Indonesian."""

    title: str
    purpose: str
    fee: str
    product: str
    legal_basis: tuple[str, ...]
    source: str
    verified_on: str
    requirements: tuple[ShownRequirement, ...]
    questions: tuple[ShownQuestion, ...]


@dataclass(frozen=True)
class FormPage:
    """A definition by its hash; `form` is None where this program cannot read it."""

    office: str
    hash: str
    code: str
    received_on: str
    form: ShownForm | None


def form_page(parts: Parts, sha256: str) -> FormPage | None:
    """The page of a definition; None if it never came."""
    with reading(parts.engine) as connection:
        row = connection.execute(select(rows.definition).where(rows.definition.c.hash == sha256)).first()
        if row is None:
            return None
        service = _definitions.find(connection, sha256)
    return FormPage(
        office=parts.config.office.name,
        hash=row.hash,
        code=_words.clean(row.code),
        received_on=_words.long_date(row.received_at.astimezone(parts.day.zone).date()),
        form=_form(service) if service else None,
    )


def _form(service: Service) -> ShownForm:
    return ShownForm(
        title=service.title,
        purpose=service.purpose,
        fee=show_rupiah(service.fee_rupiah) if service.fee_rupiah else "gratis",
        product=service.product,
        legal_basis=service.legal_basis,
        source=service.source,
        verified_on=_words.long_date(service.verified_on),
        requirements=tuple(_requirement(one, service) for one in service.requirements),
        questions=tuple(shown for one in service.questions for shown in _questions(one, "", service)),
    )


def _requirement(one: Requirement, service: Service) -> ShownRequirement:
    proof = f"{_words.PAPER_FORMS[one.form]}, {_words.PROOFS[one.proof]}"
    needed = in_words(one.needed_if, service)
    return ShownRequirement(one.title, proof, one.when or (f"bila {needed}" if needed else ""))


def _questions(one: Question, group: str, service: Service) -> Iterator[ShownQuestion]:
    label = f"{group} · {one.label}" if group else one.label
    asked, made = in_words(one.ask_if, service), calculated_from(one.calculation, service)
    conditions = (", ".join(_words.FOR_WHOM[whom] for whom in one.only_for), asked, made)
    yield ShownQuestion(label, one.ask, _words.ANSWERED_BY[one.by], " · ".join(filter(None, conditions)))
    for field in one.fields:
        yield from _questions(field, label, service)
