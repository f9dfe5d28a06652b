"""What visits find: nothing of the journey's own tables is without a page, and no page without a way to an end."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import AnsweredBy, QuestionType
from kiosk.journey import Happening, Over, State
from kiosk.views import View
from tests.kiosk.journey.visit import controls, shipped
from tests.ui.found import found, journeys

if TYPE_CHECKING:
    from tests.ui.explore import Seen, Sight

# Nothing is pressed while the disk writes; nobody is there to be helped at rest.
WITHOUT_BAR = {State.SUBMITTING, State.REST}
# A question that its own two buttons answer, and the officer who was called.
ANSWERED = {Over.OFFICER.value, Over.IDLE.value, Over.LEAVE.value}
HANDED_IN = {State.SUBMITTING, State.SLIP, State.THANKS}
TURNED = {"more", "previous", "first", "next"}
ENDS = {State.SLIP, State.THANKS, State.REFERRAL}


def every_seen() -> list[Seen]:
    return [seen for journey in journeys() for seen in journey.fullest.values()]


@pytest.mark.slow
def test_every_state_and_every_message_has_a_found_page() -> None:
    seen = every_seen()
    assert {one.value for one in State} - {one.sight.state for one in seen if not one.sight.over} == set()
    assert {one.value for one in Over} - {one.sight.over for one in seen} == set()


def test_everything_that_can_happen_was_tried() -> None:
    assert {kind.__name__ for kind in Happening.__args__} == set().union(*(one.happened for one in journeys()))


def test_every_kind_of_page_is_found() -> None:
    assert {kind.__name__ for kind in View.__args__} == {page.kind for page in found()}


def test_every_type_of_question_is_found() -> None:
    sessions = [one.session for one in every_seen()]
    types = {one.question.type for one in sessions if one.state is State.QUESTION}
    if any(one.state is State.SCAN and one.place.of in {asked.path for asked in one.asked} for one in sessions):
        types.add(QuestionType.DOCUMENT)
    unasked = {one for one in QuestionType if one.is_compound} | {QuestionType.CALCULATED}
    assert set(QuestionType) - unasked - types == set()


def test_every_question_to_a_resident_is_found() -> None:
    asked = {
        one.code
        for service in shipped().services
        for one in service.questions
        if one.by is AnsweredBy.RESIDENT and not one.type.is_compound and one.type is not QuestionType.CALCULATED
    }
    pages = {page.page for page in found()}
    assert {code for code in asked if f"question.{code}" not in pages} == set()


def test_every_paper_to_be_scanned_is_found() -> None:
    scanned = {one.face.partition("+")[0] for journey in journeys() for one in journey.first if one.state == State.SCAN}
    assert scanned >= {"ready", "working", "captured", "problem"}


def test_every_page_has_back_home_help_and_an_officer() -> None:
    for one in every_seen():
        shown, state = controls(one.view), one.session.state
        if one.sight.over:
            assert shown & {"close", "stay", "bar:back"}, one.sight
            assert "bar:officer" in shown or one.sight.over in ANSWERED, one.sight
        elif state not in WITHOUT_BAR:
            assert shown >= {"bar:home", "bar:help", "bar:officer"}, one.sight
            assert "bar:back" in shown or state in HANDED_IN, one.sight


def test_every_page_leads_to_an_end_without_giving_up() -> None:
    (journey, *_) = journeys()
    before: dict[Sight, set[Sight]] = defaultdict(set)
    for origin, ways in journey.edges.items():
        for sight, way in ways.items():
            if way not in {"bar:home", "leave", "time_up"}:
                before[sight].add(origin)
    sights = set(journey.edges) | set(before)
    reached = {sight for sight in sights if sight.state in ENDS and not sight.over}
    waiting = list(reached)
    while waiting:
        new = before[waiting.pop()] - reached
        reached |= new
        waiting += new
    stuck = {sight for sight in sights - reached if sight.state != State.REST}
    assert not stuck, sorted(map(str, stuck))[:5]


@pytest.mark.parametrize("language", ["en", "jv", "xx"])
def test_every_page_has_the_same_controls_in_every_language(language: str) -> None:
    for page in found():
        if language in page.views and page.kind != "SearchView":  # what is found by letters differs
            assert _named(page.views[language]) == _named(page.views["id"]), page.name


def _named(view: View) -> set[str]:
    """Controls beside the letters and the turning of long texts, which every language may have of its own."""
    return {one for one in controls(view) if not one.startswith("key:")} - TURNED
