"""The counter around the form: finding a service, what must be there first, what is missing, why it stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from kiosk.catalogue import IfMissing, Mode, QuestionType, Span, WhereToGet
from kiosk.journey import EndVisit, PaperMoved, PrintReferral, State
from kiosk.ports import PrinterState, PrintState
from kiosk.views import ChooseView, RestView, SearchView, ShowView, SlipView
from tests.kiosk.journey.small import asked, question, requirement, stop, visit_to
from tests.kiosk.journey.visit import Visit, controls, shipped

CHILD = "6474025504200003"


def referrals(visit: Visit) -> list[PrintReferral]:
    return [one for one in visit.effects if isinstance(one, PrintReferral)]


def shown(visit: Visit) -> str:
    view = visit.view
    assert isinstance(view, ShowView)
    return " ".join([view.title, *(line for section in view.sections for line in (section.heading, *section.lines))])


@pytest.mark.parametrize("service", [one.code for one in shipped().services])
def test_every_shipped_service_ends_with_a_number(service: str) -> None:
    visit = Visit(nik=CHILD if service == "kia" else "6474025504540003").choose(service)
    if shipped().service(service).mode is Mode.GUIDANCE:
        while "only_number" not in controls(visit.view):
            visit.press("more")
        assert visit.press("only_number", "choice:none").issue.application is None
    else:
        visit.prepared().press("next", "choice:child").reach_check()
        application = visit.submit().application
        assert application is not None
        assert application.definition == shipped().service(service).definition
    assert visit.issue.request.service == service
    assert visit.issued().page == "slip"


@pytest.mark.parametrize("service", [one.code for one in shipped().services if one.mode is Mode.WHOLE])
def test_a_whole_intake_asks_at_most_twelve_pages_before_the_papers(service: str) -> None:
    visit = Visit().begin(service).answer_all()
    asking = {page for page in visit.pages if page.startswith(("question.", "confirm_nik"))}
    assert len(asking) <= 12, sorted(asking)


def test_few_services_need_no_groups() -> None:
    catalogue = shipped()
    offer = replace(catalogue.offers["id"], services=catalogue.services[:7])
    visit = Visit(catalogue=replace(catalogue, offers={"id": offer})).press("start")
    assert "service:ktp-b" in controls(visit.view)
    assert "choice:other" in controls(visit.press("only_number").view)


def test_a_service_is_found_by_a_word_of_its_purpose_or_title() -> None:
    view = Visit().press("start", "search").type("TIDAK MAM").view
    assert isinstance(view, SearchView)
    assert view.choices[0].id == "service:sktm"


def test_back_from_a_found_service_leads_to_the_search() -> None:
    visit = Visit().press("start", "search").type("USAHA").press("service:sku", "bar:back")
    assert visit.page == "search"


def test_nothing_found_offers_a_number() -> None:
    visit = Visit().press("start", "search").type("QQQ")
    assert isinstance(visit.view, SearchView)
    assert visit.view.note is not None
    assert visit.press("only_number").page == "number.service"


def test_a_paper_of_old_opens_its_successor_and_names_the_law() -> None:
    visit = Visit().press("start", "search").type("IMB").press("replaced:imb")
    view = visit.view
    assert isinstance(view, ShowView)
    assert view.title == shipped().service("pbg").title
    assert view.note is not None
    assert shipped().offers["id"].replaced[0].law in view.note.text


def test_a_service_found_by_the_name_it_replaced_is_listed_once() -> None:
    view = Visit().press("start", "search").type("IMB").view
    assert isinstance(view, SearchView)
    assert view.choices[0].id == "replaced:imb"
    assert "service:pbg" not in {one.id for one in view.choices}


def test_groups_show_examples_of_what_is_in_them() -> None:
    view = Visit().press("start").view
    assert isinstance(view, ChooseView)
    subtitles = [one.subtitle for one in view.choices]
    assert subtitles[0].startswith("KTP pertama · ")
    assert all(0 < len(one) <= 56 for one in subtitles)


def test_guidance_gives_a_number_and_no_form() -> None:
    visit = Visit().choose("nib")
    assert "next" not in controls(visit.view)
    visit.press("incomplete", "choice:npwp", "next", "next")
    assert visit.page == "number.priority"


def test_prefilled_services_say_what_the_counter_looks_at() -> None:
    visit = Visit().choose("waris")
    words = shown(visit)
    while "more" in controls(visit.view):
        words += shown(visit.press("more"))
    assert "berkas asli di loket" in words
    assert "sidik jari" not in words  # only some take them, and say so themselves


def test_what_to_prepare_is_read_to_its_end_before_all_is_here() -> None:
    many = tuple(requirement(f"surat_keterangan_yang_panjang_namanya_nomor_{at}") for at in range(30))
    visit = visit_to(question("nama", QuestionType.NAME, most=60), requirements=many)
    assert "next" not in controls(visit.view)
    assert visit.prepared().page == "notice"


# --- the paper everything starts with --------------------------------------------------------------------------------


def test_who_lacks_the_first_paper_gets_a_slip_and_no_number() -> None:
    visit = Visit().choose("sktm")
    assert visit.page == "starts"
    visit.press("choice:no")
    assert visit.page == "referral"
    assert len(referrals(visit)) == 1
    assert "KTP" in " ".join(line for errand in referrals(visit)[0].referral.errands for line in errand)
    visit.happen(PaperMoved(PrintState.PRINTED, PrinterState.READY))
    assert isinstance(visit.view, ShowView)
    assert visit.view.note is not None
    assert visit.view.note.tone == "ok"
    assert visit.press("bar:back", "choice:no").page == "referral"
    assert len(referrals(visit)) == 1, "one slip is enough"
    assert visit.press("done").page == "rest"
    assert visit.effects[-1] == EndVisit()


@pytest.mark.parametrize("state", list(PrintState))
def test_a_referral_that_moves_is_told_in_words(state: PrintState) -> None:
    visit = Visit().choose("sktm").press("choice:no").happen(PaperMoved(state, PrinterState.READY))
    assert isinstance(visit.view, ShowView)
    assert visit.view.note is not None


def test_who_reads_large_gets_a_large_referral() -> None:
    assert not referrals(Visit().choose("sktm").press("choice:no"))[0].referral.is_large
    assert referrals(Visit().press("start", "bar:text").choose("sktm").press("choice:no"))[0].referral.is_large


def test_without_a_printer_the_referral_stands_on_the_screen() -> None:
    visit = Visit(printer=None).choose("sktm").press("choice:no")
    assert not referrals(visit)
    assert isinstance(visit.view, ShowView)
    assert visit.view.note is not None
    assert visit.view.note.tone == "warning"


def test_a_referral_of_a_visit_that_ended_moves_nothing() -> None:
    visit = Visit().choose("sktm").press("choice:no", "done")
    before = visit.session
    assert visit.happen(PaperMoved(PrintState.PRINTED, PrinterState.READY)).session == before


# --- what is missing -------------------------------------------------------------------------------------------------


def test_a_missing_paper_that_stops_can_be_printed_as_a_list() -> None:
    visit = Visit().choose("data").press("incomplete", "choice:surat_permintaan", "next", "print_list")
    assert len(referrals(visit)) == 1
    assert "print_list" not in controls(visit.view)
    assert visit.press("done").page == "rest"


def test_one_paper_that_stops_stops_whatever_else_may_wait() -> None:
    papers = (requirement("izin"), requirement("kk", IfMissing.LATER))
    visit = visit_to(question("nama", QuestionType.NAME, most=60), requirements=papers)
    visit.press("incomplete", "choice:izin", "choice:kk", "next")
    assert "next" not in controls(visit.view)
    assert visit.press("done").page == "rest"


def test_a_paper_said_to_be_here_is_not_asked_for_again() -> None:
    visit = Visit().choose("sktm").press("choice:yes", "incomplete")
    assert "choice:kk" in controls(visit.view)
    assert "choice:surat_kelurahan" not in controls(visit.view)


def test_nothing_can_be_missing_where_the_only_paper_is_said_to_be_here() -> None:
    visit = visit_to(requirements=(requirement("izin"),), starts_with="izin").press("choice:yes")
    assert visit.page == "prepare"
    assert "incomplete" not in controls(visit.view)


def test_papers_that_are_here_after_all_lead_back_to_what_to_prepare() -> None:
    visit = Visit().choose("sktm").press("choice:yes", "incomplete", "choice:kk", "next", "all_here")
    assert visit.page == "prepare"
    visit.prepared().press("next", "choice:self").answer_all()
    assert visit.page == "scan.kk"


def test_buttons_keep_their_places_while_what_is_missing_is_read() -> None:
    papers = tuple(requirement(f"surat_{at}", IfMissing.LATER) for at in range(8))
    visit = visit_to(requirements=papers).press("incomplete", *(f"choice:surat_{at}" for at in range(8)), "next")
    view = visit.view
    assert isinstance(view, ShowView)
    assert [one.id for one in view.others] == ["all_here", "more"]
    view = visit.press("more").view
    assert isinstance(view, ShowView)
    assert [one.id for one in view.others][:2] == ["previous", "more"]


def test_a_paper_that_is_here_after_all_leads_back_into_the_form() -> None:
    only_yes = requirement("izin", needed_if="ada", when="Jika ada.")
    visit = visit_to(question("ada", QuestionType.YES_NO), requirements=(only_yes,))
    visit.press("incomplete", "choice:izin", "next", "next", "next", "choice:self", "choice:yes", "all_here")
    assert visit.page == "question.ada"
    assert visit.press("choice:yes").state is State.PRIORITY


def test_what_to_prepare_tells_without_which_papers_one_may_come() -> None:
    papers = (requirement("izin"), requirement("kk", IfMissing.LATER), requirement("foto", IfMissing.OFFICER_CHECKS))
    view = visit_to(requirements=papers).view
    assert isinstance(view, ShowView)
    lines = next(section.lines for section in view.sections if len(section.lines) == len(papers))
    assert [line.partition(" (")[2] for line in lines] == ["", "bisa menyusul)", "kalau ada)"]


def test_the_referral_lists_what_else_is_needed_here_and_when_the_office_is_open() -> None:
    referral = referrals(Visit().choose("sktm").press("choice:no"))[0].referral
    assert referral.here_heading == "Lalu bawa ke sini:"
    assert "Kartu keluarga (bisa menyusul)" in referral.here
    assert not [line for line in referral.here if "kelurahan" in line]
    assert referral.hours == ("Kantor ini buka:", "Senin–Jumat 08.00–15.30")


def test_what_may_come_later_is_said_beside_the_number_as_before_it() -> None:
    visit = Visit().choose("sktm").prepared().press("next", "choice:self").reach_check()
    visit.submit()
    view = visit.issued().view
    assert isinstance(view, SlipView)
    assert view.bring is not None
    assert "KTP-el (kalau ada)" in view.bring.lines
    assert "jika mengurus untuk orang lain" not in " ".join(view.bring.lines), "they came for themselves"
    of_some = Visit().press("start", "only_number", "group:surat", "choice:sktm", "choice:none").issued().view
    assert isinstance(of_some, SlipView)
    assert of_some.bring is not None
    assert "(jika mengurus untuk orang lain, bawa kalau ada)" in " ".join(of_some.bring.lines)


def test_our_own_words_go_on_with_a_small_letter() -> None:
    place = WhereToGet("Pengadilan Agama", "Pada jam kerja", "", "KTP dan KK")
    visit = visit_to(requirements=(requirement("izin", where_to_get=place),)).press("incomplete", "choice:izin", "next")
    words = shown(visit)
    assert "Di Pengadilan Agama" in words
    assert "Buka: pada jam kerja" in words
    advice = requirement("izin", where_to_get=WhereToGet("Ditulis sendiri."))
    assert "Di " not in shown(visit_to(requirements=(advice,)).press("incomplete", "choice:izin", "next"))


def test_a_paper_only_some_need_stops_when_the_answers_say_so() -> None:
    only_yes = requirement("izin", needed_if="ada", when="Jika ada.")
    visit = visit_to(question("ada", QuestionType.YES_NO), requirements=(only_yes,))
    visit.press("incomplete", "choice:izin", "next", "next", "next", "choice:self", "choice:yes")
    assert visit.page == "incomplete"
    assert "next" not in controls(visit.view)
    assert visit.press("bar:back", "choice:no").state is State.PRIORITY


def test_a_paper_that_came_to_be_needed_from_the_check_page_is_not_sent_without() -> None:
    only_yes = requirement("izin", needed_if="ada", when="Jika ada.")
    visit = visit_to(question("ada", QuestionType.YES_NO), requirements=(only_yes,))
    visit.press("incomplete", "choice:izin", "next", "next", "next", "choice:self", "choice:no", "choice:none")
    visit.press("change:ada", "choice:yes")
    assert visit.page == "incomplete"
    visit.press("bar:back", "bar:back").last_page_of_check().press("submit")
    assert visit.page == "incomplete"


def test_a_paper_the_office_switched_off_is_not_asked_for() -> None:
    off = requirement("pengantar", needed_if="switch.pengantar_rt")
    visit = visit_to(question("nama", QuestionType.NAME, most=60), requirements=(off, requirement("kk")))
    is_on = shipped().switches["pengantar_rt"].is_on
    view = visit.press("incomplete").view
    assert isinstance(view, ChooseView)
    assert [one.id for one in view.choices] == ["choice:pengantar"] * is_on + ["choice:kk"]


def test_papers_beyond_eight_have_a_page_of_their_own() -> None:
    papers = tuple(requirement(f"surat_{at}", IfMissing.LATER) for at in range(10))
    visit = visit_to(question("nama", QuestionType.NAME, most=60), requirements=papers).press("incomplete")
    visit.press("choice:surat_0", "more", "choice:surat_9", "next")
    assert visit.session.missing == ("surat_0", "surat_9")


# --- stops -----------------------------------------------------------------------------------------------------------


def test_a_stop_that_needs_no_answer_comes_right_after_choosing() -> None:
    visit = visit_to(stops=(stop("tutup", "!switch.tidak_ada || true"),))
    assert visit.page == "stopped"
    assert visit.press("bar:back").page == "group.usaha"


def test_a_stop_says_what_to_do_prints_it_and_gives_a_number() -> None:
    visit = visit_to(question("ada", QuestionType.YES_NO), stops=(stop("ada", "ada", go_to="sktm"),))
    visit.prepared().press("next", "choice:self", "choice:yes")
    assert visit.page == "stopped"
    assert "Di kantor kelurahan" in shown(visit)
    visit.press("print_list")
    assert referrals(visit)[0].referral.bring == ("KTP",)
    assert visit.press("only_number", "choice:none").issue.application is None


def test_a_stop_ends_where_its_answer_is_changed() -> None:
    visit = visit_to(question("ada", QuestionType.YES_NO), stops=(stop("ada", "ada"),))
    visit.prepared().press("next", "choice:self", "choice:yes", "bar:back")
    assert visit.page == "question.ada"
    assert visit.press("choice:no").state is State.PRIORITY


def test_a_stop_opens_the_service_that_fits_better() -> None:
    visit = Visit(nik=CHILD).begin("ktp-b").answer_until("question.pernah_kawin").press("choice:no")
    assert visit.page == "stopped"
    assert visit.press("service:kia").page == "prepare"
    assert visit.session.service == shipped().service("kia")


def test_a_stop_brought_about_from_the_check_page_is_not_sent() -> None:
    visit = visit_to(question("ada", QuestionType.YES_NO), stops=(stop("ada", "ada"),))
    visit.prepared().press("next", "choice:self", "choice:no", "choice:none", "change:ada", "choice:yes")
    assert visit.page == "stopped"
    visit.press("bar:back", "bar:back").last_page_of_check().press("submit")
    assert visit.page == "stopped"


# --- the visit and the catalogue -------------------------------------------------------------------------------------


def test_another_service_keeps_no_answer_to_another_question() -> None:
    visit = Visit().begin("sku").reach_check()
    assert visit.session.answers["keperluan"].value == "bank"
    visit.press("change:service", "group:surat", "service:sktm")
    assert "keperluan" not in visit.session.answers
    assert visit.session.answers["nama_lengkap"].value


def test_facts_of_a_visit_stay_those_of_its_beginning() -> None:
    visit = asked(question("nama", QuestionType.NAME, most=60))
    facts = visit.session.facts
    visit.clock.pass_(timedelta(days=2))
    visit.type("SITI").press("next")
    assert visit.session.facts == facts


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        (7, "Loket buka pukul 08.00"),
        (9, "Buka sampai 11.30, buka lagi 13.30"),
        (12, "Loket buka pukul 13.30"),
        (14, "Buka sampai 15.30"),
        (16, "Loket buka Senin pukul 08.00"),
    ],
)
def test_the_resting_page_knows_of_friday_prayer(hour: int, told: str) -> None:
    catalogue = shipped()
    friday = (Span(time(8), time(11, 30)), Span(time(13, 30), time(15, 30)))
    hours = replace(catalogue.hours, week=(*catalogue.hours.week[:4], friday, (), ()), closed={})
    visit = Visit(catalogue=replace(catalogue, hours=hours))
    local = visit.world.local
    on = local.replace(hour=hour, minute=0) + timedelta(days=(4 - local.weekday()) % 7)
    visit.clock.pass_(on - local)
    view = visit.view
    assert isinstance(view, RestView)
    assert told in {view.text.removesuffix("."), *(fact.strong for fact in view.facts)}


def test_the_resting_page_names_a_holiday_and_the_next_opening() -> None:
    catalogue = shipped()
    visit = Visit()
    hours = replace(catalogue.hours, closed={visit.world.today: "Hari contoh"}, other={})
    visit = Visit(catalogue=replace(catalogue, hours=hours))
    view = visit.view
    assert isinstance(view, RestView)
    assert any("Hari contoh" in fact.strong for fact in view.facts)
