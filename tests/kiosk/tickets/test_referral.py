"""What a referral slip says, as words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue import WhereToGet
from kiosk.texts import Texts
from kiosk.tickets import Errand, make_referral
from tests.fakes.office import OFFICE

KELURAHAN = WhereToGet("Kelurahan", "Senin–Kamis 08.00–15.00", "gratis", "KTP dan KK")
LETTER = Errand("Surat pengantar kelurahan", KELURAHAN)


def test_one_place_to_go_to_is_the_heading() -> None:
    referral = make_referral("SKTM", [LETTER], ["KTP-el"], replace(OFFICE, complaints="lapor.go.id"), Texts("id"))
    assert referral.heading == "KE KELURAHAN"
    assert referral.service == "Untuk: SKTM"
    assert referral.errands == (
        (
            "Surat pengantar kelurahan",
            "Di kelurahan",
            "Buka: Senin–Kamis 08.00–15.00",
            "Biaya: gratis",
            "Bawa: KTP dan KK",
        ),
    )
    assert referral.bring == ("KTP-el",)
    assert (referral.office, referral.complaints) == (OFFICE.name, "lapor.go.id")


@pytest.mark.parametrize(
    "errands", [[], [Errand("Foto rumah", WhereToGet())], [LETTER, Errand("", WhereToGet("RSUD"))]]
)
def test_several_places_or_none_are_things_to_prepare(errands: list[Errand]) -> None:
    assert make_referral("SKTM", errands, [], OFFICE, Texts("id")).heading == "YANG PERLU DISIAPKAN"


def test_what_is_not_known_of_a_place_takes_no_line() -> None:
    assert make_referral("SKTM", [Errand("Foto rumah", WhereToGet())], [], OFFICE, Texts("id")).errands == (
        ("Foto rumah",),
    )
