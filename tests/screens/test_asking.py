"""A question that comes in parts begins with answers to press, all of them where they are few; none is cramped."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from kiosk.views import DEFAULT_TEXT, ShowView
from tests.ui.matrix import LARGEST
from tests.ui.panels import LYING, SMALL, SMALLEST, STANDING, Glass
from tests.ui.samples import SAMPLES

_ASKING = ("noted", "lacking", "two", "two-warned", "four", "four-chosen", "unsaved", "still")
_QUESTIONS = ("choose-two", "choose-starts", "check-group", *(f"asking-{name}" for name in _ASKING))
_LEAST_MARK_MM = 8
_COMPARED = {"choose-two": 2, "asking-two": 2, "asking-two-warned": 2, "asking-four": 4, "asking-four-chosen": 4}

MOST_EMPTY_MM = 25.0


def _parts(glass: Glass, text: int, *samples: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.ui.measure", glass.name, str(text), *samples]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "does not fit" not in result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module", params=[SMALL, SMALLEST], ids=lambda glass: glass.name)
def largest(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return _parts(request.param, LARGEST, *_QUESTIONS, "show-incomplete")


def _pressed(page: dict[str, Any]) -> list[str]:
    """What can be pressed on a part beside what every page has."""
    return [name for name, *_ in page["targets"] if not name.startswith(("bar:", "turn:"))]


def test_question_has_an_answer_on_its_first_part_at_the_largest_text(largest: list[dict[str, Any]]) -> None:
    firsts = [page for page in largest if page["part"] == 0 and page["sample"] in _QUESTIONS]
    assert len(firsts) == len(_QUESTIONS)
    for page in firsts:
        assert _pressed(page), page["sample"]


def test_few_answers_are_seen_at_once_so_that_none_is_pressed_for_standing_first(
    largest: list[dict[str, Any]],
) -> None:
    for page in largest:
        if page["part"] == 0 and page["sample"] in _COMPARED:
            assert len(_pressed(page)) >= _COMPARED[page["sample"]], page["sample"]


@pytest.mark.parametrize(
    ("sample", "said", "button"),
    [("asking-unsaved", "Belum tersimpan", "send"), ("asking-two-warned", "Pilihan ini berbeda", "next")],
)
def test_note_stands_on_the_part_of_the_button_it_speaks_of(
    largest: list[dict[str, Any]], sample: str, said: str, button: str
) -> None:
    (page,) = _saying(largest, sample, said)
    assert button in _pressed(page)


@pytest.mark.parametrize(("sample", "said"), [("asking-noted", "Pencetak"), ("asking-lacking", "Belum ada")])
def test_note_has_an_answer_beside_it(largest: list[dict[str, Any]], sample: str, said: str) -> None:
    (page,) = _saying(largest, sample, said)
    assert _pressed(page)


def test_line_of_a_list_stands_under_its_heading_and_none_is_left_over_alone(largest: list[dict[str, Any]]) -> None:
    view = next(sample.view for sample in SAMPLES if sample.name == "show-incomplete")
    assert isinstance(view, ShowView)
    headings = {section.heading for section in view.sections}
    (first, *others) = next(section.lines for section in view.sections)
    pages = [page for page in largest if page["sample"] == "show-incomplete"]
    assert len(pages) > len(headings), "a list takes two parts"
    for page in pages:
        said = {leaf["text"] for leaf in page["leaves"] if "text" in leaf}
        assert said & headings, page["part"]
        assert first in said or said.issuperset(others), page["part"]


def test_what_several_lack_is_told_above_them_as_large_as_they_are() -> None:
    (page,) = _parts(STANDING, DEFAULT_TEXT, "asking-lacking")
    note = next(leaf for leaf in page["leaves"] if leaf.get("text", "").startswith("Belum ada"))
    answer = next(leaf for leaf in page["leaves"] if leaf.get("text") == "KTP-el")
    assert note["font_px"] >= 0.85 * answer["font_px"]
    assert note["box"][1] > max(y + height for name, _, y, _, height in page["targets"] if name in _pressed(page))
    assert not any("Pilih semua" in leaf.get("text", "") for leaf in page["leaves"]), "it stands in the hint's place"


def test_who_asked_for_small_text_has_no_title_thrice_as_large_as_the_answers() -> None:
    (page,) = _parts(STANDING, 0, "asking-two")
    title, answers = (
        [leaf["font_px"] for leaf in page["leaves"] if leaf.get("role") == role] for role in ("title", "strong")
    )
    assert max(title) <= 2 * min(answers)


def test_choice_moves_no_answer_and_no_word(largest: list[dict[str, Any]]) -> None:
    plain, chosen = (_first(largest, name) for name in ("asking-four", "asking-four-chosen"))
    assert plain["targets"] == chosen["targets"]
    assert _words(plain) == _words(chosen)
    assert len(chosen["leaves"]) == len(plain["leaves"]) + 1, "the mark"


def test_mark_of_a_choice_is_seen_and_covers_neither_picture_nor_word() -> None:
    page = _first(_parts(SMALLEST, LARGEST, "asking-four-chosen"), "asking-four-chosen")
    plain = _first(_parts(SMALLEST, LARGEST, "asking-four"), "asking-four")
    places = [leaf["control"] for leaf in plain["leaves"]]
    (control,) = {one for one in places if [leaf["control"] for leaf in page["leaves"]].count(one) > places.count(one)}
    mark, picture = sorted(
        (leaf["box"] for leaf in page["leaves"] if leaf["control"] == control and leaf["kind"] == "Icon"),
        key=lambda box: -box[0],
    )
    words = [leaf["box"] for leaf in page["leaves"] if leaf["control"] == control and "text" in leaf]
    assert min(mark[2:]) >= _LEAST_MARK_MM * SMALLEST.px_per_mm - 1
    assert picture[0] + picture[2] <= mark[0] + 1
    assert all(mark[0] + mark[2] < left for left, *_ in words)


def test_answer_alone_in_its_row_is_dressed_as_the_others() -> None:
    page = _first(_parts(SMALL, DEFAULT_TEXT, "asking-odd"), "asking-odd")
    widths = {width for name, _, _, width, _ in page["targets"] if name in _pressed(page)}
    icons = [leaf["control"] for leaf in page["leaves"] if leaf["kind"] == "Icon" and leaf["control"] in _pressed(page)]
    assert len(widths) == 2, "two columns and a broad one"
    assert len(icons) == len(set(icons)), "a picture each, and no arrow on the broad one"


def test_amount_stands_between_its_sign_and_its_unit() -> None:
    page = _first(_parts(SMALL, DEFAULT_TEXT, "number-unit"), "number-unit")
    assert {"Rp1.500.000_", "sebulan"} <= {text for text, _ in _words(page)}


def test_no_group_of_an_amount_is_parted_at_the_largest_text() -> None:
    page = _first(_parts(SMALL, LARGEST, "number-unit"), "number-unit")
    (typed,) = (leaf for leaf in page["leaves"] if leaf["kind"] == "TypedWords")
    assert typed["word"] <= typed["room"][0]


def _saying(pages: list[dict[str, Any]], sample: str, said: str) -> list[dict[str, Any]]:
    """The parts of a sample on which something is written that begins so."""
    ours = [page for page in pages if page["sample"] == sample]
    return [page for page in ours if any(leaf.get("text", "").startswith(said) for leaf in page["leaves"])]


def _first(pages: list[dict[str, Any]], sample: str) -> dict[str, Any]:
    """The first part of a sample."""
    return next(page for page in pages if page["sample"] == sample and page["part"] == 0)


def _words(page: dict[str, Any]) -> list[tuple[str, list[float]]]:
    """What is written, and where."""
    return [(leaf["text"], leaf["box"]) for leaf in page["leaves"] if "text" in leaf]


def test_title_does_not_stand_alone_on_the_first_part(largest: list[dict[str, Any]]) -> None:
    (page,) = [page for page in largest if page["sample"] == "show-incomplete" and page["part"] == 0]
    words = [leaf for leaf in page["leaves"] if "text" in leaf and not leaf["is_band"] and not leaf["control"]]
    assert any(leaf["role"] != "title" for leaf in words)


@pytest.mark.parametrize(("text", "abreast"), [(DEFAULT_TEXT, 2), (LARGEST - 1, 1)])
def test_words_that_two_columns_would_cramp_stand_in_one(text: int, abreast: int) -> None:
    (page,) = _parts(SMALLEST, text, "choose-starts")
    assert len({left for name, left, *_ in page["targets"] if name in {"yes", "no"}}) == abreast


@pytest.mark.parametrize("sample", ["asking-many", "asking-unchecked"])
def test_who_asked_for_the_largest_text_turns_to_what_one_column_has_no_room_for(sample: str) -> None:
    pages = _parts(STANDING, LARGEST, sample)
    lefts = [{left for name, left, *_ in page["targets"] if name.startswith("answer:")} for page in pages]
    assert [len(one) for one in lefts] == [1, 1]


def test_two_answers_below_a_note_leave_no_empty_band() -> None:
    page = _first(_parts(LYING, LARGEST, "asking-noted"), "asking-noted")
    turn = max(y + height for name, _, y, _, height in page["targets"] if name.startswith("turn:"))
    lowest = min(y for name, _, y, *_ in page["targets"] if name in _pressed(page))
    assert (lowest - turn) / page["px_per_mm"] < MOST_EMPTY_MM
