"""A page for every type of question, and words for whatever is wrong with its answer."""

from __future__ import annotations

import json

import pytest

from kiosk.application import Fault
from kiosk.catalogue import Check, Option, QuestionType, faults_of
from kiosk.journey import ControlPressed, State
from kiosk.texts import Texts
from kiosk.views import AskView, CheckRow, CheckView, ChooseView, DateView, NumberPadView, SearchView, TypeView, View
from tests.kiosk.journey.small import asked, question
from tests.kiosk.journey.visit import NIK, Visit, controls, shipped

TEXTS = Texts("id")
OPTIONS = tuple(Option(code, code.capitalize(), "store") for code in ("satu", "dua", "tiga"))


def ids(view: View) -> list[str]:
    assert isinstance(view, ChooseView | SearchView)
    return [one.id for one in view.choices]


def answers(visit: Visit) -> dict[str, str]:
    visit.answer_all()
    application = visit.press("choice:none").submit().application
    assert application is not None
    return {one.question: one.value for one in application.answers}


@pytest.mark.parametrize("kind", list(QuestionType))
@pytest.mark.parametrize("fault", [one for one in Fault if one is not Fault.CHECK])
def test_every_fault_of_every_type_has_kind_words_that_fit_any_question(kind: QuestionType, fault: Fault) -> None:
    words = TEXTS.get(f"wrong.{kind.value}.{fault.value}", least=21, most=110)  # no label: it may be no subject
    assert not list(faults_of(words))


@pytest.mark.parametrize(("typed", "words"), [("20", "Paling sedikit 21 tahun."), ("999", "Paling banyak 110 tahun.")])
def test_a_number_beyond_a_limit_is_told_that_limit(typed: str, words: str) -> None:
    visit = asked(question("umur", QuestionType.WHOLE_NUMBER, least=21, most=110, unit="tahun"))
    assert visit.type(typed).press("next").session.problem.startswith(words)


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        (QuestionType.NIK, NumberPadView),
        (QuestionType.FAMILY_CARD, NumberPadView),
        (QuestionType.PHONE, NumberPadView),
        (QuestionType.WHOLE_NUMBER, NumberPadView),
        (QuestionType.MONEY, NumberPadView),
        (QuestionType.RT_RW, NumberPadView),
        (QuestionType.NAME, TypeView),
        (QuestionType.TEXT, TypeView),
        (QuestionType.LONG_TEXT, TypeView),
        (QuestionType.DATE, DateView),
        (QuestionType.TIME, DateView),
        (QuestionType.YES_NO, ChooseView),
        (QuestionType.PROVINCE, SearchView),
        (QuestionType.KECAMATAN, ChooseView),
        (QuestionType.KELURAHAN, ChooseView),
        (QuestionType.NOTE, AskView),
    ],
)
def test_a_type_has_its_page_and_an_empty_answer_its_words(kind: QuestionType, page: type[View]) -> None:
    visit = asked(question("isian", kind, most=50))
    assert isinstance(visit.view, page)
    if kind is not QuestionType.NOTE:
        assert "officer_fills" in controls(visit.view)
    if kind is not QuestionType.NOTE and "next" in controls(visit.view):
        visit.press("next")
        assert visit.session.problem
        assert visit.press("officer_fills").state is State.PRIORITY


def test_several_tiles_are_ticked_and_kept_in_the_order_of_the_question() -> None:
    visit = asked(question("hal", QuestionType.SEVERAL_OF, options=OPTIONS)).press("next")
    assert visit.session.problem
    visit.press("choice:tiga", "choice:dua", "choice:satu", "choice:dua")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert [one.is_chosen for one in view.choices] == [True, False, True]
    assert answers(visit.press("next"))["hal"] == "satu,tiga"


def test_a_text_has_its_usual_answers_as_tiles_beside_ones_own_words() -> None:
    asking = question("barang", QuestionType.TEXT, most=40, options=OPTIONS)
    assert answers(asked(asking).press("choice:dua"))["barang"] == "Dua"
    visit = asked(asking).press("other")
    assert visit.page == "question.barang.typed"
    assert answers(visit.type("TAS").press("next"))["barang"] == "TAS"


