"""Every part of every sample as PNG files: `python -m tests.ui.contact_sheet OUT_DIR [GLASS…] [look:…] [only:…]`.

A look is written as a text size from 0 to 3, `s` for strong contrast, `l` for low reach, such as `look:3sl`; samples
are named by how they begin, such as `only:choose`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from kiosk.views import Look
from screens._gate import AFTER_PART_S
from tests.ui.display import Display
from tests.ui.measure import dressed
from tests.ui.panels import GLASSES, Glass
from tests.ui.pen_process import PenProcess
from tests.ui.samples import SAMPLES, picture_fd

_TURN_ON = "turn:on"
OPENS_S = AFTER_PART_S + 0.1  # until a new page or part takes touches


def draw_all(glass: Glass, folder: Path, looks: list[str], only: tuple[str, ...]) -> None:
    """Draw samples on one panel in some looks."""
    with Display.start(*glass.px) as display, PenProcess(display.name, glass.px, glass.mm) as pen:
        pen.wait_ready()
        for name in looks:
            for sample in SAMPLES:
                if not sample.name.startswith(only):
                    continue
                fds = [picture_fd() for _ in range(sample.picture_count)]
                drawn = pen.draw(dressed(sample.view, look_of(name)), fds)
                for fd in fds:
                    os.close(fd)
                for part in range(drawn.parts):
                    if part:
                        time.sleep(OPENS_S)
                        target = next(one for one in drawn.targets if one.id == _TURN_ON)
                        display.tap(target.left + target.width // 2, target.top + target.height // 2)
                        drawn = pen.wait_drawn()
                    part_name = f"-{part + 1}" if drawn.parts > 1 else ""
                    display.screenshot().save(folder / f"{glass.name}-{name}-{sample.name}{part_name}.png")


def look_of(name: str) -> Look:
    """The look that letters stand for."""
    return Look(int(name[0]), "s" in name, "l" in name)  # type: ignore[arg-type]


def main(arguments: list[str]) -> None:
    """Draw on the panels named, or on all."""
    folder, *given = arguments
    Path(folder).mkdir(parents=True, exist_ok=True)
    looks = [one.removeprefix("look:") for one in given if one.startswith("look:")] or ["1"]
    only = tuple(one.removeprefix("only:") for one in given if one.startswith("only:")) or ("",)
    names = [one for one in given if ":" not in one]
    for glass in GLASSES:
        if glass.name in names or not names:
            draw_all(glass, Path(folder), looks, only)


if __name__ == "__main__":
    main(sys.argv[1:])
