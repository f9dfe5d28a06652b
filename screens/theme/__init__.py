"""How everything looks: colours, lengths in millimetres, faces and icons; the only home of such numbers."""

from screens.theme.faces import FACES, glyph
from screens.theme.palette import PALETTE, STRONG
from screens.theme.sizes import (
    LEAST_CAPITAL_MM,
    LEAST_SCALE,
    MOST_BAND_FLOOR_MM,
    Panel,
    Sizes,
    base_scale,
    capital_of,
    reading_scale,
    sizes_for,
    steps_for,
)
from screens.theme.skins import skin_texture

__all__ = [
    "FACES",
    "LEAST_CAPITAL_MM",
    "LEAST_SCALE",
    "MOST_BAND_FLOOR_MM",
    "PALETTE",
    "STRONG",
    "Panel",
    "Sizes",
    "base_scale",
    "capital_of",
    "glyph",
    "reading_scale",
    "sizes_for",
    "skin_texture",
    "steps_for",
]