def test_a_long_list_shows_the_usual_ones_and_finds_the_others_by_any_word() -> None:
    visit = asked(question("kerja", QuestionType.ONE_OF_LIST, from_list="pekerjaan", list_version="siak-89"))
    usual = visit.setting.offer.lists["pekerjaan"].usual
    assert ids(visit.view) == [f"choice:{code}" for code in usual[:8]]
    visit.press("more")
    assert ids(visit.view) == [f"choice:{code}" for code in usual[8:]]
    visit.press("other").type("TANI")
    view = visit.view
    assert isinstance(view, SearchView)
    assert len(view.choices) <= 6
    assert any("tani" in one.title.casefold() for one in view.choices)
    visit.press(view.choices[0].id)
    application = visit.press("choice:none").submit().application
    assert application is not None
    assert application.answers[0].list_version == "siak-89"


def test_a_short_list_without_usual_ones_is_all_tiles() -> None:
    visit = asked(question("shdk", QuestionType.ONE_OF_LIST, from_list="shdk"))
    assert len(ids(visit.view)) == 8
    assert "other" not in controls(visit.view)
    assert len(ids(visit.press("more").view)) == 3
    assert "previous" in controls(visit.view)


def test_what_is_not_in_the_list_is_left_to_the_officer() -> None:
    visit = asked(question("kerja", QuestionType.ONE_OF_LIST, from_list="pekerjaan")).press("other").type("ZZZ")
    assert ids(visit.view) == []
    assert visit.press("officer_fills").session.answers["kerja"].is_for_officer


def test_parts_of_a_date_may_be_unknown() -> None:
    visit = asked(question("sejak", QuestionType.DATE, is_partial=True)).press("month:up", "year:up")
    visit.press("year:down10", "day:unknown")
    view = visit.view
    assert isinstance(view, DateView)
    assert [one.value for one in view.columns] == ["?", "November", "2016"]
    assert answers(visit.press("next"))["sejak"] == "2016-11-XX"


@pytest.mark.parametrize("presses", [("day", "month", "year"), ("year", "month")])
def test_a_date_of_which_too_little_is_known_says_what_is_enough(presses: tuple[str, ...]) -> None:
    visit = asked(question("tanggal", QuestionType.DATE, is_partial=True), question("lain", QuestionType.YES_NO))
    visit.press(*(f"{part}:unknown" for part in presses), "next")
    assert visit.session.problem.startswith("Tanggalnya belum lengkap. Isi tahunnya saja")
    assert visit.press("year:up", "next").page == "question.lain"


def test_a_day_goes_with_its_month() -> None:
    visit = asked(question("tanggal", QuestionType.DATE, is_partial=True), question("lain", QuestionType.YES_NO))
    visit.press("day:up", "year:up", "month:unknown", "next")
    assert visit.session.answers["tanggal"].value == "2026-XX-XX"


def test_a_whole_date_offers_no_unknown_part() -> None:
    assert "day:unknown" not in controls(asked(question("sejak", QuestionType.DATE)).view)


def test_a_time_is_stepped_in_minutes() -> None:
    visit = asked(question("mulai", QuestionType.TIME)).press("hour:up", "minute:up10", "minute:down")
    assert answers(visit.press("next"))["mulai"] == "09:09"


def test_regions_are_asked_step_by_step_and_the_nik_marks_its_own() -> None:
    parts = (
        question("kecamatan", QuestionType.KECAMATAN),
        question("kelurahan", QuestionType.KELURAHAN),
        question("rt", QuestionType.RT_RW),
    )
    place = question("letak", QuestionType.PLACE, fields=parts, proposed_from="region")
    visit = asked(question("nik", QuestionType.NIK), place).type(NIK).press("next")
    view = visit.view
    assert isinstance(view, ChooseView)
    assert view.page == "question.letak.kecamatan"
    assert (view.choices[0].id, view.choices[0].subtitle) == ("choice:64.74.02", "Menurut NIK")
    visit.press("choice:64.74.02")
    village = ids(visit.view)[0]
    visit.press(village).type("7").press("next")
    last = json.loads(answers(visit)["letak"])
    assert last == {"kecamatan": "64.74.02", "kelurahan": village.removeprefix("choice:"), "rt": "007"}


