"""A number that lay ready, after a stop: given and in doubt where its slip may be out, and nobody's where it cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.database import audit, reading
from kiosk.ports import PrintState
from kiosk.store import StoreError
from kiosk.store.rows import counter
from tests.fakes.office import AfterAStart, ask, slip

if TYPE_CHECKING:
    from kiosk.tickets import TicketRequest
    from tests.fakes.office import HandClock
    from tests.kiosk.store.conftest import Kiosk


def lay(kiosk: Kiosk) -> TicketRequest:
    request = ask(kiosk.clock)
    kiosk.store.lay_ready(request, slip)
    return request


def start_again(kiosk: Kiosk, clock: HandClock | None = None) -> None:
    kiosk.engine.dispose()
    kiosk.clock = clock or kiosk.clock
    kiosk.open()
    kiosk.store.recover()


def rows_of(kiosk: Kiosk) -> dict[str, int]:
    return {name: len(rows) for name, rows in kiosk.everything().items()}


def assert_given_and_in_doubt(kiosk: Kiosk, request: TicketRequest) -> None:
    (job,) = kiosk.store.pending_jobs()
    assert (job.ticket, job.number, job.state) == (request.uuid, "A-001", PrintState.UNKNOWN)
    assert job.payload == b"A-001 0"
    assert rows_of(kiosk)["ready"] == 0
    assert [entry.uuid for entry in kiosk.outbox.waiting(10)] == [request.uuid]
    assert kiosk.store.slip_of(request.secret) is not None
    with reading(kiosk.engine) as connection:
        assert audit.verify(connection) is None
    assert str(kiosk.store.issue(ask(kiosk.clock), None, slip).ticket.number) == "A-002"


def test_taken_and_never_issued_is_given(kiosk: Kiosk) -> None:
    request = lay(kiosk)
    assert kiosk.store.take_ready(request) is not None
    start_again(kiosk)
    assert_given_and_in_doubt(kiosk, request)


def test_not_taken_on_a_machine_that_ran_on_is_nobodys(kiosk: Kiosk) -> None:
    lay(kiosk)
    start_again(kiosk)
    assert sum(rows_of(kiosk).values()) == 0
    assert str(kiosk.store.issue(ask(kiosk.clock), None, slip).ticket.number) == "A-001"


def test_not_taken_on_a_machine_that_was_started_again_may_be_on_paper(kiosk: Kiosk) -> None:
    request = lay(kiosk)
    start_again(kiosk, AfterAStart())
    assert_given_and_in_doubt(kiosk, request)


def test_issued_is_not_given_again_however_often_it_starts(kiosk: Kiosk) -> None:
    request = lay(kiosk)
    assert kiosk.store.take_ready(request) is not None
    kiosk.store.issue(request, None, slip, is_sending=True)
    before = rows_of(kiosk)
    for clock in (kiosk.clock, AfterAStart()):
        start_again(kiosk, clock)
        assert rows_of(kiosk)["ticket"] == before["ticket"] == 1


def test_taken_and_not_kept_for_a_full_disk_is_given_with_the_next_number(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = lay(kiosk)
    assert kiosk.store.take_ready(request) is not None
    with monkeypatch.context() as patched:

        def full(*_: object, **__: object) -> None:
            raise StoreError("store.disk.full")

        patched.setattr("kiosk.store._prints.add_job", full)
        with pytest.raises(StoreError, match=r"store\.disk\.full"):
            kiosk.store.issue(request, None, slip, is_sending=True)
    another = kiosk.store.issue(ask(kiosk.clock), None, slip)
    assert str(another.ticket.number) == "A-002"
    doubted = [job for job in kiosk.store.pending_jobs() if job.state is PrintState.UNKNOWN]
    assert [job.number for job in doubted] == ["A-001"]
    assert kiosk.store.slip_of(request.secret) is not None


def test_settling_gives_what_was_taken_and_the_issue_that_comes_late_finds_it(kiosk: Kiosk) -> None:
    request = lay(kiosk)
    assert kiosk.store.take_ready(request) is not None
    kiosk.store.settle_ready()
    late = kiosk.store.issue(request, None, slip, is_sending=True)
    assert (str(late.ticket.number), late.job.state) == ("A-001", PrintState.UNKNOWN)
    assert_given_and_in_doubt(kiosk, request)


def test_laying_ready_between_taking_and_issuing_changes_nothing(kiosk: Kiosk) -> None:
    request = lay(kiosk)
    assert kiosk.store.take_ready(request) is not None
    kiosk.store.lay_ready(request, slip)
    assert kiosk.store.take_ready(request) is None
    issued = kiosk.store.issue(request, None, slip, is_sending=True)
    assert (str(issued.ticket.number), issued.job.state) == ("A-001", PrintState.SENDING)


def test_laying_the_same_ready_again_writes_nothing(kiosk: Kiosk) -> None:
    request = lay(kiosk)
    before = kiosk.everything()["ready"]
    kiosk.clock.seconds += 5
    kiosk.store.lay_ready(request, slip)
    assert kiosk.everything()["ready"] == before


@pytest.mark.parametrize("is_later", [False, True], ids=["same number", "later day"])
def test_number_that_the_counter_has_passed_is_not_taken(kiosk: Kiosk, is_later: bool) -> None:
    request = lay(kiosk)
    day = kiosk.clock.now().wall_at.date() + timedelta(days=9 if is_later else 0)
    with kiosk.engine.begin() as connection:
        connection.execute(counter.insert().values(business_day=day.isoformat(), letter="A", last=1))
    assert kiosk.store.take_ready(request) is None
    assert not kiosk.everything()["ready"][0][-1]


def test_lane_of_another_kiosk_is_laid_nothing(kiosk: Kiosk) -> None:
    request = ask(kiosk.clock)
    with pytest.raises(StoreError, match=r"ticket\.lane\.unknown"):
        kiosk.store.lay_ready(replace(request, lane=replace(request.lane, letter="Z")), slip)
