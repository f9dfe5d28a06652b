"""The colours by name, as red, green, blue and alpha from 0 to 1."""

from __future__ import annotations

Colour = tuple[float, float, float, float]


def _rgba(code: str) -> Colour:
    """The colour of a `#rrggbb` code."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (red, green, blue, 1.0)


# Contrasts are those of the look's table; each pressed shade keeps 10:1 for the words on it.
PALETTE: dict[str, Colour] = {
    "ground": _rgba("#FAF7F1"),
    "surface": _rgba("#FFFFFF"),
    "surface_down": _rgba("#BFDDD6"),
    "ink": _rgba("#14232B"),
    "soft": _rgba("#2E3D46"),
    "primary": _rgba("#084039"),
    "primary_down": _rgba("#02211D"),
    "on_primary": _rgba("#FFFFFF"),
    "call": _rgba("#F5B83D"),
    "call_down": _rgba("#FFE2A0"),
    "on_call": _rgba("#000000"),
    "tint": _rgba("#DCEDE9"),
    "line": _rgba("#5B6B75"),
    "danger": _rgba("#7A1B1B"),
}
