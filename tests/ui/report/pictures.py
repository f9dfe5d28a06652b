"""Pictures of found pages: `python -m tests.ui.report.pictures FOUND SHEET OUT [WIDTH]`.

Without a width one picture a cell, its parts beside one another; with one all of them on one sheet of so wide pictures.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PIL import Image, ImageDraw

from tests.ui import found
from tests.ui.gauge import in_look
from tests.ui.matrix import Sheet
from tests.ui.onglass import open_stage, parts_of, show
from tests.ui.panels import PANELS
from tests.ui.pixels import picture

if TYPE_CHECKING:
    from screens._stage import Stage
    from tests.ui.panels import Glass

MOST_BESIDE = 4
WORST_PX = 420
SHEET_PX = 2400
LABEL_PX = 14
PAPER = "#14232B"


def main(found_path: str, sheet_path: str, out: str, width: str = "") -> None:
    """Draw what the sheet says."""
    sheet = msgspec.json.decode(Path(sheet_path).read_bytes(), type=Sheet)
    pages = found.read(Path(found_path))
    panel = next(one for one in PANELS if one.name == sheet.panel)
    stage = open_stage(panel)
    folder = Path(out)
    names, small = [], []
    for at, cell in enumerate(sheet.cells):
        page = pages[cell.page]
        show(stage, in_look(page.views[cell.language], cell.look), page.pictures)
        if width:
            names.append(cell.page)
            small.append(_scaled(picture(panel), int(width)))
        else:
            _all_parts(stage, panel).save(folder / f"{at}.png")
        sys.stdout.write(".\n")
        sys.stdout.flush()
    if width:
        _on_one_sheet(names, small).save(folder)


def _all_parts(stage: Stage, panel: Glass) -> Image.Image:
    """The first parts of a page beside one another."""
    parts = []
    for _ in parts_of(stage):
        if len(parts) < MOST_BESIDE:
            parts.append(_scaled(picture(panel), WORST_PX))
    wide = Image.new("RGB", (sum(one.width + 6 for one in parts) - 6, parts[0].height), PAPER)
    for at, one in enumerate(parts):
        wide.paste(one, (at * (one.width + 6), 0))
    return wide


def _on_one_sheet(names: list[str], small: list[Image.Image]) -> Image.Image:
    """Rows of pictures, each over its name."""
    width, height = small[0].width + 8, small[0].height + LABEL_PX + 8
    across = max(1, SHEET_PX // width)
    rows = -(-len(small) // across)
    sheet = Image.new("RGB", (across * width, rows * height), PAPER)
    pencil = ImageDraw.Draw(sheet)
    for at, (name, one) in enumerate(zip(names, small, strict=True)):
        x, y = at % across * width + 4, at // across * height + 4
        sheet.paste(one, (x, y))
        pencil.text((x, y + one.height), name[: one.width // 6], fill="#FFFFFF")
    return sheet


def _scaled(image: Image.Image, width: int) -> Image.Image:
    return image.resize((width, round(image.height * width / image.width)), Image.Resampling.BOX)


if __name__ == "__main__":
    main(*sys.argv[1:])
