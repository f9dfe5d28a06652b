"""What stays together on pages that are filled in: `python -m tests.ui.filling GLASS` prints one JSON object a page.

It draws off screen in a process of its own: every such sample at the text that everybody begins with and at the
largest, all parts of it, and on the smallest panel what a resident does there.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kiosk.views import DEFAULT_TEXT, DateView, Look, Note, NumberPadView, SearchView, TextSize, TypeView
from tests.ui.measure import dressed, measure_all, measured
from tests.ui.onglass import open_stage
from tests.ui.panels import GLASSES, Glass
from tests.ui.samples import NUMBER, SAMPLES, TYPE, TYPE_FULL

if TYPE_CHECKING:
    from kiosk.views import View
    from screens._stage import Stage

LARGEST = Look(text=3)
SIZES: tuple[TextSize, ...] = (DEFAULT_TEXT, 3)
PROBLEM = Note("problem", "Nama ini terlalu pendek. Isi paling sedikit dua huruf.")


def main(name: str) -> None:
    """Print the parts of every page, and on the smallest panel the story."""
    glass = next(one for one in GLASSES if one.name == name)
    stage = open_stage(glass)
    for sample in SAMPLES:
        if isinstance(sample.view, DateView | NumberPadView | SearchView | TypeView):
            for size in SIZES:
                parts = [_brief(page) for page in measure_all(stage, sample, glass, Look(text=size))]
                _print({"sample": sample.name, "size": size, "parts": parts})
    if name == "smallest":
        _print({"story": _story(stage, glass)})


def _story(stage: Stage, glass: Glass) -> dict[str, Any]:
    """A name is typed at the largest text, then an address is asked for."""

    def seen(view: View, step: int = 0, control: str = "") -> dict[str, Any]:
        stage.show(dressed(view, LARGEST), ())
        stage.turn(step)
        is_own = bool(control) and stage.obey(control)
        return {**_brief(measured(stage, glass)), "is_own": is_own}

    return {
        "question": seen(TYPE),
        "keys": seen(TYPE, step=1),
        "typed": seen(replace(TYPE, text="SITI CONTO")),
        "other_keys": seen(TYPE, control="pad:1"),
        "other_keys_typed": seen(replace(TYPE, text="SITI CONTO 1")),
        "told": seen(replace(TYPE, note=PROBLEM)),
        "other_page": seen(TYPE_FULL),
        "other_page_keys": seen(replace(TYPE_FULL, note=None), step=stage.parts - 2),
        "noted": seen(TYPE_FULL),
        "mind's": seen(NUMBER, control="next"),
    }


def _brief(page: dict[str, Any]) -> dict[str, Any]:
    """The controls and the words of a part."""
    leaves = page["leaves"]
    return {
        "controls": [target[0] for target in page["targets"]],
        "words": [leaf["text"] for leaf in leaves if "text" in leaf and not leaf["is_band"]],
        "fields": [leaf["text"] for leaf in leaves if leaf["kind"] in {"TypedWords", "LongTypedWords"}],
    }


def _print(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
