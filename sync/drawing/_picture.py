"""The hub's end: what a kiosk sent was made by one of ours or by whoever took one over, so the hub opens none of it."""

from __future__ import annotations

from kiosk.limited import LimitedChild, Limits, Said

DRAWN = frozenset({"application/pdf", "image/avif"})
LIMITS = Limits(memory_bytes=640 << 20, cpu_s=8, wall_s=10.0, raw_bytes=8 << 20, result_bytes=16 << 20)
_PNG = b"\x89PNG\r\n\x1a\n"


def page_picture(content: bytes, media_type: str, number: int, limits: Limits = LIMITS) -> bytes | None:
    """Page `number`, from 1, as PNG; None if it is not there or cannot be drawn.

    Thread: any; blocks for as long as the limits say.
    """
    if media_type not in DRAWN or len(content) > limits.raw_bytes:
        return None
    with LimitedChild(("-m", "sync.drawing"), limits) as child:
        child.raw.write(content)
        said = child.ask({"media_type": media_type, "number": number})
    return said.body if isinstance(said, Said) and said.body.startswith(_PNG) else None
