from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
import tomli

from kiosk.catalogue import Catalogue, load
from kiosk.catalogue.reading.sources import indexed
from tests.kiosk.catalogue.folders import LANES, SERVICES, small, swap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERVICE = "services/sku/service.toml"
ENGLISH = "services/sku/en.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path / "data")


def codes(catalogue: Catalogue) -> list[str]:
    return [service.code for service in catalogue.services]


def told(folder: Path) -> list[str]:
    """What is said of the broken service, after seeing that the others still run in both languages."""
    catalogue = load(folder, LANES)
    for offer in catalogue.offers.values():
        assert [service.code for service in offer.services] == ["sktm", "skd"]
    assert catalogue.problems
    return [str(problem).removeprefix(f"{folder}/") for problem in catalogue.problems]


def test_what_the_tests_break_is_whole_before(folder: Path) -> None:
    catalogue = load(folder, LANES)
    assert catalogue.problems == ()
    assert codes(catalogue) == list(SERVICES)


LONG = "Ini " + "kata " * 20 + "panjang."
LOOP = """
[[questions]]
code = "satu"
label = "Satu"
ask = "Satu?"
type = "yes_no"
by = "resident"
used_by = ["rule: satu"]
ask_if = "dua"

[[questions]]
code = "dua"
label = "Dua"
ask = "Dua?"
type = "yes_no"
by = "resident"
used_by = ["rule: dua"]
ask_if = "satu"
"""


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        # what is no TOML, or not ours
        ("order = 10", "order = = 10", "(file)", "is not TOML"),
        ("order = 10", "order = 10\norder = 11", "(file)", "is not TOML"),
        ("order = 10", "order = 1" + "0" * 5000, "(file)", "is not TOML"),
        ("order = 10", "order = 10\nx = " + "[" * 5000, "(file)", "nested too deeply"),
        ("order = 10", "order = 10\n" + "a." * 20000 + "a = 1", "(file)", "nested too deeply"),
        ("[[requirements]]", "[requirements]", "(file)", "is not TOML"),
        ("subtitle =", "subtitel =", "subtitel", "did you mean `subtitle`?"),
        ("title =", "# title =", "title", "is missing"),
        ("legal_basis = [", "legal_basis = []\nbasis = [", "basis", "is not a known key"),
        ("order = 10", 'order = 10\nmessage = "Ups"', "message", "is not a known key"),
        ('title = "Toko atau kios"', 'judul = "Toko"', "questions.2.options.2.judul", "known are `code`"),
        # values of another kind than they can be
        ("minutes = 60", 'minutes = "60"', "minutes", "is text; write a whole number"),
        ("minutes = 60", "minutes = 0", "minutes", "is too small; write at least 1"),
        ("fee_rupiah = 0", "fee_rupiah = 10.000", "fee_rupiah", "is a number with a point; write a whole number"),
        ("fee_rupiah = 0", "fee_rupiah = -1", "fee_rupiah", "is too small; write at least 0"),
        (
            "verified_on = 2026-11-21",
            'verified_on = "21 November"',
            "verified_on",
            "is no date; write a date such as 2026-11-21",
        ),
        ('icon = "store"', 'icon = "storre"', "icon", "`storre` is no icon; did you mean `store`?"),
        ('icon = "store"', 'icon = "qqqq"', "icon", "take a name of kiosk/catalogue/icons.txt"),
        ('icon = "bank"', 'icon = "xx-xx"', "questions.keperluan.options.bank.icon", "`xx-xx` is no icon"),
        ('icon = "store"', 'icon = "Store Front"', "icon", "write the name of an icon, such as"),
        ('mode = "A"', 'mode = "D"', "mode", "does not know `D`; known are `A`, `B`, `C`"),
        ('levels = ["kelurahan"', 'levels = ["lurahan"', "levels.1", "did you mean `kelurahan`?"),
        ('label = "Nama usaha"', "label = 7", "questions.1.label", "is a number; write text"),
        ('type = "text"', 'type = "txt"', "questions.1.type", "did you mean `text`?"),
        ('by = "resident"', 'by = "warga"', "questions.1.by", "known are `resident`"),
        ('proof = "show"', 'proof = "fotokopi"', "requirements.1.proof", "known are `show`, `scan`, `original`"),
        ('form = "original"', "", "requirements.1.form", "is missing"),
        (
            'if_missing = "officer_checks"',
            "if_missing = true",
            "requirements.1.if_missing",
            "is true or false; write text",
        ),
        ("where_to_get]", "where_to_gte]", "requirements.1.where_to_gte", "did you mean `where_to_get`?"),
        (
            'code = "nama_usaha"',
            'code = "Nama Usaha"',
            "questions.1.code",
            "write small letters, digits and `_`, such as",
        ),
        ('type = "text"', 'type = "text"\nonly_for = ["self", "chld"]', "questions.1.only_for.2", "`child`?"),
        # what it refers to is not there
        ('lane = "umum"', 'lane = "cepat"', "lane", "use one of umum"),
        ('group = "usaha"', 'group = "usha"', "group", "did you mean `usaha`?"),
        ('common = ["applicant"', 'common = ["aplicant"', "common.1", "did you mean `applicant`?"),
        ("minutes = 60", 'minutes = 60\nstarts_with = "surat"', "starts_with", "`surat_kuasa`?"),
        (
            'type = "kelurahan"',
            'type = "one_of_list"\nfrom_list = "agma"',
            "questions.kelurahan_usaha.from_list",
            "`agama`?",
        ),
        ('type = "text"', 'type = "note"\ngo_to = ["gone"]', "questions.nama_usaha.go_to", "`gone` is no service"),
        # codes that are not one thing's alone
        ('code = "jenis_usaha"', 'code = "nama_usaha"', "questions.2.code", "is the code of one before it"),
        ('code = "nama_usaha"', 'code = "nik"', "questions.1.code", "`nik` is asked by `applicant` of common.toml"),
        ('code = "toko"', 'code = "kebun"', "questions.2.options.3.code", "`kebun` is the code of one before it"),
        ('code = "kk"', 'code = "ktp"', "requirements.3.code", "`ktp` is the code of one before it"),
        ('code = "nama_usaha"', 'code = "switch"', "questions.1.code", "means something else in expressions"),
        # lists that say nothing
        ("legal_basis = [", "legal_basis = []\nlegal_bases = [", "legal_bases", "`legal_basis`?"),
        ('levels = ["kelurahan", "kecamatan"]', "levels = []", "levels", "is empty"),
        ('used_by = ["letter: isi surat"]', "used_by = []", "questions.1.used_by", "is empty"),
        ('used_by = ["letter: isi surat"]', 'used_by = ["surat"]', "questions.1.used_by.1", "letter, form, rule"),
        # keys that do not go together
        ('type = "text"', 'type = "one_of"', "questions.1.options", "fewer than 2"),
        ('type = "text"\n', 'type = "group"\n', "questions.1.fields", "is empty"),
        ('type = "text"', 'type = "text"\nmost_rows = 3', "questions.1.most_rows", "only with type `group`"),
        ('type = "text"', 'type = "text"\nscope = "nation"', "questions.1.scope", "only with type `address`, `place`"),
        ('type = "text"', 'type = "text"\nis_partial = true', "questions.1.is_partial", "only with type `date`"),
        ('type = "text"', 'type = "text"\ngo_to = ["skd"]', "questions.1.go_to", "only with type `note`"),
        ('type = "text"', 'type = "text"\ncalculation = "1"', "questions.1.calculation", "only with type `calculated`"),
        ('type = "text"\nby = "resident"', 'type = "calculated"\nby = "system"', "questions.1.calculation", "missing"),
        ('type = "text"', 'type = "note"', "questions.1.ask", "is no statement"),
        ("most = 99", "", "questions.lama_usaha.most", "is missing"),
        ("most = 60", "most = 5000", "questions.1.most", "200 characters"),
        ("most = 60", "most = 60\nleast = 61", "questions.1.least", "more than `most`"),
        ('ask = "Apa nama usahanya?"', "", "questions.1.ask", "is no question"),
        ('ask = "Apa nama usahanya?"', 'ask = "Nama usaha"', "questions.1.ask", "is no question"),
        ('type = "text"', 'type = "text"\nproposed_from = "sex"', "questions.1.proposed_from", "type `one_of`"),
        ('type = "text"', 'type = "text"\nask_other.self = "Apa?"', "questions.1.ask_other.self", "drop it"),
        ('mode = "A"', 'mode = "C"', "questions", "goes not with mode C"),
        ('form = "copy"', 'form = "copy"\nis_bound = true', "requirements.2.is_bound", "only with form `original`"),
        ("needed_if = 'switch.bukti_pbb'", 'when = "Kadang."', "requirements.8.when", "only with `needed_if`"),
        (
            "note = \"Satu lembar.\"\nneeded_if = 'switch.fotokopi_ktp'",
            "note = \"Satu lembar.\"\nneeded_if = 'lama_usaha > 1'",
            "requirements.2.when",
            "say in words when",
        ),
        (
            (
                'if_missing = "later"\nnote = "Satu lembar."\nneeded_if = \'switch.fotokopi_ktp\'\n'
                '[requirements.where_to_get]\noffice = "Tempat fotokopi"'
            ),
            'if_missing = "stop"\nnote = "Satu lembar."',
            "requirements.2.where_to_get.office",
            "must be told where",
        ),
        # expressions
        ("switch.bukti_pbb", "switch.bukti_pb", "requirements.8.needed_if", "did you mean `bukti_pbb`?"),
        ("switch.bukti_pbb", "kepeluan == 1", "requirements.8.needed_if", "did you mean `keperluan`?"),
        ("switch.bukti_pbb", "switch.bukti_pbb &&", "requirements.8.needed_if", "ends too early"),
        ("switch.bukti_pbb", "nama_usaha.jalan == 1", "requirements.8.needed_if", "`nama_usaha` has no parts"),
        ('type = "text"', "type = \"text\"\nask_if = 'keperluan == 1'", "questions.1.ask_if", "asked later"),
        ('type = "text"', "type = \"text\"\nask_if = 'nama_usaha == 1'", "questions.1.ask_if", "itself"),
        ('type = "text"', "type = \"text\"\nask_if = '1 == 2'", "questions.1.ask_if", "holds for no answers"),
        ('type = "text"', "type = \"text\"\nask_if = 'nik > 2'", "questions.1.ask_if", "errs whatever is answered"),
        ('type = "text"', "type = \"text\"\nask_if = 'row.x == 1'", "questions.1.ask_if", "knows no `row`"),
        # words
        ("Warga yang punya usaha di kecamatan ini.", LONG, "who", "sentence of 22 words"),
        ("Ambil nomor antrean,", "Ambil nomor antrian,", "how.2", "write `antrean`"),
        ("Dicetak atau dari HP.", "Silahkan di-print.", "requirements.6.note", "write `silakan`"),
        ('ask = "Apa nama usahanya?"', 'ask = "Mohon nama usahanya?"', "questions.1.ask", "uses `mohon`"),
        ('title = "Toko atau kios"', 'title = "Toko\\u0007"', "questions.2.options.2.title", "control character"),
        ('title = "Toko atau kios"', 'title = "Toko ABC"', "questions.2.options.2.title", "cannot say `ABC`"),
    ],
)
def test_a_broken_key_is_named_and_the_others_still_run(
    folder: Path, old: str, new: str, key: str, reason: str
) -> None:
    counted = indexed(tomli.loads((folder / SERVICE).read_text("utf-8")), key)
    swap(folder / SERVICE, old, new)
    lines = told(folder)
    assert any(line.startswith(SERVICE) and f": {counted}: " in line and reason in line for line in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ("title =", "# title =", "title", "is missing; say in English: `Surat keterangan usaha (SKU)`"),
        ("title =", "titel = 1\ntitle =", "titel", "did you mean `title`?"),
        ("title =", "say = 1\ntitle =", "say", "is a number; write text"),
        ("[requirements.kk]", "[requirements.k]", "requirements.k", "translates nothing"),
        ("[requirements.kk]", "[requirements.k]", "(file)", "has no table [requirements.kk]; add it with "),
        ('note = "One sheet."', 'note = "One sheet."\nwhen = "Now."', "requirements.fotokopi_ktp.when", "to translate"),
        ('    "An officer checks the papers at the counter.",\n', "", "how", "has 3 lines, the Indonesian has 4"),
        ('title = "Family card"', 'title = "Please"', "requirements.kk.title", "uses `please`"),
        ('title = "Family card"', 'title = "DKI card"', "requirements.kk.title", "cannot say `DKI`"),
    ],
)
def test_a_broken_translation_is_named_in_its_own_file(folder: Path, old: str, new: str, key: str, reason: str) -> None:
    swap(folder / ENGLISH, old, new)
    lines = told(folder)
    assert any(line.startswith(ENGLISH) and f": {key}: " in line and reason in line for line in lines), lines


