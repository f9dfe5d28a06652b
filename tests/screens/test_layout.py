"""Every sample on every panel: large enough, apart, inside, and nothing cut."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from typing import Any

import pytest

from kiosk.views import DEFAULT_TEXT, TEXT_CAPITALS_MM, NumberPadView, SearchView, TypeView, View
from tests.ui.panels import GLASSES, LYING, SMALLEST, STANDING, Glass
from tests.ui.samples import SAMPLES

LEAST_TARGET_MM = 20.0
LEAST_GAP_MM = 3.0
LEAST_EDGE_MM = 10.0
LEAST_PRIMARY_MM = 25.0
LEAST_CAPITAL_MM = TEXT_CAPITALS_MM[DEFAULT_TEXT]
LEAST_BAND_CAPITAL_MM = TEXT_CAPITALS_MM[0]
CAPITAL = 0.668
ROUNDING_PX = 1
MOST_SHOWN = 26  # as long as a name; of an address the smallest panels may show the end


@pytest.fixture(scope="module", params=GLASSES, ids=lambda glass: glass.name)
def drawn(request: pytest.FixtureRequest) -> tuple[Glass, list[dict[str, Any]]]:
    glass: Glass = request.param
    command = [sys.executable, "-m", "tests.ui.measure", glass.name]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "does not fit" not in result.stderr
    return glass, [json.loads(line) for line in result.stdout.splitlines()]


def test_every_kind_has_a_sample() -> None:
    kinds = set(View.__args__)
    assert kinds == {type(sample.view) for sample in SAMPLES}


@pytest.mark.parametrize("glass", [STANDING, SMALLEST], ids=lambda glass: glass.name)  # the least reach, the least room
def test_questions_of_shipped_services_fit(glass: Glass) -> None:
    command = [sys.executable, "-m", "tests.ui.shipped", glass.name]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert int(result.stdout) > 0
    assert "does not fit" not in result.stderr


def test_all_samples_are_measured(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    assert list(dict.fromkeys(page["sample"] for page in drawn[1])) == [sample.name for sample in SAMPLES]


def test_every_part_of_a_page_is_measured_and_can_be_turned_to(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    for page in drawn[1]:
        names = {target[0] for target in page["targets"]}
        assert ("turn:back" in names) == (page["part"] > 0), page["sample"]
        goes_on = bool(names & {"turn:on", "turn:aside", "turn:fill"})
        assert goes_on == (page["part"] < page["parts"] - 1), page["sample"]


def test_every_control_of_a_page_is_on_one_of_its_parts(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    for sample in SAMPLES:
        names = {target[0] for page in drawn[1] if page["sample"] == sample.name for target in page["targets"]}
        parts = (getattr(sample.view, "choices", ()), getattr(sample.view, "others", ()))
        wanted = {one.id for part in parts for one in part}
        primary = getattr(sample.view, "primary", None)
        assert names >= wanted | ({primary.id} if primary else set()), sample.name


def test_targets_hold_a_fingertip(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    for page in drawn[1]:
        assert page["targets"], page["sample"]
        for name, _, _, width, height in page["targets"]:
            least = (width + ROUNDING_PX, height + ROUNDING_PX)
            assert min(least) / page["px_per_mm"] >= LEAST_TARGET_MM, (page["sample"], name, width, height)


def test_the_button_that_goes_on_is_higher_than_others_need_be(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    views = {sample.name: sample.view for sample in SAMPLES}
    for page in drawn[1]:
        primary = getattr(views[page["sample"]], "primary", None)
        for name, _, _, _, height in page["targets"]:
            if primary is not None and name == primary.id:
                assert (height + ROUNDING_PX) / page["px_per_mm"] >= LEAST_PRIMARY_MM, (page["sample"], name)


def test_targets_keep_their_distance(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    glass, pages = drawn
    for page in pages:
        ratio = page["px_per_mm"]
        for name, left, bottom, width, height in page["targets"]:
            edge = min(left, bottom, glass.px[0] - left - width, glass.px[1] - bottom - height)
            assert edge / ratio >= LEAST_EDGE_MM, (page["sample"], name, edge / ratio)
        for one, other in combinations(page["targets"], 2):
            assert _gap(one[1:], other[1:]) / ratio >= LEAST_GAP_MM - 0.3, (page["sample"], one, other)


def test_no_words_are_cut(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    glass, pages = drawn
    for page in pages:
        for leaf in page["leaves"]:
            x, y, width, height = leaf["box"]
            is_inside = x >= 0 and y >= 0 and x + width <= glass.px[0] and y + height <= glass.px[1]
            assert is_inside, (page["sample"], leaf)
            if "text" in leaf:
                assert leaf["natural"][1] <= leaf["room"][1] + ROUNDING_PX, (page["sample"], leaf)
                is_whole = leaf["word"] <= leaf["room"][0] + ROUNDING_PX
                assert is_whole or leaf["is_breakable"], (page["sample"], leaf)


def test_words_can_be_read_from_where_one_stands(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    for page in drawn[1]:
        for leaf in page["leaves"]:
            if "font_px" in leaf:
                capital_mm = leaf["font_px"] * CAPITAL / page["px_per_mm"]
                least = LEAST_BAND_CAPITAL_MM if leaf["is_band"] else LEAST_CAPITAL_MM
                assert capital_mm >= least, (page["sample"], leaf["text"], capital_mm)


def test_long_word_that_was_typed_leaves_the_page_as_large_as_it_is(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    plain = _title_px(drawn[1], "type")
    for name in ("type-word", "type-long-word", "type-longest"):
        assert _title_px(drawn[1], name) == plain, name
    if drawn[0] in {STANDING, LYING}:  # a small panel has no room for the lines it takes
        assert _title_px(drawn[1], "check-long-word") >= _title_px(drawn[1], "check-short")


def test_end_of_what_is_typed_is_always_seen(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    views = {sample.name: sample.view for sample in SAMPLES}
    for page in drawn[1]:
        if isinstance(view := views[page["sample"]], NumberPadView | TypeView | SearchView):
            fields = [leaf for leaf in page["leaves"] if leaf["kind"] in {"TypedWords", "LongTypedWords"}]
            assert len(fields) == 1 or not _has_keys(page), page["sample"]
            for field in fields:
                assert field["text"].endswith("_"), page["sample"]
                whole = getattr(view, "prefix", "") + view.text
                assert field["text"].strip("…_") in whole, page["sample"]
                is_short = len(whole) <= MOST_SHOWN
                assert not is_short or field["text"] == whole + "_", page["sample"]


@pytest.mark.parametrize(
    "names",
    [
        ("search", "search-few", "search-nothing", "search-many"),
        ("search-service", "search-service-few"),
        ("type-long", "type-long-empty"),
    ],
    ids=lambda names: names[0],
)
def test_no_key_moves_while_one_types(drawn: tuple[Glass, list[dict[str, Any]]], names: tuple[str, ...]) -> None:
    first, *others = (_keys(drawn[1], name) for name in names)
    assert first
    for name, keys in zip(names[1:], others, strict=True):
        assert keys == first, name


def test_page_is_large_again_when_what_was_typed_is_taken_back(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    before, full, after = (_title_px(drawn[1], name) for name in ("type-before", "type-full", "type-back"))
    is_in_parts = any(page["sample"] == "type-full" and page["parts"] > 1 for page in drawn[1])
    assert before == after
    assert full <= before or is_in_parts  # a question on a part of its own has the room that the text takes from others


def test_nothing_lies_on_anything_else(drawn: tuple[Glass, list[dict[str, Any]]]) -> None:
    for page in drawn[1]:
        for one, other in combinations(page["leaves"], 2):
            assert not _overlap(one["box"], other["box"]), (page["sample"], one, other)
        for leaf in page["leaves"]:
            for name, *box in page["targets"]:
                if leaf["control"] == name:
                    assert _is_within(leaf["box"], box), (page["sample"], leaf, name)
                else:
                    assert not _overlap(leaf["box"], box), (page["sample"], leaf, name)


def _has_keys(page: dict[str, Any]) -> bool:
    """Whether one types on this part."""
    return any(target[0] == "key:back" for target in page["targets"])


def _title_px(pages: list[dict[str, Any]], sample: str) -> int:
    """The font size of a sample's title, which follows the page's scale."""
    of_it = [leaf for page in pages if page["sample"] == sample for leaf in page["leaves"]]
    title = next(leaf for leaf in of_it if leaf.get("role") == "title")
    return int(title["font_px"])


def _keys(pages: list[dict[str, Any]], sample: str) -> list[list[Any]]:
    """The keys of a sample's keyboard with their places."""
    on_all = [target for page in pages if page["sample"] == sample for target in page["targets"]]
    return [target for target in on_all if target[0].startswith("key:")]


def _gap(one: list[int], other: list[int]) -> float:
    """The distance between two rectangles along the axis on which they are apart."""
    across = max(one[0], other[0]) - min(one[0] + one[2], other[0] + other[2])
    along = max(one[1], other[1]) - min(one[1] + one[3], other[1] + other[3])
    return max(across, along)


def _overlap(one: list[int], other: list[int]) -> bool:
    return _gap(one, other) < -ROUNDING_PX


def _is_within(inner: list[int], outer: list[int]) -> bool:
    return (
        inner[0] >= outer[0] - ROUNDING_PX
        and inner[1] >= outer[1] - ROUNDING_PX
        and inner[0] + inner[2] <= outer[0] + outer[2] + ROUNDING_PX
        and inner[1] + inner[3] <= outer[1] + outer[3] + ROUNDING_PX
    )
