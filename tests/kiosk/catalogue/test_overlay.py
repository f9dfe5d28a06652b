from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import Catalogue, Span, load
from tests.kiosk.catalogue.folders import LANES, small

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path / "data")


def laid_over(folder: Path, text: str) -> Catalogue:
    overlay = folder.parent / "office.toml"
    overlay.write_text(text, "utf-8")
    return load(folder, LANES, overlay)


def sound(folder: Path, text: str) -> Catalogue:
    catalogue = laid_over(folder, text)
    assert catalogue.problems == ()
    return catalogue


def test_an_office_changes_a_fee_and_says_so_in_both_languages(folder: Path) -> None:
    before = load(folder, LANES)
    catalogue = sound(
        folder,
        """
        [services.sku]
        fee_rupiah = 5000
        subtitle = "Warung, toko, kebun · Rp5.000"
        [services.sku.en]
        subtitle = "Stall, shop, farm · Rp5.000"
        """,
    )
    assert catalogue.service("sku").fee_rupiah == 5000
    assert catalogue.offers["en"].service("sku").subtitle.endswith("Rp5.000")
    assert catalogue.service("sku").definition != before.service("sku").definition
    assert catalogue.service("skd").definition == before.service("skd").definition


def test_the_overlay_in_the_folder_counts_unless_another_is_named(folder: Path) -> None:
    (folder / "overlay.toml").write_text("[services.sku]\nhidden = true\n", "utf-8")
    assert [service.code for service in load(folder, LANES).services] == ["sktm", "skd"]
    assert len(sound(folder, "").services) == 3


def test_what_an_office_changes_within_a_service_is_found_by_its_code(folder: Path) -> None:
    catalogue = sound(
        folder,
        """
        [services.sku]
        drop_requirements = ["pbb"]
        [services.sku.requirements.ktp]
        proof = "scan"
        where_to_get.office = "Loket 2"
        [services.sku.questions.keperluan]
        ask = "Untuk apa suratnya?"
        options.bank.title = "Kredit bank"
        [services.sku.en]
        requirements.ktp.where_to_get.office = "Counter 2"
        questions.keperluan.ask = "What is it for?"
        questions.keperluan.options.bank = "Bank credit"
        """,
    )
    service = catalogue.service("sku")
    papers = {paper.code: paper for paper in service.requirements}
    assert "pbb" not in papers
    assert papers["ktp"].proof == "scan"
    assert papers["ktp"].where_to_get.office == "Loket 2"
    assert papers["ktp"].where_to_get.cost == "Gratis"
    asked = next(one for one in service.questions if one.code == "keperluan")
    assert (asked.ask, asked.options[0].title) == ("Untuk apa suratnya?", "Kredit bank")


def test_a_paper_that_is_dropped_is_no_longer_what_a_service_starts_with(folder: Path) -> None:
    assert load(folder, LANES).service("sktm").starts_with == "surat_kelurahan"
    catalogue = sound(folder, '[services.sktm]\ndrop_requirements = ["surat_kelurahan"]\n')
    assert catalogue.service("sktm").starts_with == ""


def test_switches_are_set_by_the_office(folder: Path) -> None:
    assert load(folder, LANES).switches["pengantar_rt"].is_on
    assert not sound(folder, "[switches]\npengantar_rt = false\n").switches["pengantar_rt"].is_on


