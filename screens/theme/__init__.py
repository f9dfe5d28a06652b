"""How everything looks: colours, lengths in millimetres, faces and icons; the only home of such numbers."""

from screens.theme.faces import FACES, glyph
from screens.theme.palette import PALETTE
from screens.theme.sizes import Panel, Sizes, sizes_for, steps_for
from screens.theme.skins import skin_texture

__all__ = ["FACES", "PALETTE", "Panel", "Sizes", "glyph", "sizes_for", "skin_texture", "steps_for"]