def test_a_problem_names_the_line_to_mend(folder: Path) -> None:
    path = folder / SERVICE
    swap(path, 'title = "Toko atau kios"', 'title = "Toko antri"')
    line = path.read_text("utf-8").partition("Toko antri")[0].count("\n") + 1
    assert told(folder)[0].startswith(f"{SERVICE}:{line}: questions.2.options.2.title: ")


def test_what_is_no_toml_names_the_line_to_mend(folder: Path) -> None:
    swap(folder / SERVICE, "order = 10", "\norder = = 10")
    assert told(folder)[0].startswith(f"{SERVICE}:5: (file): is not TOML")


def test_a_misspelt_key_is_told_once(folder: Path) -> None:
    swap(folder / SERVICE, "minutes = 60", 'minutes = 60\nlable = "x"')
    swap(folder / SERVICE, 'label = "Nama usaha"', 'lable = "Nama usaha"')
    assert [line.partition(": ")[2] for line in told(folder) if "label" in line] == [
        "questions.1.lable: is not a known key; did you mean `label`?"
    ]


def test_a_block_that_is_missing_in_english_is_told_once_with_its_header(folder: Path) -> None:
    path = folder / ENGLISH
    before, _, after = path.read_text("utf-8").partition("[requirements.kk]\n")
    path.write_text(f"{before}{after[after.index('[') :]}", "utf-8")
    (line,) = told(folder)
    assert line.startswith(f"{ENGLISH}: (file): has no table [requirements.kk]; add it with ")
    assert "`title`" in line


