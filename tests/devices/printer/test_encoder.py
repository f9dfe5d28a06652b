from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.printer.encoder import EscposEncoder, SlipNotPrintableError
from devices.printer.profiles import profiles, shared
from devices.printer.simulator._paper import Paper
from devices.printer.simulator._parser import Function, Ignored, Simple, Text, next_command
from devices.printer.words import printable
from kiosk.tickets import Referral
from tests.devices.rig import SLIP, encoder, job, rig

REFERRAL = Referral(
    office="Kecamatan Contoh Selatan",
    heading="KE KELURAHAN",
    service="Untuk: Surat keterangan tidak mampu",
    errands=(("Surat pengantar kelurahan", "Di: Kelurahan", "Biaya: gratis"),),
    bring_heading="Bawa:",
    bring=("KTP-el", "Kartu keluarga"),
    closing="Terima kasih.",
    complaints="Pengaduan: SP4N-LAPOR 1708",
)
JAVANESE = "Kantor Kalurahan Bèji, Dhusun Klēpu"
TEMPLATE = {"ESC @", "ESC E", "ESC a", "ESC t", "ESC !", "ESC d", "GS !", "GS V", "LF"}


def encoder_with(name: str = "TM-T20II", **changes: object) -> EscposEncoder:
    return EscposEncoder(msgspec.structs.replace(profiles()[name], **changes))


def on_paper(encoded: bytes, latin_page: int = 16) -> str:
    """What a unit prints that has the letters of cp1252 at this number."""
    paper = Paper(latin_page=latin_page)
    slips = [slip for command in commands(encoded) if (slip := paper.apply(command)) is not None]
    return slips[0].text


def commands(data: bytes) -> list[Text | Simple | Function]:
    found, rest = [], bytearray(data)
    while rest:
        taken = next_command(rest)
        assert taken is not None, "the bytes end in the middle of a command"
        command, length = taken
        assert isinstance(command, Text | Simple | Function), command
        found.append(command)
        del rest[:length]
    return found


