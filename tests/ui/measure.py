"""What is on the glass in numbers: `python -m tests.ui.measure GLASS` prints one JSON object a part of a sample.

It draws off screen in a process of its own, so that no test process ever holds Kivy.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.views import Look, View
from screens._environment import prepare
from tests.ui.samples import GLASSES, SAMPLES, Glass, picture_fd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivy.uix.widget import Widget

    from screens._stage import Stage
    from tests.ui.panels import Hung
    from tests.ui.samples import Sample

LOOK = Look()


def main(name: str, look: Look = LOOK) -> None:
    """Print the measures of every part of all samples on one panel in one look."""
    glass = next(one for one in GLASSES if one.name == name)
    stage = open_stage(glass.px, glass.mm)
    for sample in SAMPLES:
        for page in measure_all(stage, sample, glass, look):
            sys.stdout.write(json.dumps(page) + "\n")


def open_stage(px: tuple[int, int], mm: tuple[float, float], bottom_mm: float = 700.0) -> Stage:
    """A warm stage of a panel, off screen; one a process."""
    prepare(px, driver="offscreen")
    from kivy.core.window import Window  # noqa: PLC0415 - makes the window

    from screens._registry import load_kinds  # noqa: PLC0415
    from screens._stage import Stage  # noqa: PLC0415
    from screens.theme import Panel  # noqa: PLC0415

    stage = Stage(load_kinds(), Panel(*px, *mm, bottom_mm))
    stage.warm_up()
    Window.add_widget(stage)
    return stage


def show(stage: Stage, view: View, picture_count: int = 0) -> None:
    """Place a view with as many pictures as it comes with."""
    from screens._pictures import load_pictures  # noqa: PLC0415

    fds = tuple(picture_fd() for _ in range(picture_count))
    stage.show(view, load_pictures(view, fds))
    for fd in fds:
        os.close(fd)


def measure_all(stage: Stage, sample: Sample, glass: Glass, look: Look = LOOK) -> Iterator[dict[str, Any]]:
    """The measures of each part of a sample."""
    stage.page_name = ""  # another page than the one before, though it may have its name
    show(stage, dressed(sample.view, look), sample.picture_count)
    yield {"sample": sample.name, **drawn(stage, glass)}
    while stage.turn(1):
        yield {"sample": sample.name, **drawn(stage, glass)}


def drawn(stage: Stage, panel: Glass | Hung) -> dict[str, Any]:
    """What is on the glass: controls, words and icons, as rectangles from the lower left corner."""
    leaves: list[dict[str, Any]] = []
    _walk(stage.children[-1], "", False, leaves)
    return {
        "part": stage.part,
        "parts": stage.parts,
        "px_per_mm": min(panel.px[0] / panel.mm[0], panel.px[1] / panel.mm[1]),
        "targets": [[t.id, t.left, panel.px[1] - t.top - t.height, t.width, t.height] for t in stage.targets()],
        "leaves": leaves,
    }


def dressed(view: View, look: Look) -> View:
    """The view as somebody wants it drawn who asked for a look."""
    return msgspec.structs.replace(view, frame=msgspec.structs.replace(view.frame, look=look))


def _walk(widget: Widget, control: str, is_band: bool, leaves: list[dict[str, Any]]) -> None:
    """Collect what draws words or icons, with the control it lies on, and whether that is in the bar or the header."""
    from screens.theme import FACES  # noqa: PLC0415
    from screens.widgets import BigWords, Drawing, Pressable, Words  # noqa: PLC0415
    from screens.widgets.bands import BarBand, HeaderBand  # noqa: PLC0415
    from screens.widgets.words import label_for  # noqa: PLC0415

    is_band = is_band or isinstance(widget, BarBand | HeaderBand)
    if isinstance(widget, Pressable) and widget.is_there:
        control = widget.control
    if isinstance(widget, Drawing) and widget.is_there and widget.width and widget.height:
        x, y = widget.pos if isinstance(widget, BigWords) else widget._glass.pos
        width, height = widget.size if isinstance(widget, BigWords) else widget._glass.size
        leaf = {"kind": type(widget).__name__, "control": control, "box": [x, y, width, height], "is_band": is_band}
        leaf["colour"] = list(widget._colour.rgba)
        if isinstance(widget, Words):
            text, face, size = widget._drawn[:3]
            natural = label_for(text, face, size, int(widget.width)).render()
            longest = max(text.split(), key=len, default="")
            word = label_for(longest, face, size).render()[0]
            leaf |= {"role": widget.role, "is_breakable": widget.is_breakable, "capital_px": size * FACES[face].capital}
            leaf |= {"text": text, "font_px": size, "room": list(widget.size), "natural": list(natural), "word": word}
        leaves.append(leaf)
    for child in widget.children:
        _walk(child, control, is_band, leaves)


if __name__ == "__main__":
    main(sys.argv[1])
