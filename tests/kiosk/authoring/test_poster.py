from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4

from kiosk.authoring._poster import SQUARE_PT, Notice, _drawn, notice_of, poster_page, poster_picture
from kiosk.authoring._poster_words import WORDS, fee_text, hours_lines, paper_lines, source_line
from kiosk.catalogue import Hours, IfMissing, PaperForm, Proof, Requirement, Service, Span, WhereToGet, load

CATALOGUE = load(None, ["umum"])
OFFICE = "Kecamatan Samarinda Ilir"
every_notice = pytest.mark.parametrize(
    "notice",
    [
        notice_of(CATALOGUE, service.code, language, OFFICE)
        for language, offer in CATALOGUE.offers.items()
        for service in offer.services
    ],
    ids=lambda notice: f"{notice.service.code}-{notice.language}",
)


def crowded(notice: Notice, papers: int) -> Notice:
    """The same service with as many papers, each with texts as long as a file may hold."""
    first = notice.service.requirements[0]
    many: list[Requirement] = [
        replace(first, code=f"kertas_{count}", title=("Surat-keterangan " * 4)[:60], when="jika " * 40, note="x" * 240)
        for count in range(papers)
    ]
    return replace(notice, papers=tuple(many))


def words_of(pdf: bytes, width: float = A4[0], height: float = A4[1]) -> str:
    """The text of a page, after showing that all of it lies on the page."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    text = document[0].get_textpage()
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        assert left >= 0
        assert bottom >= 0
        assert right <= width
        assert top <= height
    return "".join(text.get_text_range().split())


@every_notice
def test_page_tells_everything_and_nothing_runs_over_its_edge(notice: Notice) -> None:
    told = words_of(poster_page(notice))
    service = notice.service
    wanted = [service.title, service.purpose, service.time_text, service.product, service.who, OFFICE]
    wanted += notice.words.how[service.mode]
    wanted += [text for paper in notice.papers for text in (paper.title, paper.when, *paper_lines(paper, notice.words))]
    for text in wanted:
        assert "".join(text.split()) in told


@every_notice
def test_picture_names_every_paper_and_nothing_runs_over_its_edge(notice: Notice) -> None:
    told = words_of(_drawn(notice, SQUARE_PT, SQUARE_PT, is_brief=True), SQUARE_PT, SQUARE_PT)
    for text in (notice.service.title, notice.service.time_text, OFFICE, *(paper.title for paper in notice.papers)):
        assert "".join(text.split()) in told


@pytest.mark.parametrize("papers", [1, 6, 14, 30])
def test_crowded_page_shrinks_until_nothing_is_cut_off(papers: int) -> None:
    notice = crowded(notice_of(CATALOGUE, CATALOGUE.services[0].code, "id", OFFICE), papers)
    told = words_of(poster_page(notice))
    assert told.count("x" * 240) == papers


def test_picture_is_square_and_full_of_colour() -> None:
    notice = notice_of(CATALOGUE, CATALOGUE.services[0].code, "id", OFFICE)
    picture = Image.open(BytesIO(poster_picture(notice)))
    assert picture.size == (1080, 1080)
    assert len(picture.getcolors(2**24) or []) > 100


def test_page_is_the_same_each_time() -> None:
    notice = notice_of(CATALOGUE, CATALOGUE.services[0].code, "id", OFFICE)
    assert poster_page(notice) == poster_page(notice)


def test_hours_say_days_of_the_same_hours_together() -> None:
    morning, late = Span(time(8), time(12)), Span(time(13), time(15, 30))
    hours = Hours(((morning, late),) * 4 + ((morning,), (), ()), {}, {})
    assert hours_lines(hours, WORDS["id"]) == ("Senin–Kamis 08.00–12.00, 13.00–15.30", "Jumat 08.00–12.00")
    assert hours_lines(hours, WORDS["en"])[1] == "Friday 08.00–12.00"


def test_fee_is_written_as_people_write_it() -> None:
    assert [fee_text(fee, WORDS["id"]) for fee in (0, 15_000, 1_250_000)] == ["Gratis", "Rp15.000", "Rp1.250.000"]


@pytest.mark.parametrize(
    ("language", "proof", "note", "lines"),
    [
        ("id", Proof.SCAN, "Dipindai di sini, aslinya dibawa pulang.", ("Asli, dipindai lalu dibawa pulang",)),
        (
            "id",
            Proof.SHOW,
            "Cukup ditunjukkan, tidak perlu difotokopi.",
            ("Cukup ditunjukkan, tidak perlu difotokopi.",),
        ),
        ("id", Proof.SHOW, "Bukti bayar tahun ini.", ("Cukup ditunjukkan", "Bukti bayar tahun ini.")),
        ("id", Proof.SCAN, "Dari bidan. Dipindai di sini.", ("Asli, dipindai lalu dibawa pulang", "Dari bidan.")),
        ("id", Proof.ORIGINAL, "", ("Asli, dibawa ke loket",)),
        ("en", Proof.SCAN, "Scanned here; you take the original home.", ("Original, scanned, you keep it",)),
        ("en", Proof.SHOW, "It is enough to show it.", ("It is enough to show it",)),
    ],
)
def test_paper_and_note_never_say_the_same(language: str, proof: Proof, note: str, lines: tuple[str, ...]) -> None:
    paper = Requirement("x", "X", "file", PaperForm.ORIGINAL, proof, IfMissing.LATER, WhereToGet(), note)
    assert paper_lines(paper, WORDS[language]) == lines


def test_foot_has_day_and_laws_but_not_where_the_author_looked() -> None:
    service = replace(
        CATALOGUE.services[0],
        source="Contoh, belum dicocokkan. Dari halaman kota lain.",
        legal_basis=("UU 25/2009 tentang Pelayanan Publik, pasal 21", "PP 16/2021: IMB diganti PBG"),
        verified_on=date(2026, 11, 21),
    )
    sample = "Contoh, belum dicocokkan dengan Standar Pelayanan kantor ini."
    foot = "Diperiksa 21 November 2026. Dasar: UU 25/2009, PP 16/2021."
    assert source_line(service, WORDS["id"]) == f"{sample} {foot}"
    compared = replace(service, source="Standar Pelayanan kantor ini.")
    assert source_line(compared, WORDS["id"]) == foot


def test_poster_never_points_at_the_screen_it_is_not_on() -> None:
    for notice in (notice_of(CATALOGUE, one.code, language, OFFICE) for language, one in _services()):
        told = " ".join((*notice.words.how[notice.service.mode], *_paper_texts(notice))).lower()
        assert "layar ini" not in told
        assert "this screen" not in told
        assert "dipindai di sini" not in told


def _services() -> list[tuple[str, Service]]:
    return [(language, service) for language, offer in CATALOGUE.offers.items() for service in offer.services]


def _paper_texts(notice: Notice) -> list[str]:
    return [line for paper in notice.papers for line in paper_lines(paper, notice.words)]
