"""A paper of several pages: one after the other from the glass, or all out of the feeder."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from kiosk.application import PageImage
from kiosk.journey import CancelScan, ControlPressed, ScanEnded, ScanProgressed, StartScan, State
from kiosk.journey._check import check_rows
from kiosk.ports import MOST_PAGES, Captured, PageUse, Preview, ScannerState
from kiosk.views import ScanView
from tests.kiosk.journey.visit import Visit, controls

if TYPE_CHECKING:
    from kiosk.views import View

CELL = Preview(b"\xff" * 12, 2, 2)


def pages(count: int, before: Captured | None = None, trouble: ScannerState | None = None) -> Captured:
    content = f"{count} pages".encode()
    page = PageImage(content, "application/pdf", hashlib.sha256(content).hexdigest(), 1654, 2339, count)
    strip = Preview(CELL.rgb * count, 2 * count, 2) if count > 1 else None
    return Captured(page, CELL, strip, before, trouble)


def at_scan() -> Visit:
    return Visit().begin().answer_all()


def seen(visit: Visit) -> ScanView:
    view: View = visit.view
    assert isinstance(view, ScanView)
    return view


def kept(visit: Visit) -> PageImage | None:
    return next(iter(visit.session.documents.values())).page


def test_resident_scans_page_after_page_and_says_when_it_is_all() -> None:
    visit = at_scan()
    paper = visit.session.paper_title
    first = pages(1)
    visit.scan(first).press("next")
    assert seen(visit).state == "ready"
    assert seen(visit).title == f"{paper}: halaman 2"
    assert {"scan", "use"} <= controls(visit.view)
    visit.press("scan")
    assert visit.effects[-1] == StartScan(PageUse.PAPER, first)
    visit.happen(ScanProgressed(40, 2))
    assert (seen(visit).percent, seen(visit).title) == (40, f"{paper}: halaman 2 sedang dibaca")
    second = pages(2, first)
    visit.happen(ScanEnded(second))
    view = seen(visit)
    assert view.title == "2 halaman sudah masuk. Apakah terbaca?"
    assert (view.pages, view.strip is not None) == (2, True)
    visit.press("use")
    assert kept(visit) == second.page
    assert visit.session.scanned is None
    rows = {row.label: row.value for row in check_rows(visit.session, visit.world)}
    assert rows[paper] == "Sudah masuk, 2 halaman"


def test_last_page_is_dropped_or_taken_once_more_and_the_others_stay() -> None:
    visit = at_scan()
    first = pages(1)
    visit.scan(first).press("next").scan(pages(2, first))
    visit.press("again")
    assert visit.effects[-1] == StartScan(PageUse.PAPER, first)
    visit.happen(ScanEnded(pages(2, first))).press("drop")
    assert visit.session.scan == first
    assert "drop" not in controls(visit.view)
    visit.press("use")
    assert kept(visit) == first.page


def test_what_is_kept_survives_a_scan_that_is_stopped_or_fails() -> None:
    visit = at_scan()
    first = pages(1)
    visit.scan(first).press("next", "scan", "cancel")
    assert visit.effects[-1] == CancelScan()
    assert visit.session.scan == first
    visit.press("next").scan(ScannerState.JAMMED)
    assert seen(visit).state == "problem"
    visit.press("use")
    assert kept(visit) == first.page


def test_pages_before_a_jam_are_offered_to_keep_or_to_take_again() -> None:
    visit = at_scan().scan(pages(3, None, ScannerState.JAMMED))
    view = seen(visit)
    assert view.note is not None
    assert "tersangkut" in view.note.text
    assert {"use", "again", "next"} <= controls(view)
    visit.press("again")
    assert visit.effects[-1] == StartScan(PageUse.PAPER, None)


def test_after_twelve_pages_there_is_no_next() -> None:
    visit = at_scan().scan(pages(MOST_PAGES))
    assert "next" not in controls(visit.view)
    note = seen(visit).note
    assert note is not None
    assert "paling banyak" in note.text


def test_next_paper_begins_empty() -> None:
    visit = at_scan().scan(pages(1)).press("next", "use")
    assert visit.session.scanned is None
    if visit.state is State.SCAN:
        visit.press("scan")
        assert visit.effects[-1] == StartScan(visit.session.paper_use, None)


@pytest.mark.parametrize("control", ["next", "drop", "use"])
def test_press_of_another_face_changes_nothing(control: str) -> None:
    visit = at_scan().press("scan")
    before = visit.session
    visit.happen(ControlPressed(control))
    assert visit.session.scan == before.scan
    assert visit.session.documents == before.documents
