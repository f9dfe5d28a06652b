"""Every page of technicians is drawn whole on every panel, and those that measure measure right."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from kiosk.texts import DRAWN_PX
from kiosk.views import Drawn, Failed, Hit, RulerView, ScanView, TouchTestView
from tests.fakes.technician_pages import technician_pages
from tests.screens.test_glyphs import FONTS, ICONS
from tests.ui.display import Display
from tests.ui.panels import SMALL, STANDING, Glass
from tests.ui.pen_process import PenProcess
from tests.ui.samples import picture_fd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

pytestmark = pytest.mark.window
PAGES = technician_pages()
INK = (0x14, 0x23, 0x2B)
# Of the glass, without the bar: below on a standing one, on the right on a lying one.
HEAD, FOOT = 0.83, 0.92


@pytest.fixture(scope="module", params=[STANDING, SMALL], ids=lambda panel: panel.name)
def scene(request: pytest.FixtureRequest) -> Iterator[tuple[Glass, Display, PenProcess, Path]]:
    panel: Glass = request.param
    with (
        tempfile.NamedTemporaryFile() as log,
        Display.start(*panel.px) as display,
        PenProcess(display.name, panel.px, panel.mm, "--panel-bottom-mm", str(panel.bottom_mm), log=log.file) as pen,
    ):
        pen.wait_ready()
        yield panel, display, pen, Path(log.name)


def test_every_page_is_drawn_whole(scene: tuple[Glass, Display, PenProcess, Path]) -> None:
    _, __, pen, log = scene
    for name, view in PAGES.items():
        pictures = (picture_fd(*DRAWN_PX),) if isinstance(view, ScanView) and view.picture else ()
        drawn = pen.draw(view, pictures)
        for fd in pictures:
            os.close(fd)
        names = {one.id for one in drawn.targets}
        assert {"bar:back", "bar:home"} <= names, name
    assert not [event for event in pen.events() if isinstance(event, Failed)]
    assert "does not fit" not in log.read_text()


def test_line_of_a_ruler_is_as_long_as_the_glass_says(scene: tuple[Glass, Display, PenProcess, Path]) -> None:
    panel, display, pen, _ = scene
    for name, at in (("tech.ruler_along", 0), ("tech.ruler_up", 1)):
        view = PAGES[name]
        assert isinstance(view, RulerView)
        pen.draw(view)
        wanted = view.length_mm * panel.px[at] / panel.mm[at]
        assert _longest(display.screenshot(), at) == pytest.approx(wanted, abs=1.5)


def test_touch_is_told_by_its_distance_from_the_target(scene: tuple[Glass, Display, PenProcess, Path]) -> None:
    panel, display, pen, _ = scene
    view = PAGES["tech.touch"]
    assert isinstance(view, TouchTestView)
    assert isinstance(pen.draw(view), Drawn)
    first = _hit(pen, display, panel.px[0] // 2, panel.px[1] // 2)
    again = _hit(pen, display, panel.px[0] // 2 + 50, panel.px[1] // 2 - 20)
    assert again.right_mm - first.right_mm == pytest.approx(50 * panel.mm[0] / panel.px[0], abs=0.01)
    assert again.down_mm - first.down_mm == pytest.approx(-20 * panel.mm[1] / panel.px[1], abs=0.01)
    x = panel.px[0] // 2 - round(first.right_mm * panel.px[0] / panel.mm[0])
    y = panel.px[1] // 2 - round(first.down_mm * panel.px[1] / panel.mm[1])
    exact = _hit(pen, display, x, y)
    assert abs(exact.right_mm) < 1
    assert abs(exact.down_mm) < 1


def _hit(pen: PenProcess, display: Display, x: int, y: int) -> Hit:
    display.tap(x, y)
    event = pen.wait_for(lambda one: isinstance(one, Hit))
    assert isinstance(event, Hit)
    return event


def _longest(picture: Image.Image, along: int) -> int:
    """The longest run of ink in the body, across or down."""
    body = picture.crop((0, picture.height // 7, int(picture.width * HEAD), int(picture.height * FOOT)))
    turned = body if along == 0 else body.rotate(90, expand=True)
    ink = bytes(pixel == INK for pixel in turned.get_flattened_data())
    rows = (ink[at : at + turned.width] for at in range(0, len(ink), turned.width))
    return max(max(map(len, row.split(b"\0"))) for row in rows)


def test_every_letter_and_every_icon_of_these_pages_is_in_its_font() -> None:
    known = TTFontFile(str(FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf")).charToGlyph
    letters = {char for view in PAGES.values() for text in _strings(msgspec.to_builtins(view)) for char in text}
    assert len(letters) > 60
    assert {char for char in letters if ord(char) not in known} == set()
    icons = {icon for view in PAGES.values() for icon in _icons(msgspec.to_builtins(view))}
    assert len(icons) > 20
    assert icons - {*ICONS, ""} == set()


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _icons(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (one for key, one in value.items() if key == "icon")
    if isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _icons(one)
