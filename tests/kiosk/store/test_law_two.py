"""Law 2: submitting leaves everything or nothing, wherever it breaks."""

from __future__ import annotations

import os
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from kiosk.database import audit, reading
from kiosk.ports import FormUsed
from tests.fakes.office import ask, fill_in, slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.kiosk.store.conftest import Kiosk

# Nobody's PIN has part in a resident's act.
UNTOUCHED = {"account": 0, "pin_try": 0, "line": 0, "line_waiting": 0, "ready": 0}
TABLES_OF_ONE_ACT = {
    **UNTOUCHED,
    "counter": 1,
    "ticket": 1,
    "application": 1,
    "answer": 3,
    "document": 3,
    "print_job": 1,
}
FORM = FormUsed(b"{}", {})


class BreakError(Exception):
    """Raised in the middle."""


class BreakAt:
    """Raises at the n-th call, once."""

    def __init__(self, n: int) -> None:
        self.n, self.calls = n, 0

    def __call__(self, *_: object) -> None:
        self.calls += 1
        if self.calls == self.n:
            raise BreakError


@contextmanager
def breaking(kiosk: Kiosk, moment: str, n: int) -> Iterator[BreakAt]:
    hook = BreakAt(n)
    event.listen(kiosk.engine, moment, hook)
    try:
        yield hook
    finally:
        event.remove(kiosk.engine, moment, hook)


def statements_of(kiosk: Kiosk, act: Callable[[], object]) -> int:
    with breaking(kiosk, "before_cursor_execute", 0) as counting:
        act()
    return counting.calls


def assert_leaves_nothing(kiosk: Kiosk, act: Callable[[], object], moment: str = "", n: int = 1) -> None:
    before, pages = kiosk.everything(), kiosk.page_names()
    with pytest.raises(BreakError), breaking(kiosk, moment, n) if moment else nullcontext():
        act()
    assert kiosk.everything() == before
    assert kiosk.page_names() == pages


def test_one_act_leaves_everything(kiosk: Kiosk) -> None:
    kiosk.store.issue(ask(kiosk.clock), fill_in(b"one", b"two"), slip, FORM)
    rows = {name: len(rows) for name, rows in kiosk.everything().items()}
    assert rows == {**TABLES_OF_ONE_ACT, "outbox": 6, "definition": 1, "audit": 1}
    assert len(kiosk.page_names()) == 2


@pytest.mark.parametrize("moment", ["before_cursor_execute", "after_cursor_execute"])
def test_break_at_any_statement_leaves_nothing(kiosk: Kiosk, moment: str) -> None:
    def act() -> None:
        # The first page is also another application's: it must stay. The definition is always a new one.
        whole = replace(fill_in(b"another's too", os.urandom(9)), definition=os.urandom(32).hex())
        kiosk.store.issue(ask(kiosk.clock), whole, slip, FORM)

    statements = statements_of(kiosk, act)
    assert statements > len(TABLES_OF_ONE_ACT)
    for n in range(1, statements + 1):
        assert_leaves_nothing(kiosk, act, moment, n)
    assert str(kiosk.store.issue(ask(kiosk.clock), None, slip).ticket.number) == "A-002"


@pytest.mark.parametrize("moment", ["before_cursor_execute", "after_cursor_execute"])
def test_break_while_an_application_joins_its_number_leaves_the_number_alone(kiosk: Kiosk, moment: str) -> None:
    def act() -> None:
        kiosk.store.join(request.uuid, whole, FORM)

    for n in range(1, 100):
        request, whole = ask(kiosk.clock), replace(fill_in(os.urandom(9)), definition=os.urandom(32).hex())
        kiosk.store.issue(request, None, slip)
        try:
            assert_leaves_nothing(kiosk, act, moment, n)
        except pytest.fail.Exception:  # it has no n-th statement, and nothing broke
            break
    assert n > len({"application", "answer", "document", "outbox", "definition", "audit"})


def test_joining_leaves_everything_but_a_number(kiosk: Kiosk) -> None:
    request = ask(kiosk.clock)
    kiosk.store.issue(request, None, slip)
    kiosk.store.join(request.uuid, fill_in(b"one", b"two"), FORM)
    rows = {name: len(rows) for name, rows in kiosk.everything().items()}
    assert rows == {**TABLES_OF_ONE_ACT, "outbox": 6, "definition": 1, "audit": 2}


def test_break_at_the_commit_leaves_nothing(kiosk: Kiosk) -> None:
    assert_leaves_nothing(kiosk, lambda: kiosk.store.issue(ask(kiosk.clock), fill_in(b"page"), slip), "commit")
    assert str(kiosk.store.issue(ask(kiosk.clock), None, slip).ticket.number) == "A-001"


def test_break_while_the_slip_is_made_leaves_nothing(kiosk: Kiosk) -> None:
    def no_slip(*_: object) -> bytes:
        raise BreakError

    assert_leaves_nothing(kiosk, lambda: kiosk.store.issue(ask(kiosk.clock), fill_in(b"page"), no_slip))


def test_break_at_any_sync_of_a_page_leaves_nothing(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in (1, 2, 3):  # two pages, then their folder
        really, hook = os.fsync, BreakAt(n)
        kiosk.pages.mkdir(exist_ok=True)

        def fsync(handle: int, hook: BreakAt = hook, really: Callable[[int], None] = really) -> None:
            hook()
            really(handle)

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", fsync)
            assert_leaves_nothing(kiosk, lambda: kiosk.store.issue(ask(kiosk.clock), fill_in(b"one", b"two"), slip))


def test_pages_are_on_the_disk_before_the_transaction_begins(kiosk: Kiosk) -> None:
    seen: list[int] = []
    event.listen(kiosk.engine, "begin", lambda _: seen.append(len(kiosk.page_names())))
    kiosk.store.issue(ask(kiosk.clock), fill_in(b"one", b"two"), slip)
    assert seen == [2]


def test_an_event_for_the_desk_is_sent_and_noted_or_neither(kiosk: Kiosk) -> None:
    def act() -> None:
        kiosk.store.tell_desk("officer_called")

    for n in range(1, statements_of(kiosk, act) + 1):
        assert_leaves_nothing(kiosk, act, "before_cursor_execute", n)


def test_every_act_is_in_an_audit_chain_that_holds_and_names_nobody(kiosk: Kiosk) -> None:
    issued = kiosk.store.issue(ask(kiosk.clock), fill_in(b"page"), slip)
    kiosk.store.copy_job(issued.ticket.request.uuid, lambda _: b"copy")
    kiosk.store.tell_desk("officer_called", page="documents")
    kiosk.store.note("session.ended", how="idle")
    with reading(kiosk.engine) as connection:
        assert audit.verify(connection) is None
    entries = kiosk.everything()["audit"]
    assert [entry[2] for entry in entries] == ["ticket.issued", "slip.copied", "officer_called", "session.ended"]
    assert "Siti" not in str(entries)
    assert "6474025504540003" not in str(entries)
