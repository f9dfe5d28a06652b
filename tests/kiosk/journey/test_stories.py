"""Residents' stories, pressed through the pages they see."""

from __future__ import annotations

import pytest

from kiosk.catalogue import ForWhom
from kiosk.journey import (
    ControlPressed,
    EndVisit,
    PrintMoved,
    State,
    TellDesk,
)
from kiosk.ports import PrinterState, PrintState
from kiosk.speech import Hearing, opening
from kiosk.texts import Texts
from kiosk.tickets import Priority
from kiosk.views import AskView, ChooseView, DateView, SlipView
from tests.kiosk.journey.visit import NIK, WHOLE_DATE, Visit, captured, controls

SERVICES = ("sku", "ktp-b", "waris", "kk-b")


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("for_whom", list(ForWhom))
def test_resident_applies_and_holds_a_number(service: str, for_whom: ForWhom) -> None:
    visit = Visit().begin(service, for_whom.value).reach_check()
    issue = visit.submit()
    assert issue.application is not None
    assert issue.application.for_whom is for_whom
    assert {one.question for one in issue.application.answers if one.value} >= {"nik", "nama_lengkap"}
    for document in issue.application.documents:
        assert document.page in {captured().page, None}
    assert visit.state is State.SUBMITTING
    visit.issued().happen(PrintMoved(issue.request.uuid, PrintState.PRINTED, PrinterState.READY))
    view = visit.view
    assert isinstance(view, SlipView)
    assert view.number.endswith("-012")
    assert view.printing.tone == "ok"
    assert visit.press("done").page == "survey.satisfaction"
    assert visit.press("done").page == "thanks"
    assert visit.press("done").page == "rest"
    assert EndVisit() in visit.effects


def test_pages_come_in_the_order_of_the_design() -> None:
    visit = Visit().begin("sku").reach_check()
    heads = [page.split(".")[0] for page in visit.pages]
    order = ["rest", "home", "prepare", "notice", "for_whom", "question", "scan", "priority", "check"]
    assert [head for at, head in enumerate(heads) if head in order and head not in heads[:at]] == order


def test_number_only_takes_five_touches() -> None:
    visit = Visit().press("start", "only_number", "group:surat", "choice:sktm", "choice:elderly")
    assert visit.touches == 5
    assert visit.issue.application is None
    assert visit.issue.request.priority is Priority.ELDERLY
    assert visit.issued().page == "slip"


def test_number_only_for_something_else_waits_in_the_first_lane() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none")
    assert visit.issue.request.service == ""
    assert visit.issue.request.lane.code == "umum"


def test_number_only_after_a_form_given_up_sends_nothing_of_it_and_keeps_the_place() -> None:
    visit = Visit().choose("sku")
    chosen = visit.clock.now()
    visit.pass_(60).prepared().press("next", "choice:self").answer().answer().press("bar:back")
    visit.back_to_home()
    visit.press("only_number", "group:usaha", "choice:sku", "choice:none")
    assert visit.issue.application is None
    assert not visit.session.answers
    assert visit.issue.request.chosen == chosen


def test_place_in_line_counts_from_choosing_the_service() -> None:
    visit = Visit().choose("sku")
    chosen = visit.clock.now()
    visit.pass_(90).prepared().press("next", "choice:self")
    visit.reach_check()
    assert visit.submit().request.chosen == chosen


def test_while_it_is_saved_there_is_nothing_to_press_and_nothing_is_promised_to_be() -> None:
    visit = Visit().begin().reach_check()
    visit.submit()
    view = visit.view
    assert isinstance(view, AskView)
    assert controls(view) == set()
    told = opening(view, Hearing(Texts("id"), is_guided=True)).text
    assert told == "Sebentar, sedang disimpan. Beberapa detik. Nomor segera muncul di sini."


def test_idle_warns_counts_down_and_forgets() -> None:
    visit = Visit().begin().type("64740")
    visit.pass_(119)
    assert visit.page == "question.nik"
    visit.pass_(1)
    view = visit.view
    assert isinstance(view, AskView)
    assert view.page == "idle"
    assert view.countdown_s == 45
    visit.press("stay")
    assert visit.session.text == "64740"
    visit.pass_(120 + 45)
    assert visit.page == "rest"
    assert visit.effects[-1] == EndVisit()
    assert not visit.session.answers
    assert NIK[:5] not in repr(visit.session)


