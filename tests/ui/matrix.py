"""Which page is drawn in which language, in which look, on which panel."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import msgspec

from kiosk.views import TEXT_CAPITALS_MM, Look, TextSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.views import View
    from tests.ui.found import FoundPage
    from tests.ui.panels import Glass

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


def whole(pages: Sequence[FoundPage], panel: Glass) -> Sheet:
    """Every page on one panel in every language, size and reach, and in the two contrasts by turns.

    A contrast moves nothing, which is measured on a page of every face (`contrast.moved`): all layouts in both took
    twice as long.
    """
    ours, theirs = _apart(pages)
    cells = (
        Cell(page.name, language, Look(text, is_strong=(at + text + is_low) % 2 == 1, is_low=is_low))
        for at, (page, language) in enumerate((page, language) for page in ours for language in page.views)
        for text, is_low in product(SIZES, (False, True))
    )
    lessons = (Cell(page.name, language, Look()) for page in theirs for language in page.views)
    return Sheet(panel.name, (*cells, *lessons))


def pairs(pages: Sequence[FoundPage], panels: Sequence[Glass]) -> tuple[Sheet, ...]:
    """Every page once at the largest text; a page of every face so on every size of panel, and in each other text.

    Panels, languages, contrast and reach go round, so that any two values of two of them meet; panels of one size that
    hang at different heights take turns. Pages of the same words in two states are one.
    """
    ours, theirs = _apart(pages)
    by_panel = {panel.name: [Cell(page.name, "id", Look()) for page in theirs] for panel in panels}
    sizes = [[panel for panel in panels if panel.px == px] for px in dict.fromkeys(panel.px for panel in panels)]
    tried = {page.name for page in of_each_face(ours)}
    count = len(sizes)
    for at, page in enumerate(_unlike(ours)):
        languages = sorted(page.views)
        for step in range(count + LARGEST if page.name in tried else 1):
            text = LARGEST if step < count else SIZES[step - count]
            # Each goes round more slowly than the one before, so that none goes with another.
            hung = sizes[(at + step) % count]
            language = languages[(at + step + at // count) % len(languages)]
            turn = at + step + at // count**2
            panel = hung[at // count**3 % len(hung)]
            look = Look(text, is_strong=turn % 2 == 1, is_low=(turn // 2) % 2 == 1)
            by_panel[panel.name].append(Cell(page.name, language, look))
    return tuple(Sheet(name, tuple(cells)) for name, cells in by_panel.items())


def of_each_face(pages: Sequence[FoundPage]) -> tuple[FoundPage, ...]:
    """Of pages of one kind, tone and state with as many things to choose, the one with most to read."""
    fullest: dict[tuple[object, ...], FoundPage] = {}
    for page in _unlike(pages):
        view = page.views["id"]
        parts = (len(getattr(view, name, ())) for name in ("choices", "others", "rows"))
        face = (page.kind, _tone(view), getattr(view, "state", ""), *parts, getattr(view, "primary", None) is None)
        if face not in fullest or _length(page) > _length(fullest[face]):
            fullest[face] = page
    return tuple(fullest.values())


def _apart(pages: Sequence[FoundPage]) -> tuple[list[FoundPage], list[FoundPage]]:
    """Residents' pages, and a technician's, on which nobody changes how it looks."""
    return [page for page in pages if page.kind != "LearnView"], [page for page in pages if page.kind == "LearnView"]


def _unlike(pages: Sequence[FoundPage]) -> tuple[FoundPage, ...]:
    """Without those that show what another shows."""
    by_view: dict[bytes, FoundPage] = {}
    for page in pages:
        by_view.setdefault(without_name(page), page)
    return tuple(by_view.values())


def without_name(page: FoundPage) -> bytes:
    """All that a page shows."""
    return msgspec.json.encode({**msgspec.to_builtins(page.views["id"]), "page": ""})


def _length(page: FoundPage) -> int:
    return len(msgspec.json.encode(page.views["id"]))


def _tone(view: View) -> str:
    note = getattr(view, "note", None)
    return note.tone if note else ""


def contrasts(pages: Sequence[FoundPage], panels: Sequence[Glass]) -> tuple[Sheet, ...]:
    """A page of every kind and tone, in colours on the first panel and in black and white on the last."""
    faces: dict[tuple[str, ...], FoundPage] = {}
    for page in _apart(pages)[0]:
        view = page.views["id"]
        faces.setdefault((page.kind, _tone(view), getattr(view, "state", "")), page)
    some = faces.values()
    colours = tuple(Cell(page.name, "id", Look()) for page in some)
    strong = tuple(Cell(page.name, "id", Look(is_strong=True)) for page in some)
    return Sheet(panels[0].name, colours), Sheet(panels[-1].name, strong)
