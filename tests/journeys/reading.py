"""Reads the large number off a picture of the slip page: what a resident sees, not what the program says it showed."""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.journeys.trace import Rect

FONT = Path(__file__).parents[2] / "screens" / "assets" / "fonts" / "PlusJakartaSans_700Bold.ttf"
SHRINK = 3
DARK = 110
GLYPH = (48, 64)
HEADER_SHARE = 0.09
# Glyphs of one number are equally tall, but for the dash and the overshoot of round ones.
EQUALLY_TALL = 0.85
# What is narrower for its height is a line of the layout; the slimmest glyph, an I, is three times as wide.
SLIMMEST = 0.06


class Box(NamedTuple):
    """Left, top, right, bottom; right and bottom outside."""

    left: int
    top: int
    right: int
    bottom: int


def read_number(picture: Image.Image, buttons: Iterable[Rect]) -> str:
    """The tallest writing outside header and buttons, as letters and digits; the dash is left out."""
    mask = picture.convert("L").point(lambda level: 255 if level < DARK else 0)
    draw = ImageDraw.Draw(mask)
    draw.rectangle((0, 0, mask.width, int(mask.height * HEADER_SHARE)), fill=0)
    for button in buttons:
        draw.rectangle(
            (button.left - 4, button.top - 4, button.left + button.width + 4, button.top + button.height + 4), fill=0
        )
    small = mask.resize((mask.width // SHRINK, mask.height // SHRINK), Image.Resampling.BOX).point(
        lambda level: level > 127 and 255
    )
    boxes = [box for box in _blobs(small) if box.right - box.left > SLIMMEST * (box.bottom - box.top)]
    tallest = max((box.bottom - box.top for box in boxes), default=0)
    glyphs = [box for box in boxes if box.bottom - box.top >= EQUALLY_TALL * tallest]
    return "".join(_name(small.crop(box)) for box in sorted(glyphs))


def _blobs(mask: Image.Image) -> list[Box]:
    """Bounds of all connected writing."""
    width, height = mask.size
    inked = {at for at, level in enumerate(mask.tobytes()) if level}
    boxes = []
    while inked:
        edge = [inked.pop()]
        members = []
        while edge:
            at = edge.pop()
            members.append(at)
            x, y = at % width, at // width
            near = {
                row * width + column
                for row in range(max(0, y - 1), min(height, y + 2))
                for column in range(max(0, x - 1), min(width, x + 2))
            }
            found = near & inked
            inked -= found
            edge += found
        xs, ys = [at % width for at in members], [at // width for at in members]
        boxes.append(Box(min(xs), min(ys), max(xs) + 1, max(ys) + 1))
    return boxes


def _name(glyph: Image.Image) -> str:
    """The letter or digit that looks most like this."""
    seen = glyph.resize(GLYPH, Image.Resampling.BOX)
    slim = glyph.width / glyph.height

    def unlikeness(known: str) -> float:
        drawn, drawn_slim = _drawn(known)
        return float(ImageStat.Stat(ImageChops.difference(seen, drawn)).mean[0]) + 100 * abs(slim - drawn_slim)

    return min(string.ascii_uppercase + string.digits, key=unlikeness)


@cache
def _drawn(character: str) -> tuple[Image.Image, float]:
    font = ImageFont.truetype(str(FONT), 120)
    canvas = Image.new("L", (240, 240))
    ImageDraw.Draw(canvas).text((40, 40), character, fill=255, font=font)
    drawn = canvas.crop(canvas.getbbox())
    return drawn.resize(GLYPH, Image.Resampling.BOX), drawn.width / drawn.height
