"""What is behind a tile, by a few examples."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Two lines under the title of a tile on the smallest panel.
MOST_CHARACTERS = 56
ASIDE = re.compile(r" \([^)]*\)")


def examples(titles: Iterable[str]) -> str:
    """As many of the first titles as fit, without what stands in brackets; a long first one is cut at a word."""
    names = [ASIDE.sub("", title) for title in titles]
    shown = shorten(names[0], MOST_CHARACTERS, placeholder="…") if names else ""
    for name in names[1:]:
        more = f"{shown} · {name}"
        if len(more) > MOST_CHARACTERS:
            break
        shown = more
    return shown
