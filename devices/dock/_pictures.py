"""A picture that somebody chose on the page: decoded in a child with limits, and encoded anew."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Annotated

import msgspec
from PIL import Image

from kiosk.limited import LimitedChild, Limits, Silence

MOST_BYTES = 24 << 20
_RGB = 3
_CHILD = ("-P", str(Path(__file__).with_name("_decode.py")))
_LIMITS = Limits(memory_bytes=900 << 20, cpu_s=10, wall_s=10.0, raw_bytes=MOST_BYTES, result_bytes=32 << 20)
_Side = Annotated[int, msgspec.Meta(ge=1, le=3508)]


class _Head(msgspec.Struct, frozen=True):
    width_px: _Side
    height_px: _Side


def decoded(content: bytes) -> bytes | None:
    """As PNG; None for what is no JPEG or PNG, is broken, or is too large."""
    with LimitedChild(_CHILD, _LIMITS) as child:
        child.raw.write(content)
        said = child.ask({})
    if isinstance(said, Silence):
        return None
    try:
        head = msgspec.json.decode(said.head, type=_Head)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if len(said.body) != _RGB * head.width_px * head.height_px:
        return None
    file = io.BytesIO()
    Image.frombytes("RGB", (head.width_px, head.height_px), said.body).save(file, "PNG", compress_level=1)
    return file.getvalue()
