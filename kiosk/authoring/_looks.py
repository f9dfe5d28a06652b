"""Colours, faces and icons as the screens have them, for paper.

The two modules that hold these facts are loaded alone: their package would bring the screens' toolkit.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from types import ModuleType


# The face whose zero has no stroke.
FIGURES_FACE = "number"


def figures_size(face: str, size: float) -> float:
    """The size at which figures are as high as the capitals of `face` at `size`."""
    faces = _facts("faces").FACES
    return float(size * faces[face].capital / faces[FIGURES_FACE].capital)


@cache
def colour(name: str) -> Color:
    """A colour of the screens' palette, such as `primary`."""
    return Color(*_facts("palette").PALETTE[name])


def glyph(icon: str) -> str:
    """The character of an icon in the face `icon`; a neutral dot for a name the font does not have."""
    return str(_facts("faces").glyph(icon))


def register_faces() -> None:
    """Make `regular`, `medium`, `bold`, `number` and `icon` known to the printer of pages."""
    known = set(getRegisteredFontNames())
    for name, face in _facts("faces").FACES.items():
        if name not in known:
            registerFont(TTFont(name, face.path))


@cache
def _facts(name: str) -> Any:  # noqa: ANN401 - a module known by its path only
    spec = find_spec("screens")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("screens")
    return _alone(f"anjungan_{name}", Path(spec.submodule_search_locations[0]) / "theme" / f"{name}.py")


def _alone(name: str, path: Path) -> ModuleType:
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(str(path))
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module
