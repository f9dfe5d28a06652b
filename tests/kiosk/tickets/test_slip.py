"""What a slip says, as words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import Hours, Span
from kiosk.texts import Texts
from kiosk.tickets import (
    LineState,
    Ticket,
    TicketNumber,
    describe_opening,
    describe_week,
    estimate_wait,
    for_practice,
    make_slip,
)
from tests.fakes.office import MORNING, OFFICE, HandClock, ask

ZONE = ZoneInfo("Asia/Makassar")
# Saturday, too: the sample morning is one.
DAY = (Span(time(8), time(12)), Span(time(13), time(15, 30)))
HOURS = Hours((*(DAY,) * 6, ()), {}, {})


@pytest.mark.parametrize(("rupiah", "words"), [(0, "Biaya: gratis"), (5000, "Biaya: Rp5.000"), (None, "")])
def test_fee_is_that_of_the_service_and_unsaid_where_none_was_named(rupiah: int | None, words: str) -> None:
    clock = HandClock()
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    assert make_slip(ticket, LineState(0, None, None), OFFICE, HOURS, rupiah, Texts("id")).fee == words


@pytest.mark.parametrize(
    ("hours_later", "ahead", "words"),
    [
        (0, 0, "Dipanggil saat loket kosong"),
        (0, 1, "Paling lama kira-kira 10 menit"),
        (0, 6, "Kira-kira 20–55 menit"),
        (0, 10, "Kira-kira 35–85 menit"),
        (0, 11, "Kira-kira 35 menit sampai 2 jam"),
        (0, 20, "Kira-kira 1 sampai 3 jam"),
        (0, 36, "Kira-kira 2 sampai 5 jam"),
        (3, 6, "Loket buka pukul 13.00"),
        (9, 0, "Loket buka Senin pukul 08.00"),
    ],
)
def test_wait_is_honest_and_says_when_nobody_serves(hours_later: int, ahead: int, words: str) -> None:
    clock = HandClock()
    clock.pass_(timedelta(hours=hours_later))
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    assert make_slip(ticket, LineState(ahead, None, None), OFFICE, HOURS, 0, Texts("id")).wait == words


def test_long_wait_is_told_in_hours_in_english_too() -> None:
    clock = HandClock()
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    slip = make_slip(ticket, LineState(36, None, None), OFFICE, HOURS, 0, Texts("en"))
    assert slip.wait == "About 2 to 5 hours"


@given(st.integers(1, 500), st.floats(0.5, 60))
def test_hours_keep_what_the_minutes_said_but_for_some(ahead: int, minutes_each: float) -> None:
    estimate = estimate_wait(ahead, minutes_each)
    if estimate.is_long:
        assert estimate.low_hours < estimate.high_hours
        assert estimate.low_hours * 60 <= estimate.low_minutes + 10
        assert estimate.high_hours * 60 >= estimate.high_minutes - 10


@pytest.mark.parametrize("as_of", [None, MORNING])
@pytest.mark.parametrize(("language", "counted"), [("id", "dihitung pukul"), ("en", "counted at")])
def test_whoever_counted_paper_says_when(as_of: datetime | None, language: str, counted: str) -> None:
    clock = HandClock()
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    slip = make_slip(ticket, LineState(3, as_of, None), OFFICE, HOURS, 0, Texts(language))
    assert slip.ahead.startswith("3 ")
    assert counted in slip.ahead


def test_opening_more_than_a_week_ahead_is_told_with_its_date() -> None:
    friday = date(2026, 11, 20)
    closed = {friday + timedelta(days): "Cuti bersama" for days in range(1, 10)}
    local = datetime.combine(friday, time(16), ZONE)
    assert describe_opening(local, Hours(HOURS.week, closed, {}), Texts("id")) == (
        "Loket buka Senin, 30 November 2026 pukul 08.00"
    )


def test_nothing_is_said_of_an_opening_that_nobody_knows() -> None:
    assert describe_opening(datetime(2026, 11, 20, 16, tzinfo=ZONE), Hours(((),) * 7, {}, {}), Texts("id")) == ""


def test_a_slip_of_a_closed_office_says_when_to_come_again_and_nothing_of_waiting() -> None:
    clock = HandClock()
    clock.pass_(timedelta(hours=9))
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    made = make_slip(ticket, LineState(0, None, None), OFFICE, HOURS, 0, Texts("id"))
    assert (made.wait_at, made.closing) == ("Datang lagi Senin pukul 08.00. Bawa struk ini.", "Terima kasih.")


def test_the_usual_week_is_told_by_runs_of_days() -> None:
    friday = (Span(time(8), time(11, 30)), Span(time(13, 30), time(15, 30)))
    week = (*(DAY,) * 4, friday, (), ())
    assert describe_week(Hours(week, {}, {}), Texts("id")) == (
        "Senin–Kamis 08.00–12.00, 13.00–15.30",
        "Jumat 08.00–11.30, 13.30–15.30",
    )


def test_nothing_on_the_slip_of_a_practice_can_be_taken_for_a_number() -> None:
    clock, texts = HandClock(), Texts("id")
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    real = make_slip(ticket, LineState(3, None, None), OFFICE, HOURS, 0, texts)
    practised = for_practice(real, texts)
    assert (practised.ahead, practised.wait) == ("", "")
    assert practised.number == practised.practice_mark == "LATIHAN"
    said = " ".join(str(getattr(practised, field.name)) for field in fields(practised))
    for private in (real.number, real.secret, real.short_code, real.wait_at):
        assert private not in said


def test_a_large_slip_says_what_a_slip_says() -> None:
    clock, texts = HandClock(), Texts("id")
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    large = make_slip(ticket, LineState(3, None, None), OFFICE, HOURS, 0, texts, is_large=True)
    assert large.is_large
    assert replace(large, is_large=False) == make_slip(ticket, LineState(3, None, None), OFFICE, HOURS, 0, texts)
