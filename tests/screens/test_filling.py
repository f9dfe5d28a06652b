"""Pages that are filled in: field, keys and the way on stay together, and nothing turns away from who is typing."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kiosk.views import DEFAULT_TEXT, Look, Note, NumberPadView, SearchView, TypeView
from tests.ui.measure import dressed
from tests.ui.samples import NUMBER, SAMPLES, TYPE

if TYPE_CHECKING:
    from tests.ui.pen_process import PenProcess

VIEWS: dict[str, Any] = {sample.name: sample.view for sample in SAMPLES}


def _run(glass: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.ui.filling", glass]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "does not fit" not in result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@cache
def _told(glass: str) -> list[dict[str, Any]]:
    return _run(glass)


@pytest.fixture(scope="module", params=["standing", "small", "smallest"])
def pages(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return [page for page in _told(request.param) if "parts" in page]


@pytest.fixture(scope="module")
def story() -> dict[str, Any]:
    told: dict[str, Any] = _told("smallest")[-1]["story"]
    return told


def test_who_begins_finds_the_keys_on_the_first_part(pages: list[dict[str, Any]]) -> None:
    """A question with nothing but a button that hands it to the officer looks as if it were the officer's."""
    for page in pages:
        view = VIEWS[page["sample"]]
        if page["size"] != DEFAULT_TEXT or isinstance(view, SearchView):
            continue
        first = page["parts"][0]["controls"]
        assert view.primary.id in first, page
        assert "key:back" in first or any(one.endswith(":up") for one in first), page
        if len(page["parts"]) > 1:
            assert "turn:aside" in first, page


def test_way_on_from_a_question_without_keys_says_that_it_leads_to_them(pages: list[dict[str, Any]]) -> None:
    for page in pages:
        if isinstance(VIEWS[page["sample"]], SearchView):
            continue
        for before, after in pairwise(page["parts"]):
            if "key:back" in after["controls"]:
                assert "turn:fill" in before["controls"], page


def test_ways_are_as_broad_on_every_part_whatever_the_way_on_is_called() -> None:
    (ways,) = (page["ways"] for page in _told("smallest") if "ways" in page)
    on, fill = (one for part in ways for one in part if one["id"] in {"turn:on", "turn:fill"})
    assert (on["id"], on["left"], on["width"]) == ("turn:on", fill["left"], fill["width"])


@pytest.mark.parametrize("glass", ["small", "smallest"])
def test_no_key_moves_for_a_note_of_any_length(glass: str) -> None:
    looks = [page["keys"] for page in _told(glass) if "keys" in page]
    assert len(looks) == 6
    for alone, *noted in looks:
        assert len(alone) > 10
        assert noted == [alone, alone]


def test_question_is_read_beside_its_note_and_the_keys() -> None:
    """Who is told that nothing was filled in has to see of what."""
    parts = [page for page in _told("small") if "noted" in page]
    assert len(parts) == 2
    for part in parts:
        assert set(part["noted"]) <= set(part["words"])


def test_key_to_the_right_goes_on_before_it_turns_and_comes_back_to_it() -> None:
    (steps,) = (page["steps"] for page in _told("smallest") if "steps" in page)
    assert steps == [["next", 0], ["", 1], ["next", 0]]


def test_field_keys_and_the_way_on_are_on_one_part(pages: list[dict[str, Any]]) -> None:
    for page in pages:
        view = VIEWS[page["sample"]]
        if not isinstance(view, NumberPadView | TypeView | SearchView):
            continue
        (work,) = [part for part in page["parts"] if "key:back" in part["controls"]]
        assert work["fields"], page
        if not isinstance(view, SearchView):
            assert view.primary.id in work["controls"], page
        if isinstance(view, TypeView):
            assert "key:space" in work["controls"], page


def test_note_stands_where_the_field_stands(pages: list[dict[str, Any]]) -> None:
    for page in pages:
        view = VIEWS[page["sample"]]
        if view.note is None or not isinstance(view, NumberPadView | TypeView):
            continue
        (part,) = [part for part in page["parts"] if view.note.text in part["words"]]
        assert part["fields"], page