def test_changing_a_place_asks_again_only_what_the_change_took_away() -> None:
    parts = (question("kecamatan", QuestionType.KECAMATAN), question("kelurahan", QuestionType.KELURAHAN))
    visit = asked(question("letak", QuestionType.PLACE, fields=parts)).answer_all().press("choice:none")
    visit.press("change:letak")
    other = ids(visit.view)[-1]
    visit.press(other)
    assert visit.page == "question.letak.kelurahan"
    assert all(one.startswith(other) for one in ids(visit.view))
    assert visit.press(ids(visit.view)[0]).page == "check"


def rows_of_names(**more: int) -> Visit:
    names = (question("nama", QuestionType.NAME, most=60), question("umur", QuestionType.WHOLE_NUMBER, most=120))
    return asked(question("saksi", QuestionType.GROUP, fields=names, **more))


def fill_row(visit: Visit, name: str) -> Visit:
    return visit.type(name).press("next").type("40").press("next")


def test_rows_are_added_changed_removed_and_put_back() -> None:
    visit = rows_of_names(least_rows=1, most_rows=2).press("finish")
    assert visit.page == "question.saksi.nama", "a row that must be there is filled in first"
    fill_row(visit, "SITI CONTOH")
    assert visit.page == "question.saksi"
    fill_row(visit.press("add"), "BUDI CONTOH")
    assert "add" not in controls(visit.view), "no more than the service takes"
    visit.press("row:2", "change:nama", *["key:back"] * 11).type("ANI").press("next")
    assert visit.page == "row.saksi"
    visit.press("remove")
    view = visit.view
    assert isinstance(view, CheckView)
    assert [row.value for row in view.rows] == ["SITI CONTOH"]
    view = visit.press("undo").view
    assert isinstance(view, CheckView)
    assert [row.value for row in view.rows] == ["SITI CONTOH", "ANI"]
    rows = json.loads(answers(visit.press("finish"))["saksi"])
    assert rows == [{"nama": "SITI CONTOH", "umur": "40"}, {"nama": "ANI", "umur": "40"}]


def check_rows_of(visit: Visit) -> tuple[CheckRow, ...]:
    assert isinstance(visit.view, CheckView)
    return visit.view.rows


def note_of(visit: Visit) -> str:
    assert isinstance(visit.view, CheckView)
    return visit.view.note.text if visit.view.note else ""


def test_a_list_says_how_many_rows_are_filled_in() -> None:
    visit = rows_of_names(least_rows=2, most_rows=2)
    assert note_of(visit) == "Sudah diisi 0 dari 2. Tekan Isi sekarang."
    assert [(row.value, row.is_open) for row in check_rows_of(visit)] == [("Belum diisi", True)] * 2
    visit.press("row:1")
    assert [(row.value, row.is_open) for row in check_rows_of(visit)] == [("Belum diisi", True)] * 2
    visit.press("done").type("SITI CONTOH").press("next", "bar:back", "bar:back")
    assert [row.is_open for row in check_rows_of(visit)] == [False, True]
    visit.press("done").type("40").press("next", "done")
    assert note_of(visit) == "Sudah diisi 1 dari 2. Tekan Isi sekarang."
    assert [row.is_open for row in check_rows_of(visit)] == [False, True]
    fill_row(visit.press("finish"), "BUDI CONTOH")
    assert not note_of(visit), "two are wanted and two are there: nothing is left to say"


def test_only_a_row_to_spare_can_be_taken_out() -> None:
    visit = rows_of_names(least_rows=1, most_rows=2).press("finish")
    fill_row(visit, "SITI CONTOH").press("row:1")
    assert "remove" not in controls(visit.view)
    fill_row(visit.press("done", "add"), "BUDI CONTOH").press("row:1")
    assert "remove" in controls(visit.view)
    # A press from before the list became short changes nothing.
    visit.press("remove", "row:1").happen(ControlPressed("remove"))
    assert visit.page == "row.saksi"


