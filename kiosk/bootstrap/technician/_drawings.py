"""Drawings as the glass takes them."""

from __future__ import annotations

from functools import lru_cache

from kiosk.ports import Preview
from kiosk.texts import drawing


@lru_cache(maxsize=1)
def drawings(name: str) -> tuple[Preview, ...]:
    """The one of that name; none where there is no name."""
    if not name:
        return ()
    from PIL import Image  # noqa: PLC0415 - no resident needs it

    with Image.open(drawing(name, "png")) as picture:
        return (Preview(picture.convert("RGB").tobytes(), *picture.size),)
