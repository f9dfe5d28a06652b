from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.identity import REGION_DECREE, kecamatan_of, provinces_list, regencies_of, region_name, villages_of

MOST_MS = 50


def test_every_level_is_listed_by_code() -> None:
    assert (len(provinces_list()), provinces_list()[0]) == (38, ("11", "Aceh"))
    assert ("64.74", "Kota Bontang") in regencies_of("64")
    assert [region.name for region in kecamatan_of("64.74")] == ["Bontang Utara", "Bontang Selatan", "Bontang Barat"]
    assert ("64.74.02.1001", "Tanjung Laut") in villages_of("64.74.02")


def test_the_levels_hang_together_and_are_complete() -> None:
    regencies = [region for province in provinces_list() for region in regencies_of(province.code)]
    kecamatan = [region for regency in regencies for region in kecamatan_of(regency.code)]
    assert (len(regencies), len(kecamatan)) == (514, 7285)  # as the decree counts them
    assert all(villages_of(region.code) for region in kecamatan[::500])
    assert REGION_DECREE.startswith("Kepmendagri 300.2.2-")


@pytest.mark.parametrize("code", ["", "6", "64.", "64.74.02.1001", "٦٤", "../..", "99"])
def test_what_is_no_code_of_a_level_has_nothing_below(code: str) -> None:
    assert regencies_of(code) == ()
    assert kecamatan_of(code) == ()
    assert villages_of(code) == ()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("64", "Kalimantan Timur"),
        ("64.74", "Kota Bontang"),
        ("64.74.02", "Kecamatan Bontang Selatan"),
        ("64.74.02.1001", "Tanjung Laut"),
        ("64.74.02.9999", None),
        ("64.74.99.1001", None),
        ("", None),
    ],
)
def test_a_code_has_the_name_people_use(code: str, name: str | None) -> None:
    assert region_name(code) == name


def test_the_first_list_is_there_at_once() -> None:
    program = (
        "import time; from kiosk.identity import kecamatan_of, villages_of\n"
        "began = time.process_time(); kecamatan_of('96.71'); villages_of('96.71.10')\n"
        "print(1000 * (time.process_time() - began))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < MOST_MS
