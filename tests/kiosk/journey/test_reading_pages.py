"""What is too long for one column goes on in a section that says so."""

from __future__ import annotations

from kiosk.journey.pages._lists import reading_pages
from kiosk.texts import Texts
from kiosk.views import Section, ShowView
from tests.kiosk.journey.visit import Visit, shipped

LINES = tuple(f"Berkas nomor {number}, asli: dipindai di mesin ini." for number in range(20))


def test_the_rest_of_a_long_section_is_headed_as_the_rest() -> None:
    long = Section("file", "Apa yang disiapkan?", LINES)
    pages = reading_pages((long,), {long.heading: "Apa lagi yang disiapkan?"})
    first, *rest = (section for page in pages for section in page)
    assert first.heading == long.heading
    assert {one.heading for one in rest} == {"Apa lagi yang disiapkan?"}
    assert (*first.lines, *(line for one in rest for line in one.lines)) == LINES


def test_nobody_is_asked_twice_on_a_page_what_to_prepare() -> None:
    heading, seen = Texts("id").get("prepare.bring"), 0
    for service in shipped().services:
        view = Visit().choose(service.code).view
        if isinstance(view, ShowView):
            headings = [section.heading for section in view.sections]
            seen += 1
            assert headings.count(heading) <= 1
    assert seen
