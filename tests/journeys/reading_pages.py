"""Every page that is read before the questions, of every shipped service and of one an office wrote, on one panel.

`python -m tests.journeys.reading_pages GLASS` draws them off screen in a process of its own and prints how many; a page
that does not fit is an error in the log.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.journey.pages._lists import reading_pages
from kiosk.views import Button, Note, Section, ShowView
from screens._environment import prepare
from tests.kiosk.journey.visit import Visit, controls, shipped
from tests.ui.panels import GLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.views import View


OFFICE_LINE = "Fotokopi kartu keluarga semua anggota yang ikut, asli dibawa ke kantor kelurahan"
# The lengths of the lines of each section.
SHAPES = (
    [[40] * 30],
    [[50] * 14],
    [[52] * 4] * 3,
    [[60], [40] * 10],
    [[30], [40] * 9, [79] * 3],
    [[79, 38, 36, 78], [40] * 11],
    [[40] * 3] * 8,
)


def main(name: str) -> None:
    """Draw all on one panel."""
    glass = next(one for one in GLASSES if one.name == name)
    prepare(glass.px, driver="offscreen")
    from screens._registry import load_kinds  # noqa: PLC0415 - makes the window
    from screens._stage import Stage  # noqa: PLC0415
    from screens.theme import Panel  # noqa: PLC0415

    stage = Stage(load_kinds(), Panel(*glass.px, *glass.mm))
    count = 0
    views = [view for service in shipped().services for view in pages_of(service.code)]
    for view in (*views, *replaced_pages(), *written_pages()):
        stage.show(view, ())
        count += 1
    sys.stdout.write(f"{count}\n")


def pages_of(service: str) -> Iterator[View]:
    """Referral, what to prepare, and what happens where nothing at all is here."""
    visit = Visit(has_scanner=False).choose(service)  # so that a note stands on the page
    if visit.page == "starts":
        yield visit.view
        yield visit.press("choice:no").view
        visit.press("bar:back", "choice:yes")
    yield from turned(visit)
    visit.press("incomplete")
    while True:
        visit.press(*sorted(one for one in controls(visit.view) if one.startswith("choice:")))
        if "more" not in controls(visit.view):
            break
        visit.press("more")
    yield from turned(visit.press("next"))


def replaced_pages() -> Iterator[View]:
    """What to prepare, found by the name a paper had before a law replaced it."""
    for paper in shipped().offers["id"].replaced:
        visit = Visit().press("start", "search").type(paper.code.upper())
        yield from turned(visit.press(f"replaced:{paper.code}"))


def written_pages() -> Iterator[View]:
    """What an office may write, under the longest title and note there are: many lines, long ones, unequal sections."""
    page = Visit(has_scanner=False).choose("ktp-b").view
    assert isinstance(page, ShowView)
    note = Note("warning", "Pemindai belum menjawab, jadi berkas dibawa ke loket. Petugas memindai di sana saja.")
    turners = (*page.others, Button("previous", "Sebelumnya"))
    for shape in SHAPES:
        sections = (
            Section("eye-outline", "Waktu dan biaya", tuple(OFFICE_LINE[:length] for length in lines))
            for lines in shape
        )
        for held in reading_pages(sections):
            yield replace(page, title=OFFICE_LINE, sections=held, note=note, others=turners)


def turned(visit: Visit) -> Iterator[View]:
    """All pages of something long."""
    yield visit.view
    while "more" in controls(visit.view):
        yield visit.press("more").view


if __name__ == "__main__":
    main(sys.argv[1])