def test_no_more_problems_of_a_file_are_told_than_somebody_reads(folder: Path) -> None:
    path = folder / SERVICE
    path.write_text("".join(f"x{at} = 1\n" for at in range(500)) + path.read_text("utf-8"), "utf-8")
    lines = told(folder)
    assert len(lines) == 201
    assert lines[-1] == f"{SERVICE}: (file): and 300 more problems; mend those above first"


def test_conditions_that_wait_for_one_another_are_told_as_a_loop(folder: Path) -> None:
    path = folder / SERVICE
    path.write_text(path.read_text("utf-8") + LOOP, "utf-8")
    lines = told(folder)
    assert any("in a loop: `satu` → `dua` → `satu`" in line or "`dua` → `satu` → `dua`" in line for line in lines)


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


def _file_for_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("not a folder", "utf-8")


def _folder_loop(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.symlink_to(path.parent)


@pytest.mark.parametrize("name", [SERVICE, ENGLISH])
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
        (_file_for_folder, "cannot be read: Not a directory"),
        (_folder_loop, "Too many levels of symbolic links"),
    ],
)
def test_a_broken_file_is_named_and_the_others_still_run(
    folder: Path, breaks: Callable[[Path], None], reason: str, name: str
) -> None:
    breaks(folder / name)
    assert any(line.startswith(name) and reason in line for line in told(folder))


