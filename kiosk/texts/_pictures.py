"""Drawings for what words alone explain badly: how a roll of paper is changed.

Each is there twice: as SVG, for pages and documents, and as PNG, for the glass. After a change of the SVG draw the PNG
anew at `DRAWN_PX`; a test holds one against the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_FOLDER = Path(__file__).with_name("pictures")
# Of the roll: open, take out, lay in, close, tear; `roll.<number>` are the words of each, counted from 1.
ROLL_STEPS = 5
DRAWN_PX = (640, 560)


def drawing(name: str, form: Literal["svg", "png"]) -> Path:
    """The file of a drawing, such as `roll-1`."""
    return _FOLDER / f"{name}.{form}"
