from __future__ import annotations

import pytest

from devices.printer.encoder import EscposEncoder
from devices.printer.escpos_import import load_escpos
from devices.printer.profiles import clones, for_columns, profile_of, profiles
from kiosk.config import PrinterConfig
from tests.devices.rig import SLIP


@pytest.mark.parametrize("name", sorted(profiles()))
def test_letters_of_a_profile_fit_its_paper_and_its_encoder_exists(name: str) -> None:
    profile = profiles()[name]
    assert profile.columns * 12 <= profile.width_dots
    assert profile.width_dots <= {58: 384, 80: 576}[profile.paper_mm]
    load_escpos()(profile=profile.escpos)


def test_clones_lead_to_profiles() -> None:
    assert {clone.profile for clone in clones().usb.values()} <= set(profiles())
    assert all(number == number.lower() and len(number) == 9 for number in clones().usb)


def test_configuration_lies_over_the_profile_and_nothing_means_as_it_says() -> None:
    assert profile_of(PrinterConfig(profile="POS-5890")).columns == 32
    assert profile_of(PrinterConfig(profile="POS-5890")).width_dots == 384
    told = profile_of(PrinterConfig(profile="POS-5890", columns=30, width_dots=360))
    assert (told.columns, told.width_dots, told.native_qr) == (30, 360, False)
    assert profile_of(PrinterConfig()).columns == 48


def test_what_was_seen_on_paper_lies_over_the_profile() -> None:
    seen = profile_of(PrinterConfig(profile="POS-5890", codes="printer", cutter="yes", latin_page=25))
    assert (seen.native_qr, seen.cutter, seen.latin_page) == (True, True, 25)
    assert EscposEncoder(seen).encode(SLIP).endswith(b"\x1dV\x01")
    less = profile_of(PrinterConfig(codes="picture", cutter="no", latin_page=0))
    assert (less.native_qr, less.cutter, less.latin_page) == (False, False, 0)
    assert profile_of(PrinterConfig()).latin_page == 16


def test_name_that_only_the_encoder_knows_is_an_unknown_printer_of_80_mm() -> None:
    profile = profile_of(PrinterConfig(profile="TH230"))
    assert (profile.escpos, profile.columns, profile.paper_mm) == ("TH230", 48, 80)
    assert "gs_h" not in profile.status


@pytest.mark.parametrize(("columns", "dots"), [(32, 384), (42, 512), (48, 576), (64, 832)])
def test_whole_line_of_the_ruler_gives_the_paper(columns: int, dots: int) -> None:
    assert for_columns(columns) == {"columns": columns, "width_dots": dots}
