"""Backs of buttons, tiles and notes: smooth round corners without multisampling.

A skin is one small picture with soft corners, stretched by its middle (nine patches): one cheap quad on a machine
without a GPU, where multisampling costs 170 ms at start and 77 MB.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from kivy.graphics.texture import Texture

from screens.theme.palette import PALETTE, STRONG


@dataclass(frozen=True)
class Skin:
    """Colours by name; `is_strong` draws the broad edge, `is_hollow` nothing within it."""

    fill: str
    edge: str
    is_strong: bool = False
    is_hollow: bool = False


SKINS = {
    "surface": Skin("surface", "line"),
    "surface_down": Skin("surface_down", "primary", is_strong=True),
    "chosen": Skin("chosen", "chosen_edge", is_strong=True),
    "chosen_down": Skin("chosen_down", "chosen_down_edge", is_strong=True),
    "field": Skin("surface", "primary", is_strong=True),
    "primary": Skin("primary", "primary"),
    "primary_down": Skin("primary_down", "primary_down_edge", is_strong=True),
    "call": Skin("call", "call_edge"),
    "call_down": Skin("call_down", "primary_down_edge", is_strong=True),
    "officer": Skin("officer", "call_edge", is_strong=True),
    "officer_down": Skin("call_down", "primary_down_edge", is_strong=True),
    "key": Skin("surface", "line"),
    "key_down": Skin("surface_down", "primary", is_strong=True),
    "sheet": Skin("sheet", "sheet_edge", is_strong=True),
    "sheet_down": Skin("surface_down", "primary", is_strong=True),
    "paper": Skin("surface", "paper_edge"),
    "picture": Skin("tint", "tint"),
    "tint": Skin("tint", "tint_edge"),
    "mark": Skin("surface", "ink", is_strong=True),
    "warning": Skin("surface", "ink", is_strong=True),
    "problem": Skin("surface", "danger", is_strong=True),
    "step_done": Skin("primary", "primary"),
    "step_open": Skin("surface", "line"),
    "ring": Skin("focus", "focus", is_strong=True, is_hollow=True),
    "ring_light": Skin("focus_on_band", "focus_on_band", is_strong=True, is_hollow=True),
}


@cache
def skin_texture(name: str, radius: int, line: int, *, is_strong: bool = False) -> tuple[Any, int]:
    """The picture of a skin in one of the two palettes, and the width of its corners in pixels."""
    skin, palette = SKINS[name], STRONG if is_strong else PALETTE
    corner = radius + 2
    side = 2 * corner + 2
    fill, edge = palette[skin.fill], palette[skin.edge]
    inside = 0.0 if skin.is_hollow else 1.0
    span = range(corner + 1)
    quarter = [[_pixel(fill, edge, _depth(x, y, radius), line, inside) for x in span] for y in span]
    rows = [row + row[::-1] for row in quarter]
    picture = b"".join(b"".join(row) for row in rows + rows[::-1])
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.blit_buffer(picture, colorfmt="rgba", bufferfmt="ubyte")
    texture.min_filter = texture.mag_filter = "linear"
    return texture, corner


def _depth(column: int, row: int, radius: int) -> float:
    """How far a pixel of the upper left quarter lies within the rounded outline; negative outside."""
    right, down = radius - (column + 0.5), radius - (row + 0.5)
    return radius - (math.hypot(right, down) if min(right, down) > 0 else max(right, down))


def _pixel(fill: tuple[float, ...], edge: tuple[float, ...], depth: float, line: int, inside: float) -> bytes:
    """One pixel: edge colour down to the line's depth, then the fill, each border soft over one pixel."""
    in_edge = min(max(line - depth + 0.5, 0.0), 1.0)
    cover = min(max(depth + 0.5, 0.0), 1.0) * (in_edge + (1 - in_edge) * inside)
    colour = [inner + (outer - inner) * in_edge for inner, outer in zip(fill[:3], edge[:3], strict=True)]
    return bytes([round(255 * part) for part in colour] + [round(255 * cover)])
