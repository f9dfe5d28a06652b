"""The book of accounts: the real one and the fake keep the same promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.access import AccessError, Role, Tries
from kiosk.errors import KioskError
from kiosk.store import AccountStore, open_store
from tests.fakes.accounts import FakeBook
from tests.fakes.office import HandClock

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.access import AccountBook


@pytest.fixture(params=["real", "fake"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> AccountBook:
    if request.param == "fake":
        return FakeBook()
    return AccountStore(open_store(tmp_path / "kiosk.db", tmp_path / "kiosk.key"), HandClock())


def test_accounts_are_told_by_name_and_a_name_is_given_once(book: AccountBook) -> None:
    rina = book.add("Rina", Role.TECHNICIAN, "hash-r")
    book.add("Andi", Role.OFFICER, "hash-a")
    assert [(one.name, one.role) for one in book.accounts()] == [("Andi", Role.OFFICER), ("Rina", Role.TECHNICIAN)]
    assert book.pin_hash(rina.id) == "hash-r"
    with pytest.raises(AccessError, match=r"access\.name\.taken"):
        book.add("Rina", Role.OFFICER, "other")


def test_removed_account_is_unknown_and_its_number_is_not_given_again(book: AccountBook) -> None:
    first = book.add("Rina", Role.TECHNICIAN, "hash")
    book.set_badge(first.id, "badge")
    book.remove(first.id)
    assert book.accounts() == ()
    assert book.pin_hash(first.id) is None
    assert book.with_badge("badge") is None
    assert book.add("Rina", Role.TECHNICIAN, "hash").id > first.id
    with pytest.raises(KioskError, match=r"access\.unknown"):
        book.remove(first.id)


def test_badge_leads_to_one_account_and_an_empty_one_to_none(book: AccountBook) -> None:
    rina, andi = book.add("Rina", Role.TECHNICIAN, "h"), book.add("Andi", Role.OFFICER, "h")
    book.set_badge(rina.id, "abc")
    found = book.with_badge("abc")
    assert found is not None
    assert (found.id, found.has_badge) == (rina.id, True)
    assert book.with_badge("") is None
    with pytest.raises(AccessError, match=r"access\.badge\.taken"):
        book.set_badge(andi.id, "abc")
    book.set_badge(rina.id, "")
    assert book.with_badge("abc") is None


def test_tries_are_counted_forgiven_and_forgotten_with_another_pin(book: AccountBook) -> None:
    rina = book.add("Rina", Role.TECHNICIAN, "h")
    now = HandClock().now()
    assert book.change_tries(rina.id, lambda one: one.counted(now)) == Tries()
    assert book.change_tries(rina.id, lambda one: one) == Tries(1, now.boot, now.seconds)
    book.forgive(rina.id)
    assert book.change_tries(rina.id, lambda one: one.counted(now)) == Tries()
    book.set_pin(rina.id, "other")
    assert book.change_tries(rina.id, lambda one: one) == Tries()
    assert book.pin_hash(rina.id) == "other"


def test_tries_outlive_the_process_and_are_in_the_audit_log_without_a_name(tmp_path: Path) -> None:
    path, key, now = tmp_path / "kiosk.db", tmp_path / "kiosk.key", HandClock().now()
    engine = open_store(path, key)
    first = AccountStore(engine, HandClock())
    rina = first.add("Rina Wati", Role.TECHNICIAN, "h")
    first.change_tries(rina.id, lambda one: one.counted(now))
    engine.dispose()
    again = open_store(path, key)
    assert AccountStore(again, HandClock()).change_tries(rina.id, lambda one: one).count == 1
    with again.connect() as connection:
        facts = connection.exec_driver_sql("SELECT action, facts FROM audit").all()
    assert [one[0] for one in facts] == ["access.added", "access.tried"]
    assert "Rina" not in str(facts)
