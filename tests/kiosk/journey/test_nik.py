"""What the NIK tells: it is checked while it is typed, asked about, and never known better than by who has it."""

from __future__ import annotations

from kiosk.journey import State
from kiosk.views import ChooseView, NumberPadView
from tests.kiosk.journey.visit import NIK, WHOLE_DATE, Visit


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
