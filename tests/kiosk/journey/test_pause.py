"""Somebody looks for a paper: nothing of theirs is to be seen, and they have time."""

from __future__ import annotations

import pytest

from kiosk.journey import EndVisit, KeyActed, Over, ScanEnded, TellDesk
from kiosk.views import AskView
from tests.kiosk.journey.visit import NIK, Visit, captured, controls


def paused() -> Visit:
    return Visit().begin().type(NIK).press("bar:help", "help:pause")


def text_of(visit: Visit) -> str:
    assert isinstance(visit.view, AskView)
    return visit.view.text


def test_mask_shows_nothing_of_theirs_and_keeps_it() -> None:
    visit = paused()
    assert visit.page == "pause"
    assert not any(part in repr(visit.view) for part in (NIK, NIK[:4], "Contoh Usaha"))
    assert visit.press("close").page == "question.nik"
    assert visit.session.text == NIK


def test_mask_stays_below_other_messages() -> None:
    visit = paused().press("bar:language", "language:en")
    assert visit.page == "pause"
    assert visit.press("bar:officer", "close").page == "pause"
    assert visit.press("close").page == "question.nik"
    assert visit.session.paused is None


def test_minutes_are_counted_down_and_nothing_else_moves() -> None:
    visit = paused()
    shown = []
    for _ in range(5):
        shown.append(text_of(visit))
        visit.pass_(60)
    assert [text.split()[2] for text in shown] == ["5", "4", "3", "2", "1"]
    visit = paused()
    before = visit.view
    assert visit.pass_(30).view == before


def test_idle_clock_goes_on_after_five_minutes() -> None:
    visit = paused().pass_(299)
    assert visit.page == "pause"
    assert visit.pass_(1).page == "idle"
    assert visit.press("stay").page == "question.nik"
    visit = paused().pass_(300 + 44)
    assert visit.page == "idle"
    assert visit.pass_(1).page == "rest"
    assert EndVisit() in visit.effects


def test_settings_and_an_officer_are_there_meanwhile() -> None:
    visit = paused().press("bar:text")
    assert visit.page == "pause"
    assert visit.press("bar:officer").page == "officer"
    assert TellDesk("officer_called", "question") in visit.effects


def test_key_back_ends_it_and_other_keys_do_not_unmask() -> None:
    visit = paused()
    assert visit.happen(KeyActed("repeat")).happen(KeyActed("louder")).page == "pause"
    assert visit.happen(KeyActed("back")).page == "question.nik"


def test_a_scan_that_ends_meanwhile_stays_masked() -> None:
    visit = Visit().begin("sku").answer_all().press("scan", "bar:help", "help:pause").happen(ScanEnded(captured()))
    assert visit.session.over is Over.PAUSE


@pytest.mark.parametrize("printed", [True, False])
def test_with_the_number_in_hand_there_is_nothing_to_look_for(printed: bool) -> None:
    visit = Visit().begin("sku").reach_check()
    visit.submit()
    visit.issued()
    if not printed:
        visit.press("done")
    assert "help:pause" not in controls(visit.press("bar:help").view)
