"""Where papers are taken from, by what the makers call it."""

from __future__ import annotations

import pytest

from devices.scanner.options import GLASS, options_from

FLATBED, ADF = "Flatbed", "Automatic Document Feeder"
BROTHER = "FlatBed|Automatic Document Feeder(left aligned)|Automatic Document Feeder(centrally aligned) [FlatBed]"


@pytest.mark.parametrize(
    ("offered", "both_sides", "feeder", "glass"),
    [
        ("", False, None, ""),
        ("Flatbed [Flatbed]", False, None, FLATBED),
        (f"{FLATBED}|{ADF} [Flatbed]", False, ADF, FLATBED),
        (f"{FLATBED}|{ADF} [Flatbed]", True, ADF, FLATBED),
        ("Flatbed|ADF|ADF Duplex [ADF]", False, "ADF", FLATBED),
        ("Flatbed|ADF|ADF Duplex [ADF]", True, "ADF Duplex", FLATBED),
        ("ADF Front|ADF Back|ADF Duplex [ADF Front]", False, "ADF Front", None),
        ("ADF Front|ADF Back|ADF Duplex [ADF Front]", True, "ADF Duplex", None),
        (BROTHER, False, "Automatic Document Feeder(left aligned)", "FlatBed"),
        ("Auto|Flatbed|ADF|Duplex [Auto]", True, "Duplex", FLATBED),
        ("Normal|Transparency [Normal]", False, None, "Normal"),
    ],
)
def test_source_is_chosen_from_what_is_offered(
    offered: str, both_sides: bool, feeder: str | None, glass: str | None
) -> None:
    options = options_from(f"    --source {offered}\n" if offered else "", 200, both_sides=both_sides)
    if feeder is None:
        assert options.feeder is None
    else:
        assert options.feeder is not None
        assert options.feeder.is_feeder
        assert options.feeder.arguments == ("--source", feeder)
        assert options.feeder.is_both is ("Duplex" in feeder)
    if glass is None:
        assert options.glass is None
    else:
        assert options.glass is not None
        assert options.glass.arguments == (("--source", glass) if glass else ())


@pytest.mark.parametrize(("both_sides", "mode"), [(False, "Simplex"), (True, "Duplex")])
def test_sides_may_be_an_option_of_their_own(both_sides: bool, mode: str) -> None:
    listing = "    --source Flatbed|ADF [Flatbed]\n    --adf-mode Simplex|Duplex [Simplex]\n"
    feeder = options_from(listing, 200, both_sides=both_sides).feeder
    assert feeder is not None
    assert feeder.arguments == ("--source", "ADF", "--adf-mode", mode)
    assert feeder.is_both is both_sides


@pytest.mark.parametrize(
    ("listing", "can_both"),
    [
        (f"    --source {BROTHER}\n", False),
        ("    --source Flatbed|ADF|ADF Duplex [ADF]\n", True),
        ("    --source Flatbed|ADF Duplex [Flatbed]\n", False),
        ("    --source Flatbed|ADF [Flatbed]\n    --adf-mode Simplex|Duplex [Simplex]\n", True),
        ("    --source Flatbed [Flatbed]\n", False),
    ],
)
def test_sides_are_a_choice_only_where_the_feeder_knows_both(listing: str, can_both: bool) -> None:
    assert {options_from(listing, 200, both_sides=both).can_both for both in (False, True)} == {can_both}


def test_source_that_cannot_be_chosen_now_is_not() -> None:
    options = options_from("    --source <string> [inactive]\n", 200)
    assert (options.feeder, options.glass) == (None, GLASS)
