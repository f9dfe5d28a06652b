"""While the machine works a page says so in words: what cannot be pressed now is no button."""

from __future__ import annotations

import pytest

from kiosk.views import AskView
from tests.fakes.technician_pages import technician_pages

NOTHING = ("tech.looking", "tech.new.writing", "tech.voices.waiting", "tech.parts.waiting")
WAYS_OUT = {
    "tech.finding": "stop_waiting",
    "tech.try": "stop_waiting",
    "tech.new.trying": "later",
    "tech.soaking": "stop_soak",
}


@pytest.mark.parametrize("name", [*NOTHING, *WAYS_OUT])
def test_a_page_that_waits_has_nothing_that_goes_on(name: str) -> None:
    page = technician_pages()[name]
    assert isinstance(page, AskView)
    assert page.text
    assert page.primary is None
    assert [one.id for one in page.others] == ([WAYS_OUT[name]] if name in WAYS_OUT else [])
