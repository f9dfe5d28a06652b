"""The whole walk without a screen: both panels, every story, and the evidence into a folder."""

from __future__ import annotations

import os
import re
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageChops

from deploy.office import LANDSCAPE, PORTRAIT, Idle, Office, Panel, Ports, running
from tests.journeys import stories
from tests.journeys.counter import shows
from tests.journeys.desk import Desk
from tests.journeys.paper import Paper, take_paper
from tests.journeys.reading import HEADER_SHARE, read_number
from tests.journeys.report import Report
from tests.journeys.resident import Album, Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Patient enough for somebody who presses every half second on a busy machine, impatient enough to be watched.
IDLE = Idle(idle_s=20.0, warn_s=6.0, speech_pace=0.01)
# Of one application.
MUST_MEET = (
    *("rest", "home", "group.*", "prepare", "notice", "for_whom", "question.nik", "confirm_nik", "scan.*", "priority"),
    *("check", "slip", "thanks", "help", "officer*"),
)
# Of all other stories.
MUST_MEET_BESIDES = (
    *("missing", "incomplete", "starts", "referral", "search", "question.sejak_tanggal", "idle", "leave"),
    *("number.service", "number.group.*", "number.priority", "survey.satisfaction"),
)
MOST_TOUCHES = 5
CALLED_S = 20.0
# Random, url-safe, at least 128 bits: nobody guesses it, and it says nothing.
SECRET = re.compile(r"[A-Za-z0-9_-]{22,64}")


def walk(
    out: Path,
    state: Path,
    tell: Callable[[str], None],
    panels: tuple[Panel, ...] = (PORTRAIT, LANDSCAPE),
    catalogue: Path | None = None,
    *,
    is_whole: bool = True,
) -> int:
    """Walk on these panels; 0 only if everything was as it must be.

    Args:
        out: Takes the evidence.
        state: Takes what the office keeps.
        tell: Hears how far it is.
        panels: One after the other.
        catalogue: The office's services; the shipped ones where None.
        is_whole: Every story; else one application.
    """
    for folder in (out, state):
        shutil.rmtree(folder, ignore_errors=True)
    (out / "screens").mkdir(parents=True)
    report = Report()
    for panel in panels:
        tell(f"  {panel.name}, {panel.width_px} x {panel.height_px} ...")
        _walk_panel(panel, out, state / panel.name, report, catalogue, is_whole=is_whole)
    for name in ("slip.png", "slip.txt", "desk.png"):
        report.check("both", f"{name} is there", (out / name).is_file())
    report.write(out / "summary.md")
    for check in report.failed:
        tell(f"  FAILED on {check.panel}: {check.what}. {check.detail}")
    tell(f"  {report.verdict}; see {out / 'summary.md'}")
    return 1 if report.failed else 0


def _walk_panel(
    panel: Panel, out: Path, state: Path, report: Report, catalogue: Path | None, *, is_whole: bool
) -> None:
    with Display.start(panel.width_px, panel.height_px) as display:
        environment = {**os.environ, "DISPLAY": display.name}
        office = Office(state, Ports.free(), panel, IDLE, environment, catalogue)
        album = Album(out / "screens", panel.name)
        with running(office):
            try:
                Walk(panel, office, display, album, out, report).go(is_whole=is_whole)
            except AssertionError as err:
                display.screenshot().save(out / "screens" / f"{panel.name}-stuck.png")
                report.check(panel.name, "the walk came to its end", False, str(err))
        report.screens += album.names
        for page in (*MUST_MEET, *(MUST_MEET_BESIDES if is_whole else ())):
            report.check(panel.name, f"met page {page}", album.has_met(page))


