"""What is on the glass in numbers: `python -m tests.ui.measure GLASS` prints one JSON object a part of a sample.

After the panel may stand a size of text, with `l` after it for low buttons, and then the names of the samples to draw.

It draws off screen in a process of its own, so that no test process ever holds Kivy.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.views import Look, View
from tests.ui.matrix import SIZES
from tests.ui.onglass import drawn, open_stage, show
from tests.ui.panels import GLASSES, Glass
from tests.ui.samples import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens._stage import Stage
    from tests.ui.samples import Sample

LOOK = Look()
LOW = "l"


def main(name: str, text: str = "", *only: str) -> None:
    """Print the measures of every part of all samples, or of some, on one panel at one size of text."""
    glass = next(one for one in GLASSES if one.name == name)
    look = Look(SIZES[int(text.rstrip(LOW))], is_low=text.endswith(LOW)) if text else LOOK
    stage = open_stage(glass)
    for sample in (one for one in SAMPLES if not only or one.name in only):
        for page in measure_all(stage, sample, glass, look):
            sys.stdout.write(json.dumps(page) + "\n")


def measure_all(stage: Stage, sample: Sample, glass: Glass, look: Look = LOOK) -> Iterator[dict[str, Any]]:
    """The measures of each part of a sample."""
    show(stage, dressed(sample.view, look), sample.picture_count)
    yield {"sample": sample.name, **measured(stage, glass)}
    while stage.turn(1):
        yield {"sample": sample.name, **measured(stage, glass)}


def measured(stage: Stage, panel: Glass) -> dict[str, Any]:
    """What is on the glass, and of which part of how many."""
    return {"part": stage.part, "parts": stage.parts, "px_per_mm": panel.px_per_mm, **drawn(stage, panel)}


def dressed(view: View, look: Look) -> View:
    """The view as somebody wants it drawn who asked for a look."""
    return msgspec.structs.replace(view, frame=msgspec.structs.replace(view.frame, look=look))


if __name__ == "__main__":
    main(*sys.argv[1:])
