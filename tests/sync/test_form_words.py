"""Officers read a form's conditions in its own words, never as code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sync.hub._conditions import ELSE, calculated_from, in_words
from tests.kiosk.journey.visit import shipped

if TYPE_CHECKING:
    from kiosk.catalogue import Service

SERVICES = {service.code: service for service in shipped().offers["id"].services}
CODE = re.compile(r"[_=!<>&|\"\[\]()]|switch|row\.")


def written(service: Service) -> list[str]:
    questions = [*service.questions, *(field for one in service.questions for field in one.fields)]
    needed = [one.needed_if for one in service.requirements if not one.when]
    return [*needed, *(one.ask_if for one in questions)]


@pytest.mark.parametrize("code", SERVICES)
def test_no_code_is_left_in_the_conditions_of_any_service(code: str) -> None:
    service = SERVICES[code]
    for condition in filter(None, written(service)):
        words = in_words(condition, service)
        assert ELSE not in words, condition
        assert not CODE.search(words), (condition, words)


def test_conditions_are_said_with_labels_and_options() -> None:
    said = {condition: in_words(condition, one) for one in SERVICES.values() for condition in written(one)}
    assert said["switch.pengantar_rt"] == "Kantor ini meminta surat pengantar RT/RW: ya"
    assert said["!switch.kelurahan_di_sini"] == "Kantor ini juga melayani surat buatan kelurahan: tidak"
    either = 'status_kawin == "cerai" || status_kawin == "wafat"'
    assert said[either] == "Status sebelum nikah: Pernah, lalu cerai; atau Status sebelum nikah: Pernah, pasangan wafat"
    assert said['arah == "keluar"'] == "Pindah atau datang: Mau pindah alamat"
    assert said['klasifikasi in ["4", "5"]'] == "Pindah ke: Kota lain, provinsi sama / Provinsi lain"
    assert said["working_days_until(tanggal_nikah) < 10"] == "sampai Tanggal nikah: kurang dari 10 hari kerja"
    assert said["domisili_di_sini"] == "Tinggal terakhir di sini: ya"


def test_what_is_too_involved_is_said_to_depend_on_other_answers() -> None:
    service = next(iter(SERVICES.values()))
    assert in_words('size(bagian) == 1 && "foto" in other.bagian', service) == ELSE
    assert in_words("switch.of_another_office", service) == ELSE
    assert in_words("", service) == ""
    assert calculated_from("", service) == ""


@pytest.mark.parametrize(
    "condition",
    [
        "(domisili_di_sini || pindah) && lama",
        "lama && (domisili_di_sini || pindah)",
        "!(domisili_di_sini || pindah)",
        'arah == "keluar || masuk"',
        'arah in ["keluar && masuk", "lain"]',
        r'arah == "keluar \" || lama',
        "arah == 'keluar' || lama",
    ],
)
def test_condition_that_signs_alone_would_cut_in_two_is_left_to_its_file(condition: str) -> None:
    assert in_words(condition, next(iter(SERVICES.values()))) == ELSE
