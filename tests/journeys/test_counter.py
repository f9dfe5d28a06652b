"""Residents through the real window: every type of question, and a service whose originals come to the counter.

The walk meets the rest: whole intake as far as the desk, guidance alone, a referral.
"""

from __future__ import annotations

import json
import shutil
import time
import urllib.error
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from deploy.office import fetch
from kiosk.catalogue import SHIPPED, QuestionType, Versions, load
from kiosk.database import open_database, reading
from tests.fakes.office import OFFICE
from tests.fakes.samples import SAMPLES
from tests.journeys import stories
from tests.journeys.conftest import office_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.conftest import Scene
    from tests.journeys.resident import Resident

pytestmark = [pytest.mark.window, pytest.mark.slow]
LANES = ("umum", "surat")
ARRIVES_S = 20.0
FAMILY_CARD = "6474020101010001"
# Of each answer what the hub keeps and what it shows; what was not asked in the end is not among them.
FORM = {
    "nik": (stories.NIK, "6474 0255 0454 0003"),
    "tanggal_lahir": ("1954-04-14", "14 April 1954"),
    "jenis_kelamin": ("2", "Perempuan"),
    "no_kk": (FAMILY_CARD, "6474 0201 0101 0001"),
    "nama": ("NUR'", "NUR'"),
    "no_hp": ("+6281234567890", "0812-3456-7890"),
    "usaha": ("TAHU", "TAHU"),
    "keperluan": ("BANK", "BANK"),
    "cerita": ("IA 2/3", "IA 2/3"),
    "lembar": ("3", "3 lembar"),
    "harga": ("5000", "Rp5.000"),
    "jumlah_harga": ("15000", "15.000 rupiah"),
    "jam": ("09:00", "09.00"),
    "punya_mobil": ("no", "Tidak"),
    "barang": ("baju,kursi", "Baju, Kursi"),
    "pekerjaan": ("20", "Buruh tani atau perkebunan"),
    "foto_tempat": ("", ""),
    "periksa_nik": ("birth_date_differs", "Tanggal lahir berbeda dengan NIK."),
}
PLACES = {
    "lokasi": (
        {"kecamatan": "64.74.02", "kelurahan": "64.74.02.1001", "rt": "007", "rw": "000"},
        "Bontang Selatan, Tanjung Laut, RT 007, RW 000",
    ),
    "tujuan": (
        {
            "line": "JL 1",
            "province": "51",
            "regency": "51.71",
            "kecamatan": "51.71.01",
            "kelurahan": "51.71.01.1001",
            "rt": "001",
            "rw": "002",
        },
        "JL 1, Bali, Kota Denpasar, Denpasar Selatan, Serangan, RT 001, RW 002",
    ),
    "keluarga": (
        [{"nama": "ANI", "sekolah": "yes", "kelas": "6"}, {"nama": "BUDI", "sekolah": "no"}],
        "1. ANI, Ya, 6; 2. BUDI, Tidak",
    ),
}


