"""What every `CounterStore` must do."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.errors import KioskError
from kiosk.ports import EntryKind, PrintState
from kiosk.tickets import LineState
from tests.fakes.office import MORNING, ask, fill_in, slip

if TYPE_CHECKING:
    from tests.contract.conftest import Kept


def number_of(kept: Kept, lane: int = 0) -> str:
    return str(kept.counter.issue(ask(kept.clock, lane), None, slip).ticket.number)


def test_each_lane_counts_with_its_own_letter_from_one(kept: Kept) -> None:
    assert [number_of(kept, lane) for lane in (0, 0, 1, 0, 1)] == ["A-001", "A-002", "C-001", "A-003", "C-002"]


def test_numbers_begin_again_when_the_business_day_turns_at_three_in_the_morning(kept: Kept) -> None:
    kept.clock.wall_at = MORNING.replace(hour=18, minute=59)  # 02.59 of the next date in the office
    assert number_of(kept) == "A-001"
    kept.clock.pass_(timedelta(minutes=2))
    assert number_of(kept) == "A-001"
    assert number_of(kept) == "A-002"


def test_numbers_go_on_when_the_clock_falls_back_a_day(kept: Kept) -> None:
    before = kept.counter.issue(ask(kept.clock), None, slip).ticket
    kept.clock.wall_at -= timedelta(days=1)
    after = kept.counter.issue(ask(kept.clock), None, slip).ticket
    assert (str(before.number), str(after.number)) == ("A-001", "A-002")
    assert before.business_day == after.business_day


def test_asking_again_gives_what_the_first_asking_left(kept: Kept) -> None:
    request, application = ask(kept.clock), fill_in(b"page")
    kept.counter.issue(ask(kept.clock), None, slip)
    first = kept.counter.issue(request, application, slip)
    kept.clock.pass_(timedelta(hours=1))
    kept.counter.issue(ask(kept.clock), None, slip)
    assert kept.counter.issue(request, application, slip) == first
    assert len(kept.outbox.waiting(100)) == 6  # three tickets, an application, two documents


def test_asking_again_for_something_else_is_refused(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.issue(request, None, slip)
    for other, application in ((request, fill_in()), (replace(request, secret="other"), None)):
        with pytest.raises(KioskError, match=r"ticket\.uuid\.reused"):
            kept.counter.issue(other, application, slip)


def test_the_thousandth_number_of_a_day_is_refused_and_tomorrow_has_new_ones(kept: Kept) -> None:
    for _ in range(999):
        last = number_of(kept)
    assert last == "A-999"
    with pytest.raises(KioskError, match=r"ticket\.numbers\.exhausted"):
        number_of(kept)
    assert number_of(kept, 1) == "C-001"
    kept.clock.pass_(timedelta(days=1))
    assert number_of(kept) == "A-001"


def test_a_payload_that_cannot_be_made_takes_no_number(kept: Kept) -> None:
    def breaks(*_: object) -> bytes:
        raise ValueError("no slip")

    with pytest.raises(ValueError, match="no slip"):
        kept.counter.issue(ask(kept.clock), fill_in(b"page"), breaks)
    assert kept.outbox.waiting(10) == ()
    assert kept.counter.pending_jobs() == ()
    assert number_of(kept) == "A-001"


def test_the_slip_is_made_with_the_number_and_the_line_before_it(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), None, slip)
    issued = kept.counter.issue(ask(kept.clock), None, slip)
    assert issued.job.payload == b"A-002 1"
    assert issued.line == LineState(1, None, None)


def test_a_job_goes_through_its_life_and_leaves_the_pending_ones(kept: Kept) -> None:
    job = kept.counter.issue(ask(kept.clock), None, slip).job
    assert kept.counter.pending_jobs() == (job,)
    for state, sent, is_pending in (
        (PrintState.BLOCKED, 0, True),
        (PrintState.SENDING, 0, False),
        (PrintState.UNKNOWN, 80, True),
        (PrintState.PRINTED, 80, False),
    ):
        kept.counter.save_print(job.id, state, sent)
        assert kept.counter.pending_jobs() == ((replace(job, state=state),) if is_pending else ())


@pytest.mark.parametrize("state", [PrintState.PRINTED, PrintState.UNVERIFIED, PrintState.UNKNOWN])
def test_a_job_that_may_be_on_paper_is_never_sent_again(kept: Kept, state: PrintState) -> None:
    job = kept.counter.issue(ask(kept.clock), None, slip).job
    kept.counter.save_print(job.id, PrintState.SENDING, 0)
    kept.counter.save_print(job.id, state, 40)
    for again in (PrintState.QUEUED, PrintState.BLOCKED, PrintState.SENDING):
        kept.counter.save_print(job.id, again, 0)
    assert [pending.state for pending in kept.counter.pending_jobs()] == (
        [PrintState.UNKNOWN] if state is PrintState.UNKNOWN else []
    )


def test_a_job_goes_back_in_line_only_if_no_byte_was_sent(kept: Kept) -> None:
    jobs = [kept.counter.issue(ask(kept.clock), None, slip).job for _ in range(2)]
    for job, sent in zip(jobs, (0, 1), strict=True):
        kept.counter.save_print(job.id, PrintState.SENDING, 0)
        kept.counter.save_print(job.id, PrintState.QUEUED, sent)
    assert [job.number for job in kept.counter.pending_jobs()] == ["A-001"]


def test_recover_doubts_what_was_being_sent(kept: Kept) -> None:
    job = kept.counter.issue(ask(kept.clock), None, slip).job
    kept.counter.save_print(job.id, PrintState.SENDING, 0)
    assert kept.counter.recover() == 1
    assert [pending.state for pending in kept.counter.pending_jobs()] == [PrintState.UNKNOWN]
    assert kept.counter.recover() == 0


def test_number_kept_for_a_printer_that_is_ready_is_being_sent_and_in_doubt_after_a_restart(kept: Kept) -> None:
    request = ask(kept.clock)
    issued = kept.counter.issue(request, None, slip, is_sending=True)
    assert (issued.job.state, issued.job.payload) == (PrintState.SENDING, b"A-001 0")
    assert kept.counter.issue(request, None, slip, is_sending=True) == issued  # the same act, the same number
    assert kept.counter.pending_jobs() == ()
    assert kept.counter.recover() == 1
    assert [(job.id, job.state) for job in kept.counter.pending_jobs()] == [(issued.job.id, PrintState.UNKNOWN)]


def test_a_rehearsal_makes_a_slip_and_keeps_nothing(kept: Kept) -> None:
    made: list[bytes] = []
    kept.counter.rehearse(ask(kept.clock), lambda ticket, line: made.append(slip(ticket, line)) or made[0])
    assert made == [b"A-001 0"]
    assert kept.counter.pending_jobs() == ()
    assert kept.outbox.waiting(9) == ()
    assert kept.counter.recover() == 0
    assert kept.counter.issue(ask(kept.clock), None, slip).job.number == "A-001"


def test_yesterdays_jobs_are_not_pending(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), None, slip)
    kept.clock.pass_(timedelta(days=1))
    assert kept.counter.pending_jobs() == ()


def test_copies_carry_the_same_number_and_count_from_one(kept: Kept) -> None:
    ticket = kept.counter.issue(ask(kept.clock), None, slip).ticket
    copies = [kept.counter.copy_job(ticket.request.uuid, lambda copy: b"copy %d" % copy) for _ in range(2)]
    assert [(copy.number, copy.copy, copy.payload) for copy in copies] == [
        ("A-001", 1, b"copy 1"),
        ("A-001", 2, b"copy 2"),
    ]
    with pytest.raises(KioskError, match=r"ticket\.unknown"):
        kept.counter.copy_job(ask(kept.clock).uuid, lambda _: b"")


def test_the_desk_knows_when_the_hub_has_what_was_told_last(kept: Kept) -> None:
    assert kept.counter.desk_knows()
    kept.counter.issue(ask(kept.clock), None, slip)
    assert kept.counter.desk_knows(), "a number is no event"
    kept.counter.tell_desk("officer_called", page="scan")
    assert not kept.counter.desk_knows()
    (event,) = (one for one in kept.outbox.waiting(9) if one.kind is EntryKind.EVENT)
    kept.outbox.mark_sending((event.uuid,))
    assert not kept.counter.desk_knows()
    kept.outbox.acknowledge(event.uuid, event.sha256)
    assert kept.counter.desk_knows()


def test_the_desk_knows_nothing_of_a_call_that_the_hub_refused_and_hears_the_next_one(kept: Kept) -> None:
    kept.counter.tell_desk("officer_called", page="scan")
    (refused,) = kept.outbox.waiting(9)
    kept.outbox.quarantine(refused.uuid, "refused")
    assert not kept.counter.desk_knows()
    kept.counter.tell_desk("officer_called", page="scan")
    assert not kept.counter.desk_knows()
    (event,) = kept.outbox.waiting(9)
    kept.outbox.acknowledge(event.uuid, event.sha256)
    assert kept.counter.desk_knows()


def test_the_desk_is_told_through_the_outbox(kept: Kept) -> None:
    kept.counter.tell_desk("officer_called", page="documents")
    (entry,) = kept.outbox.waiting(10)
    assert entry.kind is EntryKind.EVENT
    assert json.loads(entry.body) == {
        "uuid": str(entry.uuid),
        "action": "officer_called",
        "facts": {"page": "documents"},
        "at": "2026-11-21T01:30:00+00:00",
    }


def test_line_counts_own_numbers_of_this_lane_while_the_hub_is_silent(kept: Kept) -> None:
    for lane in (0, 1, 0):
        number_of(kept, lane)
    assert kept.counter.line_state("umum") == LineState(2, None, None)
    kept.clock.pass_(timedelta(days=1))
    assert kept.counter.line_state("umum") == LineState(0, None, None)


def test_line_counts_named_and_unknown_own_numbers_and_others(kept: Kept) -> None:
    """Own: 1 served, 2 named, 3 sent after the hub spoke, 4 never sent. Others: 5."""
    uuids = [kept.counter.issue(ask(kept.clock), None, slip).ticket.request.uuid for _ in range(4)]
    entries = {entry.uuid: entry for entry in kept.outbox.waiting(10)}
    for uuid in uuids[:2]:
        kept.outbox.acknowledge(uuid, entries[uuid].sha256)
    kept.outbox.save_line("umum", (uuids[1],), 5, 4.5, MORNING)
    kept.outbox.acknowledge(uuids[2], entries[uuids[2]].sha256)
    assert kept.counter.line_state("umum") == LineState(3 + 5, MORNING, 4.5)
    kept.outbox.save_line("umum", (), 0, 4.5, MORNING)
    assert kept.counter.line_state("umum") == LineState(1, MORNING, 4.5)


def test_line_does_not_depend_on_either_clock_being_right(kept: Kept) -> None:
    request = ask(kept.clock)
    kept.counter.issue(request, None, slip)
    kept.outbox.acknowledge(request.uuid, kept.outbox.waiting(1)[0].sha256)
    years_ago = MORNING - timedelta(days=4000)
    kept.outbox.save_line("umum", (), 2, None, years_ago)
    assert kept.counter.line_state("umum") == LineState(2, years_ago, None)


def test_yesterdays_line_says_nothing_about_today_but_how_long_a_person_takes(kept: Kept) -> None:
    kept.counter.issue(ask(kept.clock), None, slip)
    kept.outbox.save_line("umum", (), 7, 4.5, MORNING)
    kept.clock.pass_(timedelta(days=1))
    kept.counter.issue(ask(kept.clock), None, slip)
    assert kept.counter.line_state("umum") == LineState(1, None, 4.5)