@pytest.mark.parametrize(
    "name",
    [
        "common.toml",
        "common.en.toml",
        "groups.toml",
        "groups.en.toml",
        "switches.toml",
        "switches.en.toml",
        "spoken.toml",
        "holidays.toml",
        "lists/agama.toml",
        "lists/agama.en.toml",
    ],
)
@pytest.mark.parametrize("breaks", [_not_utf8, _huge, _folder, _pipe, _loop])
def test_a_broken_shared_file_is_named_and_never_raises(
    folder: Path, name: str, breaks: Callable[[Path], None]
) -> None:
    breaks(folder / name)
    assert any(problem.file == str(folder / name) for problem in load(folder, LANES).problems)


def test_an_empty_file_tells_every_key_that_is_missing(folder: Path) -> None:
    (folder / SERVICE).write_bytes(b"")
    assert len([line for line in told(folder) if "is missing; add" in line]) > 10


def test_several_broken_keys_are_told_at_once(folder: Path) -> None:
    swap(folder / SERVICE, "order = 10", "order = true")
    swap(folder / SERVICE, 'proof = "show"', 'proof = "shw"')
    swap(folder / SERVICE, 'label = "Jenis usaha"', "")
    text = "\n".join(told(folder))
    assert all(f": {key}: " in text for key in ("order", "requirements.1.proof", "questions.2.label"))


