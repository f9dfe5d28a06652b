"""What was said is changed from the check page, and each change asks only what it must."""

from __future__ import annotations

from kiosk.journey import State
from kiosk.views import CheckView
from tests.kiosk.journey.visit import NIK, Visit, controls


def test_every_row_of_the_check_page_can_be_changed_and_comes_back() -> None:
    visit = Visit().begin("sku").reach_check()
    rows = []
    while True:
        view = visit.view
        assert isinstance(view, CheckView)
        rows += [row.change.id for row in view.rows if row.change]
        if view.primary.id == "submit":
            break
        visit.press("more")
    for row in rows:
        if row == "change:service":
            continue
        while "previous" in controls(visit.view):
            visit.press("previous")
        while row not in controls(visit.view):
            visit.press("more")
        visit.press(row)
        assert visit.state is not State.CHECK, row
        if visit.state is State.SCAN:
            visit.scan().press("use")
        elif visit.state is State.FOR_WHOM:
            visit.press("choice:self")
        else:
            visit.press("bar:back")
        assert visit.page == "check", (row, visit.page)


def test_changing_for_whom_asks_only_what_still_misses() -> None:
    visit = Visit().begin("sku").reach_check().press("change:for_whom", "choice:parent")
    assert visit.page == "question.nama_yang_datang"
    visit.answer_all()
    assert visit.page == "scan.kk", "the paper of another person was laid on the glass"
    assert visit.scan().press("use").state is State.CHECK
    assert "question.nama_usaha" not in visit.pages[visit.pages.index("check") :]


def test_back_from_changing_the_service_forgets_nothing() -> None:
    visit = Visit().begin("sku").reach_check().press("change:service", "bar:back")
    assert visit.page == "check"
    visit.press("change:service", "group:surat", "service:skd", "bar:back", "bar:back", "bar:back")
    assert visit.page == "leave"


def test_a_half_made_change_is_finished_before_it_is_sent() -> None:
    visit = Visit().begin("sku").reach_check().press("change:for_whom", "choice:parent", "bar:back", "bar:back")
    assert visit.page == "check"
    visit.last_page_of_check().press("submit")
    assert visit.page == "question.nama_yang_datang"
    visit.answer_all().scan().press("use")
    application = visit.submit().application
    assert application is not None
    asked = {asked.question.code for asked in visit.session.asked}
    assert {answer.question for answer in application.answers} >= asked


def test_back_passes_over_pages_a_change_took_away() -> None:
    visit = Visit().begin("sku", "parent").reach_check().press("change:for_whom", "choice:self").answer_all()
    visit.back_to_home()
    assert "question.nama_yang_datang" not in visit.pages[visit.pages.index("check") :]
    visit = Visit().begin("sku").reach_check().press("change:nik", "officer_fills")
    visit.back_to_home()
    assert "confirm_nik" not in visit.pages[visit.pages.index("check") :]


def test_changing_the_service_keeps_what_is_asked_again() -> None:
    visit = Visit().begin("sku").reach_check().press("change:service", "group:surat", "service:skd")
    assert visit.session.answers["nik"].value == NIK
    assert "nama_usaha" not in visit.session.answers
    assert visit.page == "prepare"
