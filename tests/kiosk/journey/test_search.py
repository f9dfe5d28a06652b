"""What is found by a few letters."""

import pytest

from kiosk.journey._search import find

TITLES = ("Kota Bau-Bau", "Surat Jum'at", "KTP-el baru", "Étape", "Buruh tani atau perkebunan", "Petani atau pekebun")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("BAUBAU", ["Kota Bau-Bau"]),
        ("BAU-B", ["Kota Bau-Bau"]),
        ("JUMAT", ["Surat Jum'at"]),
        ("JUM'AT", ["Surat Jum'at"]),
        ("KTPEL", ["KTP-el baru"]),
        ("ETAPE", ["Étape"]),
        ("TANI BURUH", ["Buruh tani atau perkebunan"]),
        ("PE", ["Petani atau pekebun", "Buruh tani atau perkebunan"]),
        ("Q", []),
        ("-", list(TITLES)),
    ],
)
def test_signs_accents_and_order_do_not_matter(typed: str, found: list[str]) -> None:
    assert list(find(typed, [(title, title) for title in TITLES])) == found