@pytest.fixture(scope="module")
def office_with_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The office has two services more than the shipped ones: they ask everything there is to ask."""
    source = shutil.copytree(SHIPPED, tmp_path_factory.mktemp("catalogue") / "all")
    shutil.copytree(SAMPLES, source / "services", dirs_exist_ok=True)
    folder = tmp_path_factory.mktemp("office")
    Versions(folder / "kiosk" / "catalogue").install(source, None, LANES, datetime.now(UTC))
    with office_in(folder) as scene:
        yield scene


def test_sample_services_ask_every_type_of_question(tmp_path: Path) -> None:
    source = shutil.copytree(SHIPPED, tmp_path / "all")
    shutil.copytree(SAMPLES, source / "services", dirs_exist_ok=True)
    loaded = load(source, LANES)
    assert loaded.problems == ()
    samples = [service for service in loaded.services if service.code.startswith("contoh-")]
    asked = {field.type for one in samples for question in one.questions for field in (question, *question.fields)}
    assert asked == set(QuestionType)


def test_hub_keeps_what_was_told_on_every_kind_of_page(scene: Scene) -> None:
    resident = scene.resident
    stories.up_to_questions(resident, "contoh-isian")
    fill_in_the_form(resident)
    stories.scan(resident.on("scan.foto_tempat"))
    resident.on("priority").press("choice:none")
    resident.on("check").go_through("more", until="change:punya_mobil").press("change:punya_mobil")
    resident.on("question.punya_mobil").press("choice:no")
    hand_in(resident)
    kept = hub_copy(scene)
    since = kept.pop("sejak")
    year = datetime.now(ZoneInfo(OFFICE.zone)).year - 1
    assert since == (f"{year}-XX-XX", f"{year}")
    assert kept == FORM
    stories.finish(resident)


def test_hub_keeps_places_and_rows_part_by_part(scene: Scene) -> None:
    resident = scene.resident
    stories.up_to_questions(resident, "contoh-tempat")
    say_where(resident)
    name_the_family(resident)
    resident.on("priority").press("choice:none")
    hand_in(resident)
    kept = hub_copy(scene)
    assert {code: (json.loads(value), shown) for code, (value, shown) in kept.items()} == PLACES
    stories.finish(resident)


def test_resident_with_a_counter_service_is_asked_little_and_holds_a_number(scene: Scene) -> None:
    resident, told = scene.resident, stories.Told()
    stories.up_to_questions(resident, "ktp-b")
    stories.answer_all(resident, told)
    assert "question.tempat_direkam" in told.pages
    while resident.on_one_of("scan.*", "priority") != "priority":
        resident.on("scan.*").press("to_counter")
    resident.on("priority").press("choice:none")
    hand_in(resident)
    stories.finish(resident)


def fill_in_the_form(resident: Resident) -> None:
    """A page of every type; the date in the NIK is said to be wrong, and a check fails once."""
    resident.on("question.keterangan").press("next")
    resident.on("question.nik").type_digits(stories.NIK).press("next")
    resident.on("confirm_nik").press("choice:no")
    resident.on("question.tanggal_lahir").press("day:up").press("day:down").press("month:up").press("year:up").press(
        "next"
    )
    resident.on("question.jenis_kelamin").press("choice:2")
    resident.on("question.no_kk").type_digits(FAMILY_CARD).press("next")
    resident.on("question.nama").type_words("NUR'").press("next")
    resident.on("question.no_hp").type_digits("081234567890").press("next")
    resident.on("question.usaha").press("other").on("question.usaha.typed").type_words("TAHU").press("next")
    resident.on("question.keperluan").type_words("BANK").press("next")
    resident.on("question.cerita").type_words("IA 2/3").press("next")
    resident.on("question.lembar").type_digits("1").press("next")
    resident.on("question.lembar").press("key:back").type_digits("3").press("next")
    resident.on("question.harga").type_digits("5000").press("next")
    resident.on("question.sejak").press("year:up").press("year:down").press("next")
    resident.on("question.jam").press("hour:up").press("next")
    resident.on("question.punya_mobil").press("choice:yes")
    resident.on("question.pelat").type_words("KT 1").press("next")
    resident.on("question.barang").press("choice:kursi").press("choice:baju").press("next")
    resident.on("question.pekerjaan").press("other")
    resident.on("question.pekerjaan.typed").type_words("TANI").press("choice:20")


def say_where(resident: Resident) -> None:
    """A place in the city by tiles; an address anywhere in the country by search and by turned pages."""
    resident.on("question.lokasi.kecamatan").press("choice:64.74.02")
    resident.on("question.lokasi.kelurahan").press("choice:64.74.02.1001")
    resident.on("question.lokasi.rt").type_digits("7").press("next")
    resident.on("question.lokasi.rw").type_digits("0").press("next")
    resident.on("question.tujuan.line").type_words("JL 1").press("next")
    resident.on("question.tujuan.province").type_words("BALI").press("choice:51")
    resident.on("question.tujuan.regency").press("more").press("choice:51.71")
    resident.on("question.tujuan.kecamatan").press("choice:51.71.01")
    resident.on("question.tujuan.kelurahan").press("choice:51.71.01.1001")
    resident.on("question.tujuan.rt").type_digits("1").press("next")
    resident.on("question.tujuan.rw").type_digits("2").press("next")


def name_the_family(resident: Resident) -> None:
    """Two rows; only who goes to school is asked for the form."""
    resident.on("question.keluarga").press("finish")
    resident.on("question.keluarga.nama").type_words("ANI").press("next")
    resident.on("question.keluarga.sekolah").press("choice:yes")
    resident.on("question.keluarga.kelas").type_digits("6").press("next")
    resident.on("question.keluarga").press("add")
    resident.on("question.keluarga.nama").type_words("BUDI").press("next")
    resident.on("question.keluarga.sekolah").press("choice:no")
    resident.on("question.keluarga").press("finish")


def hand_in(resident: Resident) -> None:
    """From the check page to the number."""
    resident.on("check").go_through("more", until="submit").press("submit")
    resident.on("slip", within_s=20.0)


def hub_copy(scene: Scene) -> dict[str, tuple[str, str]]:
    """What the hub keeps of the latest application, by question: value, and what it shows."""
    engine = open_database(scene.office.folder / "kiosk" / "kiosk.db", scene.office.folder / "kiosk" / "kiosk.key")
    with reading(engine) as connection:
        ticket = connection.execute(text("select uuid from ticket order by id desc limit 1")).scalar_one()
    link, give_up_s = f"{scene.office.desk_url}/tickets/{ticket}/application.json", time.monotonic() + ARRIVES_S
    while True:
        try:
            kept = json.loads(fetch(link))
        except urllib.error.HTTPError:
            assert time.monotonic() < give_up_s, "the application did not arrive"
            time.sleep(0.1)  # sync is another process; nothing here could wake us
        else:
            return {one["question"]: (one["value"], one["shown"]) for one in kept["answers"]}
