"""Definitions at the hub: each kept once, whatever comes first; applications are settled and never refused for it."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from fastapi import HTTPException
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.application import Filling, Remark, answers_of, settle
from kiosk.catalogue import ForWhom, read_definition
from kiosk.database import reading
from kiosk.ports import EntryKind
from kiosk.store._bodies import application_body as application_json
from sync.hub import rows
from sync.hub._api import definition_bytes
from sync.hub._definitions import has_hidden_answers
from sync.hub._desk import show, show_form
from sync.hub._desk_page import desk_page
from sync.hub._desk_values import Seat
from sync.hub._line import call_next
from sync.hub._parts import Parts, open_parts
from sync.protocol import (
    MOST_BATCH_BYTES,
    MOST_DEFINITION_BYTES,
    ApplicationBody,
    ReceiptStatus,
    encode,
    from_json,
)
from tests.fakes.office import fill_in
from tests.fakes.services import FACTS
from tests.kiosk.application.test_any_form import answer_to, services
from tests.sync.forms import SERVICE, content_of, definition_body
from tests.sync.office import answer, application_body, make_config, ticket_body
from tests.sync.test_intake import NOON, take, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.catalogue import Service

CONTENT = content_of()
HASH = hashlib.sha256(CONTENT).hexdigest()
FOR_OFFICER = answer("Nomor", "", is_for_officer=True)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    parts = open_parts(make_config(tmp_path, 8470))
    yield parts
    parts.engine.dispose()


def submitted(*answers: dict[str, Any], **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
    ticket = ticket_body(1)
    application = application_body(ticket["uuid"], [], definition=HASH, answers=list(answers), **changes)
    return ticket, application


def has_hidden(parts: Parts, application: dict[str, Any]) -> bool | None:
    with reading(parts.engine) as connection:
        query = select(rows.application.c.has_hidden_answers).where(
            rows.application.c.uuid == UUID(application["uuid"])
        )
        found: bool | None = connection.execute(query).scalar()
    return found


def definitions(parts: Parts) -> list[tuple[str, bytes]]:
    with reading(parts.engine) as connection:
        found = connection.execute(select(rows.definition.c.hash, rows.definition.c.content)).all()
    return [(row.hash, row.content) for row in found]


def test_definition_sent_twice_by_anybody_is_stored_once(parts: Parts) -> None:
    body = definition_body(CONTENT)
    sent = [wrap(EntryKind.DEFINITION, body), wrap(EntryKind.DEFINITION, body)]
    sent.append(wrap(EntryKind.DEFINITION, definition_body(CONTENT)))  # as another kiosk would
    reply = take(parts, *sent)
    assert [receipt.status for receipt in reply.receipts] == [ReceiptStatus.STORED] * 3
    assert definitions(parts) == [(HASH, CONTENT)]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"hash": "0" * 64}, "sync.definition.other"),
        ({"packed": "%%%"}, "sync.definition.unreadable"),
        ({"packed": base64.b64encode(b"no zlib").decode()}, "sync.definition.unreadable"),
        ({"packed": base64.b64encode(zlib.compress(CONTENT)[:-9]).decode()}, "sync.definition.unreadable"),
        (
            {"packed": base64.b64encode(zlib.compress(bytes(MOST_DEFINITION_BYTES + 1))).decode()},
            "sync.definition.unreadable",
        ),
        ({"hash": "x"}, "sync.body.unreadable"),
        ({"packed": 7}, "sync.body.unreadable"),
    ],
)
def test_definition_that_is_not_what_it_says_is_refused_and_its_neighbour_stored(
    parts: Parts, changes: dict[str, Any], reason: str
) -> None:
    bad = wrap(EntryKind.DEFINITION, definition_body(CONTENT, **changes))
    reply = take(parts, bad, wrap(EntryKind.TICKET, ticket_body(1)))
    assert [(receipt.status, receipt.reason) for receipt in reply.receipts] == [
        (ReceiptStatus.REFUSED, reason),
        (ReceiptStatus.STORED, ""),
    ]
    assert definitions(parts) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize(("purpose", "is_hidden"), [("bank", False), ("lain", True)])
def test_answer_to_what_was_not_asked_is_marked_in_whichever_order_things_come(
    parts: Parts, order: tuple[int, ...], purpose: str, *, is_hidden: bool
) -> None:
    ticket, application = submitted(answer("Untuk", purpose), answer("Bank", "Bank Contoh"), FOR_OFFICER)
    sent = [
        wrap(EntryKind.TICKET, ticket),
        wrap(EntryKind.APPLICATION, application),
        wrap(EntryKind.DEFINITION, definition_body(CONTENT)),
    ]
    for at in order:
        assert take(parts, sent[at]).receipts[0].status is ReceiptStatus.STORED
    assert has_hidden(parts, application) is is_hidden


def test_answer_to_no_question_of_the_form_is_marked(parts: Parts) -> None:
    ticket, application = submitted(answer("Untuk", "lain"), answer("Lainnya", "apa saja"))
    for kind, body in (
        (EntryKind.TICKET, ticket),
        (EntryKind.DEFINITION, definition_body(CONTENT)),
        (EntryKind.APPLICATION, application),
    ):
        take(parts, wrap(kind, body))
    assert has_hidden(parts, application) is True


@pytest.mark.parametrize("remark", list(Remark))
def test_remark_of_the_kiosk_is_not_an_answer_to_what_was_not_asked(parts: Parts, remark: Remark) -> None:
    ticket, application = submitted(answer("Untuk", "lain"), answer(remark.value, "x"), FOR_OFFICER)
    for kind, body in (
        (EntryKind.TICKET, ticket),
        (EntryKind.DEFINITION, definition_body(CONTENT)),
        (EntryKind.APPLICATION, application),
    ):
        take(parts, wrap(kind, body))
    assert has_hidden(parts, application) is False


@given(services(), st.data())
@settings(max_examples=60, deadline=None)
def test_hub_marks_nothing_of_what_a_kiosk_submits_whatever_the_form(made: Service, data: st.DataObject) -> None:
    settled = settle(made, FACTS, Filling())
    for _ in range(60):
        waiting = [one for one in settled.asked if one.path not in settled.filling.answers]
        if not waiting:
            break
        answers = {**settled.filling.answers, waiting[0].path: answer_to(waiting[0], data)}
        settled = settle(made, FACTS, Filling(answers, settled.filling.rows))
    application = replace(fill_in(), for_whom=ForWhom(FACTS.for_whom), answers=answers_of(made, settled))
    body = from_json(EntryKind.APPLICATION, application_json(application, uuid4(), FACTS.switches))
    assert isinstance(body, ApplicationBody)
    again = read_definition(content_of(made))["id"]
    assert not has_hidden_answers(again, body, FACTS.today)


def test_a_whole_family_fits_an_answer(parts: Parts) -> None:
    rows = json.dumps([{"nama": "N" * 60, "alamat": "A" * 200, "nik": "6474025504540003"}] * 20)
    ticket, application = submitted(answer("Untuk", "lain"), answer("Keluarga", rows))
    reply = take(parts, wrap(EntryKind.TICKET, ticket), wrap(EntryKind.APPLICATION, application))
    assert [receipt.status for receipt in reply.receipts] == [ReceiptStatus.STORED] * 2


def test_application_without_its_definition_is_kept_and_says_nothing_of_it(parts: Parts) -> None:
    ticket, application = submitted(answer("Untuk", "bank"))
    take(parts, wrap(EntryKind.TICKET, ticket), wrap(EntryKind.APPLICATION, application))
    assert has_hidden(parts, application) is None


@pytest.mark.parametrize("content", [b"{}", b"[]", b"null", b'{"id": {"code": 1}, "en": {}}', b"\xff", b"[" * 9999])
def test_definition_this_program_cannot_read_is_kept_shown_as_such_and_breaks_nothing(
    parts: Parts, content: bytes
) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    ticket, application = submitted(answer("Untuk", "bank"))
    application["definition"] = sha256
    for kind, body in (
        (EntryKind.TICKET, ticket),
        (EntryKind.DEFINITION, definition_body(content)),
        (EntryKind.APPLICATION, application),
    ):
        assert take(parts, wrap(kind, body)).receipts[0].status is ReceiptStatus.STORED
    assert has_hidden(parts, application) is None
    assert "program yang lebih baru" in bytes(show_form(sha256, parts).body).decode()
    assert definition_bytes(sha256, parts).body == content


def test_desk_shows_the_form_and_what_was_not_asked(parts: Parts) -> None:
    ticket, application = submitted(answer("Untuk", "lain"), answer("Bank", "Bank Contoh"), FOR_OFFICER)
    for kind, body in (
        (EntryKind.TICKET, ticket),
        (EntryKind.DEFINITION, definition_body(CONTENT)),
        (EntryKind.APPLICATION, application),
    ):
        take(parts, wrap(kind, body), now=parts.now())
    with parts.engine.begin() as connection:
        call_next(connection, parts.day.today(connection, parts.now()), "Loket 1", None, parts.now())
    called = desk_page(parts, Seat("Loket 1", has_all_lanes=False), "").called
    assert called
    assert called.application
    assert (called.application.definition, called.application.has_hidden_answers) == (HASH, True)
    assert [one.is_for_officer for one in called.application.answers] == [False, False, True]
    desk = bytes(show(parts, Seat("Loket 1", has_all_lanes=False)).body).decode()
    assert f"/definitions/{HASH}" in desk
    assert "tidak ditanyakan formulirnya" in desk


def test_form_is_shown_years_later_from_the_hubs_own_table(parts: Parts) -> None:
    take(parts, wrap(EntryKind.DEFINITION, definition_body(CONTENT)), now=NOON)
    page = bytes(show_form(HASH, parts).body).decode()
    for words in (
        "Surat keterangan contoh",
        "Rp5.000",
        "Perda contoh",
        "KTP-el (asli, dipindai)",
        "Apa untuk?",
        "petugas",
        "Kembali ke meja",
        "21 November 2026",
        HASH,
    ):
        assert words in page
    assert "untuk ==" not in page
    assert definition_bytes(HASH, parts).body == CONTENT


def test_form_that_never_came_is_not_found(parts: Parts) -> None:
    for page in (show_form, definition_bytes):
        with pytest.raises(HTTPException, match="404"):
            page("0" * 64, parts)


def test_definition_of_a_long_form_fits_a_batch(capsys: pytest.CaptureFixture[str]) -> None:
    content = content_of(replace(SERVICE, questions=SERVICE.questions * 20))
    envelope = wrap(EntryKind.DEFINITION, definition_body(content))
    with capsys.disabled():
        print(f"\ndefinition: {len(content)} bytes, {len(encode(envelope))} as sent")  # noqa: T201
    assert len(encode(envelope)) < MOST_BATCH_BYTES
