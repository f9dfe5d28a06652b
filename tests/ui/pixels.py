"""Contrast as the glass shows it: `python -m tests.ui.pixels FOUND CELLS` prints JSON lines, as `tests.ui.gauge` does.

Words, icons and edges are looked at where they were drawn, and beside what the palette says of them; focus, pressed and
chosen are drawn, and have to differ in light for every sight of colours.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PIL import Image

from kiosk.views import ChooseView, Look, Note, View
from tests.ui import found
from tests.ui.colours import SIGHTS, Rgb, contrast, differing, ground_of, ink_of
from tests.ui.figures import Figure
from tests.ui.gauge import Told, in_look
from tests.ui.matrix import LARGEST, Sheet
from tests.ui.onglass import drawn, open_stage, parts_of, show
from tests.ui.panels import PANELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens._stage import Stage
    from tests.ui.found import FoundPage
    from tests.ui.matrix import Cell
    from tests.ui.panels import Glass

TEXT, STRONG_TEXT, SHAPES = 10.0, 20.9, 3.0
# A ring of 1.3 mm around a control, some of which lies on its old edge; of a tile or a note, an icon or an edge.
RING_MM, SIGN_MM2 = 1.0, 20.0
CLEAR_OF_EDGE = 4
TOLERANCE = 0.12


def main(found_path: str, sheet_path: str) -> None:
    """Print what is told of each cell."""
    sheet = msgspec.json.decode(Path(sheet_path).read_bytes(), type=Sheet)
    pages = found.read(Path(found_path))
    panel = next(one for one in PANELS if one.name == sheet.panel)
    stage = open_stage(panel)
    kinds: set[tuple[str, bool]] = set()
    for cell in sheet.cells:
        page = pages[cell.page]
        told = [*_as_it_is(stage, panel, cell, page)]
        has_note = getattr(page.views[cell.language], "note", None) is not None
        if (page.kind, has_note) not in kinds:
            told += _in_other_states(stage, panel, cell, page)
        kinds.add((page.kind, has_note))
        broken = tuple(one for one in told if one.margin < 0)
        worst = {one.check: one for one in sorted(told, key=lambda one: -one.margin)}
        sys.stdout.buffer.write(msgspec.json.encode(Told(cell, stage.parts, tuple(worst.values()), broken)) + b"\n")


def picture(panel: Glass) -> Image.Image:
    """The glass as it is now."""
    from kivy.core.window import Window  # noqa: PLC0415 - there is a window by now
    from kivy.graphics.opengl import glFinish, glReadPixels  # noqa: PLC0415

    Window.canvas.ask_update()
    Window.dispatch("on_draw")
    glFinish()
    raw = glReadPixels(0, 0, *panel.px, 0x1907, 0x1401)  # GL_RGB, GL_UNSIGNED_BYTE
    return Image.frombytes("RGB", panel.px, raw).transpose(Image.Transpose.FLIP_TOP_BOTTOM)


def _as_it_is(stage: Stage, panel: Glass, cell: Cell, page: FoundPage) -> Iterator[Figure]:
    """The page at rest."""
    yield from _of_both(stage, panel, cell, page)
    show(stage, in_look(page.views[cell.language], cell.look), page.pictures)
    glass, there = picture(panel), drawn(stage, panel)
    for leaf in there["leaves"]:
        yield from _of_leaf(_cut(glass, leaf["box"], panel), leaf, cell.look)
    for name, *box in there["targets"]:
        yield _of_edge(glass, name, box, panel)


def _of_both(stage: Stage, panel: Glass, cell: Cell, page: FoundPage) -> Iterator[Figure]:
    """How far the other contrast moves anything, on all parts: as it is, and in the largest and longest text, low."""
    longest = "xx" if "xx" in page.views else cell.language
    for language, look in ((cell.language, cell.look), (longest, Look(LARGEST, is_low=True))):
        places = []
        for is_strong in (False, True):
            view = in_look(page.views[language], msgspec.structs.replace(look, is_strong=is_strong))
            show(stage, view, page.pictures)
            places.append([box for _ in parts_of(stage) for box in _boxes(drawn(stage, panel))])
        colours, strong = places
        moved = max(
            (abs(one - other) for pair in zip(colours, strong, strict=False) for one, other in zip(*pair, strict=True)),
            default=0,
        )
        gone = abs(len(colours) - len(strong)) * max(panel.px)
        yield Figure("contrast.moved", float(moved + gone), 0.0, page.kind, is_least=False)


def _boxes(glass: dict[str, Any]) -> list[list[int]]:
    """Where controls, words and icons stand."""
    return [box for _, *box in glass["targets"]] + [leaf["box"] for leaf in glass["leaves"]]


def _in_other_states(stage: Stage, panel: Glass, cell: Cell, page: FoundPage) -> Iterator[Figure]:
    """Focus, pressed, chosen, and notes of every tone; once a kind."""
    view = in_look(page.views[cell.language], cell.look)
    show(stage, view, page.pictures)
    glass, targets = picture(panel), drawn(stage, panel)["targets"]
    if targets:
        yield from _of_states(stage, panel, glass, targets[0])
    yield from _of_choices(stage, panel, view)
    yield from _of_notes(stage, panel, view, page.pictures)


def _of_leaf(image: Image.Image, leaf: dict[str, Any], look: Look) -> Iterator[Figure]:
    """Words by pixels and by palette, and that both agree; icons by pixels."""
    if not image.width or not image.height:
        return
    ground = ground_of(image)
    seen, token = ink_of(image, ground), _rgb(leaf["colour"])
    name = str(leaf.get("text", leaf["kind"]))[:30]
    by_pixels, by_token = contrast(seen, ground), contrast(token, ground)
    if "text" not in leaf:
        yield Figure("contrast.icon", by_pixels, SHAPES, f"{name} {seen} on {ground}")
        return
    least = STRONG_TEXT if look.is_strong else TEXT
    yield Figure("contrast.words", by_pixels, least, f"{name} {seen} on {ground}")
    yield Figure("contrast.words.palette", by_token, least, f"{name} {token} on {ground}")
    yield Figure("contrast.agreement", abs(by_pixels - by_token) / by_token, TOLERANCE, name, is_least=False)


def _of_edge(glass: Image.Image, name: str, box: list[int], panel: Glass) -> Figure:
    """What sets a control off from the page, across its left edge."""
    left, bottom, _, height = box
    y = panel.px[1] - bottom - height // 2
    line = glass.crop((max(0, left - CLEAR_OF_EDGE), y, left + CLEAR_OF_EDGE + 3, y + 1))
    outside: Any = line.getpixel((0, 0))
    colours: list[Any] = [line.getpixel((x, 0)) for x in range(line.width)]
    return Figure("contrast.edge", max(contrast(outside, one) for one in colours), SHAPES, name)


def _of_states(stage: Stage, panel: Glass, plain: Image.Image, target: list[Any]) -> Iterator[Figure]:
    """The ring of the focus, and a pressed control, beside the same control at rest."""
    name, *box = target
    around = [box[0] - 12, box[1] - 12, box[2] + 24, box[3] + 24]
    ring = 2 * (box[2] + box[3]) * RING_MM * panel.px_per_mm
    for state, check, least in ((stage.focus_on, "sight.focus", ring), (stage.press_look, "sight.pressed", 0.0)):
        state(name)
        marked = picture(panel)
        state(None)
        yield from _apart(check, _cut(plain, around, panel), _cut(marked, around, panel), least or _sign(panel), name)


def _of_choices(stage: Stage, panel: Glass, view: View) -> Iterator[Figure]:
    """A chosen tile beside the same one not chosen."""
    if isinstance(view, ChooseView) and view.choices:
        both = [_with_first(view, is_chosen=False), _with_first(view, is_chosen=True)]
        yield from _beside(stage, panel, "sight.chosen", both, 0)


def _of_notes(stage: Stage, panel: Glass, view: View, pictures: int) -> Iterator[Figure]:
    """A note of one tone beside the same words of another."""
    if (note := getattr(view, "note", None)) is None:
        return
    tones = [_with_note(view, Note(tone, note.text)) for tone in ("ok", "problem", "warning")]
    for one in tones[1:]:
        yield from _beside(stage, panel, "sight.note", [tones[0], one], pictures)


def _with_first(view: ChooseView, *, is_chosen: bool) -> View:
    first = msgspec.structs.replace(view.choices[0], is_chosen=is_chosen)
    return msgspec.structs.replace(view, choices=(first, *view.choices[1:]))


def _with_note(view: View, note: Note) -> View:
    noted: View = msgspec.structs.replace(view, note=note)
    return noted


def _beside(stage: Stage, panel: Glass, check: str, views: list[View], pictures: int) -> Iterator[Figure]:
    """Two states of a page, wherever they differ, on that of their parts where they do most."""
    seen = []
    for view in views:
        show(stage, view, pictures)
        seen.append([picture(panel) for _ in parts_of(stage)])
    parts = list(zip(*seen, strict=False))
    for sight in SIGHTS:
        most = max(differing(one, other, sight) for one, other in parts)
        yield Figure(check, most / _sign(panel), 1.0, f"{views[0].page}, {sight}")


def _apart(check: str, one: Image.Image, other: Image.Image, least: float, what: str) -> Iterator[Figure]:
    for sight in SIGHTS:
        yield Figure(check, differing(one, other, sight) / least, 1.0, f"{what}, {sight}")


def _sign(panel: Glass) -> float:
    """The area of an icon or an edge that nobody overlooks."""
    return SIGN_MM2 * panel.px_per_mm**2


def _cut(glass: Image.Image, box: list[Any], panel: Glass) -> Image.Image:
    """A rectangle counted from the lower left corner."""
    x, y, width, height = (round(one) for one in box)
    top = panel.px[1] - y - height
    return glass.crop((max(0, x), max(0, top), min(panel.px[0], x + width), min(panel.px[1], top + height)))


def _rgb(colour: list[float]) -> Rgb:
    red, green, blue = (round(255 * one) for one in colour[:3])
    return (red, green, blue)


if __name__ == "__main__":
    main(*sys.argv[1:])