def test_everything_that_is_asked_is_said(pages: list[dict[str, Any]]) -> None:
    for page in pages:
        words = {text for part in page["parts"] for text in part["words"]}
        assert VIEWS[page["sample"]].title in words, page


def test_every_letter_can_be_reached(pages: list[dict[str, Any]]) -> None:
    for page in pages:
        view = VIEWS[page["sample"]]
        if isinstance(view, TypeView | SearchView):
            names = {name for part in page["parts"] for name in part["controls"]}
            wanted = {f"key:{key}" for row in view.rows for key in row}
            assert wanted <= names or "pad:1" in names, page


def test_who_types_stays_at_the_keys(story: dict[str, Any]) -> None:
    assert "key:back" not in story["question"]["controls"]
    assert "key:back" in story["keys"]["controls"]
    assert story["typed"]["controls"] == story["keys"]["controls"]
    assert story["typed"]["fields"] == ["SITI CONTO_"]
    assert "key:back" in story["other_page_keys"]["controls"]
    assert story["noted"]["controls"] == story["other_page_keys"]["controls"]


def test_sheet_of_keys_is_the_pens_to_turn_and_stays(story: dict[str, Any]) -> None:
    assert "key:A" in story["keys"]["controls"]
    assert story["other_keys"]["is_own"]
    assert "key:A" not in story["other_keys"]["controls"]
    assert story["other_keys_typed"]["controls"] == story["other_keys"]["controls"]
    assert not story["mind's"]["is_own"]


def test_who_is_told_of_a_problem_sees_it_beside_the_field(story: dict[str, Any]) -> None:
    told = story["told"]
    assert any("terlalu pendek" in text for text in told["words"])
    assert told["fields"]


def test_another_page_begins_with_its_question(story: dict[str, Any]) -> None:
    assert "Di mana alamat tempat usahanya?" in story["other_page"]["words"]


@pytest.mark.window
@pytest.mark.parametrize("view", [NUMBER, TYPE], ids=["digits", "letters"])
@pytest.mark.parametrize("text", [0, 1, 2, 3])
def test_no_key_moves_when_a_note_comes_or_goes(
    shown_pen: PenProcess, view: NumberPadView | TypeView, text: int
) -> None:
    """A finger on its way would press another key."""
    notes = (None, Note("info", "Masih kurang 2 angka."), Note("problem", "Baru 14 angka.\nNIK ada 16 angka."))
    drawn = [shown_pen.draw(dressed(msgspec.structs.replace(view, note=note), Look(text))) for note in notes]
    alone, *noted = [[one for one in page.targets if one.id.startswith("key:")] for page in drawn]
    assert alone
    assert noted == [alone, alone]


@pytest.mark.window
def test_no_key_moves_for_who_comes_back_to_a_search_that_found_nothing(shown_pen: PenProcess) -> None:
    some = VIEWS["search-service"]
    nothing = msgspec.structs.replace(some, text="IMBX", choices=(), note=Note("info", "Belum ketemu."))
    drawn = [shown_pen.draw(dressed(view, Look())) for view in (some, TYPE, nothing)]
    found, _, alone = [[one for one in page.targets if one.id.startswith("key:")] for page in drawn]
    assert found
    assert alone == found


@pytest.mark.parametrize("glass", ["standing-low", "smallest"])
def test_no_step_of_a_date_moves_for_a_note_or_a_month(glass: str) -> None:
    """The second press of two would step something else, or nothing."""
    command = [sys.executable, "-m", "tests.ui.stepping", glass]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    looks = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(looks) == 8
    for first, *others in looks:
        assert len(first) == 7
        assert all(one == first for one in others)


@pytest.mark.window
def test_no_key_moves_while_a_long_number_is_typed(shown_pen: PenProcess) -> None:
    """Beside the keys a panel that is used sitting has no room for a NIK on one line."""
    view = msgspec.structs.replace(NUMBER, note=None, longest="0000 0000 0000 0000")
    texts = ("", "6474 0212", "6474 0212 0590 0001")
    drawn = [
        shown_pen.draw(dressed(msgspec.structs.replace(view, text=text), Look(1, is_low=True))).targets
        for text in texts
    ]
    assert any(one.id == "key:5" for one in drawn[0])
    assert drawn == [drawn[0]] * len(texts)
