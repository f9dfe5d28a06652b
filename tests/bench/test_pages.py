import pytest

from bench.letters import letters, photographed, scanned
from bench.pages import distance


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("abc", "", 3),
        ("", "ab", 2),
        ("nomor", "nomor", 0),
        ("nomor", "normor", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_distance_counts_letters(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == expected


def test_letters_differ_and_are_always_the_same() -> None:
    first, second, _ = letters()
    assert first.words != second.words
    assert (scanned(first, 1) == scanned(first, 1)).all()
    _, corners = photographed(first, 1, (600, 800))
    assert all(0 <= x < 600 and 0 <= y < 800 for x, y in corners)
