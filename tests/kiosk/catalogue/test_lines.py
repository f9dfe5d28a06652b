from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue import SHIPPED
from kiosk.catalogue.reading.lines import line_of, lines_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '''# a comment with = and [brackets]
title = "a # b"
how = [
    "one", # two
    "three",
]
a.b = 1

[table]
key = { first = 1, second = [1,
  2] }
long = """
[no.header]
x = 1
"""
after = 1

[[questions]]
code = "a"
options = [
    { code = "1", title = "x" },

    { code = "2", title = "y" },
]
[[questions.fields]]
ask = 'it''s'
[questions.other]
child = 1

[[questions]]
"quoted key" = 2026-01-01 08:00:00
[[questions.fields]]
[[questions.fields]]
ask = 3
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 2),
        ("how", 3),
        ("how.1", 4),
        ("how.2", 5),
        ("a", 7),
        ("a.b", 7),
        ("table", 9),
        ("table.key", 10),
        ("table.key.first", 10),
        ("table.key.second.2", 11),
        ("table.long", 12),
        ("table.after", 16),
        ("questions", 18),
        ("questions.1", 18),
        ("questions.1.code", 19),
        ("questions.1.options", 20),
        ("questions.1.options.1.title", 21),
        ("questions.1.options.2.code", 23),
        ("questions.1.fields.1.ask", 26),
        ("questions.1.other.child", 28),
        ("questions.2.quoted key", 31),
        ("questions.2.fields.2.ask", 34),
    ],
)
def test_a_key_has_its_line(key: str, line: int) -> None:
    assert line_of(key, lines_of(TEXT.replace("'it''s'", '"it\'s"'))) == line


@pytest.mark.parametrize(
    ("key", "line"), [("questions.1.by", 18), ("questions.1.fields.1.label", 25), ("table.key.third", 10), ("order", 0)]
)
def test_a_key_that_is_missing_has_the_line_of_the_table_around_it(key: str, line: int) -> None:
    assert line_of(key, lines_of(TEXT)) == line


def paths(value: object, at: str = "") -> list[str]:
    """Every dotted path in what was parsed."""
    found = [at] if at else []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = [(str(count), one) for count, one in enumerate(value, 1)]
    else:
        items = []
    for key, one in items:
        found += paths(one, f"{at}.{key}" if at else key)
    return found


@pytest.mark.parametrize("file", sorted(SHIPPED.rglob("*.toml")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_key_of_every_shipped_file_has_a_line_that_names_it(file: Path) -> None:
    text = file.read_text("utf-8")
    lines = lines_of(text)
    of_text = text.split("\n")
    for path in paths(tomli.loads(text)):
        assert path in lines, path
        last = path.rpartition(".")[2]
        if not last.isdecimal():
            assert last in of_text[lines[path] - 1], path


@given(st.text(alphabet="ab.=[]{}\"'\n#, 1\\", max_size=80))
def test_no_text_ever_raises_or_goes_on_for_ever(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())
