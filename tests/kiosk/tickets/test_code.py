"""The grammar of codes: what our slips carry is ours, and nothing else is."""

from __future__ import annotations

import secrets

from hypothesis import given
from hypothesis import strategies as st

from kiosk.bootstrap.run import SECRET_BYTES
from kiosk.tickets import ForeignCode, SlipCode, Unreadable, read_code

NEAR = st.text("ABCXYZabcxyz0189-_ \t\r\n\x00", min_size=20, max_size=24).map(str.encode)


def test_every_secret_of_a_slip_is_ours() -> None:
    for _ in range(200):
        secret = secrets.token_urlsafe(SECRET_BYTES)
        assert read_code(secret.encode()) == SlipCode(secret)


@given(st.binary(max_size=600) | NEAR)
def test_any_bytes_are_one_of_three_and_only_22_safe_letters_are_ours(shown: bytes) -> None:
    match read_code(shown):
        case SlipCode(secret):
            assert len(secret) == 22
            assert secret.encode() == shown
            assert set(secret) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        case ForeignCode():
            assert shown.decode("utf-8").isprintable() or not shown.isascii()
        case Unreadable():
            assert True


@given(st.integers(0, 21), st.sampled_from([0, 9, 10, 13, 27, 32, 34, 39, 43, 47, 60, 127, 255]))
def test_one_strange_byte_makes_a_secret_none(place: int, byte: int) -> None:
    secret = bytearray(b"Zk3v9XqLr8TnB2mY7wPc1A")
    secret[place] = byte
    assert not isinstance(read_code(bytes(secret)), SlipCode)