def test_a_thirteenth_page_is_too_much_to_ask(folder: Path) -> None:
    swap(folder / SERVICE, 'type = "kelurahan"\nby = "resident"', 'type = "address"\nscope = "nation"\nby = "resident"')
    text = "\n".join(told(folder))
    assert re.search(r"questions: take a resident \d\d pages for `child`; ask at most 12", text)


def test_a_folder_that_is_no_code_is_named(folder: Path) -> None:
    (folder / "services" / "Surat Usaha").mkdir()
    (folder / "services" / ".git").mkdir()
    (folder / "services" / "README.md").write_text("notes", "utf-8")
    catalogue = load(folder, LANES)
    assert codes(catalogue) == list(SERVICES)
    assert [problem.file for problem in catalogue.problems] == [str(folder / "services" / "Surat Usaha")]


@pytest.mark.parametrize("is_file", [False, True])
def test_a_folder_without_services_is_named(tmp_path: Path, is_file: bool) -> None:
    if is_file:
        (tmp_path / "services").write_text("not a folder", "utf-8")
    catalogue = load(tmp_path, LANES)
    assert catalogue.services == ()
    assert "cannot be listed" in str(catalogue.problems[0])


def test_a_broken_common_file_stops_only_the_services_that_use_it(folder: Path) -> None:
    swap(folder / SERVICE, 'common = ["applicant", "address"]', "")
    (folder / "common.toml").write_text("[", "utf-8")
    catalogue = load(folder, LANES)
    assert codes(catalogue) == ["sku"]
    assert {problem.file.removeprefix(f"{folder}/") for problem in catalogue.problems} == {
        "common.toml",
        "services/sktm/service.toml",
        "services/skd/service.toml",
    }


def test_a_broken_common_table_is_named_where_it_is(folder: Path) -> None:
    swap(folder / "common.toml", 'used_by = ["letter: alamat pemohon"]', "used_by = []")
    lines = [str(problem) for problem in load(folder, LANES).problems]
    assert any("common.toml:" in line and "address.questions.1.used_by: is empty" in line for line in lines)
    assert any(": common.2: `address` is no usable table" in line for line in lines)


def test_a_common_table_that_is_none_is_named(folder: Path) -> None:
    (folder / "common.toml").write_text("applicant = 3\n[address]\nquestion = []\n", "utf-8")
    text = "\n".join(map(str, load(folder, LANES).problems))
    assert "applicant: is a number; write a table" in text
    assert "address.question: is not a known key; did you mean `questions`?" in text