def test_slip_stays_below_600_bytes_with_ordinary_content(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\nslip: {len(job())} bytes, hold 600\n")
    assert len(job()) <= 600


def test_slip_starts_with_reset_and_ends_with_cut() -> None:
    found = commands(job())
    assert found[0] == Simple("ESC @", b"")
    assert found[-1] == Simple("GS V", b"\x01")


def test_printed_slip_says_all_and_its_code_can_be_read(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.send()
        text = it.simulator.slips[0].text
        codes = zxingcpp.read_barcodes(Image.open(it.simulator.folder / "001.png").convert("L"))
    for field in fields(SLIP):
        said = getattr(SLIP, field.name)
        if isinstance(said, bool):
            continue
        for words in said if isinstance(said, tuple) else (said,):
            assert field.name == "copy_mark" or words in text
    assert SLIP.copy_mark not in text
    assert [code.text for code in codes] == [SLIP.secret]


def test_every_paper_that_a_service_may_ask_for_is_on_the_slip() -> None:
    papers = tuple(f"Surat ke-{number} {'dan syaratnya ' * 16}habis" for number in range(40))
    data = encoder().encode(replace(SLIP, bring=papers))
    printed = b" ".join(one.data for one in commands(data) if isinstance(one, Text)).decode()
    assert [number for number in range(40) if f"- Surat ke-{number} " not in printed] == []
    assert printed.count("habis") == 40


def test_copy_is_marked_with_its_number() -> None:
    texts = [command.data.decode() for command in commands(encoder().encode(SLIP, copy=2)) if isinstance(command, Text)]
    assert texts[0] == "*** CETAK ULANG 2 ***"


def sized(data: bytes) -> list[tuple[int, str]]:
    """Each printed line with how many times the usual size its letters are; both ways alike."""
    size, lines = 1, []
    for command in commands(data):
        match command:
            case Simple("GS !", argument):
                size = argument[0] % 16 + 1
                assert argument[0] // 16 + 1 == size
            case Text(data=text):
                lines.append((size, text.decode()))
    return lines


def test_large_slip_says_the_same_in_letters_twice_as_large() -> None:
    assert sized(encoder().encode(replace(SLIP, is_large=True))) == [
        (2, "Kecamatan Contoh Selatan"),
        (2, "Nomor antrean Bapak/Ibu"),
        (8, "A-012"),
        (3, "Tunggu di depan"),
        (3, "Loket 2"),
        (2, "Jalur A"),
        (2, "Surat Keterangan Usaha"),
        (2, "6 orang di depan,"),
        (2, "menurut keadaan pukul"),
        (2, "09.30"),
        (2, "Kira-kira 20 sampai 35"),
        (2, "menit"),
        (2, "Bawa ke loket:"),
        (2, "- KTP asli"),
        (2, "- Kartu keluarga asli"),
        (2, "- Surat pengantar RT"),
        (2, "Biaya: Rp0 (gratis)"),
        (3, "KP-7M4Q"),
        (2, "Kode struk"),
        (2, "Sabtu, 21 November 2026,"),
        (2, "09.30 WITA"),
        (2, "Pengaduan: SP4N-LAPOR"),
        (2, "1708"),
        (2, "Simpan struk ini sampai"),
        (2, "selesai."),
    ]


@pytest.mark.parametrize(("columns", "width_dots"), [(32, 384), (42, 512), (48, 576)])
def test_large_slip_fits_the_paper(columns: int, width_dots: int) -> None:
    paper = encoder_with(columns=columns).encode(replace(SLIP, is_large=True), copy=1)
    assert all(size * len(line) * 12 <= width_dots for size, line in sized(paper))


def test_large_slip_looks_as_it_should(tmp_path: Path) -> None:
    with rig(tmp_path, "tcp") as it:
        it.printer.send(encoder().encode(replace(SLIP, is_large=True)), started=lambda: None)
        text = it.simulator.slips[0].text
        codes = zxingcpp.read_barcodes(Image.open(it.simulator.folder / "001.png").convert("L"))
    assert "A-012" in text
    assert [code.text for code in codes] == [SLIP.secret]


def test_slip_of_a_practice_has_no_code_and_says_so_above_and_below() -> None:
    practised = replace(SLIP, number="LATIHAN", practice_mark="LATIHAN", secret="", short_code="", short_code_note="")
    data = encoder().encode(practised)
    assert not any(isinstance(command, Function) for command in commands(data))  # codes are functions
    marked = [(size, line) for size, line in sized(data) if "LATIHAN" in line]
    assert marked == [(6, "LATIHAN"), (2, "*** LATIHAN ***")]


def test_referral_says_where_to_go_and_has_no_code(capsys: pytest.CaptureFixture[str]) -> None:
    found = commands(encoder().encode(REFERRAL))
    lines = [command.data.decode() for command in found if isinstance(command, Text)]
    assert lines == [
        "Kecamatan Contoh Selatan",
        "KE KELURAHAN",
        "Untuk: Surat keterangan tidak mampu",
        "Surat pengantar kelurahan",
        "Di: Kelurahan",
        "Biaya: gratis",
        "Bawa:",
        "- KTP-el",
        "- Kartu keluarga",
        "Pengaduan: SP4N-LAPOR 1708",
        "Terima kasih.",
    ]
    assert found[0] == Simple("ESC @", b"")
    assert found[-1] == Simple("GS V", b"\x01")
    assert not any(isinstance(command, Function) for command in found)  # codes are functions
    size = len(encoder().encode(REFERRAL))
    with capsys.disabled():
        sys.stdout.write(f"\nreferral: {size} bytes\n")


def test_referral_lists_what_else_to_bring_here_and_when_it_is_open() -> None:
    more = replace(REFERRAL, here_heading="Lalu bawa ke sini:", here=("KK",), hours=("Kantor ini buka:", "Senin 08.00"))
    lines = [one.data.decode() for one in commands(encoder().encode(more)) if isinstance(one, Text)]
    assert lines[9:13] == ["Lalu bawa ke sini:", "- KK", "Kantor ini buka:", "Senin 08.00"]


@pytest.mark.parametrize(("columns", "width_dots"), [(32, 384), (42, 512), (48, 576)])
def test_large_referral_says_the_same_in_letters_twice_as_large_and_fits(columns: int, width_dots: int) -> None:
    large = sized(encoder_with(columns=columns).encode(replace(REFERRAL, is_large=True)))
    usual = sized(encoder_with(columns=columns).encode(REFERRAL))
    assert "".join(line for _, line in large).replace(" ", "") == "".join(line for _, line in usual).replace(" ", "")
    assert {size for size, _ in large} == {2, 3}
    assert all(size * len(line) * 12 <= width_dots for size, line in large)


def test_no_control_byte_of_a_referral_reaches_the_paper() -> None:
    data = encoder().encode(replace(REFERRAL, errands=(("a\x1b@b", "c\x1dV\x00"),), heading="\x1b@"))
    assert [command.name for command in commands(data) if isinstance(command, Simple)].count("ESC @") == 1


def test_number_is_the_largest_that_fits() -> None:
    long = encoder().encode(replace(SLIP, number="AB-01234"))
    sizes = [command.args[0] for command in commands(long) if isinstance(command, Simple) and command.name == "GS !"]
    assert sizes[0] == 0x55  # 8 characters of 12 dots, 6 times as wide: 576
    assert b"\x1d!\x77" in job()


def test_secret_that_would_need_escaping_is_refused() -> None:
    with pytest.raises(SlipNotPrintableError):
        encoder().encode(replace(SLIP, secret="a\x1b@b"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kécamatan \N{EM DASH} “Contoh”", 'Kecamatan - "Contoh"'),
        ("Siti\nContoh\t\N{ZERO WIDTH SPACE}!", "Siti Contoh !"),
        ("中 b", "? b"),
        ("a\x1b@\x10\x04\x01b", "a@b"),
        ("Łódź straße", "Lodz strasse"),
    ],
)
def test_printable_keeps_what_can_be_read(text: str, wanted: str) -> None:
    assert printable(text) == wanted


hostile = st.text(st.characters(), max_size=200) | st.binary(max_size=120).map(lambda data: data.decode("latin-1"))
texts = st.fixed_dictionaries(
    {
        field.name: st.lists(hostile, max_size=14).map(tuple) if field.name == "bring" else hostile
        for field in fields(SLIP)
        if field.name not in {"secret", "practice_mark", "is_large"}
    }
    | {"is_large": st.booleans()}
)


@settings(deadline=None, max_examples=120)
@given(content=texts, copy=st.integers(0, 3))
def test_no_text_can_bring_a_command_to_the_printer(content: dict[str, object], copy: int) -> None:
    found = commands(encoder().encode(replace(SLIP, **content), copy=copy))
    names = {command.name for command in found if isinstance(command, Simple)}
    assert names <= TEMPLATE
    assert sum(command == Simple("GS V", b"\x01") for command in found) == 1
    functions = [command for command in found if isinstance(command, Function)]
    assert [command.name for command in functions] == ["GS ( k"] * 5
    assert functions[3].data == b"1P0" + SLIP.secret.encode()
    for command in found:
        if isinstance(command, Text):
            assert re.fullmatch(rb"[ -~\xc0-\xd6\xd8-\xf6\xf8-\xff]+", command.data)


def test_accents_are_printed_where_the_page_is_known_and_fall_away_elsewhere() -> None:
    paper = replace(SLIP, office=JAVANESE)
    plain = encoder_with(latin_page=0).encode(paper)
    assert "Kantor Kalurahan Beji, Dhusun Klepu" in on_paper(plain)
    assert b"\x1bt" not in plain
    known = encoder_with(latin_page=71).encode(paper)
    assert "Kantor Kalurahan Bèji, Dhusun Klepu" in on_paper(known, latin_page=71)  # no page has an e with a line
    assert known.count(b"\x1bt\x47") == 1


def test_printer_and_spare_get_a_slip_that_both_can_print() -> None:
    first, spare = profiles()["TM-T20II"], profiles()["POS-5890"]
    both = shared([first, spare])
    assert (both.columns, both.native_qr, both.latin_page) == (32, False, 0)
    assert shared([first, profiles()["TM-T88V"]]).latin_page == 16


def test_printer_without_a_knife_feeds_past_it_and_cuts_nothing() -> None:
    assert encoder_with(cutter=False).encode(SLIP).endswith(b"\x1bd\x06")


@given(hostile)
def test_printable_is_ascii_of_one_line_whatever_comes(text: str) -> None:
    shown = printable(text, 40)
    assert len(shown) <= 40
    assert all(" " <= character <= "~" for character in shown)
    assert printable(shown, 40) == shown
    assert not any(unicodedata.category(character).startswith("C") for character in shown)


def test_import_of_the_encoder_leaves_nothing_behind(tmp_path: Path) -> None:
    program = (
        "import logging, os, sys\n"
        "from tests.devices.rig import job\n"
        "assert len(job()) > 100\n"
        "assert not logging.root.handlers\n"
        "assert 'ESCPOS_CAPABILITIES_PICKLE_DIR' not in os.environ\n"
    )
    subprocess.run([sys.executable, "-c", program], env={"TMPDIR": str(tmp_path)}, cwd=Path.cwd(), check=True)
    assert list(tmp_path.iterdir()) == []


def test_folder_of_a_killed_process_is_swept_away(tmp_path: Path) -> None:
    left = tmp_path / "anjungan-escpos-dead"
    left.mkdir()
    os.utime(left, (0, 0))
    program = "from devices.printer.escpos_import import load_escpos; load_escpos()"
    subprocess.run([sys.executable, "-c", program], env={"TMPDIR": str(tmp_path)}, cwd=Path.cwd(), check=True)
    assert list(tmp_path.iterdir()) == []


def test_independent_parser_sees_a_command_that_was_smuggled_in() -> None:
    """The judge of the property above must be able to find fault."""
    found = commands(b"a\x1bp\x00\x19\xfa\x1dV\x01")
    assert Simple("ESC p", b"\x00\x19\xfa") in found
    assert next_command(b"\x07") == (Ignored(7), 1)
    assert Paper().apply(Simple("GS V", b"\x01")) is None


def test_slip_is_encoded_with_no_room_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job()  # python-escpos is imported by now, as it is before the first slip
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert encoder().encode(SLIP) == job()
