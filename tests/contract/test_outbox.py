"""What every `Outbox` must do."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from kiosk.errors import KioskError
from kiosk.ports import EntryKind, FormUsed
from tests.fakes.office import ask, fill_in, slip

if TYPE_CHECKING:
    from tests.contract.conftest import Kept


def test_small_things_leave_first_and_the_newest_day_before_older_ones(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), fill_in(b"old"), slip)
    kept.clock.pass_(timedelta(days=1))
    kept.counter.issue(ask(kept.clock), fill_in(b"new"), slip)
    kept.counter.tell_desk("officer_called")
    entries = kept.outbox.waiting(100)
    days = [json.loads(entry.body).get("business_day") for entry in entries[:2]]
    assert days == ["2026-11-22", "2026-11-21"]
    assert [entry.kind for entry in entries] == [
        EntryKind.TICKET,
        EntryKind.TICKET,
        EntryKind.APPLICATION,
        EntryKind.EVENT,
        EntryKind.APPLICATION,
        *[EntryKind.DOCUMENT] * 4,
    ]
    assert kept.outbox.waiting(3) == entries[:3]


def test_ticket_says_when_no_application_follows(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), None, slip)
    (ticket,) = kept.outbox.waiting(4)
    assert json.loads(ticket.body)["has_application"] is False


def test_bodies_are_canonical_json_under_their_own_hash(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), fill_in(b"page"), slip)
    for entry in kept.outbox.waiting(100):
        assert hashlib.sha256(entry.body).hexdigest() == entry.sha256
        again = json.dumps(json.loads(entry.body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert again.encode() == entry.body
        assert json.loads(entry.body)["uuid"] == str(entry.uuid)


def test_what_was_typed_is_what_is_sent(kept: Kept) -> None:
    request, application = ask(kept.clock), fill_in(b"page")
    kept.counter.issue(request, application, slip)
    ticket, whole, with_page, without = (json.loads(entry.body) for entry in kept.outbox.waiting(4))
    assert ticket == {
        "uuid": str(request.uuid),
        "business_day": "2026-11-21",
        "number": "A-001",
        "letter": "A",
        "count": 1,
        "lane": "umum",
        "wait_at": "Loket 1",
        "service": "sku",
        "service_title": "Surat keterangan usaha",
        "priority": "elderly",
        "short_code": "K7M2P",
        "secret_sha256": hashlib.sha256(request.secret.encode()).hexdigest(),
        "issued_at": "2026-11-21T01:30:00+00:00",
        "has_application": True,
    }
    first, second = application.documents
    assert whole == {
        "uuid": str(application.uuid),
        "ticket": str(request.uuid),
        "service": "sku",
        "definition": "d" * 64,
        "for_whom": "self",
        "notice": "2026-01",
        "switches": {},
        "answers": [
            {
                "question": answer.question,
                "label": answer.label,
                "value": answer.value,
                "shown": answer.shown,
                "is_for_officer": answer.is_for_officer,
                "list_version": answer.list_version,
            }
            for answer in application.answers
        ],
        "documents": [
            {"uuid": str(first.uuid), "requirement": "syarat-0", "title": "Syarat 0", "has_page": True},
            {"uuid": str(second.uuid), "requirement": "surat_rt", "title": "Surat pengantar RT", "has_page": False},
        ],
    }
    assert with_page == {
        "uuid": str(first.uuid),
        "application": str(application.uuid),
        "requirement": "syarat-0",
        "title": "Syarat 0",
        "page": {
            "sha256": hashlib.sha256(b"page").hexdigest(),
            "media_type": "image/jpeg",
            "width_px": 1200,
            "height_px": 1700,
            "size_bytes": 4,
            "pages": 1,
        },
    }
    assert without["page"] is None


def test_a_definition_leaves_once_and_before_the_first_application_that_names_it(kept: Kept) -> None:
    content = b'{"id":{}}' * 1000
    form = FormUsed(content, {"pengantar_rt": False})
    sha256 = hashlib.sha256(content).hexdigest()
    for _ in range(2):
        kept.counter.issue(ask(kept.clock), replace(fill_in(), definition=sha256), slip, form)
    kept.counter.issue(ask(kept.clock), None, slip, form)
    entries = [entry for entry in kept.outbox.waiting(100) if entry.kind not in {EntryKind.TICKET, EntryKind.DOCUMENT}]
    assert [entry.kind for entry in entries] == [EntryKind.DEFINITION, EntryKind.APPLICATION, EntryKind.APPLICATION]
    body = json.loads(entries[0].body)
    assert (body["uuid"], body["hash"], body["code"]) == (str(entries[0].uuid), sha256, "sku")
    assert zlib.decompress(base64.b64decode(body["packed"])) == content
    assert json.loads(entries[1].body)["switches"] == {"pengantar_rt": False}


def test_an_entry_carries_when_the_service_was_chosen_and_its_page(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.clock.pass_(timedelta(minutes=9))
    kept.counter.issue(request, fill_in(b"page"), slip)
    ticket, _, with_page, without = kept.outbox.waiting(4)
    assert ticket.chosen == request.chosen
    assert ticket.chosen.age_s(kept.clock.now()) == 540
    assert with_page.page_sha256 is not None
    assert kept.outbox.page(with_page.page_sha256) == b"page"
    assert (ticket.page_sha256, without.page_sha256) == (None, None)


def test_an_entry_waits_until_its_receipt_with_the_right_hash(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), None, slip)
    (entry,) = kept.outbox.waiting(5)
    kept.outbox.mark_sending((entry.uuid,))
    assert kept.outbox.waiting(5) == (entry,)
    for uuid, sha256 in ((entry.uuid, "0" * 64), (uuid4(), entry.sha256)):
        with pytest.raises(KioskError, match=r"outbox\.receipt\.refused"):
            kept.outbox.acknowledge(uuid, sha256)
    assert kept.outbox.waiting(5) == (entry,)
    kept.outbox.acknowledge(entry.uuid, entry.sha256)
    kept.outbox.acknowledge(entry.uuid, entry.sha256)
    assert kept.outbox.waiting(5) == ()


def test_an_entry_set_aside_stops_no_other_and_may_still_be_acknowledged(kept: Kept) -> None:
    for _ in range(2):
        kept.counter.issue(ask(kept.clock), None, slip)
    first, second = kept.outbox.waiting(5)
    kept.outbox.quarantine(first.uuid, "conflict")
    assert kept.outbox.waiting(5) == (second,)
    kept.outbox.acknowledge(first.uuid, first.sha256)
    kept.outbox.quarantine(first.uuid, "late")
    kept.outbox.mark_sending((first.uuid,))
    assert kept.outbox.waiting(5) == (second,)


@pytest.mark.parametrize("name", ["0" * 64, "../kiosk.db", ""])
def test_a_page_that_is_not_there_is_an_error(kept: Kept, name: str) -> None:
    with pytest.raises(KioskError, match=r"page\.gone"):
        kept.outbox.page(name)
