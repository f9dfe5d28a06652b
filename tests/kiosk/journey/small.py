"""Small services made in a test, for what the shipped ones do not ask, or ask too late in a long form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.catalogue import (
    AnsweredBy,
    Catalogue,
    IfMissing,
    Mode,
    Offer,
    PaperForm,
    Proof,
    Question,
    QuestionType,
    Requirement,
    Stop,
    WhereToGet,
)
from tests.kiosk.journey.visit import Visit, shipped

if TYPE_CHECKING:
    from typing import Any

PLACE = WhereToGet("Kantor kelurahan", "Senin-Jumat", "gratis", "KTP dan KK")
DEFAULTS: dict[str, object] = {
    "hint": "",
    "by": AnsweredBy.RESIDENT,
    "used_by": ("letter",),
    "required": True,
    "options": (),
    "only_for": (),
    "ask_other": (),
    "proposed_from": "",
    "most": 0,
    "unit": "",
    "message_empty": "",
    "message_wrong": "",
}


def question(code: str, kind: QuestionType, **more: object) -> Question:
    facts: dict[str, Any] = {"code": code, "label": code.capitalize(), "ask": f"Apa {code}?", "type": kind}
    return Question(**{**DEFAULTS, **facts, **more})


def requirement(code: str, if_missing: IfMissing = IfMissing.STOP, **more: object) -> Requirement:
    facts: dict[str, Any] = {"note": "", "where_to_get": PLACE, "proof": Proof.ORIGINAL, **more}
    kept = {name: value for name, value in facts.items() if name not in {"note", "where_to_get", "proof"}}
    return Requirement(
        code=code,
        title=code.capitalize(),
        icon="file-sign",
        form=PaperForm.ORIGINAL,
        proof=facts["proof"],
        if_missing=if_missing,
        where_to_get=facts["where_to_get"],
        note=facts["note"],
        **kept,
    )


def stop(code: str, when: str, **more: object) -> Stop:
    facts: dict[str, Any] = {
        "title": "Belum bisa di sini.",
        "text": "Urus di tempat lain dulu.",
        "icon": "file-sign",
        "go_to": "",
        "where": PLACE,
        "bring": ("KTP",),
        **more,
    }
    return Stop(code=code, when=when, **facts)


def visit_to(
    *questions: Question,
    requirements: tuple[Requirement, ...] = (),
    stops: tuple[Stop, ...] = (),
    mode: Mode = Mode.WHOLE,
    starts_with: str = "",
) -> Visit:
    """Somebody who has touched the screen of an office whose `sku` is this service, one of the shipped ones."""
    catalogue = shipped()
    offer = catalogue.offers["id"]
    small = replace(
        offer.service("sku"),
        questions=questions,
        requirements=requirements,
        stops=stops,
        mode=mode,
        starts_with=starts_with,
    )
    services = tuple(small if one.code == "sku" else one for one in offer.services)
    changed: Offer = replace(offer, services=services)
    made: Catalogue = replace(catalogue, offers={**catalogue.offers, "id": changed})
    return Visit(catalogue=made).choose("sku")


def asked(*questions: Question) -> Visit:
    """The same, on the page of the first question."""
    return visit_to(*questions).prepared().press("next", "choice:self")