@dataclass
class Walk:
    """One resident after the other at one kiosk, and an officer at the desk."""

    panel: Panel
    office: Office
    display: Display
    album: Album
    out: Path
    report: Report

    def go(self, *, is_whole: bool) -> None:
        """Every story, or one application."""
        trace = Trace(self.office.trace, self.office.check_alive)
        resident = Resident(self.display, trace, self.album)
        first = resident.on("rest", within_s=30.0).page
        self._figure("start to first touchable screen", f"{first.at_s - self.office.kiosk_started_s:.2f} s")
        self._apply(resident)
        if is_whole:
            self._apply_without_nik(resident)
            stories.find_out_what_is_missing(resident)
            stories.find_out_where_to_go_first(resident)
            self._take_guidance(resident)
            self._take_number(resident)
            self._be_still(resident)

    def _apply(self, resident: Resident) -> None:
        began_s = time.monotonic()
        told = stories.apply_for_business_letter(resident)
        self._figure("rest to slip, scripted", f"{time.monotonic() - began_s:.1f} s, {resident.touches} touches")
        paper = self._check_slip(resident, 1)
        resident.on("slip").look("printed")
        if not (self.out / "slip.png").exists():
            (self.out / "slip.png").write_bytes(paper.png)
            (self.out / "slip.txt").write_text(paper.text, encoding="utf-8")
        self._call_at_desk(self._number_on_glass(resident), told)
        # The kiosk learns of the call a moment later; a page that comes when it likes would meet the resident anywhere.
        resident.on("called", within_s=CALLED_S).press("stay").on("slip")
        stories.finish_when_called(resident)

    def _apply_without_nik(self, resident: Resident) -> None:
        stories.apply_without_knowing_the_nik(resident)
        self._check_slip(resident, 2)
        stories.finish(resident)

    def _take_number(self, resident: Resident) -> None:
        touches = stories.take_number_only(resident)
        self._check(f"number only in at most {MOST_TOUCHES} touches", touches <= MOST_TOUCHES, f"{touches}")
        self._check_slip(resident, 6)
        stories.finish(resident)

    def _take_guidance(self, resident: Resident) -> None:
        stories.find_by_the_old_name(resident)
        self._check_slip(resident, 5)  # papers 3 and 4 were a list and a referral, without a number
        stories.finish(resident)

    def _be_still(self, resident: Resident) -> None:
        stories.be_still(resident, IDLE.idle_s + 5, IDLE.warn_s + 5)
        self._check("the idle warning counts down and returns to rest", True)
        stories.up_to_questions(resident, "sku")
        before = self.album.first("question.nik")
        now = _below_header(resident.on("question.nik").settle().picture())
        is_clean = ImageChops.difference(_below_header(before), now).getbbox() is None
        self._check("the next resident's NIK page shows nothing of the last", is_clean)
        resident.press("bar:home").on("leave").press("leave").on("rest")

    def _check_slip(self, resident: Resident, nth: int) -> Paper:
        number = self._number_on_glass(resident)
        self._check(f"a number stands on the screen ({nth})", bool(re.fullmatch(r"[A-Z]\d{3}", number)), number)
        paper = take_paper(self.office, nth)
        self._figure(
            f"touch to last byte at the printer ({nth})", f"{1000 * (paper.last_byte_s - resident.last_touch_s):.0f} ms"
        )
        self._figure(f"slip ({nth})", f"{paper.byte_count} bytes")
        self._check(f"the slip says the number on the screen ({nth})", _dashed(number) in paper.text, number)
        codes = paper.codes
        is_secret = len(codes) == 1 and SECRET.fullmatch(codes[0]) is not None
        self._check(f"the slip's QR is read and holds only a secret ({nth})", is_secret, f"{len(codes)} codes")
        said = re.sub(r"[\s.]", "", paper.text)
        names = [name for name in (stories.NIK, stories.FULL_NAME.replace(" ", "")) if name.upper() in said.upper()]
        self._check(f"neither NIK nor full name on the slip ({nth})", not names)
        return paper

    def _call_at_desk(self, number: str, told: stories.Told) -> None:
        with Desk(self.office) as desk:
            called = desk.call_next()
            picture = self.out / "desk.png"
            desk.screenshot(picture if not picture.exists() else self.office.folder / "desk.png")
            self._check("the desk calls the number on the screen", called == _dashed(number), f"{called} / {number}")
            answers = desk.answers()
            for code, typed in told.answers.items():
                answer = answers.get(code)
                is_same = answer is not None and answer.is_seen and answer.agrees_with(typed)
                self._check(f"at the desk: {code} as told at the kiosk", is_same, "" if answer else "not there")
            self._check("the scanned page is seen at the desk", desk.shows_scan())
            self._check("the line display shows the number", shows(self.office, called), called)

    def _number_on_glass(self, resident: Resident) -> str:
        page = resident.on("slip").settle().page
        return read_number(resident.picture(), page.targets.values())

    def _check(self, what: str, is_so: bool, detail: str = "") -> None:
        self.report.check(self.panel.name, what, is_so, detail)

    def _figure(self, what: str, value: str) -> None:
        self.report.figure(self.panel.name, what, value)


def _dashed(number: str) -> str:
    return f"{number[:1]}-{number[1:]}"


def _below_header(picture: Image.Image) -> Image.Image:
    return picture.crop((0, int(picture.height * HEADER_SHARE), picture.width, picture.height))
