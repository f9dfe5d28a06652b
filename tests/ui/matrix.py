"""Which page is drawn in which language, in which look, on which panel."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import msgspec

from kiosk.views import TEXT_CAPITALS_MM, Look, TextSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.ui.found import FoundPage
    from tests.ui.panels import Hung

SIZES: tuple[TextSize, ...] = (0, 1, 2, 3)
LARGEST: TextSize = 3
assert len(SIZES) == len(TEXT_CAPITALS_MM)


class Cell(msgspec.Struct, frozen=True):
    """One page, drawn one way."""

    page: str
    language: str
    look: Look


class Sheet(msgspec.Struct, frozen=True):
    """What one process draws."""

    panel: str
    cells: tuple[Cell, ...]


def whole(pages: Sequence[FoundPage], panel: Hung) -> Sheet:
    """Everything on one panel."""
    looks = [Look(text, strong, low) for text, strong, low in product(SIZES, (False, True), (False, True))]
    cells = (Cell(page.name, language, look) for page in pages for language in page.views for look in looks)
    return Sheet(panel.name, tuple(cells))


def pairs(pages: Sequence[FoundPage], panels: Sequence[Hung]) -> tuple[Sheet, ...]:
    """Every page at the largest text on every panel, and once in each other size.

    Language, contrast and reach go round, so that any two values of two of them meet, and each page meets every value.
    """
    by_panel: dict[str, list[Cell]] = {panel.name: [] for panel in panels}
    for at, page in enumerate(pages):
        languages = sorted(page.views)
        for step in range(len(panels) + LARGEST):
            text = LARGEST if step < len(panels) else SIZES[step - len(panels)]
            turn = at + step + at // len(languages)
            look = Look(text, is_strong=turn % 2 == 1, is_low=(turn // 2) % 2 == 1)
            panel = panels[(at + step) % len(panels)]
            by_panel[panel.name].append(Cell(page.name, languages[(at + step) % len(languages)], look))
    return tuple(Sheet(name, tuple(cells)) for name, cells in by_panel.items())
