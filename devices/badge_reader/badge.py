"""The number of a badge, out of what a card answered. Pure.

Source: PC/SC part 3, 3.2.2.1.3 "Get Data": `FF CA 00 00 00` gives the number of a contactless card, then `90 00`.
ISO 14443-3: such a number has 4, 7 or 10 bytes.
"""

from __future__ import annotations

GET_NUMBER = bytes.fromhex("FFCA000000")
_DONE = b"\x90\x00"
_LENGTHS = {4, 7, 10}


def number_in(answer: bytes) -> bytes | None:
    """The number, or None if this is no whole answer."""
    number = answer[: -len(_DONE)]
    return number if answer.endswith(_DONE) and len(number) in _LENGTHS and any(number) else None
