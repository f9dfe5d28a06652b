"""Residents' stories, pressed through the pages they see."""

from __future__ import annotations

import pytest

from kiosk.catalogue import ForWhom
from kiosk.journey import (
    CancelScan,
    ControlPressed,
    EndVisit,
    IssueFailed,
    PrintMoved,
    Reprint,
    ScanEnded,
    State,
    TellDesk,
)
from kiosk.ports import PrinterState, PrintState, ScannerState
from kiosk.speech import Hearing, opening
from kiosk.texts import Texts
from kiosk.tickets import Priority
from kiosk.views import AskView, CheckView, ChooseView, DateView, NumberPadView, ScanView, ShowView, SlipView
from tests.kiosk.journey.visit import NIK, Visit, captured, controls

# The first press on a part shows where it begins: of a birth at the date in the NIK.
WHOLE_DATE = ("day:up", "month:up", "year:up")
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
    back_to_home(visit)
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


def test_wrong_nik_keeps_the_way_out_and_what_was_typed() -> None:
    visit = Visit().begin().type("6474023113990001").press("next")
    view = visit.view
    assert isinstance(view, NumberPadView)
    assert view.note is not None
    assert view.note.tone == "problem"
    assert view.text.replace(" ", "") == "6474023113990001"
    assert not view.others, "one meaning, one button"
    visit.press("officer_fills")
    assert visit.session.answers["nik"].is_for_officer
    assert visit.state is State.QUESTION


def test_impossible_nik_is_told_while_it_is_typed() -> None:
    view = Visit().begin().type("99").view
    assert isinstance(view, NumberPadView)
    assert view.note is not None
    assert view.note.tone == "warning"


def test_what_the_nik_tells_is_confirmed_and_not_asked() -> None:
    visit = Visit().begin().type(NIK).press("next")
    assert visit.page == "confirm_nik"
    visit.press("choice:0")
    assert visit.session.answers["tanggal_lahir"].value == "1954-04-15"
    assert visit.session.answers["jenis_kelamin"].value == "2"
    visit.answer_all()
    assert "question.tanggal_lahir" not in visit.pages


def test_another_date_than_in_the_nik_only_warns() -> None:
    visit = Visit().begin().type(NIK).press("next", "choice:no")
    assert visit.page == "question.tanggal_lahir"
    visit.press("day:up", "day:up", "month:up")
    assert visit.view.note is None, "not before all of it is set"  # type: ignore[union-attr]
    view = visit.press("year:up").view
    assert view.note is not None  # type: ignore[union-attr]
    assert view.note.tone == "warning"  # type: ignore[union-attr]
    visit.press("next")
    assert visit.page == "question.jenis_kelamin"
    assert visit.session.answers["tanggal_lahir"].value == "1954-04-16"


def test_a_nik_of_two_centuries_offers_both() -> None:
    visit = Visit().begin().type("6474021504260001").press("next")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert [one.title for one in view.choices][:2] == ["15 April 1926", "15 April 2026"]


def test_acting_for_somebody_else_drops_what_was_said_of_oneself() -> None:
    visit = Visit().begin("skd").answer_all()
    while visit.state is not State.FOR_WHOM:
        visit.press("bar:back")
    visit.press("choice:child")
    assert "nik" not in visit.session.answers


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
    back_to_home(visit)
    assert "question.nama_yang_datang" not in visit.pages[visit.pages.index("check") :]
    visit = Visit().begin("sku").reach_check().press("change:nik", "officer_fills")
    back_to_home(visit)
    assert "confirm_nik" not in visit.pages[visit.pages.index("check") :]


def back_to_home(visit: Visit) -> None:
    while visit.page != "home":
        visit.press("bar:back")


def test_changing_the_service_keeps_what_is_asked_again() -> None:
    visit = Visit().begin("sku").reach_check().press("change:service", "group:surat", "service:skd")
    assert visit.session.answers["nik"].value == NIK
    assert "nama_usaha" not in visit.session.answers
    assert visit.page == "prepare"


def test_while_it_is_saved_there_is_nothing_to_press_and_nothing_is_promised_to_be() -> None:
    visit = Visit().begin().reach_check()
    visit.submit()
    view = visit.view
    assert isinstance(view, AskView)
    assert controls(view) == set()
    told = opening(view, Hearing(Texts("id"), is_guided=True)).text
    assert told == "Sebentar, sedang disimpan. Beberapa detik. Nomor segera muncul di sini."


def test_a_failed_disk_keeps_everything_and_the_same_act() -> None:
    visit = Visit().begin().reach_check()
    first = visit.submit()
    visit.happen(IssueFailed("store.full"))
    assert visit.state is State.CHECK
    view = visit.view
    assert isinstance(view, CheckView)
    assert view.note is not None
    assert view.primary.id == "submit", "pressed once more, as the note says"
    assert visit.press("previous").view.note is None, "there is another button on that page"
    visit.last_page_of_check()
    visit.press("submit")
    assert visit.issue.request.uuid == first.request.uuid


@pytest.mark.parametrize("state", [one for one in ScannerState if one is not ScannerState.CANCELLED])
def test_each_scanner_trouble_has_words_and_a_way_on(state: ScannerState) -> None:
    visit = Visit().begin().answer_all().scan(state)
    view = visit.view
    assert isinstance(view, ScanView)
    assert view.state == "problem"
    assert view.note is not None
    visit.press("to_counter")
    assert visit.state is State.PRIORITY
    assert next(iter(visit.session.documents.values())).page is None