def test_hours_are_those_of_the_office_with_breaks_prayer_and_days_of_its_own(folder: Path) -> None:
    hours = sound(
        folder,
        """
        [hours]
        monday = ["08.00-12.00", "13.00-15.30"]
        friday = ["08.00-11.30", "13.30-15.30"]
        saturday = ["08.00-12.00"]
        open = [2026-12-24]
        [[hours.closed]]
        on = 2027-03-01
        name = "Hari jadi kota"
        [[hours.other]]
        on = 2027-02-17
        spans = ["08.00-14.00"]
        """,
    ).hours
    assert hours.of(date(2026, 11, 23)) == (Span(time(8), time(12)), Span(time(13), time(15, 30)))
    assert not hours.is_open(datetime(2026, 11, 27, 12))  # noqa: DTZ001 - the office's local time
    assert hours.is_working(date(2026, 11, 28))
    assert hours.is_working(date(2026, 12, 24))
    assert not hours.is_working(date(2026, 12, 25))
    assert hours.closed[date(2027, 3, 1)] == "Hari jadi kota"
    assert hours.of(date(2027, 2, 17)) == (Span(time(8), time(14)),)
    assert hours.of(date(2026, 11, 24)) == (Span(time(8), time(15, 30)),)


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        ("[services.skv]\nhidden = true", 1, "services.skv", "did you mean `sk"),
        ("[services.sku]\nfee = 1", 2, "services.sku.fee", "did you mean `fee_rupiah`?"),
        ("[services.sku]\nfee_rupiah = -1", 2, "services.sku.fee_rupiah", "is too small; write at least 0"),
        ("[services.sku]\nstops = []", 2, "services.sku.stops", "is no key an office changes"),
        ("[services.sku]\nhidden = 1", 2, "services.sku.hidden", "neither true nor false"),
        ("[services.sku]\nquestions = []", 2, "services.sku.questions", "is no table"),
        ("[services.sku]\nen = 1", 2, "services.sku.en", "is no table"),
        ("[services.sku]\nlane = 'cepat'", 2, "services.sku.lane", "is no lane"),
        ("[services.sku]\ndrop_requirements = ['pb']", 2, "services.sku.drop_requirements.1", "did you mean `pbb`?"),
        ("[services.sku]\ndrop_requirements = 1", 2, "services.sku.drop_requirements", "is no list of codes"),
        ("[services.sku.requirements.kt]\nproof = 'scan'", 1, "services.sku.requirements.kt", "did you mean `ktp`?"),
        ("[services.sku.requirements.ktp]\nproof = 'x'", 2, "services.sku.requirements.ktp.proof", "does not know"),
        ("[services.sku.questions.nama_usaha]\nmost = 999", 2, "services.sku.questions.nama_usaha.most", "200"),
        ("[services.sku.questions.nama_usaha]\nask = 'Apa'", 2, "services.sku.questions.nama_usaha.ask", "no question"),
        (
            "[services.sku]\ntitle = 'Usaha'",
            2,
            "services.sku.title",
            "write `title = …` in [services.sku.en], too",
        ),
        (
            "[services.sku.questions.nama_usaha]\nask = 'Apa?'",
            2,
            "services.sku.questions.nama_usaha.ask",
            "write `ask = …` in [services.sku.en.questions.nama_usaha], too",
        ),
        (
            "[services.sku]\nfee_rupiah = 5000",
            2,
            "services.sku.fee_rupiah",
            "`subtitle` says `gratis`, but `fee_rupiah` is 5000; mend that, or write `Rp5.000` in [services.sku]",
        ),
        ("[services.sku]\nfee_rupiah = 5000", 2, "services.sku.fee_rupiah", "write `Rp5,000` in [services.sku.en]"),
        ("[services.sku.en]\nsubtitle = 'Rp5,000'", 2, "services.sku.en.subtitle", "says `Rp5,000`"),
        ("[services.sku]\nis_draft = true", 2, "services.sku.is_draft", "is no key an office changes"),
        ("[services.sku.en]\ntitle = 'Please'", 2, "services.sku.en.title", "uses `please`"),
        ("[services.sku.en]\ntitel = 'Letter'", 2, "services.sku.en.titel", "did you mean `title`?"),
        ("[switches]\npengantar = true", 2, "switches.pengantar", "did you mean `pengantar_rt`?"),
        ("[hours]\nsenin = []", 2, "hours.senin", "is not a known key"),
        ("[switches]\npengantar_rt = 'ya'", 2, "switches.pengantar_rt", "is text; write true or false"),
        ("[services]\nsku = 1", 2, "services.sku", "is a number; write a table of keys"),
        ("[hours]\nmonday = ['8-12']", 2, "hours.monday.1", "write two times without spaces"),
        ("[hours]\nmonday = ['25.00-26.00']", 2, "hours.monday.1", "no time of a day"),
        ("[hours]\nmonday = ['12.00-08.00']", 2, "hours.monday.1", "ends before it begins"),
        ("[hours]\nmonday = ['08.00-12.00', '11.00-15.00']", 2, "hours.monday", "overlaps"),
        ("servces = 1", 1, "servces", "did you mean `services`?"),
    ],
)
def test_what_is_wrong_with_an_overlay_is_told_where_it_can_be_mended(
    folder: Path, text: str, line: int, key: str, reason: str
) -> None:
    catalogue = laid_over(folder, text)
    lines = [str(problem) for problem in catalogue.problems]
    start = f"{folder.parent / 'office.toml'}:{line}: {key}: "
    assert any(one.startswith(start) and reason in one for one in lines), lines


