"""What the shipped services conclude from answers: who is sent elsewhere, which papers it needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kiosk.application import Answer, Filling, Settled, settle
from kiosk.catalogue import AnsweredBy, Facts, Mode, load

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2026, 11, 23)  # a Monday
WORKING_DAYS = 5
CATALOGUE = load(None, {"umum"})


def settled(
    code: str, answers: Mapping[str, str], *, for_whom: str = "self", switches: Mapping[str, bool] | None = None
) -> Settled:
    """The form of a service after these answers, today."""
    usual = {one.code: one.is_on for one in CATALOGUE.switches.values()}
    facts = Facts(TODAY, for_whom, {**usual, **(switches or {})}, lambda day: day.weekday() < WORKING_DAYS)
    return settle(
        CATALOGUE.service(code),
        facts,
        Filling({path: Answer(path, path, value, value) for path, value in answers.items()}),
    )


def stop_of(code: str, **answers: str) -> str:
    """The code of the stop; empty if one may go on."""
    stop = settled(code, answers).stop
    return stop.code if stop else ""


def papers_of(code: str, *, for_whom: str = "self", **answers: str) -> set[str]:
    """The codes of the papers needed."""
    return {one.code for one in settled(code, answers, for_whom=for_whom).needed}


def asked_of(code: str, **answers: str) -> set[str]:
    """The paths of what is asked."""
    return {one.path for one in settled(code, answers).asked}


def test_first_ktp_stops_and_names_the_child_card_when_under_17_and_unmarried() -> None:
    stop = settled("ktp-b", {"tanggal_lahir": "2010-05-01", "pernah_kawin": "no"}).stop
    assert stop is not None
    assert stop.go_to == "kia"
    assert stop.bring


def test_first_ktp_goes_on_with_proof_of_marriage_when_under_17_and_married() -> None:
    assert not stop_of("ktp-b", tanggal_lahir="2010-05-01", pernah_kawin="yes")
    assert "bukti_kawin" in papers_of("ktp-b", tanggal_lahir="2010-05-01", pernah_kawin="yes")


def test_first_ktp_never_asks_an_adult_about_marriage() -> None:
    assert "pernah_kawin" not in asked_of("ktp-b", tanggal_lahir="2009-05-01")


def test_lost_ktp_needs_a_police_report_and_no_old_card() -> None:
    assert {"surat_polisi"} == papers_of("ktp-g", jenis="hilang") & {"surat_polisi", "ktp_lama"}
    assert {"ktp_lama"} == papers_of("ktp-g", jenis="rusak") & {"surat_polisi", "ktp_lama"}


def test_new_family_card_asks_for_a_statement_when_the_marriage_is_not_registered() -> None:
    papers = {"buku_nikah", "sptjm"}
    assert {"sptjm"} == papers_of("kk-b", alasan="1", punya_buku_nikah="no") & papers
    assert {"buku_nikah"} == papers_of("kk-b", alasan="1", punya_buku_nikah="yes") & papers


@pytest.mark.parametrize(("born", "has_photos"), [("2021-11-24", False), ("2021-11-23", True), ("2012-01-01", True)])
def test_child_card_asks_for_photos_only_from_the_fifth_birthday(born: str, *, has_photos: bool) -> None:
    assert ("foto" in papers_of("kia", for_whom="child", tanggal_lahir=born)) is has_photos


def test_move_inside_the_city_tells_that_no_letter_is_needed() -> None:
    inside = asked_of("pindah", arah="keluar", klasifikasi="3")
    away = asked_of("pindah", arah="keluar", klasifikasi="5")
    assert {"tanpa_skp", "alamat_baru/line"} <= inside
    assert "alamat_tujuan/province" not in inside
    assert "alamat_tujuan/province" in away
    assert "tanpa_skp" not in away


def test_arriving_needs_the_letter_of_the_old_city_and_leaving_does_not() -> None:
    assert "skpwni" in papers_of("pindah", arah="datang")
    assert "skpwni" not in papers_of("pindah", arah="keluar")


@pytest.mark.parametrize(("born", "is_late"), [("2026-09-24", False), ("2026-09-23", True)])
def test_birth_is_still_taken_and_says_so_after_60_days(born: str, *, is_late: bool) -> None:
    assert ("terlambat" in asked_of("lahir", tanggal_lahir_bayi=born)) is is_late
    assert not stop_of("lahir", tanggal_lahir_bayi=born)


def test_birth_of_the_future_is_to_be_mended() -> None:
    assert [path for path, _ in settled("lahir", {"tanggal_lahir_bayi": "2026-11-24"}).failed] == ["tanggal_lahir_bayi"]


@pytest.mark.parametrize("day", ["2026-XX-XX", "1999-07-XX", "XXXX-08-17", "2026-11-23"])
def test_death_is_taken_when_parts_of_its_day_are_unknown(day: str) -> None:
    assert not settled("mati", {"tanggal_wafat": day}).failed
    assert not settled("waris", {"tanggal_wafat": day}).failed


def test_death_at_home_needs_the_lurah_and_elsewhere_the_hospital() -> None:
    letters = {"surat_lurah", "surat_kematian"}
    assert {"surat_lurah"} == papers_of("mati", tempat_wafat="rumah") & letters
    assert {"surat_kematian"} == papers_of("mati", tempat_wafat="rumah_sakit") & letters


@pytest.mark.parametrize(("born", "stop"), [("2007-12-01", ""), ("2007-12-03", "belum_19"), ("1960-XX-XX", "")])
def test_wedding_stops_only_when_one_is_under_19_on_the_day(born: str, stop: str) -> None:
    assert stop_of("nikah", tanggal_lahir=born, tempat_catat="kua", tanggal_nikah="2026-12-01") == stop
    other = {"tanggal_lahir": "1990-01-01", "tanggal_lahir_pasangan": born}
    assert stop_of("nikah", **other, tempat_catat="kua", tanggal_nikah="2026-12-01") == stop


def test_wedding_needs_parents_consent_under_21() -> None:
    assert "izin_orang_tua" in papers_of("nikah", tanggal_lahir="2006-12-01", tanggal_nikah="2026-12-01")
    assert "izin_orang_tua" not in papers_of("nikah", tanggal_lahir="2005-11-30", tanggal_nikah="2026-12-01")


def test_wedding_of_another_religion_is_sent_to_the_register_office() -> None:
    assert stop_of("nikah", tempat_catat="disdukcapil") == "bukan_kua"


@pytest.mark.parametrize("code", ["nikah", "skbm"])
def test_kelurahan_letter_stops_before_any_question_where_it_is_not_made_here(code: str) -> None:
    elsewhere = settled(code, {}, switches={"kelurahan_di_sini": False}).stop
    assert elsewhere is not None
    assert elsewhere.where.office
    assert elsewhere.bring
    assert settled(code, {}, switches={"kelurahan_di_sini": True}).stop is None


@pytest.mark.parametrize(
    ("wedding", "filed", "stop"),
    [
        ("2026-12-04", "", ""),  # nine working days away
        ("2026-12-07", "", "tidak_perlu"),
        ("2026-11-27", "2026-11-16", ""),
        ("2026-11-27", "2026-11-13", "tidak_perlu"),
    ],
)
def test_dispensation_is_not_needed_ten_working_days_after_filing(wedding: str, filed: str, stop: str) -> None:
    filing = {"sudah_daftar": "yes", "tanggal_daftar": filed} if filed else {"sudah_daftar": "no"}
    assert stop_of("disp", tanggal_nikah=wedding, **filing) == stop


def test_heirs_who_cannot_come_need_an_authority_and_land_its_tax_receipt() -> None:
    papers = {"kuasa_ahli_waris", "pbb"}
    assert papers_of("waris", semua_bisa_datang="no", objek="tanah,tabungan") >= papers
    assert not papers_of("waris", semua_bisa_datang="yes", objek="tabungan") & papers


def test_land_with_a_certificate_goes_to_the_land_office_but_its_tax_name_stays() -> None:
    assert stop_of("tanah", urusan="pelepasan", bersertifikat="yes") == "bersertifikat"
    assert not stop_of("tanah", urusan="balik_nama", bersertifikat="yes")


def test_paper_with_an_electronic_signature_needs_no_certified_copy() -> None:
    assert stop_of("legal", jenis_dokumen="kk", ada_qr="yes") == "tanda_tangan_elektronik"
    assert not stop_of("legal", jenis_dokumen="kk", ada_qr="no")


@pytest.mark.parametrize(
    ("code", "answer"),
    [("mati", "sebab"), ("ktp-b", "disabilitas"), ("tanah", "batas_utara"), ("tanah", "sengketa")],
)
def test_sensitive_question_is_only_for_officers(code: str, answer: str) -> None:
    (question,) = (one for one in CATALOGUE.service(code).questions if one.code == answer)
    assert question.by is AnsweredBy.OFFICER


def test_guidance_asks_nothing() -> None:
    guides = [one for one in CATALOGUE.services if one.mode is Mode.GUIDANCE]
    assert {"nib", "pbg"} == {one.code for one in guides}
    assert not any(one.questions for one in guides)


@pytest.mark.parametrize("code", ["lahir", "mati", "skd", "hasil", "beda", "skck", "hilang"])
def test_what_a_kelurahan_makes_is_left_to_it_where_the_office_says_so(code: str) -> None:
    elsewhere = settled(code, {}, switches={"kelurahan_di_sini": False}).stop
    assert elsewhere is not None
    assert elsewhere.code == "di_kelurahan"
    assert settled(code, {}, switches={"kelurahan_di_sini": True}).stop is None


def test_letter_of_the_old_home_is_only_for_a_ktp_from_elsewhere() -> None:
    assert "domisili_asal" in papers_of("skd", ktp_luar="yes")
    assert "domisili_asal" not in papers_of("skd", ktp_luar="no")


def test_new_photograph_needs_no_proof_and_a_new_name_does() -> None:
    assert "bukti_perubahan" not in papers_of("ktp-g", jenis="ubah", bagian="foto")
    assert "bukti_perubahan" in papers_of("ktp-g", jenis="ubah", bagian="foto,nama")


def test_owner_of_the_new_house_agrees_only_to_a_move_within_the_city() -> None:
    assert "izin_pemilik" in papers_of("pindah", arah="keluar", klasifikasi="2", tempat_tinggal="sewa")
    assert "tempat_tinggal" not in asked_of("pindah", arah="keluar", klasifikasi="5")
    assert "izin_pemilik" not in papers_of("pindah", arah="keluar", klasifikasi="5")


def test_age_stops_nobody_whose_birthday_is_not_known() -> None:
    assert not stop_of("ktp-b", tanggal_lahir="2009-XX-XX", pernah_kawin="no")
    assert not stop_of("skck", tanggal_lahir="2009-XX-XX")
    assert not settled("skd", {"tanggal_lahir": "1950-07-XX"}).failed


def test_child_is_not_named_twice_in_the_letter_about_income() -> None:
    names = {one.path for one in settled("hasil", {}, for_whom="child").asked}
    assert "nama_lengkap" in names
    assert "nama_murid" not in names
    assert "nama_murid" in asked_of("hasil")
