"""Whatever happens in whatever order: no number twice, none skipped within a day, nothing acknowledged comes back."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.database import audit, reading
from tests.fakes.office import LANES, ask, fill_in, slip
from tests.kiosk.store.conftest import Kiosk

if TYPE_CHECKING:
    from datetime import date

    from kiosk.application import Application
    from kiosk.ports import Issued
    from kiosk.tickets import TicketRequest


class NoSlipError(Exception):
    """The slip could not be made."""


class Numbers(RuleBasedStateMachine):
    """An office's days, with clocks that jump and a kiosk that is restarted."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.kiosk = Kiosk(Path(self.folder.name))
        self.asked: list[tuple[TicketRequest, Application | None, Issued]] = []
        self.acknowledged: set[str] = set()

    def teardown(self) -> None:
        self.kiosk.engine.dispose()
        self.folder.cleanup()

    @rule(lane=st.integers(0, len(LANES) - 1), has_application=st.booleans())
    def issue(self, lane: int, has_application: bool) -> None:
        request, application = ask(self.kiosk.clock, lane), fill_in(b"page") if has_application else None
        before = self.kiosk.store.line_state(request.lane.code)
        issued = self.kiosk.store.issue(request, application, slip)
        assert issued.line == before
        self.asked.append((request, application, issued))

    @precondition(lambda self: self.asked)
    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        request, application, issued = data.draw(st.sampled_from(self.asked))
        assert self.kiosk.store.issue(request, application, slip) == issued

    @rule(lane=st.integers(0, len(LANES) - 1))
    def fail(self, lane: int) -> None:
        def no_slip(*_: object) -> bytes:
            raise NoSlipError

        try:
            self.kiosk.store.issue(ask(self.kiosk.clock, lane), fill_in(b"lost"), no_slip)
        except NoSlipError:
            return
        raise AssertionError

    @rule(hours=st.integers(-72, 72))
    def move_the_clock(self, hours: int) -> None:
        self.kiosk.clock.wall_at += timedelta(hours=hours)

    @rule()
    def restart(self) -> None:
        self.kiosk.engine.dispose()
        self.kiosk.open()
        self.kiosk.store.recover()

    @rule(most=st.integers(1, 4))
    def send(self, most: int) -> None:
        for entry in self.kiosk.outbox.waiting(most):
            self.kiosk.outbox.acknowledge(entry.uuid, entry.sha256)
            self.acknowledged.add(str(entry.uuid))

    @invariant()
    def numbers_of_a_day_are_one_two_three(self) -> None:
        counts: dict[tuple[date, str], list[int]] = defaultdict(list)
        for _, _, issued in self.asked:
            counts[issued.ticket.business_day, issued.ticket.number.letter].append(issued.ticket.number.count)
        for given in counts.values():
            assert given == list(range(1, len(given) + 1))

    @invariant()
    def days_go_only_forward(self) -> None:
        days = [issued.ticket.business_day for _, _, issued in self.asked]
        assert days == sorted(days)

    @invariant()
    def each_entry_is_either_waiting_or_acknowledged(self) -> None:
        waiting = {str(entry.uuid) for entry in self.kiosk.outbox.waiting(1000)}
        tickets = {str(request.uuid) for request, _, _ in self.asked}
        assert not waiting & self.acknowledged
        assert tickets <= waiting | self.acknowledged

    @invariant()
    def the_audit_chain_holds(self) -> None:
        with reading(self.kiosk.engine) as connection:
            assert audit.verify(connection) is None


TestNumbers = Numbers.TestCase
TestNumbers.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,  # a disk is synced at each step
    suppress_health_check=[HealthCheck.too_slow],
)
