"""No found page has a letter or an icon that its font does not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

import kiosk.catalogue
import screens
from kiosk.views import SearchView, TypeView
from tests.kiosk.texts.test_found_words import buttons_of, texts_of
from tests.ui.found import ADDED, SHIPPED, found

FONTS = Path(screens.__file__).parent / "assets" / "fonts"
FACES = ["400Regular", "500Medium", "700Bold"]
ICONS = (Path(kiosk.catalogue.__file__).parent / "icons.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("language", [*SHIPPED, ADDED])
def test_every_letter_of_every_page_is_in_the_font(face: str, language: str) -> None:
    known = TTFontFile(str(FONTS / f"AtkinsonHyperlegibleNext_{face}.ttf")).charToGlyph
    views = [page.views[language] for page in found() if language in page.views]
    letters = {char for view in views for text in texts_of(view) for char in text}
    keys = [key for view in views if isinstance(view, TypeView | SearchView) for row in view.rows for key in row]
    letters |= set("".join(keys))
    assert len(letters) > 60
    assert {char for char in letters if ord(char) not in known} == set()


def test_every_number_of_a_slip_is_in_its_font() -> None:
    known = TTFontFile(str(FONTS / "PlusJakartaSans_700Bold.ttf")).charToGlyph
    assert {char for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-" if ord(char) not in known} == set()


def test_every_icon_of_every_page_is_in_the_font() -> None:
    views = [page.views["id"] for page in found()]
    icons = {one.icon for view in views for one in buttons_of(view)}
    icons |= {one.icon for view in views for one in (*getattr(view, "choices", ()), *getattr(view, "facts", ()))}
    icons |= {one.icon for view in views for one in getattr(view, "sections", ())}
    icons |= {getattr(view, "icon", "") for view in views}
    assert len(icons) > 60
    assert icons - {""} - set(ICONS) == set()
