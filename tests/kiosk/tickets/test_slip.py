"""What a slip says, as words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.texts import Texts
from kiosk.tickets import LineState, Ticket, TicketNumber, make_slip
from tests.fakes.office import MORNING, OFFICE, HandClock, ask


@pytest.mark.parametrize(("rupiah", "words"), [(0, "Biaya: gratis"), (5000, "Biaya: Rp5.000"), (None, "")])
def test_fee_is_that_of_the_service_and_unsaid_where_none_was_named(rupiah: int | None, words: str) -> None:
    clock = HandClock()
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    assert make_slip(ticket, LineState(0, None, None), OFFICE, rupiah, Texts("id")).fee == words


@pytest.mark.parametrize(
    ("hours_later", "ahead", "words"),
    [
        (0, 0, "Sebentar lagi dipanggil"),
        (0, 1, "Paling lama kira-kira 10 menit"),
        (0, 6, "Kira-kira 20–55 menit"),
        (9, 0, "Loket buka pukul 08.00"),
    ],
)
def test_wait_is_honest_and_says_when_nobody_serves(hours_later: int, ahead: int, words: str) -> None:
    clock = HandClock()
    clock.pass_(timedelta(hours=hours_later))
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    assert make_slip(ticket, LineState(ahead, None, None), OFFICE, 0, Texts("id")).wait == words
