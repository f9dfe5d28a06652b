"""A service that is not written to its end yet: checked like all, and never offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.catalogue import load
from tests.kiosk.catalogue.folders import LANES, small, swap

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = small(tmp_path / "data")
    swap(folder / "services/sku/service.toml", "order = 10", "is_draft = true\norder = 10")
    return folder


def test_a_draft_is_known_and_in_no_offer(folder: Path) -> None:
    catalogue = load(folder, LANES)
    assert catalogue.problems == ()
    assert [service.code for service in catalogue.drafts] == ["sku"]
    for offer in catalogue.offers.values():
        assert [service.code for service in offer.services] == ["sktm", "skd"]


def test_a_draft_with_a_problem_is_told_and_no_draft_any_more(folder: Path) -> None:
    swap(folder / "services/sku/service.toml", 'title = "Surat', 'title = "Mohon surat')
    catalogue = load(folder, LANES)
    assert [problem.key for problem in catalogue.problems] == ["title"]
    assert catalogue.drafts == ()


def test_what_is_written_to_its_end_is_offered_under_the_same_definition(folder: Path) -> None:
    swap(folder / "services/sku/service.toml", "is_draft = true", "is_draft = false")
    written = load(folder, LANES).service("sku").definition
    swap(folder / "services/sku/service.toml", "is_draft = false\n", "")
    assert load(folder, LANES).service("sku").definition == written