def test_an_overlay_that_cannot_be_read_leaves_nothing_to_offer(folder: Path) -> None:
    assert laid_over(folder, "[").services == ()
    assert load(folder, LANES, folder / "absent.toml").services == ()


def test_an_overlay_with_a_wrong_value_tells_all_that_is_wrong_and_offers_nothing(folder: Path) -> None:
    catalogue = laid_over(
        folder,
        """
        [switches]
        pengantar_rt = "ya"
        bukti_pb = true
        [hours]
        monday = ["8-12"]
        [services.sku]
        titel = "Surat"
        [services.skv]
        hidden = true
        """,
    )
    assert not catalogue.has_sound_overlay
    assert catalogue.services == ()
    keys = {problem.key for problem in catalogue.problems}
    switches = {"switches.pengantar_rt", "switches.bukti_pb"}
    assert keys == {*switches, "hours.monday.1", "services.sku.titel", "services.skv"}


def test_what_is_hidden_is_no_longer_led_to(folder: Path) -> None:
    stop = '\n[[stops]]\ncode = "ke_skd"\nwhen = \'for_whom == "other"\'\ntitle = "Pakai surat lain."\n'
    stop += 'text = "Pilih surat domisili."\nicon = "home"\ngo_to = "skd"\n'
    words = '\n[stops.ke_skd]\ntitle = "Use another letter."\ntext = "Choose the letter of residence."\n'
    for name, more in (("service", stop), ("en", words)):
        file = folder / f"services/sku/{name}.toml"
        file.write_text(file.read_text("utf-8") + more, "utf-8")
    assert [one.go_to for one in sound(folder, "").service("sku").stops] == ["skd"]
    assert [one.go_to for one in sound(folder, "[services.skd]\nhidden = true").service("sku").stops] == [""]


def test_a_paper_whose_successor_is_hidden_is_not_looked_for(folder: Path) -> None:
    paper = '[[replaced]]\ncode = "lama"\ntitle = "Surat lama"\nby = "skd"\n'
    paper += 'law = "UU"\nnote = "Diganti."\nsource = "Contoh"\n'
    (folder / "replaced.toml").write_text(paper, "utf-8")
    words = '[replaced.lama]\ntitle = "Old letter"\nlaw = "Law"\nnote = "Replaced."\n'
    (folder / "replaced.en.toml").write_text(words, "utf-8")
    assert [one.code for one in sound(folder, "").offers["id"].replaced] == ["lama"]
    assert sound(folder, "[services.skd]\nhidden = true").offers["id"].replaced == ()
    (folder / "replaced.toml").write_text(paper.replace("skd", "skf"), "utf-8")
    assert "replaced.toml:4: replaced.1.by: `skf` is no service" in str(load(folder, LANES).problems[0])
