"""Answers that do not agree, are about somebody else now, or belong to a form that was given up."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue import Check, ForWhom, QuestionType
from kiosk.journey import ControlPressed, State
from tests.kiosk.journey.small import asked, question, stop, visit_to
from tests.kiosk.journey.visit import Visit, controls, shipped

PARTS = (question("rt", QuestionType.RT_RW), question("rw", QuestionType.RT_RW))
UNLIKE = "RT dan RW tidak sama. Lihat lagi."
ENOUGH = "Sebut dua orang atau lebih."
NAMES = (question("nama", QuestionType.NAME),)


def test_a_check_of_a_place_is_told_on_its_last_part_and_never_sent_failing() -> None:
    place = question("tempat", QuestionType.PLACE, fields=PARTS, checks=(Check("tempat.rt != tempat.rw", UNLIKE),))
    visit = asked(place).type("1").press("next").type("1").press("next")
    assert (visit.page, visit.session.problem) == ("question.tempat.rw", UNLIKE)
    visit.press("key:back", "key:back", "key:back").type("2").press("next", "choice:none")
    visit.press("change:tempat", "key:back").type("2").press("next")
    assert visit.page == "question.tempat.rw"
    assert visit.press("next").session.problem == UNLIKE
    visit.press("bar:back", "key:back").type("3").press("next", "next")
    assert visit.page == "check"
    assert "RT 003" in visit.submit().application.answers[0].shown  # type: ignore[union-attr]


def test_a_check_of_a_list_is_told_where_it_is_closed() -> None:
    rule = (Check("size(keluarga) >= 2", ENOUGH),)
    group = question("keluarga", QuestionType.GROUP, fields=NAMES, most_rows=3, checks=rule)
    visit = asked(group, question("lain", QuestionType.YES_NO))
    visit.press("add").type("ANI").press("next", "finish")
    assert (visit.page, visit.session.problem) == ("question.keluarga", ENOUGH)
    visit.press("add").type("BUDI").press("next", "finish")
    assert visit.page == "question.lain"


def test_a_list_that_is_not_filled_in_names_the_button_that_is_there() -> None:
    visit = asked(question("keluarga", QuestionType.GROUP, fields=NAMES, least_rows=1, most_rows=3))
    assert visit.view.note.text == "Sudah diisi 0 dari 1. Tekan Isi sekarang."  # type: ignore[union-attr]
    assert visit.view.primary.label == "Isi sekarang"  # type: ignore[union-attr]


def test_acting_for_somebody_else_drops_what_was_said_of_oneself() -> None:
    visit = Visit().begin("skd").answer_all()
    while visit.state is not State.FOR_WHOM:
        visit.press("bar:back")
    visit.press("choice:child")
    assert "nik" not in visit.session.answers


def test_acting_for_somebody_else_drops_places_and_rows_about_the_other() -> None:
    about = {"ask_other": ((ForWhom.CHILD, "Bagaimana anaknya?"),)}
    place = question("tempat", QuestionType.PLACE, fields=PARTS, **about)
    group = question("keluarga", QuestionType.GROUP, fields=NAMES, most_rows=3, **about)
    visit = asked(place, group, question("lain", QuestionType.YES_NO))
    visit.type("1").press("next").type("2").press("next", "add").type("ANI").press("next", "finish", "choice:yes")
    visit.press("choice:none", "change:for_whom", "choice:child")
    assert visit.page == "question.tempat.rt"
    assert set(visit.session.answers) == {"lain"}
    assert visit.session.filling.rows == {"keluarga": 0}


def test_another_service_keeps_no_rows_of_a_list_it_asks_otherwise() -> None:
    catalogue = shipped()
    offer = catalogue.offers["id"]
    group = question("keluarga", QuestionType.GROUP, fields=NAMES, most_rows=3)
    lists = {"sku": group, "skd": replace(group, ask="Siapa saja keluarganya?", most_rows=5)}
    services = tuple(
        replace(one, questions=(lists[one.code],), requirements=(), stops=(), starts_with="", group="surat")
        for one in offer.services
        if one.code in lists
    )
    offers = {**catalogue.offers, "id": replace(offer, services=services)}
    visit = Visit(catalogue=replace(catalogue, offers=offers)).begin("sku")
    visit.press("add").type("ANI").press("next", "finish", "choice:none", "change:service", "service:skd")
    assert visit.session.filling.rows == {"keluarga": 0}
    assert not visit.session.answers


def test_back_from_a_number_does_not_lead_into_the_form_that_was_given_up() -> None:
    visit = visit_to(question("punya", QuestionType.YES_NO), stops=(stop("lain", "punya"),))
    visit.prepared().press("next", "choice:self", "choice:no", "choice:none", "change:punya", "choice:yes")
    assert visit.page == "stopped"
    assert visit.press("only_number", "bar:back").page == "for_whom"


def test_only_a_list_is_closed() -> None:
    visit = asked(question("nik", QuestionType.NIK), question("nama", QuestionType.NAME))
    before = visit.session
    assert visit.happen(ControlPressed("finish")).session == before


def test_a_change_comes_back_to_the_part_of_the_check_it_was_asked_for_on() -> None:
    questions = (question(f"kata_{at}", QuestionType.YES_NO) for at in range(14))
    visit = asked(*questions)
    visit.press(*["choice:yes"] * 14, "choice:none").last_page_of_check()
    before = visit.view
    visit.press("change:kata_12", "choice:no")
    assert (visit.page, visit.view.progress) == ("check", before.progress)  # type: ignore[union-attr]
    assert "Tidak" in [row.value for row in visit.view.rows]  # type: ignore[union-attr]
    assert visit.press("change:kata_12", "bar:back").view.progress == before.progress  # type: ignore[union-attr]


def test_of_a_check_that_grew_shorter_the_last_part_is_shown_and_turned_back() -> None:
    asking = (question(f"kata_{at}", QuestionType.YES_NO) for at in range(4))
    more = (question(f"lagi_{at}", QuestionType.YES_NO, ask_if="ada") for at in range(14))
    visit = asked(question("ada", QuestionType.YES_NO), *asking, *more)
    visit.press(*["choice:yes"] * 19, "choice:none").last_page_of_check()
    visit.happen(ControlPressed("change:ada")).press("choice:no")
    assert visit.view.progress == "Halaman 2 dari 2"  # type: ignore[union-attr]
    assert "change:ada" in controls(visit.press("previous").view)
