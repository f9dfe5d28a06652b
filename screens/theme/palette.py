"""The colours by name, as red, green, blue and alpha from 0 to 1: those of every day, and black and white."""

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
    "primary_down_edge": _rgba("#F5B83D"),
    "on_primary": _rgba("#FFFFFF"),
    "band": _rgba("#084039"),
    "on_band": _rgba("#FFFFFF"),
    "call": _rgba("#F5B83D"),
    "call_edge": _rgba("#14232B"),
    "call_down": _rgba("#FFE2A0"),
    "on_call": _rgba("#000000"),
    "officer": _rgba("#F5B83D"),
    "on_officer": _rgba("#000000"),
    "chosen": _rgba("#DCEDE9"),
    "chosen_edge": _rgba("#084039"),
    "chosen_down": _rgba("#BFDDD6"),
    "chosen_down_edge": _rgba("#084039"),
    "on_chosen": _rgba("#14232B"),
    "icon_on_chosen": _rgba("#084039"),
    "sheet": _rgba("#DCEDE9"),
    "sheet_edge": _rgba("#084039"),
    "tint": _rgba("#DCEDE9"),
    "tint_edge": _rgba("#DCEDE9"),
    "line": _rgba("#5B6B75"),
    "paper_edge": _rgba("#DDD6C8"),
    "danger": _rgba("#7A1B1B"),
    "focus": _rgba("#14232B"),
    "focus_on_band": _rgba("#FFFFFF"),
    "curtain": _rgba("#000000"),
    "on_curtain": _rgba("#FFFFFF"),
}

_BLACK, _WHITE, _YELLOW, _GREY = _rgba("#000000"), _rgba("#FFFFFF"), _rgba("#FFFF00"), _rgba("#767676")

# Words are 21:1. Yellow is the keypad's focus and nothing else; grey edges stand around what is not pressed. What goes
# on and what is chosen is filled; the officer is not, within a broad edge, nor the chosen keys: they stand beside what
# goes on.
STRONG: dict[str, Colour] = {
    **dict.fromkeys(PALETTE, _WHITE),
    **dict.fromkeys(("ground", "surface", "surface_down", "officer", "band", "sheet", "tint", "curtain"), _BLACK),
    **dict.fromkeys(("on_primary", "on_call", "on_chosen", "icon_on_chosen"), _BLACK),
    **dict.fromkeys(("primary_down_edge", "chosen_down_edge"), _BLACK),
    **dict.fromkeys(("focus", "focus_on_band"), _YELLOW),
    **dict.fromkeys(("tint_edge", "paper_edge"), _GREY),
}