def test_absent_scanner_is_told_before_the_journey_starts() -> None:
    view = Visit(has_scanner=False).choose("sku").view
    assert isinstance(view, ShowView)
    assert view.note is not None
    bring = [line for section in view.sections for line in section.lines]
    assert any("Kartu keluarga, asli: dibawa ke loket" in line for line in bring)
    assert not any("mesin ini" in line for line in bring)


def test_absent_printer_is_told_before_the_journey_starts_and_the_number_stands_on_the_screen() -> None:
    visit = Visit(printer=None).press("start")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert view.note is not None
    visit.press("only_number", "choice:other", "choice:none").issued()
    assert isinstance(visit.view, SlipView)
    assert visit.view.number == "A-012"


def test_leaving_a_running_scan_cancels_it_and_its_end_changes_nothing() -> None:
    visit = Visit().begin().answer_all().press("scan", "bar:back")
    assert CancelScan() in visit.effects
    before = visit.session
    visit.happen(ScanEnded(captured()))
    assert visit.session == before


def test_a_slip_nobody_knows_of_is_copied_only_by_a_press() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none").issued()
    uuid = visit.issue.request.uuid
    visit.happen(PrintMoved(uuid, PrintState.UNKNOWN, PrinterState.OFFLINE))
    assert "print_again" not in {one.id for one in visit.view.others}  # type: ignore[union-attr]
    visit.happen(PrintMoved(uuid, PrintState.UNKNOWN, PrinterState.READY))
    visit.press("print_again")
    copies = [effect for effect in visit.effects if isinstance(effect, Reprint)]
    assert [copy.issued.ticket.request.uuid for copy in copies] == [uuid]
    visit.happen(ControlPressed("print_again"))
    visit.happen(PrintMoved(uuid, PrintState.PRINTED, PrinterState.READY)).happen(ControlPressed("print_again"))
    assert [effect for effect in visit.effects if isinstance(effect, Reprint)] == copies


def test_a_slip_in_doubt_does_not_hold_the_page_for_ever() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none").issued()
    for _ in range(200):
        visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.UNKNOWN, PrinterState.SILENT)).pass_(1)
    assert visit.page == "rest"


def test_nobody_is_told_to_take_a_paper_that_is_known_not_to_come() -> None:
    visit = Visit(PrinterState.PAPER_OUT).press("start", "only_number", "choice:other", "choice:none").issued()
    assert isinstance(visit.view, SlipView)
    assert visit.view.printing.text.startswith("Kertas habis.")
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.SENDING, PrinterState.READY))
    assert visit.view.printing.tone == "info"


def test_number_stays_when_paper_is_out() -> None:
    visit = Visit().press("start", "only_number", "choice:other", "choice:none").issued(PrintState.BLOCKED)
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.BLOCKED, PrinterState.PAPER_OUT))
    view = visit.view
    assert isinstance(view, SlipView)
    assert view.number == "A-012"
    assert view.printing.tone == "warning"
    thanks = visit.press("done", "done").view
    assert isinstance(thanks, AskView)
    assert thanks.text.startswith("Nomor Bapak/Ibu A-012. Kode struk: K7M2PA.")
    assert thanks.text.endswith("Tulis atau potret nomor ini.")


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


def test_no_idle_clock_runs_while_the_scanner_reads() -> None:
    visit = Visit().begin().answer_all().press("scan").pass_(600)
    assert visit.state is State.SCAN
    assert visit.session.over is None


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


def test_another_sex_than_in_the_nik_warns_once_and_goes_on() -> None:
    visit = Visit().begin().type(NIK).press("next", "choice:no", *WHOLE_DATE, "next")
    visit.press("choice:1")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert view.page == "question.jenis_kelamin"
    assert view.note is not None
    assert visit.press("next").page == "question.nama_lengkap"
    assert visit.session.answers["jenis_kelamin"].value == "1"


def test_the_officer_is_told_what_differs_from_the_nik() -> None:
    visit = Visit().begin().type(NIK).press("next", "choice:no", "day:up", *WHOLE_DATE, "next", "choice:1", "choice:1")
    visit.reach_check()
    application = visit.submit().application
    assert application is not None
    told = {answer.question: answer for answer in application.answers}["periksa_nik"]
    assert set(told.value.split(",")) == {"birth_date_differs", "sex_differs"}
    assert "Tanggal lahir" in told.shown


def test_an_application_without_doubts_holds_no_remark() -> None:
    application = Visit().begin().reach_check().submit().application
    assert application is not None
    assert not {"periksa_nik", "berkas_belum_ada"} & {answer.question for answer in application.answers}


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


def test_a_half_changed_nik_is_confirmed_before_it_is_sent() -> None:
    visit = Visit().begin().reach_check().press("change:nik", *["key:back"] * 4).type("0007").press("next")
    visit.press("bar:back", "bar:back").last_page_of_check().press("submit")
    assert visit.page == "confirm_nik"


def test_a_short_nik_is_told_how_many_digits_there_are() -> None:
    view = Visit().begin().type("12345").press("next").view
    assert isinstance(view, NumberPadView)
    assert view.note is not None
    assert view.note.text.startswith("Baru 5 angka. NIK ada 16 angka.")
    assert "KTP atau kartu keluarga" in view.note.text


def test_the_date_of_the_nik_is_asked_about_in_words_its_tiles_answer() -> None:
    view = Visit().begin().type(NIK).press("next").view
    assert isinstance(view, ChooseView)
    assert view.title == "Apakah tanggal lahir ini benar?"
    assert [one.title for one in view.choices] == ["Ya, 15 April 1954", "Bukan"]


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
