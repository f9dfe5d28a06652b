"""Bytes to codes, with nothing plugged in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.code_reader.frames import ENDLESS_BYTES, GARBLED_AFTER, Frames
from kiosk.ports import MOST_CODE_BYTES, OVERLONG

PIECES = st.lists(st.sampled_from([b"\r", b"\n", b"\r\n", b"A" * 500, b"Zk3"]) | st.binary(max_size=600), max_size=12)


def test_a_code_ends_with_any_ending_and_comes_out_once() -> None:
    assert Frames().feed(b"one\rtwo\nthree\r\nfour") == [b"one", b"two", b"three"]


def test_a_code_without_an_ending_is_whole_after_silence() -> None:
    frames = Frames()
    assert frames.feed(b"one") == []
    assert frames.has_begun
    assert frames.end() == [b"one"]
    assert not frames.has_begun


def test_the_longest_code_comes_out_and_of_a_longer_one_only_that_it_was_there() -> None:
    frames = Frames()
    assert frames.feed(b"x" * MOST_CODE_BYTES + b"\r") == [b"x" * MOST_CODE_BYTES]
    assert frames.feed(b"x" * (MOST_CODE_BYTES + 1) + b"\rafter\r") == [OVERLONG, b"after"]
    assert frames.feed(b"\0" * (MOST_CODE_BYTES + 1) + b"\r") == []
    assert (frames.dropped, frames.too_long) == (2, 2)


def test_a_large_code_of_somebody_else_is_no_trouble_of_the_line() -> None:
    frames = Frames()
    for _ in range(GARBLED_AFTER):
        assert frames.feed(b"HC1:" + b"6BF" * 600 + b"\r") == [OVERLONG]
    assert not frames.is_garbled


def test_a_code_of_which_a_part_was_lost_does_not_come_out() -> None:
    frames = Frames()
    frames.feed(b"Zk3v9X")
    frames.spoil()
    assert frames.feed(b"qLr8\rnext\r") == [b"next"]
    assert (frames.dropped, frames.too_long) == (1, 0)


def test_rubbish_is_known_after_some_and_forgotten_with_a_good_code() -> None:
    frames = Frames()
    for count in range(GARBLED_AFTER):
        assert frames.is_garbled == (count >= GARBLED_AFTER)
        frames.feed(b"\xf8\x00\xfe\r")
    assert frames.is_garbled
    frames.feed(b"good\r")
    assert not frames.is_garbled


def test_a_device_that_talks_without_an_end_is_no_reader() -> None:
    frames = Frames()
    for _ in range(GARBLED_AFTER * ENDLESS_BYTES // 100 + 10):
        assert frames.feed(b"$GPGGA,081836,3751.65,S" * 5) == []
    assert frames.is_garbled


@given(PIECES)
def test_no_code_is_longer_than_allowed_or_holds_an_ending(pieces: list[bytes]) -> None:
    frames = Frames()
    codes = [code for piece in pieces for code in frames.feed(piece)] + frames.end()
    sent = b"".join(pieces)
    for code in codes:
        if code == OVERLONG:
            continue
        assert 0 < len(code) <= MOST_CODE_BYTES
        assert not {10, 13} & set(code)
        assert code in sent


@given(st.lists(st.binary(max_size=600), max_size=8), st.integers(1, 50))
def test_how_bytes_are_cut_on_the_way_changes_no_code(pieces: list[bytes], size: int) -> None:
    sent = b"\r".join(pieces) + b"\r"
    whole, cut = Frames(), Frames()
    pieces_as_cut = [sent[start : start + size] for start in range(0, len(sent), size)]
    assert whole.feed(sent) == [code for piece in pieces_as_cut for code in cut.feed(piece)]
