"""A small form for tests, as a definition that a kiosk sends: a condition, an officer's question, a place."""

from __future__ import annotations

import base64
import hashlib
import zlib
from datetime import date
from typing import Any
from uuid import uuid4

import msgspec

from kiosk.catalogue import (
    AnsweredBy,
    IfMissing,
    Option,
    PaperForm,
    Proof,
    Question,
    QuestionType,
    Requirement,
    Service,
    WhereToGet,
)


def question(code: str, kind: QuestionType, **changes: Any) -> Question:  # noqa: ANN401  any field of a question
    usual: dict[str, Any] = {
        "code": code,
        "label": code.capitalize(),
        "ask": f"Apa {code}?",
        "hint": "",
        "type": kind,
        "by": AnsweredBy.RESIDENT,
        "used_by": ("letter: isi surat",),
        "required": True,
        "options": (),
        "only_for": (),
        "ask_other": (),
        "proposed_from": "",
        "most": 60,
        "unit": "",
        "message_empty": "",
        "message_wrong": "",
    }
    return Question(**(usual | changes))


SERVICE = Service(
    code="contoh",
    title="Surat keterangan contoh",
    subtitle="Gratis",
    icon="file",
    lane="umum",
    who="Warga.",
    how=("Isi lalu tanda tangan.",),
    minutes=None,
    time_text="Hari ini",
    fee_rupiah=5000,
    product="Surat keterangan",
    requirements=(
        Requirement(
            "ktp", "KTP-el", "card", PaperForm.ORIGINAL, Proof.SCAN, IfMissing.OFFICER_CHECKS, WhereToGet(), ""
        ),
    ),
    questions=(
        question("untuk", QuestionType.ONE_OF, options=(Option("bank", "Bank"), Option("lain", "Lain"))),
        question("bank", QuestionType.TEXT, ask_if='untuk == "bank"'),
        question("nomor", QuestionType.TEXT, by=AnsweredBy.OFFICER),
    ),
    legal_basis=("Perda contoh",),
    source="Contoh, belum dicocokkan.",
    verified_on=date(2026, 11, 21),
    retention_days=365,
    definition="",
    purpose="Untuk contoh.",
)


def content_of(service: Service = SERVICE) -> bytes:
    """The canonical bytes of a definition with both languages alike."""
    content = msgspec.to_builtins(service)
    del content["definition"]
    return msgspec.json.encode({"id": content, "en": content}, order="deterministic")


def definition_body(content: bytes, **changes: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON, wrong ones too
    return {
        "uuid": str(uuid4()),
        "hash": hashlib.sha256(content).hexdigest(),
        "code": "contoh",
        "packed": base64.b64encode(zlib.compress(content)).decode(),
        **changes,
    }
