"""The number before the form: a slow person loses no place, and what they fill in joins the number they hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kiosk.catalogue import IfMissing
from kiosk.journey import (
    ApplicationJoined,
    ControlPressed,
    EndVisit,
    Issue,
    IssueFailed,
    Join,
    KeepOpinion,
    NumberCalled,
    PrintMoved,
    Reprint,
    State,
    request_in_words,
)
from kiosk.ports import PrinterState, PrintState
from kiosk.views import AskView, CheckView, ChooseView, Section, SlipView
from tests.kiosk.journey.visit import Visit, controls


def busy(above: int = 5, printer: PrinterState | None = PrinterState.READY) -> Visit:
    """An office in which six people wait."""
    visit = Visit(printer)
    visit.setting = replace(visit.setting, office=replace(visit.setting.office, number_first_above=above))
    return visit


def with_number(visit: Visit | None = None) -> Visit:
    """Somebody who holds number A-012 for a business letter."""
    visit = visit or busy()
    visit.press("start", "only_number", "group:usaha", "choice:sku", "choice:none").issued()
    return visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.PRINTED, PrinterState.READY))


def at_check(visit: Visit | None = None) -> Visit:
    visit = (visit or with_number()).press("fill_in").prepared().press("next", "choice:self").answer_all()
    while visit.state is State.SCAN:
        visit.scan().press("use")
    return visit.last_page_of_check()


def join_of(visit: Visit) -> Join:
    return next(effect for effect in reversed(visit.effects) if isinstance(effect, Join))


def join(visit: Visit) -> Visit:
    visit.press("submit")
    return visit.happen(ApplicationJoined(join_of(visit).issued.ticket.request.uuid))


def slip(visit: Visit) -> SlipView:
    assert isinstance(visit.view, SlipView)
    return visit.view


def brought(visit: Visit) -> tuple[str, ...]:
    bring = slip(visit).bring
    assert bring is not None
    return bring.lines


@pytest.mark.parametrize(("above", "is_offered"), [(5, True), (6, False), (0, False)])
def test_home_offers_the_number_on_top_where_many_wait(above: int, is_offered: bool) -> None:
    view = busy(above).press("start").view
    assert isinstance(view, ChooseView)
    assert (view.choices[0].id == "only_number") is is_offered
    assert ("only_number" in {one.id for one in view.others}) is not is_offered


def test_who_chose_a_service_is_offered_the_number_and_keeps_the_place_they_chose_it_at() -> None:
    visit = busy().choose("sku")
    chosen = visit.clock.now()
    visit.pass_(40).press("only_number", "choice:none")
    assert visit.issue.request.chosen == chosen
    assert visit.issue.application is None
    assert visit.issued().page == "slip"


def test_an_application_joins_the_number_and_takes_no_other() -> None:
    visit = at_check()
    issues = [effect for effect in visit.effects if isinstance(effect, Issue)]
    join(visit)
    joined = join_of(visit)
    assert visit.page == "slip"
    assert slip(visit).number == "A-012"
    assert slip(visit).title == "Permohonan sudah masuk"
    assert "fill_in" not in controls(visit.view)
    assert joined.issued.ticket.request == issues[0].request
    assert joined.application.service == "sku"
    assert joined.application.uuid != issues[0].request.uuid
    assert [effect for effect in visit.effects if isinstance(effect, Issue)] == issues


def test_joining_that_left_nothing_is_tried_again_as_the_same_act() -> None:
    visit = at_check().press("submit")
    first = join_of(visit)
    visit.happen(IssueFailed("store.disk.full"))
    assert visit.page == "check"
    assert visit.session.problem
    join(visit.last_page_of_check())
    assert join_of(visit) == first
    assert visit.page == "slip"


def test_papers_on_the_glass_are_not_to_be_brought_any_more_and_a_copy_says_so() -> None:
    visit = with_number()
    before = brought(visit)
    visit = join(at_check())
    assert slip(visit).take_back.endswith(" dari pemindai.")
    assert len(brought(visit)) < len(before)
    copies = [effect for effect in visit.press("print_copy").effects if isinstance(effect, Reprint)]
    assert copies[0].issued.ticket.number == visit.session.issued.ticket.number  # type: ignore[union-attr]
    assert brought(visit) == copies[0].issued.ticket.request.bring
    visit.happen(PrintMoved(copies[0].issued.ticket.request.uuid, PrintState.PRINTED, PrinterState.READY))
    assert "print_copy" not in controls(visit.view), "one is enough"


def test_what_the_number_was_taken_with_cannot_be_changed_any_more() -> None:
    visit = at_check()
    assert "priority" not in visit.pages
    while "previous" in controls(visit.view):
        visit.press("previous")
    assert isinstance(visit.view, CheckView)
    assert visit.view.rows[0].change is None
    before = visit.session
    for control in ("change:service", "change:priority"):
        assert visit.happen(ControlPressed(control)).session.place == before.place


def test_back_from_the_form_leads_to_the_number() -> None:
    visit = with_number().press("fill_in")
    assert visit.page == "prepare"
    assert visit.press("bar:back").page == "slip"


def test_a_form_that_stops_leads_back_to_the_number() -> None:
    visit = with_number(busy()).press("fill_in")
    visit.session = replace(visit.session, service=replace(visit.session.service, stops=()))  # type: ignore[arg-type]
    before = visit.happen(ControlPressed("service:skd")).session
    assert before.service is not None
    assert before.service.code == "sku", "a number in hand is for its own service"
    assert visit.happen(ControlPressed("only_number")).page == "slip"


def test_leaving_the_form_keeps_the_number_and_says_so() -> None:
    visit = with_number().press("fill_in").prepared().press("next", "choice:self").type("6474").press("bar:home")
    assert isinstance(visit.view, AskView)
    assert "A-012" in visit.view.text
    visit.press("leave")
    assert visit.effects[-1] == EndVisit()
    assert not any(isinstance(effect, Join) for effect in visit.effects)


def test_who_goes_away_from_the_form_keeps_the_number() -> None:
    visit = with_number().press("fill_in").prepared().press("next", "choice:self").type("6474")
    visit.pass_(121)
    assert visit.page == "idle"
    assert isinstance(visit.view, AskView)
    assert "A-012" in visit.view.text
    visit.pass_(46)
    assert visit.page == "rest"


def test_a_number_that_is_called_meanwhile_is_told_over_the_form_and_what_is_typed_stays() -> None:
    visit = with_number().press("fill_in").prepared().press("next", "choice:self").type("6474")
    uuid = visit.issue.request.uuid
    visit.happen(NumberCalled(UUID(int=999)))
    assert visit.page == "question.nik", "somebody else's"
    visit.happen(NumberCalled(uuid))
    assert isinstance(visit.view, AskView)
    assert visit.page == "called"
    assert "A-012" in visit.view.title
    assert "belum terkirim" in visit.view.text
    assert visit.press("stay").session.text == "6474"
    assert visit.happen(NumberCalled(uuid)).page == "question.nik", "told once"


def test_who_goes_to_the_counter_when_called_leaves_no_one_waiting_at_the_screen() -> None:
    visit = with_number().happen(NumberCalled(UUID(int=1)))
    assert visit.page == "called"
    assert visit.press("leave").page == "rest"


def test_a_number_only_for_something_else_offers_no_form() -> None:
    visit = busy().press("start", "only_number", "choice:other", "choice:none").issued()
    assert "fill_in" not in controls(visit.view)
    before = visit.session
    assert visit.happen(ControlPressed("fill_in")).session.place == before.place


def test_who_applied_with_the_number_is_offered_no_second_form() -> None:
    visit = Visit().begin("sku").reach_check()
    visit.submit()
    assert "fill_in" not in controls(visit.issued().view)


def test_who_reads_large_gets_a_large_slip_and_others_one_on_request() -> None:
    visit = with_number()
    large = [effect for effect in visit.press("print_copy").effects if isinstance(effect, Reprint)]
    assert [effect.is_large for effect in large] == [True]
    visit = busy()
    visit.press("start", "bar:text", "only_number", "group:usaha", "choice:sku", "choice:none")
    assert visit.issue.is_large
    visit.issued().happen(PrintMoved(visit.issue.request.uuid, PrintState.PRINTED, PrinterState.READY))
    assert "print_copy" not in controls(visit.view)


def printed(visit: Visit, state: PrintState) -> Visit:
    return visit.happen(PrintMoved(visit.issue.request.uuid, state, PrinterState.READY))


def test_a_large_slip_that_may_not_have_come_out_is_printed_large_again() -> None:
    visit = busy().press("start", "bar:text", "only_number", "group:usaha", "choice:sku", "choice:none").issued()
    assert printed(visit, PrintState.UNKNOWN).press("print_again").effects[-1].is_large  # type: ignore[union-attr]
    visit = printed(with_number().press("print_copy"), PrintState.UNKNOWN)
    assert visit.press("print_again").effects[-1].is_large  # type: ignore[union-attr]
    assert not printed(with_number(), PrintState.UNKNOWN).press("print_again").effects[-1].is_large  # type: ignore[union-attr]


def test_who_reads_large_gets_what_is_still_to_be_brought_on_paper_too() -> None:
    visit = busy().press("start", "bar:text", "only_number", "group:usaha", "choice:sku", "choice:none").issued()
    visit = join(at_check(printed(visit, PrintState.PRINTED)))
    copy = visit.press("print_copy").effects[-1]
    assert isinstance(copy, Reprint)
    assert copy.is_large
    assert brought(visit) == copy.issued.ticket.request.bring
    again = printed(visit, PrintState.UNKNOWN).press("print_again").effects[-1]
    assert again == copy


def test_a_number_can_be_heard_again_and_help_tells_it() -> None:
    visit = with_number()
    assert "say_again" in controls(visit.view)
    helped = visit.press("bar:help").view
    assert isinstance(helped, ChooseView)
    assert helped.hint.startswith("Nomor Bapak/Ibu A-012.")
    assert not visit.session.is_sent
    visit.clock.pass_(timedelta(seconds=1))
    assert visit.press("close").page == "slip"


def test_the_form_of_a_number_shows_the_same_pages_but_priority() -> None:
    monday = busy()
    monday.clock.pass_(timedelta(days=2))
    visit = at_check(with_number(monday))
    assert isinstance(visit.view, CheckView)
    assert visit.view.primary.label == "Kirim ke nomor A-012"
    helped = visit.press("bar:help").view
    assert isinstance(helped, ChooseView)
    assert helped.hint.endswith("menekan Kirim ke nomor A-012.")


def test_buttons_stay_where_they_are_while_the_slip_comes_out() -> None:
    visit = busy().press("start", "only_number", "group:usaha", "choice:sku", "choice:none").issued()
    before = [one.id for one in slip(visit).others]
    for state in (PrintState.SENDING, PrintState.PRINTED):
        visit.happen(PrintMoved(visit.issue.request.uuid, state, PrinterState.READY))
        assert [one.id for one in slip(visit).others] == before == ["fill_in", "print_copy", "say_again"]
    visit.happen(PrintMoved(visit.issue.request.uuid, PrintState.UNKNOWN, PrinterState.READY))
    assert [one.id for one in slip(visit).others] == ["fill_in", "print_again", "say_again"]


def called(visit: Visit) -> Visit:
    """Their number is called while they are here, and they have read the message."""
    return visit.happen(NumberCalled(visit.issue.request.uuid)).press("stay")


def said_on(visit: Visit) -> str:
    """Every word of a page."""
    return str(visit.view)


def test_who_is_called_is_told_where_to_go_on_every_page_and_nowhere_to_wait() -> None:
    visit = called(with_number())
    assert slip(visit).title == "Nomor Bapak/Ibu sudah dipanggil"
    assert slip(visit).wait_at == "Silakan ke Loket 1 sekarang"
    assert slip(visit).facts == ()
    assert not {"fill_in", "print_copy"} & controls(visit.view), "nobody fills in or prints more who should go"
    assert "sudah dipanggil. Silakan ke Loket 1" in said_on(visit.press("bar:help"))
    assert visit.press("close", "done").page == "thanks", "no opinion is asked of who should go"
    assert isinstance(visit.view, AskView)
    assert visit.view.text.startswith("Nomor A-012 sudah dipanggil. Silakan ke Loket 1 sekarang.")
    pages = (said_on(visit), said_on(visit.press("bar:help")))
    assert all("Loket 1" in one and "tunggu" not in one.lower() for one in pages)


@pytest.mark.parametrize("pressed", [(), ("choice:3",), ("choice:3", "next", "choice:2")])
def test_who_is_called_while_asked_for_an_opinion_is_let_go_and_what_they_said_counts(pressed: tuple[str, ...]) -> None:
    visit = with_number().press("done", *pressed)
    assert called(visit).page == "thanks"
    assert sum(isinstance(effect, KeepOpinion) for effect in visit.effects) == bool(pressed)


def test_who_is_called_in_the_form_is_told_what_goes_and_where_to_go() -> None:
    visit = called(with_number().press("fill_in").prepared().press("next", "choice:self").type("6474"))
    for text in (said_on(visit.press("bar:home")), said_on(visit.press("stay").pass_(121))):
        assert "dihapus" in text
        assert "Nomor A-012 sudah dipanggil. Silakan ke Loket 1 sekarang." in text
        assert "tetap berlaku" not in text


@pytest.mark.parametrize("code", ["sku", "sktm", "waris"])
def test_the_slip_says_of_each_paper_whether_one_may_come_without_it_in_both_languages(code: str) -> None:
    visit = Visit()
    visit.press("start", "only_number")
    visit.press(f"group:{visit.setting.offer.service(code).group}", f"choice:{code}", "choice:none").issued()
    request = visit.issue.request
    assert slip(visit).bring == Section("bag-personal-outline", "Bawa ke loket:", request.bring)
    words = {IfMissing.LATER: "menyusul)", IfMissing.OFFICER_CHECKS: "kalau ada)"}
    papers = {one.title: words.get(one.if_missing, "") for one in visit.setting.offer.service(code).requirements}
    assert all(line.endswith(papers[line.partition(" (")[0]]) for line in request.bring)
    english = request_in_words(request, visit.setting.in_language("en"))
    visit.press("bar:language", "language:en")
    assert slip(visit).bring == Section("bag-personal-outline", "Take to the counter:", english.bring)
