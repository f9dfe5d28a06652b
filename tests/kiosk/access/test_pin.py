"""What may be a PIN, and that what is kept of it tells it from others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.access import PinProblem, badge_hash, hash_pin, pin_problem, read_or_make_badge_key
from kiosk.access._accounts import AccessError, clean_account_name
from kiosk.access._pin import fits

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("pin", ["000000", "123456", "654321", "121212", "123123", "112233", "123321", "890123"])
def test_easy_ones_are_refused(pin: str) -> None:
    assert pin_problem(pin) is PinProblem.WEAK


@pytest.mark.parametrize(
    ("pin", "problem"),
    [
        ("48151", PinProblem.SHORT),
        ("", PinProblem.DIGITS),
        ("48151a", PinProblem.DIGITS),
        ("٤٨١٥١٦", PinProblem.DIGITS),
        ("4815162342815", PinProblem.DIGITS),
        ("481516", None),
        ("48151623", None),
    ],
)
def test_form(pin: str, problem: PinProblem | None) -> None:
    assert pin_problem(pin) is problem


def test_hash_is_argon2id_of_the_asked_cost_and_knows_its_pin_alone() -> None:
    kept = hash_pin("481516")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "481516" not in kept
    assert fits(kept, "481516")
    assert not fits(kept, "481517")
    assert not fits("rubbish", "481516")
    assert not fits(None, "no PIN is this")


def test_badge_key_is_made_once_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "badge.key"
    key = read_or_make_badge_key(path)
    assert read_or_make_badge_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert badge_hash(key, b"\x04\x01\x02\x03") != badge_hash(b"\0" * 32, b"\x04\x01\x02\x03")
    path.write_bytes(b"short")
    with pytest.raises(AccessError, match=r"access\.badge\.key"):
        read_or_make_badge_key(path)


def test_of_two_that_make_the_badge_key_at_once_both_have_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, first, second = tmp_path / "badge.key", b"1" * 32, b"2" * 32

    def somebody_else_is_faster(_: int) -> bytes:
        path.write_bytes(first)
        return second

    monkeypatch.setattr("kiosk.access._badge.secrets.token_bytes", somebody_else_is_faster)
    assert read_or_make_badge_key(path) == path.read_bytes() == first


def test_name_of_an_account_is_cleaned() -> None:
    assert clean_account_name("  Rina \x1b[31m Wati ") != ""
    assert "\x1b" not in clean_account_name("Ri\x1bna")
    for bad in ("", "   ", "x" * 41):
        with pytest.raises(AccessError):
            clean_account_name(bad)