def test_a_note_has_no_number_and_says_each_thing_once() -> None:
    said = question("kabar", QuestionType.NOTE, ask="Tetap bisa dilaporkan.", hint="Petugas membantu.")
    yes_no = [question(code, QuestionType.YES_NO) for code in ("satu", "dua")]
    visit = asked(yes_no[0], said, yes_no[1])
    assert progress_of(visit) == "Pertanyaan 1 dari 2"
    view = visit.press("choice:yes").view
    assert isinstance(view, AskView)
    assert (view.title, view.text) == ("Tetap bisa dilaporkan", "Petugas membantu.")
    assert progress_of(visit.press("next")) == "Pertanyaan 2 dari 2"


def test_a_note_leads_to_the_services_it_speaks_of() -> None:
    visit = asked(question("kabar", QuestionType.NOTE, go_to=("skd", "gone")))
    view = visit.view
    assert isinstance(view, AskView)
    assert [one.id for one in view.others] == ["service:skd"]
    chosen = visit.press("service:skd").session.service
    assert chosen == shipped().service("skd")


def test_a_note_that_speaks_of_several_services_leads_to_their_list() -> None:
    visit = asked(question("kabar", QuestionType.NOTE, go_to=("skd", "skck")))
    view = visit.view
    assert isinstance(view, AskView)
    assert [one.id for one in view.others] == ["services"]
    assert visit.press("services").page == "home"


def test_no_service_is_led_to_that_the_note_does_not_speak_of() -> None:
    visit = asked(question("kabar", QuestionType.NOTE, go_to=("skd",)))
    assert visit.happen(ControlPressed("service:sktm")).page == "question.kabar"
    assert visit.happen(ControlPressed("services")).page == "question.kabar"


def test_an_amount_has_its_sign_and_its_unit_before_the_first_digit() -> None:
    visit = asked(question("gaji", QuestionType.MONEY, most=10_000_000, unit="sebulan"))
    for typed, shown in (("", ""), ("1500000", "1.500.000")):
        view = visit.type(typed).view
        assert isinstance(view, NumberPadView)
        assert (view.prefix, view.text, view.suffix) == ("Rp", shown, "sebulan")


@pytest.mark.parametrize(("typed", "shown"), [("1954", "1954"), ("12500", "12.500"), ("1250000", "1.250.000")])
def test_a_large_number_has_dots_while_it_is_typed(typed: str, shown: str) -> None:
    view = asked(question("luas", QuestionType.WHOLE_NUMBER, most=9_999_999, unit="m²")).type(typed).view
    assert isinstance(view, NumberPadView)
    assert view.text == shown


def test_a_nik_that_cannot_be_is_told_while_typed_and_the_way_out_when_pressed() -> None:
    visit = asked(question("nik", QuestionType.NIK)).type("9" * 16)
    fact = TEXTS.get("nik.unknown_province")
    while_typed = noted(visit)
    pressed = noted(visit.press("next"))
    assert while_typed.startswith(fact)
    assert pressed.startswith(fact)
    officer = TEXTS.get("question.officer_fills").lower()
    assert (officer in while_typed, officer in pressed) == (False, True)


def noted(visit: Visit) -> str:
    view = visit.view
    assert isinstance(view, NumberPadView)
    assert view.note
    return view.note.text


def test_where_nothing_was_found_no_button_leads_to_results() -> None:
    visit = asked(question("kota", QuestionType.PROVINCE))
    view = visit.view
    assert isinstance(view, SearchView)
    assert view.results
    found = view.results.label
    nothing = visit.press(*["key:Q"] * 3).view
    assert isinstance(nothing, SearchView)
    assert not nothing.choices
    assert nothing.results
    assert (found, nothing.results.label) == (TEXTS.get("search.results"), TEXTS.get("turn.aside"))


def progress_of(visit: Visit) -> str:
    assert isinstance(visit.view, ChooseView)
    return visit.view.progress


