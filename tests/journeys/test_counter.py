"""Residents through the real window: a service of each mode, and a page of every type of question."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from tests.journeys import stories

if TYPE_CHECKING:
    from tests.journeys.conftest import Scene

# What these services ask that others do not: own words, long text, unknown parts of a date, times, a note, several of,
# money, an address, a place, rows, a long list with its search.
FORMS = {
    "ktp-b": ("question.tempat_direkam",),
    "hilang": ("question.nama_barang", "question.rincian", "question.tanggal_hilang"),
    "ramai": ("question.mulai", "question.waktu_mepet", "question.tanggal_acara"),
    "data": ("question.keperluan", "question.data_diminta"),
    "sktm": ("question.penghasilan_per_bulan",),
    "skts": ("question.alamat_sekarang.*",),
    "tanah": ("question.letak.*", "question.saksi", "question.saksi.*"),
    "kk-u": ("question.elemen", "question.elemen.*"),
}


@pytest.mark.parametrize("service", FORMS)
def test_resident_fills_in_whatever_is_asked_and_holds_a_number(scene: Scene, service: str) -> None:
    resident, told = scene.resident, stories.Told()
    stories.up_to_questions(resident, service)
    stories.answer_all(resident, told)
    while resident.on_one_of("scan.*", "priority") != "priority":
        resident.on("scan.*").press("to_counter")
    resident.on("priority").press("choice:none")
    resident.on("check").go_through("next", until="submit").press("submit")
    resident.on("slip", within_s=20.0)
    for pattern in FORMS[service]:
        assert any(fnmatchcase(page, pattern) for page in told.pages), (pattern, told.pages)
    stories.finish(resident)


def test_resident_finds_the_successor_of_a_paper_and_takes_a_number(scene: Scene) -> None:
    stories.find_by_the_old_name(scene.resident)
    stories.finish(scene.resident)


def test_resident_without_the_first_paper_is_sent_for_it_and_draws_no_number(scene: Scene) -> None:
    stories.find_out_where_to_go_first(scene.resident)
