"""How large the picture of a captured page is: `python -m tests.ui.judged GLASS` prints one JSON object a part.

Of every size of text that can be asked for, and of who asked for low buttons, too. It draws off screen in a process
of its own, so that no test process ever holds Kivy.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from kiosk.views import Look
from tests.ui.matrix import SIZES
from tests.ui.measure import dressed
from tests.ui.onglass import open_stage, show
from tests.ui.panels import GLASSES
from tests.ui.samples import SAMPLES

if TYPE_CHECKING:
    from screens._stage import Stage

JUDGED = ("scan-captured", "scan-doubted")


def main(name: str) -> None:
    """Print how high the picture is in millimetres, part by part."""
    glass = next(one for one in GLASSES if one.name == name)
    stage = open_stage(glass)
    for sample in (one for one in SAMPLES if one.name in JUDGED):
        for look in (Look(text, is_low=is_low) for text in SIZES for is_low in (False, True)):
            show(stage, dressed(sample.view, look), sample.picture_count)
            told: dict[str, Any] = {"sample": sample.name, "text": look.text, "is_low": look.is_low}
            while True:
                heights = [height / glass.px_per_mm for height in _heights(stage)]
                sys.stdout.write(
                    json.dumps(told | {"part": stage.part, "parts": stage.parts, "heights": heights}) + "\n"
                )
                if not stage.turn(1):
                    break


def _heights(stage: Stage) -> list[float]:
    """Those of the pictures that are on the glass, in pixels."""
    from screens.scan.screen import Sheet  # noqa: PLC0415 - needs a window

    sheets = (widget for widget in stage.children[-1].walk() if isinstance(widget, Sheet))
    return [sheet._glass.size[1] for sheet in sheets if sheet._glass.size[1]]


if __name__ == "__main__":
    main(*sys.argv[1:])
