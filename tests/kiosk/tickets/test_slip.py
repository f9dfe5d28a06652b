"""What a slip says, as words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kiosk.texts import Texts
from kiosk.tickets import LineState, SlipOffice, Ticket, TicketNumber, make_slip
from tests.fakes.office import MORNING, HandClock, ask


@pytest.mark.parametrize(("rupiah", "words"), [(0, "Biaya: gratis"), (5000, "Biaya: Rp5.000"), (None, "")])
def test_fee_is_that_of_the_service_and_unsaid_where_none_was_named(rupiah: int | None, words: str) -> None:
    clock = HandClock()
    ticket = Ticket(ask(clock), MORNING.date(), TicketNumber("A", 12), clock.now())
    office = SlipOffice("Kecamatan Contoh", ZoneInfo("Asia/Makassar"), "")
    assert make_slip(ticket, LineState(0, None, None), office, rupiah, Texts("id")).fee == words
