"""Titles within a sentence."""

import pytest

from kiosk.texts import in_sentence


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Rp10.000", "Rp10.000"),
        ("Kantor kelurahan", "kantor kelurahan"),
        ("Loket KTP di kantor ini", "loket KTP di kantor ini"),
        ("KTP-el", "KTP-el"),
        ("Ketua RT", "ketua RT"),
        ("Senin–Jumat", "Senin–Jumat"),
        ("Monday to Friday", "Monday to Friday"),
        ("Pengadilan Agama", "Pengadilan Agama"),
        ("Disdukcapil kota ini", "Disdukcapil kota ini"),
        ("24 jam", "24 jam"),
        ("", ""),
    ],
)
def test_only_a_first_letter_that_is_no_name_gets_small(title: str, within: str) -> None:
    assert in_sentence(title) == within
