"""What an office wants said otherwise than it is written, is said so, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import load
from kiosk.speech import Hearing, focus, opening
from kiosk.texts import Texts
from tests.kiosk.catalogue.folders import LANES as LANE_CODES
from tests.kiosk.catalogue.folders import small
from tests.kiosk.journey.visit import Visit, controls

if TYPE_CHECKING:
    from pathlib import Path

OVERLAY = """
[services.sku]
say = "Surat untuk yang punya usaha"
[services.sku.requirements.kk]
say = "Lembar keluarga yang besar"
[services.sku.questions.jenis_usaha]
say = "Sehari-hari usahanya apa?"
hint = "Pilih menurut daftar PADI."
[services.sku.questions.jenis_usaha.options.toko]
say = "Menjual barang di toko, kios, atau warung"
[services.sku.en.questions.jenis_usaha]
hint = "Choose by the list of the office."
"""


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    """A visit to an office with sayings of its own."""
    folder = small(tmp_path / "data")
    words = (folder / "spoken.toml").read_text("utf-8")
    (folder / "spoken.toml").write_text(words.replace("[id]\n", '[id]\n"PADI" = "padi milik kantor"\n', 1), "utf-8")
    overlay = tmp_path / "office.toml"
    overlay.write_text(OVERLAY, "utf-8")
    catalogue = load(folder, LANE_CODES, overlay)
    assert catalogue.problems == ()
    return Visit(catalogue=catalogue)


def heard(visit: Visit, *controls: str, is_private: bool = True) -> str:
    hearing = Hearing(Texts("id"), is_private, is_guided=True, sayings=visit.setting.offer.sayings)
    said = (focus(visit.view, one, hearing) for one in controls) if controls else [opening(visit.view, hearing)]
    return " ".join(one.text for one in said)


def test_a_service_and_its_papers_are_said_as_the_office_says(visit: Visit) -> None:
    visit.press("start")
    assert heard(visit, "service:sku").startswith("Surat untuk yang punya usaha. ")
    visit.press("service:sku")
    assert heard(visit).startswith("Surat untuk yang punya usaha. ")
    assert "Lembar keluarga yang besar, asli" in heard(visit)
    assert "Kartu keluarga" not in heard(visit)


def test_a_question_its_words_and_its_options_are_said_as_the_office_says(visit: Visit) -> None:
    visit.begin("sku").answer_until("question.jenis_usaha")
    assert heard(visit).startswith("Sehari-hari usahanya apa? Pilih menurut daftar padi milik kantor. ")
    assert heard(visit, "choice:toko").startswith("Menjual barang di toko, kios, atau warung. Pilihan 2 dari ")
    assert heard(visit, "choice:warung_makan").startswith("Warung makan. ")


def test_an_answer_is_read_back_as_the_office_says(visit: Visit) -> None:
    visit.begin("sku").answer_until("question.jenis_usaha").press("choice:toko").reach_check()
    said = []
    while not said or "more" in controls(visit.view):
        visit.press("more") if said else None
        said.append(heard(visit))
    assert any("Jenis usaha: Menjual barang di toko, kios, atau warung." in one for one in said)
    assert not any("Menjual barang" in heard(visit, is_private=False) for _ in said)