def test_a_row_nothing_was_said_in_goes_with_back() -> None:
    visit = rows_of_names().press("add", "bar:back")
    view = visit.view
    assert isinstance(view, CheckView)
    assert not view.rows
    assert json.loads(answers(visit.press("finish"))["saksi"]) == []


def test_a_list_may_be_left_to_the_officer() -> None:
    visit = rows_of_names(least_rows=2).press("officer_fills")
    assert visit.state is State.PRIORITY
    assert visit.session.answers["saksi"].is_for_officer


def test_a_paper_among_the_questions_is_scanned_or_brought() -> None:
    visit = asked(question("denah", QuestionType.DOCUMENT))
    assert visit.page == "scan.denah"
    visit.scan().press("use", "choice:none")
    application = visit.submit().application
    assert application is not None
    assert [one.requirement for one in application.documents] == ["denah"]


def test_a_calculated_answer_has_no_page_and_no_change() -> None:
    total = question("jumlah", QuestionType.CALCULATED, calculation="satu + dua", unit="lembar")
    bare = question("selisih", QuestionType.CALCULATED, calculation="satu - dua")
    numbers = [question(code, QuestionType.WHOLE_NUMBER, most=99) for code in ("satu", "dua")]
    visit = asked(*numbers, total, bare).type("4").press("next").type("5").press("next", "choice:none")
    rows = {row.label: row for row in check_rows_of(visit)}
    assert (rows["Jumlah"].value, rows["Jumlah"].change) == ("9 lembar", None)
    assert "Selisih" not in rows, "a number of nothing is the rules', and no resident can check it"
    application = visit.submit().application
    assert application is not None
    assert "-1" in [one.value for one in application.answers], "the officer has it"


def test_a_check_between_answers_is_told_where_the_last_of_them_was_given() -> None:
    least = question("dari", QuestionType.WHOLE_NUMBER, most=99)
    most = question(
        "sampai", QuestionType.WHOLE_NUMBER, most=99, checks=(Check("sampai >= dari", "Angka ini lebih besar."),)
    )
    visit = asked(least, most).type("5").press("next").type("3").press("next")
    assert (visit.page, visit.session.problem) == ("question.sampai", "Angka ini lebih besar.")
    visit.press("key:back").type("7").press("next", "choice:none")
    visit.press("change:dari", "key:back").type("9").press("next")
    assert (visit.page, visit.session.problem) == ("question.sampai", "Angka ini lebih besar.")


def test_an_answer_that_is_not_asked_any_more_is_gone_at_once() -> None:
    more = question("berapa", QuestionType.WHOLE_NUMBER, most=99, ask_if="ada")
    visit = asked(question("ada", QuestionType.YES_NO), more).press("choice:yes").type("4").press("next", "choice:none")
    visit.press("change:ada", "choice:no")
    assert visit.page == "check"
    assert set(visit.session.answers) == {"ada"}


def test_a_note_is_read_once() -> None:
    visit = asked(question("pesan", QuestionType.NOTE), question("nama", QuestionType.NAME, most=60))
    assert visit.press("next").page == "question.nama"
    assert "pesan" not in answers(visit)


@pytest.mark.parametrize(
    ("required", "typed", "says_so"), [(False, "12", True), (True, "12", False), (False, "", False)]
)
def test_what_may_be_empty_says_so_when_it_is_wrong(required: bool, typed: str, says_so: bool) -> None:
    visit = asked(question("hp", QuestionType.PHONE, required=required)).type(typed).press("next")
    assert visit.session.problem.endswith("Atau kosongkan saja.") is says_so


@pytest.mark.parametrize(
    ("kind", "icons"), [(QuestionType.KELURAHAN, {"map-marker-outline"}), (QuestionType.ONE_OF_LIST, {""})]
)
def test_only_places_have_the_pin_of_a_map(kind: QuestionType, icons: set[str]) -> None:
    one = question("x", kind, from_list="pendidikan" if kind is QuestionType.ONE_OF_LIST else "")
    view = asked(one).view
    assert isinstance(view, ChooseView)
    assert {choice.icon for choice in view.choices} == icons
