"""Whom the desk calls, and how it goes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from kiosk.database import audit, reading
from kiosk.ports import EntryKind
from sync.engine import make_envelope
from sync.hub import _line, rows
from sync.hub._desk import _act_on, _call_next, _undo
from sync.hub._desk_page import desk_page
from sync.hub._desk_values import Seat
from sync.hub._line import Act
from sync.hub._parts import Parts, open_parts
from sync.protocol import SyncRequest, encode
from tests.sync.office import OFFICE, entry, make_config, moment, ticket_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

ONE, TWO = Seat("Loket 1", has_all_lanes=False), Seat("Loket 2", has_all_lanes=True)


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    parts = open_parts(make_config(tmp_path, 8470))
    yield parts
    parts.engine.dispose()


def arrive(parts: Parts, *priorities: str) -> None:
    """One person a minute, in this order."""
    for at, priority in enumerate(priorities):
        body = ticket_body(at + 1, priority=priority)
        sent = make_envelope(entry(EntryKind.TICKET, body, age_s=600 - 60 * at), OFFICE, "kiosk-1", moment())
        parts.intake.take(SyncRequest("kiosk-1", [], [msgspec.Raw(encode(sent))]), parts.now())


def called(parts: Parts, seat: Seat) -> str | None:
    page = desk_page(parts, seat, "")
    return page.called.number if page.called else None


def current(parts: Parts, seat: Seat) -> UUID | None:
    page = desk_page(parts, seat, "")
    return page.called.uuid if page.called else None


def press_next(parts: Parts, seat: Seat) -> str | None:
    _call_next(parts, seat, current(parts, seat))
    return called(parts, seat)


def press(parts: Parts, seat: Seat, act: Act) -> bool:
    uuid = current(parts, seat)
    assert uuid
    with parts.engine.begin() as connection:
        return _line.do(connection, uuid, act, seat.counter, parts.now())


def test_shown_order_is_the_order_of_calls(parts: Parts) -> None:
    arrive(parts, "none", "none", "elderly", "pregnant", "disabled", "none")
    shown = [one.number for one in desk_page(parts, ONE, "").waiting]
    assert [press_next(parts, ONE) for _ in shown] == shown
    assert shown == ["A-003", "A-004", "A-001", "A-005", "A-002", "A-006"]


def test_two_officers_at_once_never_get_the_same_person(parts: Parts) -> None:
    arrive(parts, *["none"] * 20)
    seats = [Seat(f"Loket {at}", has_all_lanes=True) for at in range(4)]

    def work(seat: Seat) -> list[str | None]:
        return [press_next(parts, seat) for _ in range(5)]

    with ThreadPoolExecutor(4) as pool:
        numbers = [number for one in pool.map(work, seats) for number in one]
    assert sorted(str(number) for number in numbers) == [f"A-{at:03d}" for at in range(1, 21)]


def test_second_press_of_an_old_page_does_nothing(parts: Parts) -> None:
    arrive(parts, "none", "none")
    assert _call_next(parts, ONE, None) == ""
    assert _call_next(parts, ONE, None) == "stale"
    assert called(parts, ONE) == "A-001"


def test_absent_person_who_comes_back_keeps_the_place(parts: Parts) -> None:
    arrive(parts, "none", "none", "none")
    press_next(parts, ONE)
    press(parts, ONE, Act.MISS)
    absent = desk_page(parts, ONE, "").absent
    assert [one.number for one in absent] == ["A-001"]
    with parts.engine.begin() as connection:
        assert _line.do(connection, absent[0].uuid, Act.PUT_BACK, "Loket 2", parts.now())
    assert press_next(parts, ONE) == "A-001"


def test_put_back_calls_the_next_one_and_then_the_same_again(parts: Parts) -> None:
    arrive(parts, "none", "none", "none")
    press_next(parts, ONE)
    press(parts, ONE, Act.PUT_BACK)
    assert [press_next(parts, ONE) for _ in range(3)] == ["A-002", "A-001", "A-003"]


def put_back_absent(parts: Parts, seat: Seat) -> None:
    """Who did not come comes after all, to the same counter."""
    absent = desk_page(parts, seat, "").absent
    with parts.engine.begin() as connection:
        assert _line.do(connection, absent[0].uuid, Act.PUT_BACK, seat.counter, parts.now())


def shown_line(parts: Parts, seat: Seat) -> list[str]:
    return [one.number for one in desk_page(parts, seat, "").waiting]


def test_absent_person_who_comes_to_the_same_counter_is_overtaken_by_nobody(parts: Parts) -> None:
    arrive(parts, "elderly", "none")
    press_next(parts, ONE)
    press(parts, ONE, Act.MISS)
    put_back_absent(parts, ONE)
    assert shown_line(parts, ONE) == ["A-001", "A-002"]


def test_two_who_were_put_back_keep_their_priority(parts: Parts) -> None:
    """Neither was served: no ordinary number is due yet."""
    arrive(parts, "elderly", "pregnant", "none")
    for _ in range(2):
        press_next(parts, ONE)
        press(parts, ONE, Act.MISS)
    for _ in range(2):
        put_back_absent(parts, ONE)
    assert shown_line(parts, ONE) == ["A-001", "A-002", "A-003"]
    assert [press_next(parts, ONE) for _ in range(3)] == ["A-001", "A-002", "A-003"]


def test_who_comes_later_does_not_overtake_a_number_put_back(parts: Parts) -> None:
    arrive(parts, "elderly")
    press_next(parts, ONE)
    press(parts, ONE, Act.PUT_BACK)
    late = make_envelope(entry(EntryKind.TICKET, ticket_body(2), age_s=0.0), OFFICE, "kiosk-1", moment())
    parts.intake.take(SyncRequest("kiosk-1", [], [msgspec.Raw(encode(late))]), parts.now())
    assert shown_line(parts, ONE) == ["A-001", "A-002"]


def shown_act(parts: Parts, seat: Seat) -> int | None:
    page = desk_page(parts, seat, "")
    return page.undo.act if page.undo else None


def undo_words(parts: Parts, seat: Seat) -> str:
    page = desk_page(parts, seat, "")
    return page.undo.words if page.undo else ""


def press_undo(parts: Parts, seat: Seat) -> bool:
    return _undo(parts, seat, shown_act(parts, seat))


def test_undo_takes_back_one_act_after_the_other(parts: Parts) -> None:
    arrive(parts, "none", "none")
    press_next(parts, ONE)
    press_next(parts, ONE)
    assert undo_words(parts, ONE) == "Panggilan A-002"
    assert press_undo(parts, ONE)
    assert undo_words(parts, ONE) == "Selesai A-001"
    assert press_undo(parts, ONE)
    assert called(parts, ONE) == "A-001"
    assert press_undo(parts, ONE)
    assert not press_undo(parts, ONE)
    assert [one.number for one in desk_page(parts, ONE, "").waiting] == ["A-001", "A-002"]


def test_undo_on_an_old_page_takes_back_nothing_else(parts: Parts) -> None:
    arrive(parts, "none", "none")
    press_next(parts, ONE)
    old = shown_act(parts, ONE)
    press_next(parts, ONE)
    assert not _undo(parts, ONE, old)
    assert not _undo(parts, ONE, None)
    assert called(parts, ONE) == "A-002"
    assert press_undo(parts, ONE)
    assert press_undo(parts, ONE)
    assert not _undo(parts, ONE, None)
    assert called(parts, ONE) == "A-001"


def test_undo_never_takes_somebody_from_another_counter(parts: Parts) -> None:
    arrive(parts, "none")
    press_next(parts, ONE)
    press(parts, ONE, Act.PUT_BACK)
    old = shown_act(parts, ONE)
    assert press_next(parts, TWO) == "A-001"
    assert not _undo(parts, ONE, old)
    assert called(parts, TWO) == "A-001"


def test_only_the_counter_that_called_may_act(parts: Parts) -> None:
    arrive(parts, "none")
    press_next(parts, ONE)
    uuid = current(parts, ONE)
    assert uuid
    with parts.engine.begin() as connection:
        assert not _line.do(connection, uuid, Act.SERVE, "Loket 2", parts.now())
    assert called(parts, ONE) == "A-001"


def test_recall_is_counted_and_can_be_done_only_while_called(parts: Parts) -> None:
    arrive(parts, "none")
    press_next(parts, ONE)
    assert press(parts, ONE, Act.RECALL)
    page = desk_page(parts, ONE, "")
    assert page.called
    assert page.called.calls == 2
    press(parts, ONE, Act.SERVE)
    with parts.engine.begin() as connection:
        assert not _line.do(connection, page.called.uuid, Act.RECALL, "Loket 1", parts.now())


def test_minutes_each_is_measured_from_three_on_and_shared_by_counters(parts: Parts) -> None:
    arrive(parts, *["none"] * 4)
    began = datetime.now(UTC)
    with parts.engine.begin() as connection:
        today = parts.day.today(connection, began)
        for at in range(4):
            assert (_line.minutes_each(connection, today, "umum") is None) == (at < 3)
            counter = f"Loket {at % 2}"
            uuid = _line.call_next(connection, today, counter, None, began)
            assert uuid
            _line.do(connection, uuid, Act.SERVE, counter, began + timedelta(minutes=8))
        assert _line.minutes_each(connection, today, "umum") == 4.0


def test_every_act_is_in_the_audit_log(parts: Parts) -> None:
    arrive(parts, "none")
    press_next(parts, ONE)
    press(parts, ONE, Act.SERVE)
    with reading(parts.engine) as connection:
        actions = [row.action for row in connection.execute(rows.metadata.tables["audit"].select())]
        assert audit.verify(connection) is None
    assert actions == ["ticket.call", "ticket.serve"]


class HeardCalls:
    """What is shown where people wait."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []

    def called(self, number: str, counter: str) -> None:
        self.calls.append((number, counter))

    def close(self) -> None: ...


def test_each_call_and_repeat_is_announced_and_nothing_else(tmp_path: Path) -> None:
    heard = HeardCalls()
    parts = open_parts(make_config(tmp_path, 8470), heard)
    arrive(parts, "none")
    press_next(parts, ONE)
    uuid = current(parts, ONE)
    assert uuid is not None
    _act_on(parts, ONE, uuid, _line.Act.RECALL)
    _act_on(parts, TWO, uuid, _line.Act.RECALL)
    _act_on(parts, ONE, uuid, _line.Act.SERVE)
    press_next(parts, ONE)
    parts.engine.dispose()
    assert heard.calls == [("A-001", "Loket 1"), ("A-001", "Loket 1")]
