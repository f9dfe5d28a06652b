"""What the camera's process is told and what it says: small, each with its length before it, and checked."""

from __future__ import annotations

import struct
from typing import Annotated, Literal

import msgspec

from devices.camera._measures import Corners, Measures
from devices.pages import MOST_PIXELS

_Size = Annotated[int, msgspec.Meta(ge=1, le=MOST_PIXELS)]
_LENGTH = struct.Struct(">I")
MOST_WORD_BYTES = 2048
RGB = 3
LOOK, TAKE = b"l", b"t"


class Job(msgspec.Struct, frozen=True):
    """What a process is started for; the first and last thing it is told but for single letters.

    Args:
        url: A `v4l2:` or `http:` address.
        turned_deg: How far a picture is turned with the clock, so that its top is away from the person.
        memory: A descriptor; the whole picture goes there.
    """

    url: str
    size_px: tuple[int, int]
    turned_deg: int
    box_px: tuple[int, int]
    open_s: float
    read_s: float
    memory: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """There is no camera to look through, or no more; the process ends."""

    state: Literal["absent", "busy", "denied", "frozen", "broken"]


class Started(msgspec.Struct, frozen=True, tag="started"):
    """The process can look; what comes later than it should is the camera's doing from now on."""


class Looked(msgspec.Struct, frozen=True, tag="looked"):
    """One picture; the preview's bytes follow.

    Args:
        fingerprint: Of the whole picture: a sensor's noise is never the same twice.
        width_px: Of the whole picture.
    """

    measures: Measures
    fingerprint: int
    width_px: _Size
    height_px: _Size
    preview_width_px: _Size
    preview_height_px: _Size


class Taken(msgspec.Struct, frozen=True, tag="taken"):
    """The picture last looked at lies in memory, as packed RGB.

    Args:
        corners: Where the paper is on it; None for none, or one that is cut off.
        is_cut: Whether it is that.
    """

    width_px: _Size
    height_px: _Size
    corners: Corners | None = None
    is_cut: bool = False


Word = Started | Failed | Looked | Taken
_decoder = msgspec.msgpack.Decoder(Word)


def packed(word: Word) -> bytes:
    """A word as it goes over the wire."""
    body = msgspec.msgpack.encode(word)
    return _LENGTH.pack(len(body)) + body


def unpacked(received: bytes | bytearray) -> tuple[Word, int] | None:
    """The first word and where it ends; None as long as it is not whole.

    Raises: msgspec.MsgspecError, ValueError for what is none.
    """
    if len(received) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack_from(received)
    if length > MOST_WORD_BYTES:
        raise ValueError(length)
    end = _LENGTH.size + length
    return (_decoder.decode(received[_LENGTH.size : end]), end) if len(received) >= end else None
