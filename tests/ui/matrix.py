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
    """Every page at the largest text on every size of panel, and once in each other size of text.

    Language, contrast and reach go round, so that any two values of two of them meet, and each page meets every value;
    panels of one size that hang at different heights take turns.
    """
    by_panel: dict[str, list[Cell]] = {panel.name: [] for panel in panels}
    sizes = [[panel for panel in panels if panel.px == px] for px in dict.fromkeys(panel.px for panel in panels)]
    for at, page in enumerate(pages):
        languages = sorted(page.views)
        for step in range(len(sizes) + LARGEST):
            text = LARGEST if step < len(sizes) else SIZES[step - len(sizes)]
            turn = at + step + at // len(languages)
            look = Look(text, is_strong=turn % 2 == 1, is_low=(turn // 2) % 2 == 1)
            hung = sizes[(at + step) % len(sizes)]
            panel = hung[at // len(sizes) % len(hung)]
            by_panel[panel.name].append(Cell(page.name, languages[(at + step) % len(languages)], look))
    return tuple(Sheet(name, tuple(cells)) for name, cells in by_panel.items())


def contrasts(pages: Sequence[FoundPage], panels: Sequence[Hung]) -> tuple[Sheet, ...]:
    """A page of every kind and tone, in colours on the first panel and in black and white on the last."""
    faces: dict[tuple[str, ...], FoundPage] = {}
    for page in pages:
        note = getattr(page.views["id"], "note", None)
        faces.setdefault((page.kind, note.tone if note else "", getattr(page.views["id"], "state", "")), page)
    some = faces.values()
    colours = tuple(Cell(page.name, "id", Look()) for page in some)
    strong = tuple(Cell(page.name, "id", Look(is_strong=True)) for page in some)
    return Sheet(panels[0].name, colours), Sheet(panels[-1].name, strong)
