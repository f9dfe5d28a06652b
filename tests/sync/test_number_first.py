"""An application that joins its number, from the kiosk's disk to the officer's desk, in whatever order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from kiosk.clock import SystemClock
from kiosk.ports import EntryKind
from kiosk.store import OutboxStore, Store, open_store
from sync.engine import make_envelope
from sync.hub import _line
from sync.hub._desk_page import desk_page
from sync.hub._desk_values import Papers, Seat
from sync.hub._parts import Parts, open_parts
from sync.protocol import ReceiptStatus, SyncRequest, encode
from tests.fakes.office import ask, fill_in, slip
from tests.sync.office import OFFICE, make_config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from kiosk.ports import OutboxEntry

SEAT = Seat("Loket 1", has_all_lanes=False)


class Office:
    """A kiosk's disk and a hub's, and a courier between them without a network."""

    def __init__(self, folder: Path) -> None:
        config, self.clock = make_config(folder, 8470), SystemClock()
        path, key, pages = folder / "kiosk.db", folder / "kiosk.key", folder / "pages"
        self.store = Store(open_store(path, key), config.office, config.kiosk, config.lanes, pages, self.clock)
        self.outbox = OutboxStore(open_store(path, key), config.office, pages, self.clock)
        self.hub: Parts = open_parts(config)

    def carry(self, *kinds: EntryKind) -> None:
        """Bring what waits, or only these kinds of it, and take back the line."""
        found = [one for one in self.outbox.waiting(25) if not kinds or one.kind in kinds]
        for one in found:
            if one.page_sha256:
                self.hub.pages.keep(one.page_sha256, self.outbox.page(one.page_sha256))
        reply = self.hub.intake.take(
            SyncRequest("kiosk-1", ["umum"], [self._sent(one) for one in found]), self.hub.now()
        )
        for receipt in reply.receipts:
            assert receipt.status is ReceiptStatus.STORED, receipt
            self.outbox.acknowledge(receipt.uuid, receipt.sha256)
        (lane,) = reply.lanes
        self.outbox.save_line(lane.lane, tuple(lane.waiting), lane.others, lane.minutes_each, reply.as_of)

    def _sent(self, one: OutboxEntry) -> msgspec.Raw:
        return msgspec.Raw(encode(make_envelope(one, OFFICE, "kiosk-1", self.clock.now())))

    def take_number(self) -> UUID:
        request = replace(ask(self.clock), bring=())  # type: ignore[arg-type]  # both clocks tell the time
        self.store.issue(request, None, slip)
        return request.uuid

    def call_next(self) -> None:
        with self.hub.engine.begin() as connection:
            today = self.hub.day.today(connection, self.hub.now())
            assert _line.call_next(connection, today, "Loket 1", None, self.hub.now()) is not None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.hub.engine.dispose()


def test_an_application_that_joins_is_seen_with_its_number_in_the_line(office: Office) -> None:
    number = office.take_number()
    office.carry()
    assert desk_page(office.hub, SEAT, "").waiting[0].note == "mengambil nomor saja"
    office.store.join(number, fill_in(b"page"))
    office.carry()
    (one,) = desk_page(office.hub, SEAT, "").waiting
    assert (one.uuid, one.note) == (number, "")


def test_an_application_that_joins_after_the_call_is_seen_at_the_counter_that_called(office: Office) -> None:
    number = office.take_number()
    office.carry()
    assert office.store.still_waits(number)
    office.call_next()
    office.carry()
    assert not office.store.still_waits(number), "the kiosk can tell the resident"
    called = desk_page(office.hub, SEAT, "").called
    assert called is not None
    assert (called.papers, called.application) == (Papers.NONE, None)
    office.store.join(number, fill_in(b"page"))
    office.carry()
    called = desk_page(office.hub, SEAT, "").called
    assert called is not None
    assert called.uuid == number
    assert called.application is not None
    assert called.application.answers[1].shown == "Siti Contoh"
    assert [bool(one.pictures) for one in called.application.documents] == [True, False]


def test_an_application_that_comes_before_its_number_waits_for_it(office: Office) -> None:
    number = office.take_number()
    office.store.join(number, fill_in())
    office.carry(EntryKind.APPLICATION, EntryKind.DOCUMENT)
    assert desk_page(office.hub, SEAT, "").waiting == ()
    office.carry(EntryKind.TICKET)
    (one,) = desk_page(office.hub, SEAT, "").waiting
    assert (one.uuid, one.note) == (number, "")


def test_sending_an_application_that_joined_again_changes_nothing(office: Office) -> None:
    number, application = office.take_number(), fill_in()
    office.store.join(number, application)
    sent = [office._sent(one) for one in office.outbox.waiting(25)]
    for _ in range(2):
        reply = office.hub.intake.take(SyncRequest("kiosk-1", ["umum"], sent), office.hub.now())
        assert {one.status for one in reply.receipts} == {ReceiptStatus.STORED}
    assert len(desk_page(office.hub, SEAT, "").waiting) == 1
