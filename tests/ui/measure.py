"""What every sample looks like in numbers: `python -m tests.ui.measure GLASS` prints one JSON object a sample.

It draws off screen in a process of its own, so that no test process ever holds Kivy.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from screens._environment import prepare
from tests.ui.samples import GLASSES, SAMPLES, Glass, picture_fd

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from screens._stage import Stage
    from tests.ui.samples import Sample


def main(name: str) -> None:
    """Print the measures of all samples on one panel."""
    glass = next(one for one in GLASSES if one.name == name)
    prepare(glass.px, driver="offscreen")
    from kivy.core.window import Window  # noqa: PLC0415 - makes the window

    from screens._registry import load_kinds  # noqa: PLC0415
    from screens._stage import Stage  # noqa: PLC0415
    from screens.theme import Panel  # noqa: PLC0415

    stage = Stage(load_kinds(), Panel(*glass.px, *glass.mm))
    stage.warm_up()
    Window.add_widget(stage)
    for sample in SAMPLES:
        sys.stdout.write(json.dumps(measure(stage, sample, glass)) + "\n")


def measure(stage: Stage, sample: Sample, glass: Glass) -> dict[str, Any]:
    """One sample's controls, words and icons, as rectangles from the lower left corner."""
    from screens._pictures import load_pictures  # noqa: PLC0415

    fds = tuple(picture_fd() for _ in range(sample.picture_count))
    stage.show(sample.view, load_pictures(sample.view, fds))
    for fd in fds:
        os.close(fd)
    leaves: list[dict[str, Any]] = []
    _walk(stage.children[0], "", leaves)
    return {
        "sample": sample.name,
        "px_per_mm": min(glass.px[0] / glass.mm[0], glass.px[1] / glass.mm[1]),
        "targets": [[t.id, t.left, glass.px[1] - t.top - t.height, t.width, t.height] for t in stage.targets()],
        "leaves": leaves,
    }


def _walk(widget: Widget, control: str, leaves: list[dict[str, Any]]) -> None:
    """Collect what draws words or icons, with the control it lies on."""
    from screens.widgets import BigWords, Drawing, Pressable, Words  # noqa: PLC0415
    from screens.widgets.words import label_for  # noqa: PLC0415

    if isinstance(widget, Pressable) and widget.is_there:
        control = widget.control
    if isinstance(widget, Drawing) and widget.is_there and widget.width and widget.height:
        x, y = widget.pos if isinstance(widget, BigWords) else widget._glass.pos
        width, height = widget.size if isinstance(widget, BigWords) else widget._glass.size
        leaf = {"kind": type(widget).__name__, "control": control, "box": [x, y, width, height]}
        if isinstance(widget, Words):
            text, face, size = widget._drawn[:3]
            natural = label_for(text, face, size, int(widget.width)).render()
            longest = max(text.split(), key=len)
            word = label_for(longest, face, size).render()[0]
            leaf |= {"role": widget.role, "is_breakable": widget.is_breakable}
            leaf |= {"text": text, "font_px": size, "room": list(widget.size), "natural": list(natural), "word": word}
        leaves.append(leaf)
    for child in widget.children:
        _walk(child, control, leaves)


if __name__ == "__main__":
    main(sys.argv[1])
