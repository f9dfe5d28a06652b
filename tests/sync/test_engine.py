from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ports import EntryKind
from sync.engine import Acknowledge, Quarantine, Rest, SendPage, choose_batch, judge, make_envelope, pause_s
from sync.engine._backoff import FIRST_PAUSE_S
from sync.protocol import (
    MOST_BATCH_BYTES,
    Envelope,
    Receipt,
    ReceiptStatus,
    decode_envelope,
    encode,
    from_json,
    to_json,
)
from tests.sync.office import OFFICE, application_body, document_body, dumps, entry, event_body, moment, ticket_body


def envelope(size: int = 10, page: str | None = None) -> Envelope:
    return Envelope(uuid4(), "ticket", OFFICE, "kiosk-1", 0.0, "a" * 64, "x" * size, page)


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=60))
def test_batch_is_a_prefix_within_limits(sizes: list[int]) -> None:
    envelopes = [envelope(size) for size in sizes]
    batch = choose_batch(envelopes)
    assert 1 <= len(batch) <= 25
    assert list(batch) == envelopes[: len(batch)]
    assert len(batch) == 1 or sum(len(encode(one)) for one in batch) <= MOST_BATCH_BYTES


@given(st.integers(1, 10_000), st.floats(1, 3600), st.floats(0, 1))
def test_pause_grows_to_its_ceiling_and_never_ends(failures: int, most_s: float, draw: float) -> None:
    pause = pause_s(failures, most_s, draw)
    assert FIRST_PAUSE_S / 2 <= pause <= most_s
    assert pause_s(failures + 1, most_s, draw) >= pause


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (ReceiptStatus.STORED, Acknowledge("a" * 64)),
        (ReceiptStatus.CONFLICT, Quarantine("conflict why")),
        (ReceiptStatus.REFUSED, Quarantine("refused why")),
        (ReceiptStatus.WANTS_PAGE, SendPage("b" * 64)),
    ],
)
def test_receipt_with_the_right_hash_decides(status: ReceiptStatus, verdict: object) -> None:
    sent = envelope(page="b" * 64)
    assert judge(sent, Receipt(sent.uuid, sent.sha256, status, "why")) == verdict


@pytest.mark.parametrize("status", list(ReceiptStatus))
def test_receipt_for_another_hash_proves_nothing(status: ReceiptStatus) -> None:
    sent = envelope()
    assert judge(sent, Receipt(sent.uuid, "f" * 64, status)) == Rest()
    assert judge(sent, None) == Rest()


def test_age_does_not_follow_a_wall_clock_that_jumped() -> None:
    chosen = entry(EntryKind.TICKET, ticket_body(1), age_s=90)
    now = replace(moment(), wall_at=moment().wall_at.replace(year=2001))
    assert 90 <= make_envelope(chosen, OFFICE, "kiosk-1", now).age_s < 95


def test_entry_of_a_clock_that_was_years_behind_is_still_readable() -> None:
    taken = entry(EntryKind.TICKET, ticket_body(1))
    chosen = replace(taken.chosen, boot="before the power cut", wall_at=moment().wall_at.replace(year=2001))
    sent = make_envelope(replace(taken, chosen=chosen), OFFICE, "kiosk-1", moment())
    assert decode_envelope(msgspec.Raw(encode(sent))) == sent


def test_bodies_of_the_store_are_read_and_survive_a_round_trip() -> None:
    document = document_body(str(uuid4()), "KTP-el", b"page")
    for kind, body in [
        ("ticket", ticket_body(12)),
        ("application", application_body(str(uuid4()), [document])),
        ("document", document),
        ("document", document_body(str(uuid4()), "KTP-el", None)),
        ("event", event_body("officer_called", page="scan")),
    ]:
        value = from_json(kind, dumps(body))
        assert from_json(kind, to_json(value)) == value


def test_body_travels_byte_for_byte() -> None:
    chosen = entry(EntryKind.TICKET, ticket_body(1, service_title='Kutip " dan \\ \U0001f600 é \u2028'))
    sent = make_envelope(chosen, OFFICE, "kiosk-1", moment())
    assert decode_envelope(msgspec.Raw(encode(sent))).body.encode() == chosen.body