def test_a_ninth_service_in_a_group_is_told(folder: Path) -> None:
    for count in range(9):
        shutil.copytree(folder / "services" / "sku", folder / "services" / f"sku-{count}")
    assert "`usaha` holds 10 services; put at most 8 in a group" in str(load(folder, LANES).problems[0])


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ('jenis_usaha == "tokoo"', "compares `jenis_usaha` with `tokoo`, which is none of its choices; did"),
        ('nama_usaha == "" || jenis_usaha != "x"', "compares `jenis_usaha` with `x`"),
        ('"x" == jenis_usaha', "compares `jenis_usaha` with `x`"),
        ('jenis_usaha in ["toko", "x"]', "compares `jenis_usaha` with `x`"),
        ('for_whom == "anak"', "compares `for_whom` with `anak`, which is none of its choices; known are `self`"),
        ('agama == "islam"', "compares `agama` with `islam`"),
        ('pekerjaan == "petani"', "compares `pekerjaan` with `petani`, which is none of its choices; write"),
        ("jenis_usaha == toko", 'knows no answer `toko`; a choice stands in quotation marks: `"toko"`'),
    ],
)  # fmt: skip
def test_a_choice_that_nobody_has_is_named_even_where_the_condition_can_hold(
    folder: Path, condition: str, reason: str
) -> None:
    swap(folder / SERVICE, "ask_if = 'jenis_usaha == \"lainnya\"'", f"ask_if = '{condition}'")
    assert any(f"questions.3.ask_if: {reason}" in line for line in told(folder))


KINDS = """
[[questions]]
code = "ya"
label = "Ya"
ask = "Ya?"
type = "yes_no"
by = "officer"
used_by = ["rule: ya"]

[[questions]]
code = "hari"
label = "Hari"
ask = "Hari?"
type = "several_of"
by = "officer"
used_by = ["rule: hari"]
options = [{ code = "senin", title = "Senin" }, { code = "rabu", title = "Rabu" }]

[[questions]]
code = "catatan"
label = "Catatan"
ask = "Catatan?"
type = "text"
by = "officer"
used_by = ["rule: catatan"]
ask_if = 'CONDITION'
"""


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ('ya == "yes"', "compares `ya`, which is yes or no, with a text; write `ya == true` or `ya == false`"),
        ('hari == "senin"', 'compares `hari`, which holds several, with one text; write `"senin" in hari`'),
        ('"selasa" in hari', "compares `hari` with `selasa`, which is none of its choices; known are `senin`, `rabu`"),
    ],
)
def test_an_answer_is_compared_with_its_own_kind(folder: Path, condition: str, reason: str) -> None:
    file = folder / SERVICE
    file.write_text(file.read_text("utf-8") + KINDS.replace("CONDITION", condition), "utf-8")
    assert any(f".ask_if: {reason}" in line for line in told(folder))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('code = "line"', 'code = "line"\nask_if = "nonsense(("', "place.questions.1.ask_if: goes not with a step"),
        ('code = "line"', 'code = "line"\nonly_for = ["child"]', "place.questions.1.only_for: goes not with a step"),
        ('code = "line"', 'code = "lines"', "place.questions.1.code: `lines` is no step of a place; did you"),
        ('code = "rw"', 'code = "rx"', "place.questions: has no step `rw`; add it"),
        ('type = "province"', 'type = "text"', "place.questions.2.type: is not what this step is; write `province`"),
    ],
)  # fmt: skip
def test_a_step_of_a_place_is_asked_of_everybody_in_one_form(folder: Path, old: str, new: str, reason: str) -> None:
    text = (folder / "common.toml").read_text("utf-8")
    before, table, after = text.partition("[[place.questions]]")
    assert old in after
    (folder / "common.toml").write_text(before + table + after.replace(old, new, 1), "utf-8")
    assert any(reason in str(problem) for problem in load(folder, LANES).problems)


def test_a_problem_can_be_printed_whatever_a_file_is_called(folder: Path) -> None:
    (folder / "services" / "\udcff\x1b[2J\n").mkdir()
    (problem,) = load(folder, LANES).problems
    assert str(problem).isprintable()
    assert "\\udcff\\x1b[2J\\n: (file): is no code of a service" in str(problem)