def test_calling_an_officer_tells_the_desk_where() -> None:
    visit = Visit().begin().press("bar:officer")
    assert TellDesk("officer_called", "question") in visit.effects
    assert visit.page == "officer"
    assert visit.press("close").page == "question.nik"


def test_leaving_asks_first() -> None:
    visit = Visit().begin().press("bar:home")
    assert visit.page == "leave"
    assert visit.press("stay").page == "question.nik"
    assert visit.press("bar:home", "leave").page == "rest"


def test_missing_paper_tells_what_then() -> None:
    visit = Visit().choose("sku").press("incomplete")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert view.is_several
    for choice in view.choices:
        visit.press(choice.id, "next")
        assert visit.page == "incomplete"
        visit.press("bar:back", choice.id)
    visit.press("next")
    assert visit.page == "missing", "nothing was named"


def test_a_date_nobody_touched_is_no_answer() -> None:
    visit = Visit().begin().type(NIK).press("next", "choice:no")
    view = visit.view
    assert isinstance(view, DateView)
    assert {column.value for column in view.columns} == {"-"}
    visit.press("next")
    assert visit.page == "question.tanggal_lahir"
    assert "tanggal_lahir" not in visit.session.answers
    visit.press(*WHOLE_DATE, "next")
    assert visit.session.answers["tanggal_lahir"].value == "1954-04-15"


def test_an_optional_date_may_stay_untouched() -> None:
    visit = Visit().begin("skd").answer_all()
    assert visit.session.answers["sejak_tanggal"].value == ""


def test_papers_that_come_later_are_told_and_not_asked_onto_the_glass() -> None:
    visit = Visit().choose("sktm").press("choice:yes", "incomplete", "choice:kk", "choice:pernyataan")
    visit.press("next", "next", "next", "choice:self").answer_all()
    assert visit.state is State.PRIORITY
    application = visit.press("choice:none").submit().application
    assert application is not None
    told = {answer.question: answer for answer in application.answers}["berkas_belum_ada"]
    assert told.value == "kk,pernyataan"


def test_a_phone_number_comes_back_as_it_was_typed() -> None:
    visit = Visit().begin().reach_check()
    while "change:no_hp" not in controls(visit.view):
        visit.press("more")
    visit.press("change:no_hp")
    assert visit.session.text == "081234567890"


@pytest.mark.parametrize(
    ("nik", "for_whom", "is_proposed"),
    [
        (NIK, "self", True),
        (NIK, "parent", False),
        ("6474022111660001", "self", True),
        ("6474022211660001", "self", False),
    ],
)
def test_an_age_of_sixty_years_proposes_priority_and_decides_nothing(
    nik: str, for_whom: str, is_proposed: bool
) -> None:
    visit = Visit(nik=nik).begin("sku", for_whom).answer_all().scan().press("use")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert (view.choices[0].id == "choice:elderly") is is_proposed
    assert view.choices[0].is_chosen is is_proposed
    assert visit.session.priority is None
    assert ("next" in controls(view)) is is_proposed


def test_a_marked_priority_is_kept_by_going_on() -> None:
    visit = Visit().begin("sku").answer_all().scan().press("use").press("next")
    assert visit.page == "check"
    assert visit.session.priority is Priority.ELDERLY
    assert "next" in controls(visit.last_page_of_check().press("change:priority").view)
    assert visit.press("choice:none", "bar:back").session.priority is Priority.NONE


def test_nothing_is_kept_that_nobody_marked() -> None:
    visit = Visit().press("start", "only_number", "choice:other")
    assert visit.happen(ControlPressed("next")).page == "number.priority"
    assert visit.session.priority is None


def test_papers_on_the_glass_are_not_forgotten() -> None:
    visit = Visit().begin().reach_check()
    visit.submit()
    view = visit.issued().press("done", "done").view
    assert isinstance(view, AskView)
    assert "Ambil kembali kartu keluarga dari pemindai." in view.text


def test_who_scanned_nothing_is_reminded_of_nothing() -> None:
    view = Visit().press("start", "only_number", "choice:other", "choice:none").issued().press("done", "done").view
    assert isinstance(view, AskView)
    assert "pemindai" not in view.text
