"""What an office reads of what its residents think."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from sqlalchemy import func, select

from kiosk.database import reading
from kiosk.ports import EntryKind
from kiosk.survey import SATISFACTION, Element, Tally
from sync.engine import make_envelope
from sync.hub import _opinions, _words, rows
from sync.hub._parts import Parts, open_parts
from sync.hub._survey import survey_page
from sync.hub._templates import templates
from sync.protocol import ReceiptStatus, SyncRequest, encode
from tests.sync.office import OFFICE, entry, event_body, make_config, moment, ticket_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEAR = datetime.now(UTC).year
DAY = f"{YEAR}-06-15"
BAD: list[dict[str, str]] = [{"sarana": "5"}, {"sarana": "0"}, {"sarana": "٣"}, {"u8": "3"}, {"sarana": "three"}]


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    parts = open_parts(make_config(tmp_path, 8470))
    yield parts
    parts.engine.dispose()


def send(parts: Parts, kind: EntryKind, *bodies: dict[str, Any]) -> set[ReceiptStatus]:
    sent = [make_envelope(entry(kind, body), OFFICE, "kiosk-1", moment()) for body in bodies]
    raws = [msgspec.Raw(encode(one)) for one in sent]
    return {one.status for one in parts.intake.take(SyncRequest("kiosk-1", [], raws), parts.now()).receipts}


def tap(score: int, service: str = "sku", day: str = DAY) -> dict[str, Any]:
    return event_body("satisfaction", service=service, day=day, **{SATISFACTION: str(score)})


def nine(score: int, service: str = "sku", **other: str) -> dict[str, Any]:
    scores = {element.value: str(score) for element in Element} | other
    return event_body("survey", service=service, day=DAY, **{name: word for name, word in scores.items() if word})


def test_taps_and_the_survey_are_counted_apart(parts: Parts) -> None:
    send(parts, EntryKind.EVENT, tap(4), tap(4), tap(1), nine(4), nine(3))
    page = survey_page(parts, None)
    assert page.total.taps == (1, 0, 0, 2)
    assert (page.total.filled, page.total.points, page.total.grade) == (2, "87,50", "B, baik")


def test_each_service_is_counted_by_itself_under_its_title(parts: Parts) -> None:
    send(parts, EntryKind.TICKET, ticket_body(1, service_title="Surat keterangan usaha"))
    send(parts, EntryKind.EVENT, tap(4), tap(2, "skd"), tap(3, ""), nine(4))
    page = survey_page(parts, None)
    assert [(one.title, one.taps) for one in page.services] == [
        ("Nomor saja", (0, 0, 1, 0)),
        ("skd", (0, 1, 0, 0)),
        ("Surat keterangan usaha", (0, 0, 0, 1)),
    ]
    assert [one.points for one in page.services] == ["", "", "100,00"]


def test_who_skips_an_element_counts_in_the_others(parts: Parts) -> None:
    send(parts, EntryKind.EVENT, nine(4), nine(2, waktu=""))
    by_name = {one.title: (one.answers, one.mean) for one in survey_page(parts, None).total.elements}
    assert by_name[_words.ELEMENTS[Element.TIME]] == (1, "4,00")
    assert by_name[_words.ELEMENTS[Element.COST]] == (2, "3,00")


def test_no_index_is_told_while_an_element_has_no_answer(parts: Parts) -> None:
    send(parts, EntryKind.EVENT, nine(4, waktu=""))
    total = survey_page(parts, None).total
    assert (total.filled, total.points, total.grade) == (1, "", "")


@pytest.mark.parametrize("scores", BAD)
def test_what_cannot_be_said_is_not_counted_and_holds_up_nothing(parts: Parts, scores: dict[str, str]) -> None:
    said = event_body("survey", service="sku", day=DAY, **scores)
    assert send(parts, EntryKind.EVENT, said, tap(4)) == {ReceiptStatus.STORED}
    page = survey_page(parts, None)
    assert (page.total.filled, page.total.taps) == (0, (0, 0, 0, 1))


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01"])
def test_an_opinion_without_a_day_is_not_counted(parts: Parts, day: str) -> None:
    assert send(parts, EntryKind.EVENT, tap(4, day=day)) == {ReceiptStatus.STORED}
    assert survey_page(parts, None).total.taps == (0, 0, 0, 0)


def test_sent_twice_is_counted_once(parts: Parts) -> None:
    body = tap(4)
    send(parts, EntryKind.EVENT, body)
    send(parts, EntryKind.EVENT, body)
    assert survey_page(parts, None).total.taps == (0, 0, 0, 1)


def test_another_year_is_another_page(parts: Parts) -> None:
    send(parts, EntryKind.EVENT, tap(4), tap(1, day="2020-01-05"))
    assert survey_page(parts, 2020).total.taps == (1, 0, 0, 0)
    assert survey_page(parts, 1999).year == YEAR
    assert survey_page(parts, None).years == (YEAR, 2020), "a year of which nothing was said has no page"


def test_an_opinion_raises_no_alert_and_a_practice_is_only_counted(parts: Parts) -> None:
    send(parts, EntryKind.EVENT, tap(4), nine(4), event_body("practised", service="sku"))
    with reading(parts.engine) as connection:
        actions = connection.execute(select(rows.alert.c.action)).scalars().all()
        kept = connection.execute(select(func.count()).select_from(rows.opinion)).scalar_one()
        assert _opinions.of_all(connection, YEAR).tallies[Element.TIME] == Tally(1, 4)
        still_open = connection.execute(select(rows.alert.c.uuid).where(rows.alert.c.closed_at.is_(None))).all()
    assert (actions, still_open) == (["practised"], [])
    assert kept == 1 + len(Element)
    assert survey_page(parts, None).practised == 1


def test_the_page_can_be_drawn_with_and_without_answers(parts: Parts) -> None:
    template = templates.get_template("survey.html")
    assert "Belum ada jawaban" in template.render(page=survey_page(parts, None))
    send(parts, EntryKind.EVENT, tap(4, "<script>"), nine(4))
    drawn = template.render(page=survey_page(parts, None))
    assert "100,00" in drawn
    assert "<script>" not in drawn.replace('<script src="/static/desk.js" defer></script>', "")


def test_every_element_and_grade_has_words() -> None:
    assert set(_words.ELEMENTS) == set(Element)
    assert len(_words.FACES) == 4


def test_pages_called_difficult_are_counted_the_most_often_named_first(parts: Parts) -> None:
    pages = ["scan.kk", "question.nik", "question.nik", "number.service", "elsewhere", "<b>"]
    send(parts, EntryKind.EVENT, *(event_body("difficult", page=page) for page in pages))
    page = survey_page(parts, None)
    assert page.difficult[0] == ("pertanyaan: nik", 2)
    assert set(page.difficult[1:]) >= {("pindai berkas: kk", 1), ("ambil nomor", 1), ("elsewhere", 1)}
    drawn = templates.get_template("survey.html").render(page=page)
    assert "pertanyaan: nik" in drawn
    assert "<b>" not in drawn
