from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.printer.status import (
    Asb,
    Block,
    Demultiplexer,
    Garbage,
    ProcessId,
    Queued,
    RealTime,
    state_of_answers,
    state_of_asb,
)
from kiosk.ports import PrinterState

STREAM = b"\x12\x1c\x00\x0f\x00\x11\x37\x22A01Z\x00\x13\x00\x16_TM-T20II\x00\x0f"
TOLD = [
    RealTime(0x12),
    Asb(b"\x1c\x00\x0f\x00"),
    ProcessId(b"A01Z"),
    Queued(0),
    RealTime(0x16),
    Block(b"_TM-T20II"),
    Queued(0x0F),
]


def test_mixed_stream_is_taken_apart() -> None:
    assert Demultiplexer().feed(STREAM) == TOLD


@given(st.lists(st.integers(0, len(STREAM)), max_size=6))
def test_pieces_tell_the_same_as_the_whole(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    demultiplexer = Demultiplexer()
    told = [answer for start, end in pairwise(edges) for answer in demultiplexer.feed(STREAM[start:end])]
    assert told == TOLD


@given(st.binary(max_size=400))
def test_any_bytes_are_taken_without_an_end_or_an_error(data: bytes) -> None:
    demultiplexer = Demultiplexer()
    demultiplexer.feed(data)
    assert len(demultiplexer._rest) < 80


def test_half_status_waits_and_a_broken_one_is_garbage() -> None:
    assert Demultiplexer().feed(b"\x14\x00\x00") == []
    assert Demultiplexer().feed(b"\x14\x00\xff\x00")[0] == Garbage(0x14)


@pytest.mark.parametrize(
    ("bits", "state"),
    [
        (b"\x14\x00\x00\x0f", PrinterState.READY),
        (b"\x14\x00\x03\x0f", PrinterState.PAPER_LOW),
        (b"\x1c\x00\x0f\x00", PrinterState.PAPER_OUT),
        (b"\x3c\x00\x00\x0f", PrinterState.COVER_OPEN),
        (b"\x3c\x00\x0f\x0f", PrinterState.COVER_OPEN),
        (b"\x1c\x08\x00\x0f", PrinterState.CUTTER_STUCK),
        (b"\x1c\x20\x00\x0f", PrinterState.FAULT),
        (b"\x1c\x04\x00\x0f", PrinterState.JAMMED),
        (b"\x1c\x40\x00\x0f", PrinterState.OVERHEATED),
        (b"\x1c\x60\x00\x0f", PrinterState.FAULT),
        (b"\x3c\x40\x0f\x0f", PrinterState.COVER_OPEN),
        (b"\x1c\x00\x00\x0f", PrinterState.FAULT),
    ],
)
def test_pushed_bits_have_their_meaning(bits: bytes, state: PrinterState) -> None:
    assert state_of_asb(Asb(bits)) is state


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ((0x12, 0x12, 0x12, 0x12), PrinterState.READY),
        ((0x12, 0x12, 0x12, 0x1E), PrinterState.PAPER_LOW),
        ((0x1A, 0x32, 0x12, 0x7E), PrinterState.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x12), PrinterState.COVER_OPEN),
        ((0x1A, 0x52, 0x1A, 0x12), PrinterState.CUTTER_STUCK),
        ((0x1A, 0x52, 0x32, 0x12), PrinterState.FAULT),
        ((0x1A, 0x52, 0x16, 0x12), PrinterState.JAMMED),
        ((0x1A, 0x52, 0x52, 0x12), PrinterState.OVERHEATED),
        ((0x1A, 0x52, 0x12, 0x12), PrinterState.FAULT),
        ((0x1A, 0x12, 0x12, 0x12), PrinterState.FAULT),
    ],
)
def test_answered_bits_have_their_meaning(answers: tuple[int, int, int, int], state: PrinterState) -> None:
    assert state_of_answers(*answers) is state
