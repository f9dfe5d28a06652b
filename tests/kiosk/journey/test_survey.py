"""How was it? One tap, then the nine for who has time; each may be skipped, and none is asked of who goes away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.journey import ControlPressed, EndVisit, KeepOpinion, PrintMoved
from kiosk.ports import PrinterState, PrintState
from kiosk.survey import SATISFACTION, Element
from kiosk.texts import Texts
from kiosk.views import AskView, ChooseView
from tests.kiosk.journey.visit import Visit, controls


def asked(*, asks: bool = True, service: str = "sku") -> Visit:
    """Somebody who has their number and presses on."""
    visit = Visit()
    visit.setting = replace(visit.setting, office=replace(visit.setting.office, asks_opinion=asks))
    visit.press("start", "only_number")
    visit.press(*(("choice:other",) if not service else ("group:usaha", f"choice:{service}")), "choice:none")
    visit.issued().happen(PrintMoved(visit.issue.request.uuid, PrintState.PRINTED, PrinterState.READY))
    return visit.press("done")


def kept(visit: Visit) -> list[KeepOpinion]:
    return [effect for effect in visit.effects if isinstance(effect, KeepOpinion)]


def test_one_tap_is_enough() -> None:
    visit = asked().press("choice:4", "done")
    assert visit.page == "thanks"
    assert kept(visit) == [KeepOpinion("sku", {SATISFACTION: 4})]


def test_the_nine_follow_for_who_has_time_one_a_page_each_with_its_own_words() -> None:
    visit = asked().press("choice:3", "next")
    for at, element in enumerate(Element, 1):
        view = visit.view
        assert isinstance(view, ChooseView)
        assert view.page == f"survey.{element.value}"
        assert view.progress == f"Pertanyaan {at} dari 9"
        assert len({one.title for one in view.choices}) == 4
        visit.press("skip" if element is Element.TIME else "choice:2")
    assert visit.page == "thanks"
    scores = {SATISFACTION: 3, **{element.value: 2 for element in Element if element is not Element.TIME}}
    assert kept(visit) == [KeepOpinion("sku", scores)]


def test_enough_is_enough_and_what_was_said_counts() -> None:
    visit = asked().press("choice:1", "next", "choice:4", "done")
    assert visit.page == "thanks"
    assert kept(visit) == [KeepOpinion("sku", {SATISFACTION: 1, Element.REQUIREMENTS.value: 4})]


def test_who_says_nothing_is_thanked_all_the_same() -> None:
    visit = asked().press("done")
    assert visit.page == "thanks"
    assert kept(visit) == []


def test_another_face_is_another_answer_and_not_a_second_one() -> None:
    visit = asked().press("choice:1", "bar:back", "choice:4", "done")
    assert kept(visit) == [KeepOpinion("sku", {SATISFACTION: 4})]


def test_who_skips_after_all_has_not_answered() -> None:
    visit = asked().press("choice:4", "next", "choice:1", "bar:back", "skip", "done")
    assert kept(visit) == [KeepOpinion("sku", {SATISFACTION: 4})]


def test_who_takes_the_paper_and_goes_is_not_asked_whether_they_are_there() -> None:
    visit = asked().pass_(120)
    assert visit.page == "rest"
    assert "idle" not in visit.pages
    assert visit.effects[-1] == EndVisit()


def test_who_has_begun_to_answer_is_asked_first_and_what_they_said_counts_once() -> None:
    visit = asked().press("choice:2").pass_(120)
    assert visit.page == "idle"
    assert getattr(visit.view, "text", "") == visit.setting.texts.get("idle.text_empty")
    assert visit.press("stay").page == "survey.more"
    visit.pass_(120 + 45)
    assert visit.page == "rest"
    assert kept(visit) == [KeepOpinion("sku", {SATISFACTION: 2})]
    assert visit.effects[-1] == EndVisit()


def test_leaving_by_the_bar_keeps_what_was_said() -> None:
    visit = asked().press("choice:2", "bar:home")
    assert visit.page == "rest"
    assert kept(visit) == [KeepOpinion("sku", {SATISFACTION: 2})]


def test_back_leads_to_the_number() -> None:
    assert asked().press("bar:back").page == "slip"


def test_a_number_for_something_else_names_no_service() -> None:
    assert kept(asked(service="").press("choice:3", "done")) == [KeepOpinion("", {SATISFACTION: 3})]


def test_an_office_that_does_not_ask_thanks_at_once() -> None:
    assert asked(asks=False).page == "thanks"


def test_nothing_of_an_opinion_says_who_or_which_number() -> None:
    visit = asked().press("choice:3", "next", "choice:4", "done")
    (one,) = kept(visit)
    said = f"{one.service} {sorted(one.scores)}"
    assert visit.issue.request.short_code not in said
    assert set(one.scores) <= {SATISFACTION, *Element}


@pytest.mark.parametrize(
    "control", ["choice:0", "choice:5", "choice:²", "choice:", "skip", "next", "choice:9999999999"]
)
def test_what_cannot_be_said_changes_nothing(control: str) -> None:
    visit = asked()
    before = visit.session
    assert visit.happen(ControlPressed(control)).session == before


def test_on_the_page_between_only_yes_and_enough_mean_something() -> None:
    visit = asked().press("choice:3")
    assert isinstance(visit.view, AskView)
    assert {"next", "done"} <= controls(visit.view)
    before = visit.session
    assert visit.happen(ControlPressed("choice:2")).session == before


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_question_and_answer_has_words(language: str) -> None:
    texts = Texts(language)
    for name in (SATISFACTION, *Element):
        assert texts.get(f"survey.{name}.title").endswith("?")
        assert all(texts.get(f"survey.{name}.{score}") for score in (1, 2, 3, 4))
