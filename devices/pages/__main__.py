"""The child: answers orders until there are no more. `python -m devices.pages FILE` shows what it makes of a file."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2

from devices.pages._child import EXTENSIONS, PageChild
from devices.pages._clean import PageSet, warm_up
from devices.pages._reading import RefusedError
from kiosk.limited import answer, orders
from kiosk.ports import PageRefusal

_PREVIEW_BOX_PX = (800, 1100)


def serve() -> None:
    """Orders as `PageChild` gives them: pages, then the end."""
    cv2.setNumThreads(1)
    warm_up()
    made: PageSet | None = None
    for order in orders():
        if made is None:
            made = PageSet(tuple(order["box_px"]), order["use"])
        try:
            answer(*_do(made, order))
        except RefusedError as error:
            answer({"refused": error.args[0]})
        except MemoryError:
            answer({"refused": PageRefusal.TOO_LARGE})


def _do(made: PageSet, order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    if order["do"] == "finish":
        all_pages = asdict(made.finish())
        return all_pages, all_pages.pop("content")
    with os.fdopen(order["fd"], "rb", closefd=False) as raw:
        if order["do"] == "follow":
            made.follow(raw, tuple(order["size_px"]), order["pages"])
            return {}, b""
        if order["do"] == "file":
            shown = made.add_file(raw)
        else:
            shown = made.add(raw, order["resolution_dpi"], order["corners"], is_back=order["is_back"])
    size = {"preview_width_px": shown.shape[1], "preview_height_px": shown.shape[0]}
    return {**size, "is_blank": made.is_blank}, shown.tobytes()


def show(path: Path) -> int:
    """Take one file in as if a resident had brought it, and tell; the page goes beside it."""
    with PageChild() as child:
        child.raw.write(path.read_bytes())
        page = child.clean_file(_PREVIEW_BOX_PX)
    if isinstance(page, PageRefusal):
        sys.stdout.write(f"{page}\n")
        return 1
    path.with_suffix(f".clean{EXTENSIONS[page.media_type]}").write_bytes(page.content)
    size = f"{page.width_px} x {page.height_px}, {page.pages} pages, {len(page.content)} bytes"
    sys.stdout.write(f"{size}, sha256 {page.sha256}\n")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve()
    else:
        sys.exit(show(Path(sys.argv[1])))
