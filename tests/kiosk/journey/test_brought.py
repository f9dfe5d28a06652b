"""Pages from a resident's stick: when it is offered, what is chosen, what is told, and that it is not left behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.journey import (
    CancelScan,
    ControlPressed,
    ListStick,
    ScanEnded,
    ScanProgressed,
    StartScan,
    State,
    StickFiles,
    StickMoved,
    TakeFile,
)
from kiosk.ports import BroughtFile, FileKind, PageRefusal, PageUse, ScannerState, StickState
from kiosk.speech import Hearing, focus, opening
from kiosk.texts import Texts
from kiosk.views import ChooseView, ScanView
from tests.kiosk.journey.visit import Visit, captured, controls

SAVED_AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
NAME = "KTP SITI CONTOH.jpg"
FILES = tuple(
    BroughtFile(number, NAME if not number else f"scan{number:04}.pdf", kind, 1_250_000, SAVED_AT)
    for number, kind in enumerate((FileKind.PICTURE, *(FileKind.PDF,) * 7))
)


def at_paper(*, has_stick: bool = True, has_scanner: bool = True, has_camera: bool = False) -> Visit:
    """Somebody who is to put their first paper somewhere, where sticks are read."""
    visit = Visit(has_scanner=has_scanner, has_camera=has_camera)
    visit.reads_sticks = visit.has_stick = True
    visit.begin().answer_all()
    assert visit.state is State.SCAN
    visit.has_stick = has_stick
    return visit


def listed(**facts: bool) -> Visit:
    """The same before the list of what is on it."""
    visit = at_paper(**facts).press("source:stick")
    return visit.happen(ScanEnded(StickFiles(FILES)))


def note(visit: Visit) -> str:
    view = visit.view
    assert isinstance(view, ScanView)
    assert view.note is not None
    return view.note.text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SURAT_PENGANTAR_RT03_RW07_KELURAHAN_FINAL_REVISI.pdf", "SURAT PENGANTAR… REVISI.pdf"),
        ("WhatsApp Image 2026-11-20 at 19.32.08.jpeg", "WhatsApp Image… 19.32.08.jpeg"),
        ("x" * 40 + ".pdf", "xxxxxxxxxxxxxx xxxxx… xxxxx.pdf"),
        ("kk.jpg", "kk.jpg"),
    ],
)
def test_a_long_name_keeps_whole_words_of_both_its_ends(name: str, told: str) -> None:
    files = (replace(FILES[0], name=name),)
    view = at_paper().press("source:stick").happen(ScanEnded(StickFiles(files))).view
    assert isinstance(view, ChooseView)
    assert view.choices[0].title == told


def test_a_file_is_chosen_seen_and_kept_and_nobody_is_told_to_take_it_from_the_glass() -> None:
    visit = at_paper()
    assert isinstance(visit.view, ChooseView)
    visit.press("source:stick")
    assert visit.effects[-1] == ListStick()
    view = visit.happen(ScanEnded(StickFiles(FILES))).view
    assert isinstance(view, ChooseView)
    assert (view.choices[0].title, view.choices[0].subtitle) == (NAME, "Foto, 1,2 MB, 20 November 2026")
    visit.press("more", "file:7")
    assert visit.effects[-1] == TakeFile(7, PageUse.PAPER)
    working = visit.happen(ScanProgressed(40)).view
    assert isinstance(working, ScanView)
    assert (working.state, working.percent, "cabut" in working.hint) == ("working", 40, True)
    visit.happen(ScanEnded(captured()))
    assert {"use", "again", "next"} <= controls(visit.view)
    visit.press("use")
    assert visit.session.brought == frozenset(visit.session.documents)
    assert visit.session.scan is None


def test_the_next_paper_goes_on_with_the_stick_and_the_scanner_is_one_press_away() -> None:
    visit = listed().press("file:0").happen(ScanEnded(captured())).press("use", "bar:back")
    assert visit.state is State.SCAN
    assert isinstance(visit.press("scan").effects[-1], ListStick)
    visit.happen(ScanEnded(StickState.EMPTY)).press("source:scanner", "scan")
    assert isinstance(visit.effects[-1], StartScan)


def test_where_none_is_in_the_page_says_where_it_goes_and_the_list_comes_by_itself() -> None:
    visit = at_paper(has_stick=False)
    visit.setting = replace(visit.setting, stick_place="di bawah layar")
    assert "source:stick" in controls(visit.view)  # beside the scanner's own page: most have none
    view = visit.press("source:stick").view
    assert isinstance(view, ScanView)
    assert (view.state, view.steps[0]) == ("ready", "Colokkan USB di bawah layar.")
    assert not visit.effects or visit.effects[-1] != ListStick()
    visit.has_stick = True
    assert visit.happen(StickMoved(is_in=True)).effects[-1] == ListStick()


def test_a_kiosk_that_reads_no_sticks_never_speaks_of_them_and_a_practice_neither() -> None:
    visit = Visit().begin().answer_all()
    assert "source:stick" not in controls(visit.view)
    practised = Visit()
    practised.reads_sticks = practised.has_stick = True
    practised.press("start", "practise")
    practised.choose("sku").prepared()
    practised.press("next", "choice:self").answer_all()
    assert practised.state is State.SCAN
    assert "source:stick" not in controls(practised.view)


def test_where_there_is_nothing_else_the_stick_is_the_way() -> None:
    visit = at_paper(has_stick=False, has_scanner=False)
    assert "source:stick" in controls(visit.view)


@pytest.mark.parametrize("outcome", [*(one for one in StickState if one is not StickState.READY), *PageRefusal])
def test_every_failure_has_its_own_words_another_way_and_the_counter(outcome: StickState | PageRefusal) -> None:
    visit = listed().press("file:1").happen(ScanEnded(outcome))
    assert "." in note(visit)
    assert not note(visit).startswith(("stick.", "page."))
    assert {"scan", "source:scanner", "to_counter"} <= controls(visit.view)
    assert visit.press("scan").effects[-1] == ListStick()
    assert visit.happen(ScanEnded(outcome)).press("to_counter").session.documents


def test_all_failures_are_said_differently() -> None:
    outcomes = [*(one for one in StickState if one is not StickState.READY), *PageRefusal]
    assert len({note(listed().press("file:1").happen(ScanEnded(one))) for one in outcomes}) == len(outcomes)


def test_a_stick_that_is_pulled_takes_its_list_with_it_and_brings_it_back() -> None:
    visit = listed()
    visit.has_stick = False
    visit.happen(StickMoved(is_in=False))
    assert visit.session.scan is StickState.PULLED
    assert NAME not in repr(visit.session) + str(visit.view)
    visit.has_stick = True
    assert visit.happen(StickMoved(is_in=True)).effects[-1] == ListStick()


def test_a_page_that_is_here_stays_when_the_stick_goes() -> None:
    visit = listed().press("file:0").happen(ScanEnded(captured()))
    visit.has_stick = False
    visit.happen(StickMoved(is_in=False))
    assert visit.press("use").session.documents


def test_another_file_comes_behind_the_pages_that_are_kept() -> None:
    first = captured()
    visit = listed().press("file:0").happen(ScanEnded(first)).press("next", "scan")
    visit.happen(ScanEnded(StickFiles(FILES))).press("file:1")
    assert visit.effects[-1] == TakeFile(1, PageUse.PAPER, first)
    visit.happen(ScanEnded(PageRefusal.TOO_MANY_PAGES))
    assert visit.press("use").session.documents  # with those that were there


def test_a_stick_that_never_answers_is_given_up() -> None:
    visit = at_paper().press("source:stick").pass_(21)
    assert visit.session.scan is StickState.SILENT
    assert visit.effects[-1] == CancelScan()
    visit.press("scan").happen(ScanEnded(StickFiles(FILES))).press("file:0").pass_(76)
    assert (visit.session.scan, visit.effects[-1]) == (StickState.SILENT, CancelScan())


@pytest.mark.parametrize("way", ["cancel", "bar:back"])
def test_who_leaves_leaves_no_reading_behind(way: str) -> None:
    visit = listed().press("file:0")
    before = len(visit.effects)
    visit.press(way)
    assert visit.effects[before:].count(CancelScan()) == 1


def test_no_file_but_one_of_the_list_is_taken() -> None:
    visit = listed()
    before = visit.session
    for control in ("file:99", "file:x", "file:", "file:-1"):
        visit.session = before
        visit.happen(ControlPressed(control))
        assert visit.session.scan == before.scan


def test_nobody_forgets_it_the_last_pages_and_the_resting_page_say_so() -> None:
    visit = listed().press("file:0").happen(ScanEnded(captured())).press("use").reach_check().last_page_of_check()
    visit.press("submit").issued()
    assert visit.state is State.SLIP
    for page in ("slip", "thanks"):
        assert visit.page == page
        assert "Cabut " in opening(visit.view, Hearing(Texts("id"))).text
        assert "pemindai" not in str(visit.view)
        visit.press("done", "done") if page == "slip" else visit.press("done")
    assert visit.state is State.REST
    assert "USB masih tercolok" in str(visit.view)


def test_names_are_for_earphones_and_nothing_of_them_stays() -> None:
    visit = listed()
    aloud, private = Hearing(Texts("id")), Hearing(Texts("id"), is_private=True)
    assert "siti" not in (opening(visit.view, aloud).text + focus(visit.view, "file:0", aloud).text).lower()
    assert "Siti" in focus(visit.view, "file:0", private).text
    assert NAME not in repr(visit.session)
    visit.press("file:0")
    assert NAME not in str(visit.view)


def test_a_scanner_that_fails_leaves_the_way_to_the_stick() -> None:
    visit = at_paper(has_stick=False).press("scan").happen(ScanEnded(ScannerState.JAMMED))
    assert "source:stick" in controls(visit.view)
