"""A paper under the camera: what is offered, seen and said, and that nobody is kept by a camera that looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.journey import (
    CameraSaw,
    CancelScan,
    ControlPressed,
    PageSource,
    ScanEnded,
    StartCapture,
    StartScan,
    State,
    TakeNow,
)
from kiosk.ports import Advice, CameraState, Captured, Doubt, PageUse, Preview, ScannerState, Sight
from kiosk.texts import Texts
from kiosk.views import ChooseView, ScanView
from tests.kiosk.journey.visit import Visit, captured, controls

PICTURE = Preview(b"\x80" * 12, 2, 2)


def at_paper(*, has_scanner: bool = True, has_camera: bool = True) -> Visit:
    """Somebody who is to put their first paper somewhere."""
    visit = Visit(has_scanner=has_scanner, has_camera=has_camera).begin().answer_all()
    assert visit.state is State.SCAN
    return visit


def looking() -> Visit:
    """The same with the camera open, the only thing that takes pages."""
    return at_paper(has_scanner=False).press("scan")


def see(visit: Visit, advice: Advice, percent: int = 0) -> ScanView:
    view = visit.happen(CameraSaw(Sight(PICTURE, advice, percent))).view
    assert isinstance(view, ScanView)
    return view


def test_what_lies_under_the_camera_is_seen_judged_and_kept() -> None:
    visit = looking()
    assert visit.effects[-1] == StartCapture(PageUse.PAPER)
    view = see(visit, Advice.MOVE_LEFT)
    assert (view.state, view.picture is not None) == ("looking", True)
    assert view.advice == "Geser kertas sedikit ke kiri."
    assert see(visit, Advice.GOOD, 60).percent == 60
    visit.happen(ScanEnded(captured()))
    assert {"use", "again", "to_counter"} <= controls(visit.view)
    assert visit.press("use").session.documents


def test_with_both_the_last_choice_is_kept_and_the_other_one_offered() -> None:
    visit = at_paper()
    assert isinstance(visit.view, ChooseView)
    visit.press("source:camera", "scan").happen(ScanEnded(captured())).press("use", "bar:back")
    assert (visit.state, "source:scanner" in controls(visit.view)) == (State.SCAN, True)
    visit.press("source:scanner", "scan")
    assert isinstance(visit.effects[-1], StartScan)


@pytest.mark.parametrize(("has_scanner", "effect"), [(True, StartScan), (False, StartCapture)])
def test_what_does_not_answer_is_not_offered(has_scanner: bool, effect: type) -> None:
    visit = at_paper(has_scanner=has_scanner, has_camera=not has_scanner)
    assert not any(one.startswith("source:") for one in controls(visit.view))
    assert isinstance(visit.press("scan").effects[-1], effect)


@pytest.mark.parametrize(
    ("has_scanner", "has_camera", "subject"),
    [(True, False, "scan"), (False, True, "scan.camera"), (True, True, "scan.choose")],
)
def test_help_speaks_of_the_device_that_is_there(has_scanner: bool, has_camera: bool, subject: str) -> None:
    visit = at_paper(has_scanner=has_scanner, has_camera=has_camera).press("bar:help")
    assert isinstance(visit.view, ChooseView)
    assert visit.view.hint == Texts("id").get(f"help.{subject}")


def test_a_scanner_that_fails_leaves_the_way_to_the_camera() -> None:
    visit = at_paper().press("source:scanner").scan(ScannerState.JAMMED)
    assert isinstance(visit.press("source:camera", "scan").effects[-1], StartCapture)


@pytest.mark.parametrize("state", [one for one in CameraState if one is not CameraState.READY])
def test_every_failure_says_what_to_do_and_the_counter_takes_the_paper(state: CameraState) -> None:
    visit = looking().happen(ScanEnded(state))
    view = visit.view
    assert isinstance(view, ScanView)
    assert view.note is not None
    assert not view.note.text.startswith("camera.")
    assert isinstance(visit.press("scan").effects[-1], StartCapture)
    assert visit.happen(ScanEnded(state)).press("to_counter").session.documents


def test_the_camera_takes_what_lies_there_when_told_to() -> None:
    visit = looking()
    see(visit, Advice.BLURRED)
    assert visit.press("take_now").effects[-1] == TakeNow()


@pytest.mark.parametrize("way", ["to_counter", "cancel", "bar:back"])
def test_who_leaves_the_camera_leaves_no_look_behind(way: str) -> None:
    visit = looking()
    before = len(visit.effects)
    visit.press(way)
    assert visit.effects[before:].count(CancelScan()) == 1


def test_who_is_gone_for_good_leaves_no_look_behind() -> None:
    visit = looking().pass_(200)
    assert visit.state is State.REST
    assert CancelScan() in visit.effects


def test_a_camera_that_looks_at_a_busy_desk_keeps_nobody_here() -> None:
    visit = looking()
    for second in range(200):
        if visit.state is State.REST:
            break
        if visit.session.scan is not None:
            visit.happen(CameraSaw(Sight(PICTURE, (Advice.GLARE, Advice.TOO_DARK)[second % 2], 0)))
        visit.pass_(1)
    assert visit.state is State.REST


def test_a_voice_that_never_rests_does_not_keep_the_camera_open() -> None:
    visit = looking()
    visit.is_speaking = True
    visit.pass_(181)
    assert visit.session.scan is CameraState.CANCELLED
    assert visit.effects[-1] == CancelScan()


def test_a_page_answers_whether_anybody_is_there() -> None:
    visit = looking().pass_(121)
    assert visit.session.over is not None
    visit.happen(ScanEnded(captured()))
    assert visit.session.over is None
    assert "use" in controls(visit.view)


def test_advice_is_seen_at_once_and_said_every_other_second() -> None:
    visit = looking()
    assert see(visit, Advice.MOVE_LEFT).spoken == "Geser kertas sedikit ke kiri."
    visit.clock.pass_(timedelta(seconds=1))
    soon = see(visit, Advice.GLARE)
    assert soon.advice != soon.spoken == "Geser kertas sedikit ke kiri."
    visit.clock.pass_(timedelta(seconds=1))
    later = see(visit, Advice.GLARE)
    assert later.advice == later.spoken


def test_before_it_starts_only_a_kiosk_that_takes_no_page_says_so() -> None:
    notes = [
        getattr(Visit(has_scanner=False, has_camera=has_camera).choose("sku").view, "note", None)
        for has_camera in (False, True)
    ]
    assert [one is not None for one in notes] == [True, False]


def test_a_late_picture_of_a_look_that_is_over_means_nothing() -> None:
    visit = looking().press("cancel")
    before = visit.session
    assert visit.happen(CameraSaw(Sight(PICTURE, Advice.GOOD, 0))).session == before


def bound(count: int, before: Captured | None = None) -> Captured:
    """So many pages of one paper."""
    one = captured()
    return replace(one, page=replace(one.page, pages=count), strip=PICTURE if count > 1 else None, before=before)


def test_a_paper_of_two_pages_or_sides_becomes_one_document_by_the_same_camera() -> None:
    visit = at_paper().press("source:camera", "scan").happen(ScanEnded(first := bound(1)))
    view = visit.press("next").view
    assert isinstance(view, ScanView)
    assert (view.state, view.by, view.title) == ("ready", "camera", f"{visit.session.paper_title}: halaman 2")
    assert "balik" in view.steps[0]
    assert {one for one in controls(view) if one.startswith("source:")} | {"to_counter"} & controls(view) == set()
    visit.happen(ControlPressed("source:scanner"))
    assert visit.press("scan").effects[-1] == StartCapture(PageUse.PAPER, first)
    assert "to_counter" not in controls(visit.view)
    visit.happen(ScanEnded(second := bound(2, first)))
    assert {"use", "next", "again", "drop"} <= controls(visit.view)
    assert visit.press("again").effects[-1] == StartCapture(PageUse.PAPER, first)
    visit.happen(ScanEnded(second)).press("use")
    (kept,) = visit.session.documents.values()
    assert kept.page == second.page


def test_the_first_page_outlives_a_second_that_was_stopped_or_failed() -> None:
    visit = looking().happen(ScanEnded(first := bound(1))).press("next", "scan", "cancel")
    assert visit.session.scan == first
    visit.press("next", "scan").happen(ScanEnded(CameraState.FROZEN))
    assert {"use", "scan"} <= controls(visit.view)
    visit.press("scan").happen(ScanEnded(bound(2, first))).press("drop")
    assert visit.session.scan == first
    visit.press("next", "use")
    (kept,) = visit.session.documents.values()
    assert kept.page == first.page


def test_two_good_pages_stay_when_the_camera_goes_during_the_third() -> None:
    visit = at_paper().press("source:camera", "scan").happen(ScanEnded(first := bound(1))).press("next", "scan")
    visit.happen(ScanEnded(second := bound(2, first))).press("next", "scan")
    visit.has_camera = False
    view = visit.happen(ScanEnded(CameraState.ABSENT)).view
    assert isinstance(view, ScanView)
    assert view.title == f"{visit.session.paper_title}: halaman 3 belum terbaca"
    assert view.hint == "2 halaman tadi sudah tersimpan."
    assert view.note is not None
    assert view.note.text == "Kamera tidak menjawab. Sisanya bisa dibawa ke loket."
    assert view.primary is not None
    assert (view.primary.id, view.primary.label) == ("use", "Cukup yang tadi")
    assert [one.id for one in view.others] == ["source:scanner", "scan"]
    visit.happen(ControlPressed("to_counter"))
    assert visit.state is State.SCAN, "what is in is brought nowhere"
    visit.press("use")
    (kept,) = visit.session.documents.values()
    assert kept.page == second.page


def test_the_page_that_the_camera_did_not_give_is_taken_by_the_scanner_after_those_it_did() -> None:
    visit = at_paper().press("source:camera", "scan").happen(ScanEnded(first := bound(1))).press("next", "scan")
    view = visit.happen(ScanEnded(CameraState.FROZEN)).view
    assert isinstance(view, ScanView)
    assert view.primary is not None
    assert (view.primary.id, [one.id for one in view.others]) == ("scan", ["use", "source:scanner"])
    view = visit.press("source:scanner").view
    assert isinstance(view, ScanView)
    assert (view.by, view.title) == ("scanner", f"{visit.session.paper_title}: halaman 2")
    assert visit.press("scan").effects[-1] == StartScan(PageUse.PAPER, first)


def test_who_takes_a_page_once_more_loses_none_when_the_camera_goes() -> None:
    visit = looking().happen(ScanEnded(captured())).press("again")
    assert "to_counter" not in controls(visit.view)
    visit.has_camera = False
    view = visit.happen(ScanEnded(CameraState.ABSENT)).view
    assert isinstance(view, ScanView)
    assert view.primary is not None
    assert (view.primary.label, view.hint) == ("Lihat gambar tadi", "Gambar tadi masih tersimpan.")
    assert view.note is not None
    assert view.note.text == "Kamera tidak menjawab. Gambar tadi masih bisa dipakai."
    assert "to_counter" in controls(visit.press("use").view)


def test_an_empty_desk_is_not_taken_for_a_page_unless_they_say_so_twice() -> None:
    visit = looking()
    see(visit, Advice.NO_PAPER)
    view = visit.press("take_now").view
    assert isinstance(view, ScanView)
    assert not isinstance(visit.effects[-1], TakeNow)
    assert view.state == "looking"
    assert view.advice == view.spoken == "Belum ada kertas. Sudah? Tekan lagi."
    assert see(visit, Advice.NO_PAPER).advice == view.advice
    assert isinstance(visit.press("take_now").effects[-1], TakeNow)


def test_a_paper_that_came_meanwhile_is_taken_at_once_and_its_going_is_told_anew() -> None:
    visit = looking()
    see(visit, Advice.NO_PAPER)
    visit.press("take_now")
    assert see(visit, Advice.MOVE_LEFT).advice == "Geser kertas sedikit ke kiri."
    see(visit, Advice.NO_PAPER)
    assert not isinstance(visit.press("take_now").effects[-1], TakeNow)
    see(visit, Advice.BLURRED)
    assert isinstance(visit.press("take_now").effects[-1], TakeNow)


def test_nothing_is_taken_before_the_camera_shows_anything() -> None:
    visit = looking().press("take_now")
    assert not isinstance(visit.effects[-1], TakeNow)


@pytest.mark.parametrize("doubt", Doubt)
def test_a_doubted_page_is_rather_taken_again_and_all_else_stays_where_it_is(doubt: Doubt) -> None:
    good = looking().happen(ScanEnded(captured())).view
    visit = looking().happen(ScanEnded(replace(captured(), doubt=doubt)))
    view = visit.view
    assert isinstance(good, ScanView)
    assert isinstance(view, ScanView)
    assert view.primary is not None
    assert (view.primary.id, view.note and view.note.tone) == ("again", "warning")
    swapped = {"again": "use", "use": "again"}
    assert [swapped.get(one.id, one.id) for one in view.others] == [one.id for one in good.others]
    assert "Pakai ini" in [one.label for one in view.others], "no yes to a question asked the other way round"
    assert visit.press("use").session.documents


def test_what_is_too_large_for_the_camera_goes_to_the_scanner_or_else_to_the_counter() -> None:
    both = at_paper().press("source:camera", "scan")
    assert see(both, Advice.TOO_LARGE).advice == "Kertas tidak muat. Pakai pemindai."
    assert see(looking(), Advice.TOO_LARGE).advice == "Kertas tidak muat. Lipat dua dulu."


def test_a_page_taken_once_more_stays_until_another_one_is_accepted() -> None:
    good, bad = captured(), replace(captured(), doubt=Doubt.BLANK)
    visit = looking().happen(ScanEnded(good)).press("again").happen(ScanEnded(CameraState.FROZEN))
    assert visit.press("use").session.scan is good
    assert visit.press("again", "cancel").session.scan is good
    visit.press("again").happen(ScanEnded(bad)).press("again").happen(ScanEnded(CameraState.BROKEN))
    assert visit.press("use").session.scan is good, "the better one of two"
    visit.press("again").happen(ScanEnded(replace(good, preview=PICTURE))).press("use")
    assert visit.session.set_aside is None


def test_the_page_that_was_set_aside_is_of_what_it_was_taken_with() -> None:
    visit = at_paper().press("source:camera", "scan").happen(ScanEnded(captured())).press("again")
    visit.happen(ScanEnded(CameraState.FROZEN))
    visit.press("source:scanner").scan(ScannerState.JAMMED).press("use")
    assert (visit.session.source, type(visit.session.scan)) == (PageSource.CAMERA, Captured)
    visit.press("again")
    assert isinstance(visit.effects[-1], StartCapture)
