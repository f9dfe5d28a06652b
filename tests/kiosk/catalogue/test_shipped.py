from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import struct
import time
from pathlib import Path

import pytest

from kiosk.catalogue import (
    SHIPPED,
    AnsweredBy,
    ForWhom,
    IfMissing,
    Proof,
    QuestionType,
    Service,
    common_schema,
    definition_of,
    faults_of,
    kelurahan_of,
    load,
    service_schema,
)
from kiosk.identity import Sex

ICONS = Path(__file__).parents[3] / "screens" / "assets" / "fonts" / "MaterialDesignIcons.ttf"
CATALOGUE = load(None, ["umum"])
every_service = pytest.mark.parametrize("service", CATALOGUE.services, ids=lambda service: service.code)


def icon_names() -> set[str]:
    """The glyph names in the font's `post` table, format 2."""
    font = ICONS.read_bytes()
    tables = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(struct.unpack_from(">H", font, 4)[0]))
    start, length = next((offset, length) for tag, _, offset, length in tables if tag == b"post")
    at = start + 34 + 2 * struct.unpack_from(">H", font, start + 32)[0]
    names = set()
    while at < start + length:
        names.add(font[at + 1 : at + 1 + font[at]].decode("ascii"))
        at += 1 + font[at]
    return names


def test_three_services_load_without_a_problem() -> None:
    assert CATALOGUE.problems == ()
    assert [(service.code, service.title, service.subtitle) for service in CATALOGUE.services] == [
        ("sku", "Surat keterangan usaha", "Warung, toko, kebun · gratis · 1 jam"),
        ("sktm", "Surat keterangan tidak mampu", "Sekolah, berobat, bantuan · gratis"),
        ("skd", "Surat keterangan domisili", "Tempat tinggal · gratis · 30 menit"),
    ]
    assert CATALOGUE.service("skd").title == "Surat keterangan domisili"
    with pytest.raises(KeyError):
        CATALOGUE.service("imb")


@every_service
@pytest.mark.parametrize("whom", ForWhom)
def test_nobody_is_asked_more_than_a_dozen_things_nor_the_same_twice(service: Service, whom: ForWhom) -> None:
    asked = service.asked(whom)
    assert 1 <= len(asked) <= 12
    titles = [dict(question.ask_other).get(whom, question.ask) for question in asked]
    assert len(set(titles)) == len(titles)


@every_service
def test_who_acts_for_another_is_asked_for_both_names(service: Service) -> None:
    for whom in ForWhom:
        names = [question.code for question in service.asked(whom) if question.type is QuestionType.NAME]
        assert ("nama_yang_datang" in names) == (whom is not ForWhom.SELF)
        assert "nama_lengkap" in names
    nik = next(question for question in service.questions if question.code == "nik")
    assert {whom for whom, _ in nik.ask_other} == set(ForWhom) - {ForWhom.SELF}


@every_service
def test_nobody_is_asked_what_the_office_reads_from_a_paper(service: Service) -> None:
    officers = {question.code for question in service.questions if question.by is AnsweredBy.OFFICER}
    assert officers >= {"tempat_lahir", "agama", "status_perkawinan", "pekerjaan", "kewarganegaraan", "alamat"}
    assert not any("pejabat" in question.code for question in service.asked(ForWhom.SELF))
    assert all(question.used_by for question in service.questions)


@every_service
def test_what_the_nik_tells_is_proposed_in_its_own_codes(service: Service) -> None:
    proposed = {question.proposed_from: question for question in service.questions if question.proposed_from}
    assert proposed["birth_date"].code == "tanggal_lahir"
    assert {option.code for option in proposed["sex"].options} == set(Sex)


@every_service
def test_one_paper_is_scanned_and_a_ktp_is_only_shown(service: Service) -> None:
    assert [requirement.code for requirement in service.scanned] == ["kk"]
    assert next(one for one in service.requirements if one.code == "ktp").proof is Proof.SHOW
    assert len(service.requirements) <= 8
    for requirement in service.requirements:
        assert requirement.where_to_get or requirement.if_missing is not IfMissing.STOP


def test_an_rt_letter_stops_only_where_the_rule_still_asks_for_it() -> None:
    stops = {
        service.code
        for service in CATALOGUE.services
        for one in service.requirements
        if one.code == "pengantar_rt" and one.if_missing is IfMissing.STOP
    }
    assert stops == {"skd"}


@every_service
def test_every_icon_exists_in_the_font(service: Service) -> None:
    used = {service.icon, *(one.icon for one in service.requirements)}
    used |= {option.icon for question in service.asked(ForWhom.SELF) for option in question.options}
    assert "" not in used
    assert used <= icon_names()


def test_the_lint_finds_what_frightens_and_what_is_misspelt() -> None:
    assert list(faults_of("Silakan antre. Petugas akan membantu.")) == []
    assert list(faults_of("Nomor antrian tidak valid")) == [
        "uses `antrian`; write `antrean`",
        "uses `tidak valid`; say kindly what to do instead",
    ]
    assert list(faults_of("Formulir, printer, perijinan, mohonlah")) == []
    assert list(faults_of(f"{'kata ' * 19}akhir. {'kata ' * 19}akhir?")) == []
    assert len(list(faults_of("kata " * 21))) == 1


@every_service
def test_a_definition_is_named_by_its_content(service: Service, tmp_path: Path) -> None:
    assert definition_of(service) == service.definition
    folder = shutil.copytree(SHIPPED, tmp_path / "data")
    file = folder / "services" / service.code / "service.toml"
    text = file.read_text("utf-8")
    file.write_text("# a comment\n" + text.replace("order = ", "order =   1"), "utf-8")
    assert load(folder, ["umum"]).service(service.code).definition == service.definition
    file.write_text(text.replace("fee_rupiah = 0", "fee_rupiah = 1"), "utf-8")
    assert load(folder, ["umum"]).service(service.code).definition != service.definition


def test_another_program_gets_the_same_name_for_a_definition() -> None:
    service = CATALOGUE.service("sku")
    content = dataclasses.asdict(service)
    del content["definition"]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    assert hashlib.sha256(canonical.encode()).hexdigest() == service.definition


def test_schemas_name_every_key() -> None:
    shapes = service_schema()["$defs"]
    assert "lane" in shapes["ServiceShape"]["properties"]
    assert shapes["QuestionShape"]["additionalProperties"] is False
    assert "GroupShape" in common_schema()["$defs"]


def test_kelurahan_are_choices_with_their_whole_code() -> None:
    choices = kelurahan_of("64.74.02")
    assert (choices[0].code, choices[0].title) == ("64.74.02.1001", "Tanjung Laut")
    assert len(choices) == 6


def test_three_services_load_quickly(capsys: pytest.CaptureFixture[str]) -> None:
    began = time.perf_counter()
    load(None, ["umum"])
    took_ms = (time.perf_counter() - began) * 1000
    with capsys.disabled():
        print(f"\n  three services loaded and checked in {took_ms:.0f} ms")  # noqa: T201 - the figure is the point
    assert took_ms < 1000
