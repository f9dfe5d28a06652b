"""Every icon that a catalogue or a page asks for is in the icon font; a wrong name would be drawn as a dot."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parent.parent.parent
CATALOGUE = PROJECT / "kiosk" / "catalogue" / "data"
JOURNEY = PROJECT / "kiosk" / "journey"
# Where each of these takes its icon.
ICON_AT = {"Button": 2, "BarButton": 2, "Fact": 0, "Choice": 3, "Section": 0, "AskView": 4}
HYPHENATED = re.compile(r"[a-z]+(-[a-z0-9]+)+")


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """The names the font has, read without the window toolkit that the theme's package loads."""
    faces = runpy.run_path(str(PROJECT / "screens" / "theme" / "faces.py"), run_name="faces")
    return frozenset(faces["_codes_by_name"]())


def test_catalogue_names_icons_the_font_has(names: frozenset[str]) -> None:
    files = sorted(CATALOGUE.rglob("*.toml"))
    assert files
    wanted = {(str(file.relative_to(CATALOGUE)), name) for file in files for name in _in_tables(_read(file))}
    assert {(file, name) for file, name in wanted if name not in names} == set()


def test_authors_are_told_of_every_icon_the_font_has_and_of_no_other(names: frozenset[str]) -> None:
    listed = (CATALOGUE.parent / "icons.txt").read_text("ascii").splitlines()
    assert listed == sorted(names)


def test_pages_name_icons_the_font_has(names: frozenset[str]) -> None:
    files = sorted(JOURNEY.rglob("*.py"))
    assert files
    wanted = {(str(file.relative_to(JOURNEY)), name) for file in files for name in _in_code(file)}
    assert {(file, name) for file, name in wanted if name not in names} == set()


def _read(file: Path) -> dict[str, Any]:
    return tomli.loads(file.read_text("utf-8"))


def _in_tables(value: object) -> Iterator[str]:
    """Every non-empty `icon` at any depth."""
    if isinstance(value, list):
        for item in value:
            yield from _in_tables(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "icon" and item:
                yield item
            else:
                yield from _in_tables(item)


def _in_code(file: Path) -> Iterator[str]:
    """Strings that stand where a view takes its icon, and all others that have the form of an icon's name."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HYPHENATED.fullmatch(node.value):
            yield node.value
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = ICON_AT.get(node.func.id, len(node.args))
            for argument in (*node.args[at : at + 1], *(word.value for word in node.keywords if word.arg == "icon")):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
                    yield argument.value
