"""An officer looks a number up: by the number of today, by the code on a slip of any day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import msgspec
import pytest
import requests

from kiosk.database import audit, reading
from kiosk.ports import EntryKind
from sync.engine import make_envelope
from sync.hub import _line, _words, rows
from sync.hub._find_page import FoundPage, found_page, ticket_page
from sync.hub._line import Act, State
from sync.hub._parts import Parts, open_parts
from sync.hub._search import MOST_FOUND, CodeAsked, NumberAsked, read_asked
from sync.protocol import SyncRequest, encode
from tests.patience import PATIENCE_S
from tests.sync.office import OFFICE, HubProcess, application_body, entry, make_config, moment, ticket_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY_S = 86_400.0
COUNTER = "Loket 1"


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    parts = open_parts(make_config(tmp_path, 8470))
    yield parts
    parts.engine.dispose()


def batch(*sent: tuple[EntryKind, dict[str, Any]], age_s: float = 0.0) -> SyncRequest:
    envelopes = [make_envelope(entry(kind, body, age_s=age_s), OFFICE, "kiosk-1", moment()) for kind, body in sent]
    return SyncRequest("kiosk-1", [], [msgspec.Raw(encode(one)) for one in envelopes])


def arrive(parts: Parts, count: int, code: str, *, letter: str = "A", age_s: float = 0.0) -> UUID:
    ticket = numbered(count, code, letter=letter, business_day="2026-11-20" if age_s else "2026-11-21")
    parts.intake.take(batch((EntryKind.TICKET, ticket), age_s=age_s), parts.now())
    return UUID(ticket["uuid"])


def numbered(count: int, code: str, *, letter: str = "A", **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return ticket_body(count, letter=letter, number=f"{letter}-{count:03d}", short_code=code, **changes)


def uuids(page: FoundPage) -> list[UUID]:
    return [one.uuid for one in page.found]


@pytest.mark.parametrize("typed", ["A-012", "a012", " A 12", "A.12", "12", "012", "Ａ－０１２"])  # noqa: RUF001
def test_number_of_today_is_found_however_it_is_typed(parts: Parts, typed: str) -> None:
    twelve = arrive(parts, 12, "K7M4PA")
    arrive(parts, 13, "K7M4PC")
    arrive(parts, 12, "K7M4PD", age_s=2 * DAY_S)
    assert uuids(found_page(parts, typed)) == [twelve]


def test_count_that_two_letters_have_shows_both_to_choose_from(parts: Parts) -> None:
    of_a, of_f = arrive(parts, 12, "K7M4PA"), arrive(parts, 12, "K7M4PC", letter="F")
    page = found_page(parts, "12")
    assert set(uuids(page)) == {of_a, of_f}
    assert page.title == "2 nomor cocok dengan 12"
    assert uuids(found_page(parts, "F12")) == [of_f]


@pytest.mark.parametrize("typed", ["KDLMPA", "kdl-mpa", "KOIMPA", "k01mpa"])
def test_code_of_another_day_is_found_with_its_letters_misread(parts: Parts, typed: str) -> None:
    old = arrive(parts, 12, "KDLMPA", age_s=2 * DAY_S)
    arrive(parts, 12, "KDLMPC")
    (one,) = found_page(parts, typed).found
    assert one.uuid == old
    assert one.state == _words.NEVER_CALLED


def test_misread_code_that_fits_two_slips_shows_both_the_latest_first(parts: Parts) -> None:
    old = arrive(parts, 1, "K7M4PA", age_s=2 * DAY_S)
    new = arrive(parts, 1, "KLM4PA")
    assert uuids(found_page(parts, "K1M4PA")) == [new, old]


def test_nothing_that_fits_is_said_for_what_was_asked(parts: Parts) -> None:
    arrive(parts, 12, "K7M4PA")
    assert found_page(parts, "A-013").title == "Hari ini tidak ada nomor A-013"
    assert found_page(parts, "K7M4PC").title == "Tidak ada nomor dengan kode K7M4PC"
    assert found_page(parts, "Siti").title == _words.NOTHING_ASKED[0]


@pytest.mark.parametrize(
    "typed",
    ["", " ", "*", "%", "______", "K7M4P*", "' OR 1=1 --", "0000", "6474025504540003", "\0", "\u0661\u0662", "A" * 999],
)
def test_what_is_neither_number_nor_code_finds_nobody(parts: Parts, typed: str) -> None:
    arrive(parts, 12, "")
    arrive(parts, 13, "K7M4PA")
    assert read_asked(typed) is None
    assert found_page(parts, typed).found == ()


def test_what_is_asked_for_is_read_before_it_is_looked_up() -> None:
    assert read_asked("a-7") == NumberAsked("A", 7)
    assert read_asked("7") == NumberAsked("", 7)
    assert read_asked("k7m4pa") == CodeAsked(frozenset({"K7M4PA"}))


def test_no_more_are_shown_than_somebody_looks_through(parts: Parts) -> None:
    for count in range(1, MOST_FOUND + 3):
        arrive(parts, count, "K7M4PA")
    assert len(found_page(parts, "K7M4PA").found) == MOST_FOUND


def test_page_of_a_number_says_how_it_went_and_shows_its_application(parts: Parts) -> None:
    ticket = numbered(12, "K7M4PA")
    sent = ((EntryKind.TICKET, ticket), (EntryKind.APPLICATION, application_body(ticket["uuid"], [])))
    parts.intake.take(batch(*sent), parts.now())
    uuid = UUID(ticket["uuid"])
    assert said(parts, uuid) == "masih menunggu"
    with parts.engine.begin() as connection:
        today = parts.day.today(connection, parts.now())
        _line.call_next(connection, today, COUNTER, None, parts.now())
    assert said(parts, uuid).startswith("dipanggil ke Loket 1 pukul ")
    with parts.engine.begin() as connection:
        _line.do(connection, uuid, Act.SERVE, COUNTER, parts.now())
    assert said(parts, uuid).startswith("selesai di Loket 1 pukul ")
    page = ticket_page(parts, uuid)
    assert page
    assert page.ticket.application
    assert "Siti Contoh" in [one.shown for one in page.ticket.application.answers]
    assert ticket_page(parts, uuid4()) is None


def said(parts: Parts, uuid: UUID) -> str:
    page = ticket_page(parts, uuid)
    assert page
    return page.ticket.state


def test_every_state_of_a_number_has_words() -> None:
    assert set(_words.STATES) == set(State)


def test_opening_is_audited_once_and_a_search_that_opens_nothing_is_not(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path).start()
    try:
        opened = play(hub)
    finally:
        hub.stop()
    assert "K7M4PA" not in hub.log
    parts = open_parts(hub.config)
    with reading(parts.engine) as connection:
        kept = connection.execute(rows.metadata.tables["audit"].select()).all()
        assert audit.verify(connection) is None
    parts.engine.dispose()
    assert [row.action for row in kept] == ["ticket.opened", "ticket.opened"]
    assert [json.loads(row.facts) for row in kept] == [{"ticket": uuid, "counter": COUNTER} for uuid in opened]


def play(hub: HubProcess) -> list[str]:
    """An officer opens one by its code, then one of two with the same count; which those were."""
    mine, other = numbered(12, "K7M4PA"), numbered(12, "K7M4PC", letter="F")
    sent = encode(batch((EntryKind.TICKET, mine), (EntryKind.TICKET, other)))
    own = {"Origin": hub.url}
    with requests.Session() as desk:
        assert desk.post(f"{hub.url}/v1/sync", data=sent, timeout=PATIENCE_S).ok
        before = desk.post(f"{hub.url}/find", data={"typed": "K7M4PA"}, headers=own, timeout=PATIENCE_S)
        assert (
            before.status_code == desk.get(f"{hub.url}/tickets/{mine['uuid']}", timeout=PATIENCE_S).status_code == 409
        )
        desk.post(f"{hub.url}/counter", data={"counter": COUNTER}, headers=own, timeout=PATIENCE_S)
        assert desk.post(f"{hub.url}/find", data={}, headers=own, timeout=PATIENCE_S).ok
        assert (
            "tidak ada nomor"
            in desk.post(f"{hub.url}/find", data={"typed": "99"}, headers=own, timeout=PATIENCE_S).text
        )
        found = desk.post(f"{hub.url}/find", data={"typed": "k7m-4pa"}, headers=own, timeout=PATIENCE_S)
        assert found.url == f"{hub.url}/tickets/{mine['uuid']}"
        assert "A-012" in found.text
        both = desk.post(f"{hub.url}/find", data={"typed": "12"}, headers=own, timeout=PATIENCE_S).text
        assert all(f"/tickets/{one['uuid']}/open" in both for one in (mine, other))
        chosen = desk.post(f"{hub.url}/tickets/{other['uuid']}/open", headers=own, timeout=PATIENCE_S)
        assert chosen.url == f"{hub.url}/tickets/{other['uuid']}"
        assert desk.post(f"{hub.url}/tickets/{uuid4()}/open", headers=own, timeout=PATIENCE_S).status_code == 404
        assert desk.get(f"{hub.url}/tickets/{uuid4()}", timeout=PATIENCE_S).status_code == 404
    return [mine["uuid"], other["uuid"]]
