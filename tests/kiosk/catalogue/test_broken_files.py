from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue import SHIPPED, Catalogue, load

if TYPE_CHECKING:
    from collections.abc import Callable

LANES = ("umum",)
SERVICE = Path("services/sku/service.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "data")


def codes(catalogue: Catalogue) -> list[str]:
    return [service.code for service in catalogue.services]


def told(folder: Path) -> str:
    """What is said of the broken service, after seeing that the others still run."""
    catalogue = load(folder, LANES)
    assert codes(catalogue) == ["sktm", "skd"]
    assert catalogue.problems
    return "\n".join(map(str, catalogue.problems))


def swap(folder: Path, old: str, new: str, file: Path = SERVICE) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


LONG = "Ini " + "kata " * 20 + "panjang."


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("order = 10", "order = = 10", "(file)", "is not TOML"),
        ("order = 10", "order = 10\norder = 11", "(file)", "is not TOML"),
        ("order = 10", "order = 1" + "0" * 5000, "(file)", "is not TOML"),
        ("order = 10", "order = 10\nx = " + "[" * 5000, "(file)", "nested too deeply"),
        ("subtitle =", "subtitel =", "subtitel", "did you mean `subtitle`?"),
        ("title =", "# title =", "title", "is missing"),
        ("minutes = 60", 'minutes = "60"', "minutes", "Expected `int | null`, got `str`"),
        ("minutes = 60", "minutes = 0", "minutes", ">= 1"),
        ("fee_rupiah = 0", "fee_rupiah = -1", "fee_rupiah", ">= 0"),
        ("fee_rupiah = 0", 'fee_rupiah = "gratis"', "fee_rupiah", "Expected `int`, got `str`"),
        ("verified_on = 2026-11-21", 'verified_on = "21 November"', "verified_on", "Invalid RFC3339"),
        ('icon = "store"', 'icon = "Store Front"', "icon", "regex"),
        ('lane = "umum"', 'lane = "cepat"', "lane", "use one of umum"),
        ('common = ["applicant"', 'common = ["aplicant"', "common.1", "no usable group of common.toml; usable are"),
        ("legal_basis = [", "legal_basis = []\nbasis = [", "basis", "is not a known key"),
        ("how = [", "how = []\nhaw = [", "haw", "did you mean `how`?"),
        ('code = "nama_usaha"', 'code = "Nama Usaha"', "questions.1.code", "regex"),
        ('code = "jenis_usaha"', 'code = "nama_usaha"', "questions", "`nama_usaha` 2 times"),
        ('code = "nama_usaha"', 'code = "nik"', "questions", "`nik` 2 times"),
        ('label = "Nama usaha"', "label = 7", "questions.1.label", "Expected `str`, got `int`"),
        ('type = "text"', 'type = "txt"', "questions.1.type", "does not know `txt`; did you mean `text`?"),
        ('type = "text"', 'type = "warna"', "questions.1.type", "known are `nik`, `name`"),
        ('type = "text"', 'type = "one_of"', "questions.1.options", "fewer than 2"),
        ('type = "text"\nmost = 60', 'type = "money"', "questions.1.most", "is missing"),
        ("most = 60", "most = 5000", "questions.1.most", "200 characters"),
        ('by = "resident"', 'by = "warga"', "questions.1.by", "known are `resident`"),
        ('used_by = ["surat: isi"]', "used_by = []", "questions.1.used_by", "is empty"),
        ('used_by = ["surat: isi"]', "", "questions.1.used_by", "is missing"),
        ('used_by = ["surat: isi"]', 'used_by = ["  "]', "questions.1.used_by", "is empty"),
        ('ask = "Apa nama usahanya?"', "", "questions.1.ask", "is no question"),
        ('ask = "Apa nama usahanya?"', 'ask = "Nama usaha"', "questions.1.ask", "is no question"),
        ('ask = "Apa nama usahanya?"', 'ask = "Mohon nama usahanya?"', "questions.1.ask", "uses `Mohon`"),
        (
            'type = "text"',
            'type = "text"\nproposed_from = "sex"',
            "questions.1.proposed_from",
            "only with type `one_of`",
        ),
        (
            'type = "text"',
            'type = "text"\nproposed_from = "umur"',
            "questions.1.proposed_from",
            "known are `birth_date`, `sex`",
        ),
        ('type = "text"', 'type = "text"\nask_other.self = "Apa?"', "questions.1.ask_other.self", "drop it"),
        (
            'type = "text"',
            'type = "text"\nask_other.anak = "Apa?"',
            "questions.1.ask_other",
            "does not know `anak`; known are `self`",
        ),
        ('type = "text"', 'type = "text"\nonly_for = ["self", "chld"]', "questions.1.only_for.2", "`child`?"),
        ('type = "text"', 'type = "text"\nask_other.child = "Apa"', "questions.1.ask_other.child", "is no question"),
        ('type = "one_of"', 'type = "text"', "questions.2.options", "only with type `one_of`"),
        ("message_empty", "# message_empty", "questions.1.message_empty", "is missing"),
        ("message_wrong", "# message_wrong", "questions.1.message_wrong", "is missing"),
        ('code = "toko"', 'code = "kebun"', "questions.2.options", "`kebun` 2 times"),
        ('title = "Toko atau kios"', 'judul = "Toko"', "questions.2.options.2.judul", "known are `code`"),
        ('title = "Toko atau kios"', 'title = "Toko\\u0007"', "questions.2.options.2.title", "control character"),
        ('proof = "show"', 'proof = "fotokopi"', "requirements.1.proof", "known are `show`, `scan`, `original`"),
        ('if_missing = "officer_checks"', "if_missing = true", "requirements.1.if_missing", "Expected `str`"),
        (
            'if_missing = "officer_checks"\nwhere_to_get = "KTP hilang? Petugas bisa memeriksa lewat NIK."',
            'if_missing = "stop"',
            "requirements.1.where_to_get",
            "must be told where",
        ),
        ('code = "kk"', 'code = "ktp"', "requirements", "`ktp` 2 times"),
        ("Warga yang punya usaha di kecamatan ini.", LONG, "who", "sentence of 22 words"),
        ("Ambil nomor antrean,", "Ambil nomor antrian,", "how.2", "write `antrean`"),
        ("Dicetak atau dari HP.", "Silahkan di-print.", "requirements.5.note", "write `silakan`"),
        ("[[requirements]]", "[requirements]", "(file)", "is not TOML"),
        ("order = 10", 'order = 10\nmessage = "Ups"', "message", "is not a known key"),
    ],
)
def test_a_broken_key_is_named_and_the_others_still_run(
    folder: Path, old: str, new: str, key: str, reason: str
) -> None:
    swap(folder, old, new)
    lines = told(folder).splitlines()
    assert any(line.startswith(f"{folder / SERVICE}: {key}: ") and reason in line for line in lines), lines


