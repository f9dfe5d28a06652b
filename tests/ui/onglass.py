"""A stage off screen, and what lies where on it; only in a process of its own, for it holds Kivy."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from screens._environment import prepare
from tests.ui.samples import picture_fd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kivy.uix.widget import Widget

    from kiosk.views import View
    from screens._stage import Stage
    from tests.ui.panels import Glass

MOST_PARTS = 60


def open_stage(panel: Glass) -> Stage:
    """A warm stage in a window off screen; once a process."""
    prepare(panel.px, driver="offscreen")
    from kivy.core.window import Window  # noqa: PLC0415 - makes the window

    from screens._registry import load_kinds  # noqa: PLC0415
    from screens._stage import Stage  # noqa: PLC0415
    from screens.theme import Panel  # noqa: PLC0415

    stage = Stage(load_kinds(), Panel(*panel.px, *panel.mm, panel.bottom_mm))
    stage.warm_up()
    Window.add_widget(stage)
    return stage


def show(stage: Stage, view: View, picture_count: int) -> None:
    """Place a view and its pictures, from its first part on."""
    from screens._pictures import load_pictures  # noqa: PLC0415

    fds = tuple(picture_fd() for _ in range(picture_count))
    stage.page_name = ""  # another page than the one before, though it may have its name
    stage.show(view, load_pictures(view, fds))
    while stage.turn(-1):  # a camera's page may open on a later one
        pass
    for fd in fds:
        os.close(fd)


def parts_of(stage: Stage) -> Iterator[str]:
    """Turn through all there is of the page that is shown: its parts, and the sheets of its keys."""
    for part in range(MOST_PARTS):
        yield str(part)
        sheets = [one.id for one in stage.targets() if one.id.startswith("pad:")]
        for sheet in sheets:
            if stage.obey(sheet):
                yield f"{part} {sheet}"
        if sheets:
            stage.obey(sheets[0])
        if not stage.turn(1):
            return
    raise AssertionError("a page without an end")


def drawn(stage: Stage, panel: Glass) -> dict[str, Any]:
    """What is on the glass now: controls, words and icons, and the ground of header and bar, as rectangles.

    Each from the lower left corner.
    """
    leaves: list[dict[str, Any]] = []
    _walk(stage.children[-1], "", is_band=False, leaves=leaves)
    targets = [[t.id, t.left, panel.px[1] - t.top - t.height, t.width, t.height] for t in stage.targets()]
    return {"targets": targets, "leaves": leaves, "grounds": _grounds(stage.children[-1])}


def _grounds(page: Widget) -> list[list[int]]:
    """Of header and bar, which hide what lies under them."""
    from screens.widgets.bands import BarBand, HeaderBand  # noqa: PLC0415

    bands = (one for one in page.walk(restrict=True) if isinstance(one, BarBand | HeaderBand) and one._ground.is_there)
    return [[*map(int, band._ground.pos), *map(int, band._ground.size)] for band in bands]


def _walk(widget: Widget, control: str, *, is_band: bool, leaves: list[dict[str, Any]]) -> None:
    """Collect what draws words or icons, with the control it lies on, and whether that is in the bar or the header."""
    from screens.widgets import BigWords, Drawing, Pressable  # noqa: PLC0415
    from screens.widgets.bands import BarBand, HeaderBand  # noqa: PLC0415

    is_band = is_band or isinstance(widget, BarBand | HeaderBand)
    if isinstance(widget, Pressable) and widget.is_there:
        control = widget.control
    if isinstance(widget, Drawing) and widget.is_there and widget.width and widget.height:
        x, y = widget.pos if isinstance(widget, BigWords) else widget._glass.pos
        width, height = widget.size if isinstance(widget, BigWords) else widget._glass.size
        leaf = {"kind": type(widget).__name__, "control": control, "box": [x, y, width, height], "is_band": is_band}
        leaf["colour"] = list(widget._colour.rgba)
        leaves.append(leaf | _words(widget))
    for child in widget.children:
        _walk(child, control, is_band=is_band, leaves=leaves)


def _words(widget: Any) -> dict[str, Any]:  # noqa: ANN401 - Kivy carries no types
    """Of words: their size, the room they have, and what they would take if nobody cut them."""
    from screens.theme import FACES  # noqa: PLC0415
    from screens.widgets import Words  # noqa: PLC0415

    if not isinstance(widget, Words):
        return {}
    text, face, size = widget._drawn[:3]
    running = text.replace("\n", " ")  # the screens may begin a line with a sentence
    broadest = max(_natural(word, face, size)[0] for word in running.split(" "))
    told = {"role": widget.role, "is_breakable": widget.is_breakable, "capital_px": size * FACES[face].capital}
    told |= {"font_px": size, "room": list(widget.size), "natural": list(_natural(text, face, size, int(widget.width)))}
    return told | {"text": running.replace("\u00a0", " "), "word": broadest}


@cache
def _natural(text: str, face: str, size: int, width: int | None = None) -> tuple[int, int]:
    """What words take, in lines of some width or in one line; not by the screens' own memory of it."""
    from screens.widgets.words import label_for  # noqa: PLC0415

    measured: tuple[int, int] = label_for(text, face, size, width).render()
    return measured
