"""What every `CounterStore` must do with a number that is laid ready before somebody presses for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.ports import EntryKind, PrintState
from kiosk.tickets import Priority
from tests.fakes.office import ask, slip

if TYPE_CHECKING:
    from kiosk.ports import Issued
    from kiosk.tickets import TicketRequest
    from tests.contract.conftest import Kept


def take_and_issue(kept: Kept, request: TicketRequest) -> tuple[Issued, Issued]:
    taken = kept.counter.take_ready(request)
    assert taken is not None
    return taken, kept.counter.issue(request, None, _no_other_slip, is_sending=True)


def _no_other_slip(*_: object) -> bytes:
    raise AssertionError("the slip that was sent is the one that lay ready")


def test_what_lies_ready_takes_no_number_and_is_not_sent(kept: Kept) -> None:
    kept.counter.lay_ready(ask(kept.clock), slip)
    assert kept.outbox.waiting(10) == ()
    assert str(kept.counter.issue(ask(kept.clock), None, slip).ticket.number) == "A-001"


def test_number_that_was_taken_is_the_one_that_is_issued(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.lay_ready(request, slip)
    kept.clock.pass_(timedelta(seconds=2))
    taken, issued = take_and_issue(kept, request)
    assert taken.job.payload == issued.job.payload == b"A-001 0"
    assert (taken.ticket, taken.line) == (issued.ticket, issued.line)
    assert issued.ticket.issued == kept.clock.now()
    assert issued.job.state is PrintState.SENDING
    kept.counter.save_print(issued.job.id, PrintState.PRINTED, 7)
    assert [entry.kind for entry in kept.outbox.waiting(10)] == [EntryKind.TICKET]
    assert str(kept.counter.issue(ask(kept.clock), None, slip).ticket.number) == "A-002"


def test_priority_is_that_of_the_press(kept: Kept) -> None:
    request = replace(ask(kept.clock), priority=Priority.NONE)
    kept.counter.lay_ready(request, slip)
    take_and_issue(kept, replace(request, priority=Priority.PREGNANT))
    (entry,) = kept.outbox.waiting(10)
    assert json.loads(entry.body)["priority"] == "pregnant"


def test_nothing_is_taken_for_another_request_or_twice(kept: Kept) -> None:
    request = ask(kept.clock)
    assert kept.counter.take_ready(request) is None
    kept.counter.lay_ready(request, slip)
    assert kept.counter.take_ready(replace(request, service_title="Lain")) is None
    kept.counter.lay_ready(request, slip)
    take_and_issue(kept, request)
    assert kept.counter.take_ready(request) is None


def test_number_that_another_was_given_is_not_taken(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.lay_ready(request, slip)
    kept.counter.issue(ask(kept.clock), None, slip)
    assert kept.counter.take_ready(request) is None
    assert str(kept.counter.issue(request, None, slip).ticket.number) == "A-002"


def test_next_in_the_line_is_laid_another_number_though_the_one_that_was_taken_is_not_kept_yet(kept: Kept) -> None:
    first, second = ask(kept.clock), ask(kept.clock)
    kept.counter.lay_ready(first, slip)
    assert kept.counter.take_ready(first) is not None
    kept.counter.lay_ready(second, slip)
    _, issued = take_and_issue(kept, second)
    assert str(issued.ticket.number) == "A-002"
    assert str(kept.counter.issue(first, None, slip).ticket.number) == "A-001"


def test_number_of_a_day_that_is_over_is_not_taken(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.lay_ready(request, slip)
    kept.clock.pass_(timedelta(days=1))
    assert kept.counter.take_ready(request) is None
    assert kept.counter.issue(request, None, slip).job.payload == b"A-001 0"


def test_what_was_dropped_is_not_taken(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.lay_ready(request, slip)
    kept.counter.settle_ready()
    assert kept.counter.take_ready(request) is None


def test_laying_ready_again_tells_the_line_as_it_is_now(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.lay_ready(request, slip)
    kept.counter.issue(ask(kept.clock), None, slip)
    kept.counter.lay_ready(request, slip)
    taken, _ = take_and_issue(kept, request)
    assert taken.job.payload == b"A-002 1"


def test_who_has_a_number_is_laid_no_other(kept: Kept) -> None:
    request = ask(kept.clock)
    issued = kept.counter.issue(request, None, slip)
    kept.counter.lay_ready(request, slip)
    kept.counter.take_ready(request)
    assert kept.counter.issue(request, None, slip).ticket == issued.ticket
    assert kept.counter.recover() == 0
