"""What stays together on pages that are filled in: `python -m tests.ui.filling GLASS` prints one JSON object a page.

It draws off screen in a process of its own: every such sample at the text that everybody begins with and at the
largest, all parts of it; where keys are with notes of each length; and on the smallest panel what a resident does.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from msgspec.structs import replace

from kiosk.views import (
    DEFAULT_TEXT,
    Button,
    DateView,
    Look,
    Note,
    NumberPadView,
    SearchView,
    TextSize,
    Turning,
    TypeView,
)
from tests.ui.measure import dressed, measure_all, measured
from tests.ui.onglass import open_stage
from tests.ui.panels import GLASSES, Glass
from tests.ui.samples import DATE, NUMBER, SAMPLES, TYPE, TYPE_FULL
from tests.ui.walk_faces import Visitor

if TYPE_CHECKING:
    from kiosk.views import View
    from screens._stage import Stage

LARGEST = Look(text=3)
SIZES: tuple[TextSize, ...] = (DEFAULT_TEXT, 3)
SIZES_OF_KEYS: tuple[TextSize, ...] = (DEFAULT_TEXT, 2)
WAYS = frozenset({"turn:back", "turn:on", "turn:fill"})
LONG_WAYS = Turning(
    Button("turn:on", "Lajengipun", icon="right"),
    Button("turn:back", "Kala wau", icon="left"),
    "{at} saking {all}",
    fill=Button("turn:fill", "Isi", icon="right"),
)
PROBLEM = Note("problem", "Nama ini terlalu pendek. Isi paling sedikit dua huruf.")
EMPTY = Note("problem", "Belum diisi. Ketik namanya dulu.")
NO_DATE = Note("problem", "Tanggalnya belum dipilih. Atur tanggal, bulan, dan tahun.")
SHORT = Note("problem", "Belum diisi.")
NOTED = {
    NUMBER: Note("problem", "Angka ke-7 dan ke-8 bukan tanggal lahir. Lihat lagi, atau biar petugas yang mengisi."),
    TYPE: Note("problem", "Belum diisi. Ketik dulu, atau biar petugas yang mengisi."),
    TYPE_FULL: Note("problem", "Belum diisi. Ketik dulu, atau biar petugas yang mengisi."),
}


def main(name: str) -> None:
    """Print the parts of every page, and on the smallest panel the story."""
    glass = next(one for one in GLASSES if one.name == name)
    stage = open_stage(glass)
    for sample in SAMPLES:
        if isinstance(sample.view, DateView | NumberPadView | SearchView | TypeView):
            for size in SIZES:
                parts = [_brief(page) for page in measure_all(stage, sample, glass, Look(text=size))]
                _print({"sample": sample.name, "size": size, "parts": parts})
    for view, note in NOTED.items():
        for text in SIZES_OF_KEYS:
            _print({"keys": [_keys(stage, replace(view, note=one), Look(text=text)) for one in (None, SHORT, note)]})
    for asked, note in ((TYPE, EMPTY), (DATE, NO_DATE)):
        _print({"noted": [asked.title, note.text], **_noted(stage, glass, replace(asked, note=note))})
    if name == "smallest":
        _print({"steps": _steps(stage)})
        _print({"ways": _ways(stage)})
        _print({"story": _story(stage, glass)})


def _keys(stage: Stage, view: View, look: Look) -> list[Any]:
    """Where the keys of a page are, on whichever part."""
    stage.page_name = ""
    stage.show(dressed(view, look), ())
    while not stage.has("key:back") and stage.turn(1):
        pass
    return [to_builtins(one) for one in stage.targets() if one.id.startswith("key:")]


def _noted(stage: Stage, glass: Glass, view: View) -> dict[str, Any]:
    """The part with the keys, where the text is a step larger than everybody begins with."""
    stage.page_name = ""
    stage.show(dressed(view, Look(text=2)), ())
    while not (stage.has("key:back") or stage.has("day:up")) and stage.turn(1):
        pass
    return _brief(measured(stage, glass))


def _steps(stage: Stage) -> list[list[Any]]:
    """Where the key to the right leads to on a number that comes in parts, part and control, and it starts again."""
    one = Visitor(stage)
    one.open(dressed(replace(NUMBER, note=None), Look(text=2)), 0)
    return [[one.keys("right"), stage.part] for _ in range(3)]


def _ways(stage: Stage) -> list[Any]:
    """Where the buttons that turn are, part by part, on a page whose way on has a longer name on its first part."""
    stage.page_name = ""
    view = dressed(TYPE_FULL, LARGEST)
    stage.show(replace(view, frame=replace(view.frame, turning=LONG_WAYS)), ())
    ways = [stage.targets()]
    while stage.turn(1):
        ways.append(stage.targets())
    return [[to_builtins(one) for one in part if one.id in WAYS] for part in ways]


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
