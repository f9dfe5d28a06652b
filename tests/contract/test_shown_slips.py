"""A slip that is shown again: what is so now of its number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.ports import DAYS_A_CODE_FINDS
from kiosk.tickets import LineState
from tests.fakes.office import MORNING, ask, slip

if TYPE_CHECKING:
    from kiosk.tickets import TicketRequest
    from tests.contract.conftest import Kept


def take(kept: Kept, secret: str) -> TicketRequest:
    """A number whose slip carries this secret; a minute goes by."""
    request = replace(ask(kept.clock), secret=secret)
    kept.counter.issue(request, None, slip)
    kept.clock.pass_(timedelta(minutes=1))
    return request


def test_a_shown_slip_tells_its_number_and_who_is_still_before_it(kept: Kept) -> None:
    for secret in ("first", "second", "third"):
        request = take(kept, secret)
    known = kept.counter.slip_of("second")
    assert known is not None
    assert (known.number, known.lane, known.is_of_today, known.is_waiting) == ("A-002", request.lane, True, True)
    assert known.line == LineState(1, None, None)


def test_a_secret_nobody_was_given_tells_nothing(kept: Kept) -> None:
    take(kept, "first")
    assert kept.counter.slip_of("another") is None
    assert kept.counter.slip_of("") is None


def test_a_typed_code_tells_the_newest_number_that_has_it(kept: Kept) -> None:
    for code in ("K7M4PA", "K7M4PC", "K7M4PA"):
        kept.counter.issue(replace(ask(kept.clock), short_code=code), None, slip)
        kept.clock.pass_(timedelta(minutes=1))
    typed = kept.counter.slip_of_code(frozenset({"K7M4PA", "D7M4PA"}))
    assert typed is not None
    assert (typed.number, typed.is_waiting, typed.line.ahead) == ("A-003", True, 2)
    assert kept.counter.slip_of_code(frozenset({"D7M4PA"})) is None
    assert kept.counter.slip_of_code(frozenset()) is None


def test_a_typed_code_finds_the_numbers_of_the_last_days_alone(kept: Kept) -> None:
    kept.counter.issue(replace(ask(kept.clock), short_code="K7M4PA"), None, slip)
    kept.clock.pass_(timedelta(days=DAYS_A_CODE_FINDS))
    last_week = kept.counter.slip_of_code(frozenset({"K7M4PA"}))
    assert last_week is not None
    assert not last_week.is_of_today
    kept.clock.pass_(timedelta(days=1))
    assert kept.counter.slip_of_code(frozenset({"K7M4PA"})) is None


def test_who_chose_earlier_is_before_whoever_was_quicker_with_the_form(kept: Kept) -> None:
    slow = replace(ask(kept.clock), secret="slow")
    kept.clock.pass_(timedelta(minutes=5))
    take(kept, "quick")
    kept.counter.issue(slow, None, slip)
    quick, known = kept.counter.slip_of("quick"), kept.counter.slip_of("slow")
    assert quick is not None
    assert known is not None
    assert (quick.line.ahead, known.line.ahead) == (1, 0)


def test_a_shown_slip_that_the_hub_names_no_more_was_called(kept: Kept) -> None:
    first, second = take(kept, "first"), take(kept, "second")
    for entry in kept.outbox.waiting(2):
        kept.outbox.acknowledge(entry.uuid, entry.sha256)
    kept.outbox.save_line("umum", (second.uuid,), 0, 4.0, MORNING)
    called, waits = kept.counter.slip_of("first"), kept.counter.slip_of("second")
    assert called is not None
    assert waits is not None
    assert (called.is_waiting, waits.is_waiting) == (False, True)
    assert waits.line == LineState(0, MORNING, 4.0)
    assert first.lane == called.lane


def test_others_who_came_later_are_not_before_a_shown_slip(kept: Kept) -> None:
    kept.outbox.save_line("umum", (), 2, None, MORNING)
    take(kept, "shown")
    kept.outbox.save_line("umum", (), 30, None, MORNING)
    many = kept.counter.slip_of("shown")
    kept.outbox.save_line("umum", (), 1, None, MORNING)
    fewer = kept.counter.slip_of("shown")
    assert many is not None
    assert fewer is not None
    assert (many.line.ahead, fewer.line.ahead) == (2, 1)


def test_a_slip_of_another_day_says_so(kept: Kept) -> None:
    take(kept, "yesterday")
    kept.clock.pass_(timedelta(days=1))
    known = kept.counter.slip_of("yesterday")
    assert known is not None
    assert not known.is_of_today
