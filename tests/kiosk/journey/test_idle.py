"""Nobody there: a question after two minutes, 45 seconds to answer; each touch, key or turn gives all of it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.journey import (
    ControlFocused,
    ControlPressed,
    EndVisit,
    GlassTouched,
    Happening,
    HeadphonesMoved,
    KeyActed,
    Over,
    PartTurned,
    ScanProgressed,
)
from kiosk.ports import PrintState
from kiosk.views import AskView
from tests.kiosk.journey.visit import Visit


def ask(visit: Visit) -> AskView:
    assert isinstance(visit.view, AskView)
    return visit.view


def test_question_comes_exactly_after_two_minutes_and_the_end_45_seconds_later() -> None:
    visit = Visit().begin().pass_(119)
    assert visit.page == "question.nik"
    assert visit.pass_(1).page == "idle"
    assert (ask(visit).countdown_s, ask(visit).countdown) == (45, "45 detik")
    assert ask(visit.pass_(44)).countdown_s == 1
    assert ask(visit).countdown == "1 detik"
    assert visit.pass_(1).page == "rest"
    assert visit.effects[-1] == EndVisit()


def test_the_last_second_is_one_in_a_language_that_counts_so() -> None:
    visit = Visit().begin().press("bar:language", "language:en").pass_(120)
    assert (visit.page, ask(visit).countdown) == ("idle", "45 seconds")
    assert ask(visit.pass_(43)).countdown == "2 seconds"
    assert ask(visit.pass_(1)).countdown == "1 second"


@pytest.mark.parametrize(
    "sign",
    [
        ControlPressed("key:1"),
        ControlPressed("bar:text"),
        ControlFocused("key:1"),
        PartTurned(),
        GlassTouched(),
        KeyActed("repeat"),
        HeadphonesMoved(is_in=True),
    ],
)
def test_every_sign_of_somebody_starts_the_clock_again(sign: Happening) -> None:
    visit = Visit().begin().pass_(119).happen(sign)
    assert visit.pass_(119).page == "question.nik"


def test_they_may_ask_for_more_time_without_end() -> None:
    visit = Visit().begin().type("6474")
    for _ in range(12):
        visit.pass_(120).press("stay")
    assert visit.session.text == "6474"


def test_a_key_answers_the_question_and_moving_about_on_it_gives_time_again() -> None:
    assert Visit().begin().pass_(120).happen(KeyActed("louder")).page == "question.nik"
    visit = Visit().begin().pass_(150).happen(ControlFocused("stay"))
    assert ask(visit).countdown_s == 45
    visit.pass_(30).happen(PartTurned())
    assert ask(visit).countdown_s == 45
    for is_in in (True, False):
        visit.pass_(30).happen(HeadphonesMoved(is_in))
        assert ask(visit).countdown_s == 45


def test_a_focus_that_is_only_drawn_again_is_nobody() -> None:
    visit = Visit().begin().pass_(120).happen(ControlFocused("stay")).pass_(40).happen(ControlFocused("stay"))
    assert ask(visit).countdown_s == 5


def test_setting_changed_on_the_question_answers_it() -> None:
    visit = Visit().begin().pass_(130).press("bar:text")
    assert visit.page == "question.nik"
    assert visit.view.frame.look.text == 2
    assert Visit().begin().pass_(130).press("bar:language").page == "language"


def test_no_clock_runs_while_a_device_works_or_something_is_said() -> None:
    visit = Visit().begin("sku").answer_all().press("scan")
    for _ in range(10):
        visit.pass_(60).happen(ScanProgressed(50))
    assert visit.session.over is None
    visit = Visit().begin()
    visit.is_speaking = True
    assert visit.pass_(300).page == "question.nik"
    visit.is_speaking = False
    assert visit.pass_(119).page == "question.nik"
    assert visit.pass_(1).page == "idle"


def test_voice_that_never_ends_does_not_keep_the_visit_open() -> None:
    visit = Visit().begin().type("6474")
    visit.is_speaking = True
    assert visit.pass_(300 + 121).page == "idle"
    assert visit.pass_(45).page == "rest"


@pytest.mark.parametrize("read_s", [1, 10, 24, 26, 40, 60, 200])
def test_however_long_the_question_is_read_twenty_seconds_of_silence_are_left(read_s: int) -> None:
    visit = Visit().begin().pass_(120)
    visit.is_speaking = True
    visit.pass_(read_s)
    visit.is_speaking = False
    left_s = ask(visit).countdown_s
    assert left_s == max(20, 45 - read_s)
    assert visit.pass_(left_s - 1).page == "idle"
    assert visit.pass_(1).page == "rest"


def test_seconds_that_are_read_out_give_none_back() -> None:
    visit = Visit().begin().pass_(120)
    visit.is_speaking = True
    visit.pass_(8)
    visit.is_speaking = False
    visit.pass_(17)
    visit.is_speaking = True
    assert ask(visit.pass_(3)).countdown_s == 17
    visit.is_speaking = False
    assert visit.pass_(17).page == "rest"


def test_voice_that_never_ends_does_not_keep_the_question_open() -> None:
    visit = Visit().begin().pass_(120)
    visit.is_speaking = True
    assert visit.pass_(300).page == "idle"
    assert visit.pass_(21).page == "rest"


@pytest.mark.parametrize("days", [1, -1])
def test_wall_clock_that_jumps_a_day_changes_nothing(days: int) -> None:
    visit = Visit().begin()
    visit.clock.wall_at += timedelta(days=days)
    assert visit.pass_(119).page == "question.nik"
    assert visit.pass_(1).page == "idle"
    visit.clock.wall_at -= timedelta(days=days)
    assert ask(visit.pass_(10)).countdown_s == 35


@pytest.mark.parametrize(("typed", "spoken_of"), [("", False), ("6474", True)])
def test_what_was_filled_in_is_spoken_of_only_where_there_is_something(typed: str, spoken_of: bool) -> None:
    visit = Visit().begin().type(typed)
    for view in (ask(visit.press("bar:home")), ask(visit.press("stay").pass_(120))):
        said = f"{view.title} {view.text} {view.primary.label} {view.others[0].label}".casefold()
        assert ("isi" in said) is spoken_of


@pytest.mark.parametrize("over", ["bar:help", "bar:language", "bar:sound", "bar:difficult", "bar:officer"])
def test_a_message_left_open_does_not_keep_the_visit(over: str) -> None:
    visit = Visit().begin().press(over).pass_(120)
    assert visit.session.over is Over.IDLE
    assert visit.pass_(45).page == "rest"


def test_last_page_goes_by_itself_but_not_from_under_a_message() -> None:
    visit = Visit().begin().reach_check()
    visit.submit()
    visit.issued(PrintState.PRINTED).press("done", "done")
    assert visit.page == "thanks"
    before = visit.session
    assert visit.pass_(8).page == "rest"
    visit.session = replace(before, touched=visit.clock.now())
    assert visit.press("bar:help").pass_(59).page == "help"
    assert visit.pass_(1).page == "idle"
    assert visit.pass_(45).page == "rest"