def _not_utf8(path: Path) -> None:
    path.write_bytes(b'title = "caf\xe9"')


def _utf16(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))


def _huge(path: Path) -> None:
    path.write_bytes(b"#" * 10_000_000)


def _absent(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _file_for_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("not a folder", "utf-8")


def _folder_loop(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.symlink_to(path.parent)


@pytest.mark.parametrize(
    ("breaks", "reason"),
    [
        (_not_utf8, "is not UTF-8 text at byte 12; save it as UTF-8"),
        (_utf16, "is not UTF-8 text at byte 0"),
        (_huge, "larger than 256 KiB"),
        (_absent, "cannot be read: No such file or directory"),
        (_folder, "not a regular file"),
        (_pipe, "not a regular file"),
        (_loop, "Too many levels of symbolic links"),
        (_empty, "order: is missing"),
        (_file_for_folder, "cannot be read: Not a directory"),
        (_folder_loop, "Too many levels of symbolic links"),
    ],
)
def test_a_broken_file_is_named_and_the_others_still_run(
    folder: Path, breaks: Callable[[Path], None], reason: str
) -> None:
    breaks(folder / SERVICE)
    text = told(folder)
    assert text.startswith(str(folder / SERVICE))
    assert reason in text


def test_several_broken_keys_are_told_at_once(folder: Path) -> None:
    swap(folder, "order = 10", "order = true")
    swap(folder, 'proof = "show"', 'proof = "shw"')
    swap(folder, 'label = "Jenis usaha"', "")
    text = told(folder)
    assert all(f": {key}: " in text for key in ("order", "requirements.1.proof", "questions.2.label"))


@pytest.mark.parametrize("key", ["how", "legal_basis"])
def test_a_list_without_lines_is_named(folder: Path, key: str) -> None:
    path = folder / SERVICE
    start, _, rest = path.read_text("utf-8").partition(f"{key} = [")
    path.write_text(f"{start}{key} = []{rest.partition(chr(10) + ']')[2]}", "utf-8")
    assert f": {key}: is empty; write at least one line" in told(folder)


def test_a_thirteenth_question_is_too_much_to_ask(folder: Path) -> None:
    swap(folder, 'by = "officer"', 'by = "resident"\nask = "Milik siapa?"\nmessage_wrong = "Pilih satu."')
    text = told(folder)
    assert "questions: asks a resident 13 things for `child`" in text
    assert "`self`" not in text


def test_a_folder_that_is_no_code_is_named(folder: Path) -> None:
    (folder / "services" / "Surat Usaha").mkdir()
    (folder / "services" / ".git").mkdir()
    (folder / "services" / "README.md").write_text("notes", "utf-8")
    catalogue = load(folder, LANES)
    assert codes(catalogue) == ["sku", "sktm", "skd"]
    assert [problem.file for problem in catalogue.problems] == [str(folder / "services" / "Surat Usaha")]


@pytest.mark.parametrize("make", [None, _empty])
def test_a_folder_without_services_is_named(tmp_path: Path, make: Callable[[Path], None] | None) -> None:
    if make:
        make(tmp_path / "services")
    catalogue = load(tmp_path, LANES)
    assert catalogue.services == ()
    assert "cannot be listed" in str(catalogue.problems[0])


def test_a_broken_common_file_stops_only_the_services_that_use_it(folder: Path) -> None:
    swap(folder, 'common = ["applicant", "address"]', "")
    (folder / "common.toml").write_text("[", "utf-8")
    catalogue = load(folder, LANES)
    assert codes(catalogue) == ["sku"]
    files = {Path(problem.file).parent.name for problem in catalogue.problems}
    assert files == {"data", "sktm", "skd"}


def test_a_broken_group_is_named_in_the_common_file(folder: Path) -> None:
    swap(folder, 'used_by = ["surat: alamat pemohon"]', "used_by = []", Path("common.toml"))
    catalogue = load(folder, LANES)
    assert str(catalogue.problems[0]).startswith(f"{folder / 'common.toml'}: address.questions.1.used_by: is empty")
    assert {problem.key for problem in catalogue.problems[1:]} == {"common.2"}


def test_a_group_that_is_no_table_is_named(folder: Path) -> None:
    (folder / "common.toml").write_text("applicant = 3\n[address]\nquestion = []\n", "utf-8")
    text = "\n".join(map(str, load(folder, LANES).problems))
    assert "applicant: is a number; write a table" in text
    assert "address.question: is not a known key; did you mean `questions`?" in text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4000), st.integers(0, 60))
def test_no_damage_to_a_file_ever_raises(folder: Path, noise: bytes, at: int, cut: int) -> None:
    path = folder / SERVICE
    whole = (SHIPPED / SERVICE).read_bytes()
    path.write_bytes(whole[:at] + noise + whole[at + cut :])
    catalogue = load(folder, LANES)
    assert codes(catalogue)[-2:] == ["sktm", "skd"]
    assert ("sku" in codes(catalogue)) == (not catalogue.problems)
