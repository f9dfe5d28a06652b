"""The hub's taking in, as a function: hostile bytes, days, ages."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from kiosk.clock import SystemClock
from kiosk.database import audit, reading
from kiosk.ports import DEVICE_NAMES, EntryKind
from sync.engine import make_envelope
from sync.hub import _line, rows
from sync.hub._desk_alerts import handle
from sync.hub._desk_page import desk_page
from sync.hub._desk_values import Seat
from sync.hub._heard import MOST_KIOSKS, hear
from sync.hub._orders import Printer
from sync.hub._parts import Parts, open_parts
from sync.protocol import Envelope, ReceiptStatus, SyncReply, SyncRequest, decode_request, encode, sha256_hex
from tests.sync.office import OFFICE, application_body, dumps, entry, event_body, make_config, moment, ticket_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.clock import Moment
    from sync.hub._desk_values import Alert

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def _opened(folder: Path) -> Iterator[Parts]:
    """A hub whose day does not turn near `NOON`, at whatever hour this is run."""
    config = make_config(folder, 8470)
    parts = open_parts(replace(config, office=replace(config.office, day_turns_at=time(3))))
    yield parts
    parts.engine.dispose()


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    yield from _opened(tmp_path_factory.mktemp("hub"))


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    yield from _opened(tmp_path_factory.mktemp("hub"))


def wrap(kind: EntryKind, body: dict[str, Any], age_s: float = 0.0) -> Envelope:
    return make_envelope(entry(kind, body, age_s=age_s), OFFICE, "kiosk-1", moment())


def take(parts: Parts, *envelopes: Envelope, now: datetime = NOON, kiosk: str = "kiosk-1") -> SyncReply:
    return parts.intake.take(SyncRequest(kiosk, ["umum"], [msgspec.Raw(encode(one)) for one in envelopes]), now)


def hostile(envelope: Envelope, **changes: object) -> Envelope:
    return msgspec.structs.replace(envelope, **changes)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=JSON, kind=st.sampled_from(["ticket", "application", "document", "event", "virus", ""]))
def test_hostile_body_is_refused_and_its_neighbour_is_stored(parts: Parts, body: object, kind: str) -> None:
    text = msgspec.json.encode(body).decode()
    bad = hostile(wrap(EntryKind.TICKET, ticket_body(1)), kind=kind, body=text, sha256=sha256_hex(text.encode()))
    good = wrap(EntryKind.EVENT, {"uuid": str(uuid4()), "action": "noted", "facts": {}, "at": NOON.isoformat()})
    reply = take(parts, bad, good)
    assert [receipt.status for receipt in reply.receipts] == [ReceiptStatus.REFUSED, ReceiptStatus.STORED]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(sorted(ticket_body(1))), value=JSON)
def test_hostile_field_never_breaks_the_batch(parts: Parts, field: str, value: object) -> None:
    body = ticket_body(2)
    bad = wrap(EntryKind.TICKET, body)
    data = dumps({**body, field: value}).decode("utf-8", "surrogatepass")
    if any("\ud800" <= char <= "\udfff" for char in data):
        return  # no UTF-8, so it cannot be sent at all
    reply = take(parts, hostile(bad, body=data, sha256=sha256_hex(data.encode())))
    assert len(reply.receipts) == 1


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=JSON)
def test_hostile_entry_of_any_shape_is_survived(parts: Parts, raw: object) -> None:
    reply = parts.intake.take(SyncRequest("kiosk-1", [], [msgspec.Raw(msgspec.json.encode(raw))]), NOON)
    assert reply.receipts == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"office": "64.74.01"}, "sync.office.other"),
        ({"kiosk": "kiosk-2"}, "sync.kiosk.other"),
        ({"scheme": "sealed"}, "sync.scheme.unknown"),
        ({"kind": "virus"}, "sync.body.unknown_kind"),
        ({"uuid": uuid4()}, "sync.uuid.other"),
        ({"page_sha256": "0" * 64}, "sync.page.other"),
    ],
)
def test_envelope_that_is_not_ours_is_refused_with_its_reason(
    parts: Parts, changes: dict[str, object], reason: str
) -> None:
    reply = take(parts, hostile(wrap(EntryKind.TICKET, ticket_body(3)), **changes))
    assert [(one.status, one.reason) for one in reply.receipts] == [(ReceiptStatus.REFUSED, reason)]


def test_body_hurt_on_the_way_gets_no_receipt_and_is_not_stored(fresh: Parts) -> None:
    sent = wrap(EntryKind.TICKET, ticket_body(4))
    assert take(fresh, hostile(sent, body=sent.body.replace("usaha", "usahz"))).receipts == []
    assert take(fresh, sent).receipts[0].status is ReceiptStatus.STORED


def test_more_entries_than_a_batch_holds_are_turned_down() -> None:
    raw = msgspec.Raw(encode(wrap(EntryKind.TICKET, ticket_body(1))))
    with pytest.raises(Exception, match=r"sync\.request\.unreadable"):
        decode_request(encode(SyncRequest("kiosk-1", [], [raw] * 26)))


def test_place_counts_from_choosing_and_not_from_arriving(fresh: Parts) -> None:
    take(fresh, wrap(EntryKind.TICKET, ticket_body(1), age_s=10))
    take(fresh, wrap(EntryKind.TICKET, ticket_body(2), age_s=600), now=NOON + timedelta(seconds=60))
    with reading(fresh.engine) as connection:
        waiting = _line.waiting(connection, fresh.day.today(connection, NOON), None)
    assert [rows.number_of(row) for row in waiting] == ["A-002", "A-001"]


def test_those_who_came_yesterday_wait_no_more(fresh: Parts) -> None:
    take(fresh, wrap(EntryKind.TICKET, ticket_body(1, business_day="2026-11-20"), age_s=30 * 3600))
    assert take(fresh, wrap(EntryKind.TICKET, ticket_body(1))).lanes[0].waiting != []
    assert len(take(fresh).lanes[0].waiting) == 1


def test_kiosk_with_a_wrong_calendar_still_stands_in_todays_line(fresh: Parts) -> None:
    assert len(take(fresh, wrap(EntryKind.TICKET, ticket_body(1, business_day="2001-01-01"))).lanes[0].waiting) == 1


def test_hub_clock_that_falls_back_a_day_keeps_the_running_line(fresh: Parts) -> None:
    take(fresh, wrap(EntryKind.TICKET, ticket_body(1)))
    reply = take(fresh, wrap(EntryKind.TICKET, ticket_body(2), age_s=60), now=NOON - timedelta(days=1))
    assert len(reply.lanes[0].waiting) == 2
    with reading(fresh.engine) as connection:
        assert fresh.day.today(connection, NOON - timedelta(days=1)) >= date(2026, 11, 20)


def test_other_kiosks_count_as_others(fresh: Parts) -> None:
    other = hostile(wrap(EntryKind.TICKET, ticket_body(1, letter="F", number="F-001")), kiosk="kiosk-2")
    take(fresh, other, kiosk="kiosk-2")
    lane = take(fresh, wrap(EntryKind.TICKET, ticket_body(1))).lanes[0]
    assert (len(lane.waiting), lane.others) == (1, 1)


def test_application_before_its_ticket_finds_it(fresh: Parts) -> None:
    ticket = ticket_body(1)
    application = application_body(ticket["uuid"], [])
    take(fresh, wrap(EntryKind.APPLICATION, application))
    take(fresh, wrap(EntryKind.TICKET, ticket))
    with reading(fresh.engine) as connection:
        stored = connection.execute(select(func.count()).select_from(rows.application)).scalar()
    assert stored == 1


def test_conflict_is_kept_once_however_often_it_is_sent(fresh: Parts) -> None:
    body = ticket_body(1)
    take(fresh, wrap(EntryKind.TICKET, body))
    for _ in range(3):
        reply = take(fresh, wrap(EntryKind.TICKET, {**body, "service_title": "Lain"}))
        assert reply.receipts[0].status is ReceiptStatus.CONFLICT
    with reading(fresh.engine) as connection:
        assert connection.execute(select(func.count()).select_from(rows.conflict)).scalar() == 1
        assert connection.execute(select(func.count()).select_from(rows.alert)).scalar() == 1
        assert audit.verify(connection) is None


@pytest.mark.parametrize("is_end_first", [False, True])
def test_printer_that_is_well_again_ends_its_trouble_in_either_order(fresh: Parts, *, is_end_first: bool) -> None:
    trouble = wrap(EntryKind.EVENT, event_body("printer_trouble", state="paper_out", who="officer"), age_s=60)
    well = wrap(EntryKind.EVENT, event_body("printer_well", state="ready"), age_s=30)
    take(fresh, *((well, trouble) if is_end_first else (trouble, well)))
    assert desk_page(fresh, Seat("Loket 1", has_all_lanes=True), "").alerts == ()
    take(fresh, wrap(EntryKind.EVENT, event_body("printer_trouble", state="paper_out", who="officer")))
    (alert,) = desk_page(fresh, Seat("Loket 1", has_all_lanes=True), "").alerts
    assert alert.details == "Keadaan: kertas habis · Yang menangani: petugas"


@pytest.mark.parametrize("is_later_first", [False, True])
def test_a_device_has_one_trouble_at_a_time_in_any_order(fresh: Parts, *, is_later_first: bool) -> None:
    gone = wrap(EntryKind.EVENT, event_body("camera_trouble", state="absent", who="technician"), age_s=60)
    frozen = wrap(EntryKind.EVENT, event_body("camera_trouble", state="frozen", who="officer"), age_s=30)
    scanner = wrap(EntryKind.EVENT, event_body("scanner_trouble", state="jammed", who="officer"), age_s=45)
    take(fresh, scanner, *((frozen, gone) if is_later_first else (gone, frozen)))
    alerts = {one.title.partition(" di ")[0]: one for one in _open_alerts(fresh)}
    assert set(alerts) == {"Pemindai", "Kamera berkas"}
    told = "Keadaan: Kamera berkas berhenti mengirim gambar · Yang menangani: petugas"
    assert alerts["Kamera berkas"].details == told
    take(fresh, wrap(EntryKind.EVENT, event_body("camera_well", state="ready")))
    assert [one.title.partition(" di ")[0] for one in _open_alerts(fresh)] == ["Pemindai"]


@pytest.mark.parametrize("device", DEVICE_NAMES)
def test_the_desk_has_words_for_every_device(fresh: Parts, device: str) -> None:
    take(fresh, wrap(EntryKind.EVENT, event_body(f"{device}_trouble", state="<b>", who="technician")))
    (alert,) = _open_alerts(fresh)
    assert alert.details == "Keadaan: <b> · Yang menangani: teknisi"
    assert " di " in alert.title


def test_trouble_of_the_spare_is_told_beside_that_of_the_printer_and_ends_by_itself(fresh: Parts) -> None:
    take(fresh, wrap(EntryKind.EVENT, event_body("printer_trouble", state="cover_open", who="officer")))
    take(fresh, wrap(EntryKind.EVENT, event_body("spare_printer_trouble", state="offline", who="technician")))
    alerts = {one.title: one.details for one in _open_alerts(fresh)}
    assert alerts == {
        "Pencetak struk di kiosk-1 perlu diperiksa": "Keadaan: tutup terbuka · Yang menangani: petugas",
        "Pencetak cadangan di kiosk-1 perlu diperiksa": "Keadaan: tidak tersambung · Yang menangani: teknisi",
    }
    take(fresh, wrap(EntryKind.EVENT, event_body("spare_printer_well", state="ready")))
    assert [one.title.partition(" di ")[0] for one in _open_alerts(fresh)] == ["Pencetak struk"]


@pytest.mark.parametrize(
    ("action", "printer"),
    [("printer_trouble", Printer("kiosk-1")), ("spare_printer_trouble", Printer("kiosk-1", is_spare=True))],
)
def test_roll_is_asked_for_at_the_printer_that_is_out(fresh: Parts, action: str, printer: Printer) -> None:
    take(fresh, wrap(EntryKind.EVENT, event_body(action, state="paper_out", who="officer")))
    page = desk_page(fresh, Seat("Loket 1", has_all_lanes=True), "")
    assert [one.roll_of for one in page.alerts] == [printer]
    assert [(one.kiosk, one.is_spare, one.is_out) for one in page.paper] == [(*printer, True)]


def test_a_trouble_that_lasts_comes_back_after_it_was_dealt_with(fresh: Parts) -> None:
    take(fresh, wrap(EntryKind.EVENT, event_body("printer_trouble", state="paper_out", who="officer"), age_s=60))
    fresh.paper_left[Printer("kiosk-1")] = 716
    parts = replace(fresh, clock=(clock := _Clock(NOON)))
    assert _paper(parts) == [("kiosk-1", True)]
    _handle_all(parts)
    assert _open_alerts(parts) == ()
    assert _paper(parts) == [("kiosk-1", True)], "the printer's own word is worth more than the press"
    clock.at = NOON + timedelta(minutes=2)
    parts.heard_at["kiosk-1"] = clock.at
    (alert,) = _open_alerts(parts)
    assert (alert.at, alert.handled_at) == ("11.59", "12.00")
    _handle_all(parts)
    assert _open_alerts(parts) == ()
    take(parts, wrap(EntryKind.EVENT, event_body("printer_well", state="ready")), now=clock.at)
    clock.at += timedelta(days=1)
    parts.heard_at["kiosk-1"] = clock.at
    assert _open_alerts(parts) == ()
    assert _paper(parts) == [("kiosk-1", False)]


def test_the_log_tells_what_is_over_from_what_was_dealt_with(fresh: Parts) -> None:
    trouble = wrap(EntryKind.EVENT, event_body("printer_trouble", state="paper_out", who="officer"))
    take(fresh, trouble, wrap(EntryKind.EVENT, event_body("officer_called", page="home", source="button")))
    _handle_all(fresh)
    logged = select(rows.metadata.tables["audit"].c.action, rows.metadata.tables["audit"].c.facts)
    with reading(fresh.engine) as connection:
        told = {json.loads(facts)["action"]: action for action, facts in connection.execute(logged)}
    assert told == {"printer_trouble": "alert.handled", "officer_called": "alert.closed"}


def test_a_trouble_told_again_after_it_was_dealt_with_is_there_at_once(fresh: Parts) -> None:
    parts = replace(fresh, clock=_Clock(NOON))
    for age_s in (60, 0):
        trouble = wrap(EntryKind.EVENT, event_body("printer_trouble", state="paper_out", who="officer"), age_s=age_s)
        take(parts, trouble)
        (alert,) = _open_alerts(parts)
        assert (alert.handled_at, alert.times) == ("", 1)
        _handle_all(parts)


@pytest.mark.parametrize(("who", "after"), [("officer", timedelta(minutes=2)), ("technician", timedelta(minutes=30))])
def test_what_waits_for_a_technician_calls_less_often(fresh: Parts, who: str, after: timedelta) -> None:
    parts = replace(fresh, clock=(clock := _Clock(NOON)))
    take(parts, wrap(EntryKind.EVENT, event_body("scanner_trouble", state="absent", who=who)))
    _handle_all(parts)
    parts.heard_at["kiosk-1"] = NOON + after
    clock.at = NOON + after - timedelta(seconds=1)
    assert _open_alerts(parts) == ()
    clock.at = NOON + after
    assert len(_open_alerts(parts)) == 1


def test_a_kiosk_that_was_taken_away_does_not_call_for_ever(fresh: Parts) -> None:
    parts = replace(fresh, clock=(clock := _Clock(NOON)))
    trouble = make_envelope(
        entry(EntryKind.EVENT, event_body("printer_trouble", state="jammed", who="officer")),
        OFFICE,
        "kiosk-9",
        moment(),
    )
    take(parts, trouble, kiosk="kiosk-9")
    parts.heard_at["kiosk-9"] = NOON
    assert len(_open_alerts(parts)) == 1
    _handle_all(parts)
    clock.at = NOON + timedelta(days=1)
    assert _open_alerts(parts) == ()


def test_made_up_names_neither_grow_the_hub_nor_push_out_who_speaks(fresh: Parts) -> None:
    for number in range(3 * MOST_KIOSKS):
        now = NOON + timedelta(seconds=number)
        hear(fresh, SyncRequest(f"stranger-{number}", [], [], 5, 7), now)
        hear(fresh, SyncRequest("kiosk-1", [], [], 716), now)
    assert (len(fresh.heard_at), len(fresh.paper_left)) == (MOST_KIOSKS, 2 * MOST_KIOSKS - 1)
    assert fresh.heard_at["kiosk-1"] == now
    assert fresh.paper_left[Printer("kiosk-1")] == 716


class _Clock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> Moment:
        return replace(SystemClock().now(), wall_at=self.at)


def _handle_all(parts: Parts) -> None:
    for alert in _open_alerts(parts):
        with parts.engine.begin() as connection:
            handle(connection, alert.uuid, parts.now())


def _paper(parts: Parts) -> list[tuple[str, bool]]:
    page = desk_page(parts, Seat("Loket 1", has_all_lanes=True), "")
    return [(one.kiosk, one.is_out) for one in page.paper]


def _open_alerts(parts: Parts) -> tuple[Alert, ...]:
    return desk_page(parts, Seat("Loket 1", has_all_lanes=True), "").alerts
