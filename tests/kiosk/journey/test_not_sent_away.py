"""Nobody is sent to the counter with a paper of which pages are in already."""

from __future__ import annotations

import pytest

from kiosk.journey import PageSource, ScanEnded, State, StickFiles
from kiosk.journey._taking import AtWork
from kiosk.ports import CameraState, PageRefusal, ScannerState, StickState
from kiosk.texts import Texts
from kiosk.views import ScanView
from tests.kiosk.journey.test_brought import FILES
from tests.kiosk.journey.visit import Visit, captured, controls

FAILURES: dict[PageSource, tuple[ScannerState | CameraState | StickState | PageRefusal, ...]] = {
    PageSource.SCANNER: tuple(ScannerState),
    PageSource.CAMERA: tuple(one for one in CameraState if one is not CameraState.READY),
    PageSource.STICK: (*(one for one in StickState if one is not StickState.READY), *PageRefusal),
}
PROBLEMS = ("scan.problem.", "camera.problem.", "stick.problem.", "page.refused.")


def failing(source: PageSource, pressed: str) -> Visit:
    """Somebody whose page is being taken: the first one, or what was pressed after it."""
    visit = Visit(has_scanner=True, has_camera=True)
    visit.reads_sticks = visit.has_stick = True
    visit.begin().answer_all()
    assert visit.state is State.SCAN
    visit.press(f"source:{source}")
    if pressed:
        at_work(visit).happen(ScanEnded(captured())).press(pressed)
    return at_work(visit)


def at_work(visit: Visit) -> Visit:
    """The same once the device is."""
    if not isinstance(visit.session.scan, AtWork):
        visit.press("scan")
    if visit.session.source is PageSource.STICK:
        visit.happen(ScanEnded(StickFiles(FILES))).press("file:0")
    return visit


@pytest.mark.parametrize("source", PageSource)
@pytest.mark.parametrize(
    ("pressed", "stays", "goes"),
    [
        ("", "", "Kertasnya bisa dibawa ke loket."),
        ("next", "1 halaman tadi sudah tersimpan.", "Sisanya bisa dibawa ke loket."),
        ("again", "Gambar tadi masih tersimpan.", "Gambar tadi masih bisa dipakai."),
    ],
)
def test_no_failure_sends_away_what_is_in(source: PageSource, pressed: str, stays: str, goes: str) -> None:
    visit = failing(source, pressed)
    before, told = visit.session, []
    for failure in FAILURES[source]:
        visit.session = before
        view = visit.happen(ScanEnded(failure)).view
        assert isinstance(view, ScanView)
        assert view.note is not None
        assert (view.state, view.hint) == ("problem", stays)
        assert ("to_counter" in controls(view)) is not bool(pressed), "what is in is brought nowhere"
        assert "loket" not in view.note.text.replace(goes, ""), failure
        told.append(goes in view.note.text)
    assert any(told)


@pytest.mark.parametrize(("language", "counter"), [("id", "loket"), ("en", "counter")])
def test_words_of_a_failure_leave_the_counter_to_what_was_kept(language: str, counter: str) -> None:
    words = {key: text for key, text in Texts(language).words.items() if key.startswith(PROBLEMS)}
    assert len(words) >= sum(map(len, FAILURES.values()))
    assert [key for key, text in words.items() if counter in text] == []


def test_one_page_is_told_as_one() -> None:
    visit = failing(PageSource.SCANNER, "next").happen(ScanEnded(ScannerState.JAMMED))
    view = visit.press("bar:language", "language:en").view
    assert isinstance(view, ScanView)
    assert view.hint == "1 page from before is kept."
    assert "No more pages" in {one.label for one in view.others}
