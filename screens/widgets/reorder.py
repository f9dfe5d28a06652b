"""Another order of a question's pieces, for a part that would else have no answer on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.pieces import NoteLine
from screens.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from screens.widgets.block import Piece
    from screens.widgets.page import Page

_NOTED = "note and answer"


def reordered(pieces: Sequence[Piece], page: Page) -> Iterator[list[Piece]]:
    """The hint below the answers, then the note, then both: below all that are compared, or among the first of many.

    Args:
        pieces: In reading order.
        page: Whose they are.

    Yields:
        The pieces in one order each; none where the page has no answers.
    """
    answers = page.answers
    places = [at for at, piece in enumerate(pieces) if any(block in answers for block in piece.blocks)]
    if not places:
        return
    head, inner, tail = pieces[: places[0]], pieces[places[0] : places[-1] + 1], pieces[places[-1] + 1 :]
    title = next((at for at, piece in enumerate(head) if is_title(piece)), -1)
    hints = [piece for piece in head[title + 1 :] if isinstance(piece.blocks[0], Words)]
    notes = [piece for piece in head if isinstance(piece.blocks[0], NoteLine)]
    first = len(inner) if page.compared else 1
    above, below, rest = inner[:first], inner[first : first + 1], inner[first + 1 :]
    orders: tuple[tuple[list[Piece], list[Piece]], ...] = ((hints, []), ([], notes), (hints, notes))
    for low_hints, low_notes in orders if hints and notes else orders[2:] if hints or notes else ():
        high = [piece for piece in head if piece not in low_hints and piece not in low_notes]
        noted = [piece._replace(glue=_NOTED) for piece in (*low_notes, *below)] if low_notes else below
        yield [*high, *above, *noted, *low_hints, *rest, *tail]


def is_title(piece: Piece) -> bool:
    """Whether a piece is the page's title."""
    block = piece.blocks[0]
    return isinstance(block, Words) and block.role == "title"
