"""A kiosk speaks of what it has to take pages with, alive or dead, and never of what nobody sees there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from kiosk.catalogue import Proof
from kiosk.journey import PageSource, ScanEnded, StartCapture, StartScan, State, present
from kiosk.ports import CameraState, ScannerState
from kiosk.views import ScanView, ShowView
from tests.kiosk.journey.small import requirement, visit_to
from tests.kiosk.journey.visit import Visit, captured, controls

if TYPE_CHECKING:
    from collections.abc import Iterator

SCANNER, CAMERA = PageSource.SCANNER, PageSource.CAMERA
# In Indonesian, so that no name of a control or an icon is among them.
WORDS = {
    SCANNER: re.compile("pindai|pemindai", re.IGNORECASE),
    CAMERA: re.compile("kamera|potret|difoto", re.IGNORECASE),
}
KINDS = [(SCANNER,), (CAMERA,), (SCANNER, CAMERA), ()]


def kiosk(tools: tuple[PageSource, ...], *, answers: bool) -> Visit:
    return Visit(has_scanner=answers and SCANNER in tools, has_camera=answers and CAMERA in tools, tools=tools)


def said(visit: Visit) -> str:
    """All that stands on the page, and in the help to it."""
    page = visit.view
    visit.press("bar:help")
    both = (page, visit.view)
    visit.press("close")
    return str(msgspec.to_builtins(both))


def pages(visit: Visit) -> Iterator[str]:
    """What stands on every page of a visit that speaks of papers."""
    visit.choose("sku")
    yield said(visit)
    visit.prepared().press("next", "choice:self").answer_all()
    while visit.state is State.SCAN:
        yield said(visit)
        if "scan" in controls(visit.view) and visit.world.can_take_pages:
            yield from _taken(visit)
        else:
            visit.press("to_counter")
    yield said(visit.press("choice:none").last_page_of_check())
    visit.press("submit").issued().press("done")
    if visit.state is State.SURVEY:
        visit.press("done")
    yield said(visit)


def _taken(visit: Visit) -> Iterator[str]:
    """Once in vain, then well."""
    is_by_camera = isinstance(visit.press("scan").effects[-1], StartCapture)
    yield str(msgspec.to_builtins(visit.view))
    visit.happen(ScanEnded(CameraState.FROZEN if is_by_camera else ScannerState.SILENT))
    yield said(visit)
    visit.press("scan").happen(ScanEnded(captured()))
    yield said(visit)
    visit.press("use")


@pytest.mark.parametrize("answers", [True, False])
@pytest.mark.parametrize(("tool", "other"), [(SCANNER, CAMERA), (CAMERA, SCANNER)])
def test_a_kiosk_with_one_of_them_never_names_the_other(tool: PageSource, other: PageSource, answers: bool) -> None:
    told = list(pages(kiosk((tool,), answers=answers)))
    assert [found.group() for one in told if (found := WORDS[other].search(one))] == []
    assert sum(bool(WORDS[tool].search(one)) for one in told) >= 2


@pytest.mark.parametrize("tools", KINDS)
def test_a_dead_one_is_named_before_the_journey_starts_and_where_the_paper_would_go(
    tools: tuple[PageSource, ...],
) -> None:
    visit = kiosk(tools, answers=False).choose("sku")
    assert isinstance(visit.view, ShowView)
    assert visit.view.note is not None
    assert {one for one in PageSource if one in WORDS and WORDS[one].search(visit.view.note.text)} == set(tools)
    visit.prepared().press("next", "choice:self").answer_all()
    view = visit.view
    assert isinstance(view, ScanView)
    assert view.state == "problem"
    assert view.primary is not None
    assert view.primary.id == "to_counter"
    assert ("scan" in controls(view)) == bool(tools)
    assert all(WORDS[tools[0]].search(view.note.text) for _ in tools if view.note)


@pytest.mark.parametrize(("tool", "effect"), [(SCANNER, StartScan), (CAMERA, StartCapture)])
def test_who_tries_a_dead_one_again_tries_that_one(tool: PageSource, effect: type) -> None:
    visit = kiosk((tool,), answers=False).begin().answer_all().press("scan")
    assert isinstance(visit.effects[-1], effect)


def test_a_practice_shows_the_tool_that_stands_there() -> None:
    visit = kiosk((CAMERA,), answers=False).press("start", "practise").begin().answer_all()
    view = visit.view
    assert isinstance(view, ScanView)
    assert (view.by, view.state) == ("camera", "ready")
    assert "use" in controls(visit.press("scan").view)
    assert not WORDS[SCANNER].search(said(visit))


def test_where_both_are_help_says_to_choose() -> None:
    visit = kiosk((SCANNER, CAMERA), answers=True).begin().answer_all().press("bar:help")
    assert "Pilih" in str(msgspec.to_builtins(visit.view))


def test_sheets_go_into_the_feeder_and_a_booklet_goes_on_the_glass() -> None:
    visit = Visit().begin("lahir").answer_all()
    told = {}
    while visit.state is State.SCAN:
        view = present(visit.session, replace(visit.world, has_feeder=True)).view
        assert isinstance(view, ScanView)
        told[visit.session.place.of] = (view.by, "pengumpan" in view.steps[1])
        visit.scan().press("use")
    assert told["surat_lahir"] == ("feeder", True)
    assert told["buku_nikah"] == ("scanner", False)


def test_what_goes_on_the_glass_its_file_says_and_not_its_name() -> None:
    papers = (
        requirement("kartu_keluarga", proof=Proof.SCAN),
        requirement("ijazah", proof=Proof.SCAN, is_bound=True),
    )
    visit = visit_to(requirements=papers).prepared().press("next", "choice:self")
    told = {}
    while visit.state is State.SCAN:
        told[visit.session.place.of] = visit.session.is_for_feeder
        visit.scan().press("use")
    assert told == {"kartu_keluarga": True, "ijazah": False}
