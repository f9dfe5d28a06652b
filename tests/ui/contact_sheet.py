"""Every sample on every panel as PNG files: `python -m tests.ui.contact_sheet OUT_DIR [GLASS…]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.ui.display import Display
from tests.ui.pen_process import PenProcess
from tests.ui.samples import GLASSES, SAMPLES, Glass, picture_fd


def draw_all(glass: Glass, folder: Path) -> None:
    """Draw all samples on one panel."""
    with Display.start(*glass.px) as display, PenProcess(display.name, glass.px, glass.mm) as pen:
        pen.wait_ready()
        for sample in SAMPLES:
            fds = [picture_fd() for _ in range(sample.picture_count)]
            pen.draw(sample.view, fds)
            for fd in fds:
                os.close(fd)
            display.screenshot().save(folder / f"{glass.name}-{sample.name}.png")


def main(arguments: list[str]) -> None:
    """Draw on the panels named, or on all."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for glass in GLASSES:
        if glass.name in arguments[1:] or not arguments[1:]:
            draw_all(glass, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
