"""What the mind makes of workers' answers, however late, early or surprising; no window and no device."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.journey import Issue, PaperMoved, PrintReferral, resting
from kiosk.ports import PrinterState, PrintState, ScannerState
from kiosk.runtime import Mind
from kiosk.tickets import Referral
from kiosk.views import Pressed, SlipView
from tests.fakes.office import OFFICE, HandClock, ask, fill_in
from tests.fakes.store import FakeStore
from tests.kiosk.journey.visit import make_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.journey import Page, Setting
    from kiosk.ports import PrintJob
    from kiosk.tickets import Slip
    from kiosk.views import View


class Glass:
    """Stands for the screens: keeps what it was told to show."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    @property
    def view(self) -> View:
        return self.pages[-1].view

    def show(self, page: Page) -> int:
        self.pages.append(page)
        return len(self.pages)

    def renew(self) -> None:
        pass


class HastySpooler:
    """Knows the end of each slip before `put` returns."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.jobs: list[PrintJob] = []
        self.papers: list[bytes] = []
        self.ends = PrintState.BLOCKED

    def put(self, job: PrintJob) -> None:
        self.jobs.append(job)
        self.scene.mind.hear_print(job.ticket, self.ends, PrinterState.READY)

    def put_paper(self, payload: bytes, on_moved: Callable[[PrintState, PrinterState], None]) -> None:
        self.papers.append(payload)
        on_moved(self.ends, PrinterState.READY)

    def forget(self) -> None:
        pass


class Encoder:
    """Makes bytes of a slip, or breaks as no encoder should."""

    def __init__(self) -> None:
        self.is_broken = False

    def encode(self, slip: Slip, *, copy: int = 0) -> bytes:
        if self.is_broken:
            raise ZeroDivisionError
        return f"{slip.number} {copy}".encode()

    def encode_referral(self, referral: Referral) -> bytes:
        if self.is_broken:
            raise ZeroDivisionError
        return referral.heading.encode()


class FakeShelf:
    """Holds the shipped services, and those with another title that were installed since."""

    def __init__(self) -> None:
        self.first = make_setting()
        self.installed: list[Setting] = []

    def load(self) -> Setting:
        return self.first

    def renewed(self) -> Setting | None:
        return self.installed.pop() if self.installed else None

    def install(self, title: str) -> None:
        """The office gives its first service another title."""
        catalogue = self.first.catalogue
        offer = catalogue.offers["id"]
        changed = replace(offer, services=(replace(offer.services[0], title=title), *offer.services[1:]))
        offers = {**catalogue.offers, "id": changed}
        self.installed.append(replace(self.first, catalogue=replace(catalogue, offers=offers)))


class SlowScanner:
    """A scanner that forgets a wish to stop that came before it had begun, as the port allows."""

    def __init__(self) -> None:
        self.begun, self.may_go_on = threading.Event(), threading.Event()
        self.cancels = 0

    def is_present(self) -> bool:
        return True

    def scan(self, progress: Callable[[int], None]) -> ScannerState:
        self.begun.set()
        self.may_go_on.wait(5)
        self.cancels = 0
        progress(1)
        return ScannerState.CANCELLED if self.cancels else ScannerState.BROKEN

    def cancel(self) -> None:
        self.cancels += 1


class Scene:
    """A mind, a resident's finger, and an event loop that is turned by hand."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.clock = HandClock()
        self.store = FakeStore(OFFICE, self.clock)
        self.glass, self.spooler, self.encoder = Glass(), HastySpooler(self), Encoder()
        self.scanner = SlowScanner()
        self.shelf = FakeShelf()
        self.mind = Mind(
            self.loop,
            self.shelf,  # type: ignore[arg-type]
            self.clock,
            self.store,
            self.encoder,
            self.scanner,
            timedelta(days=1),
            None,
        )
        self.mind.start(self.glass, self.spooler)  # type: ignore[arg-type]
        self.mind.hear_printer(PrinterState.READY)
        self.turn()

    def first_service(self) -> str:
        return self.mind._setting.catalogue.services[0].title

    def turn(self) -> None:
        """Let the disk's thread end what it has, and hear of it."""
        self.mind._disk.submit(int).result(5)
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.run_until_complete(asyncio.sleep(0))

    def press(self, *controls: str) -> None:
        for control in controls:
            self.mind.hear(Pressed(len(self.glass.pages), control))

    def take_number(self) -> None:
        self.press("start", "only_number", "choice:other", "choice:none")
        self.turn()


@pytest.fixture
def scene() -> Iterator[Scene]:
    made = Scene()
    yield made
    made.mind.close()
    made.loop.close()


def test_news_of_a_slip_is_heard_though_it_comes_at_once(scene: Scene) -> None:
    scene.take_number()
    view = scene.glass.view
    assert isinstance(view, SlipView)
    assert view.printing.tone == "warning"


def test_any_surprise_while_submitting_gives_the_page_back(scene: Scene) -> None:
    scene.encoder.is_broken = True
    scene.take_number()
    assert scene.glass.view.page == "number.priority"
    assert scene.store.issued == {}
    scene.encoder.is_broken = False
    scene.press("choice:none")
    scene.turn()
    assert scene.glass.view.page == "slip"


def test_a_copy_is_asked_once_and_printed_once(scene: Scene) -> None:
    scene.spooler.ends = PrintState.UNKNOWN
    scene.take_number()
    scene.spooler.ends = PrintState.PRINTED
    scene.press("print_again", "print_again")
    scene.turn()
    assert [job.copy for job in scene.spooler.jobs] == [0, 1]


def test_a_copy_that_cannot_be_made_leaves_the_button(scene: Scene) -> None:
    scene.spooler.ends = PrintState.UNKNOWN
    scene.take_number()
    scene.encoder.is_broken = True
    scene.press("print_again")
    scene.turn()
    view = scene.glass.view
    assert isinstance(view, SlipView)
    assert [one.id for one in view.others] == ["print_again"]


def test_a_page_that_cannot_be_made_does_not_stop_time(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.press("start")
    before = scene.mind._next_tick

    def break_down(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.runtime._mind.present", break_down)
    with pytest.raises(ZeroDivisionError):
        scene.mind._tick()
    assert scene.mind._next_tick is not before


def test_a_press_on_a_page_that_has_gone_means_nothing(scene: Scene) -> None:
    seq = len(scene.glass.pages)
    scene.mind.hear(Pressed(seq, "start"))
    scene.mind.hear(Pressed(seq, "only_number"))
    assert scene.glass.view.page == "home"
    assert scene.mind.illegal["stale"] == 1


def test_a_scan_cancelled_before_it_had_begun_is_stopped_all_the_same(scene: Scene) -> None:
    scene.mind._start_scan()
    assert scene.scanner.begun.wait(5)
    scene.mind._cancel_scan()
    scene.scanner.may_go_on.set()
    scene.mind._scans.submit(int).result(5)
    assert scene.scanner.cancels == 1


def test_sent_pages_are_forgotten_once_they_were_kept_long_enough(scene: Scene) -> None:
    scene.mind._disk.submit(bool).result(5)
    assert scene.store.forgot_older_than == [scene.clock.wall_at - timedelta(days=1)]


def test_catalogue_installed_during_a_visit_waits_for_its_end(scene: Scene) -> None:
    before = scene.first_service()
    scene.press("start")
    scene.shelf.install("Surat baru")
    scene.mind._look_around()  # a look that was asked for while resting
    scene.turn()
    assert scene.first_service() == before
    scene.mind._session = resting(scene.clock.now())
    scene.mind._end_visit()
    assert scene.first_service() == "Surat baru"


def test_catalogue_installed_while_resting_is_taken_up_by_the_next_look(scene: Scene) -> None:
    scene.shelf.install("Surat baru")
    scene.mind._look_around()
    scene.turn()
    assert scene.first_service() == "Surat baru"


def test_application_is_kept_with_the_form_it_was_filled_in_with(scene: Scene) -> None:
    content, application = b"{}", fill_in()
    catalogue = replace(scene.shelf.first.catalogue, definitions={application.definition: content})
    scene.mind._setting = replace(scene.shelf.first, catalogue=catalogue)
    scene.mind._carry_out(Issue(ask(scene.clock), application))
    scene.turn()
    assert scene.store.definitions == {application.definition}


REFERRAL = PrintReferral(Referral("Kecamatan Contoh", "KE KELURAHAN", "SKTM", (), "", (), "", ""))


def test_referral_reaches_the_printer_and_its_news_the_visit(scene: Scene) -> None:
    scene.press("start")
    scene.mind._carry_out(REFERRAL)
    scene.turn()
    assert scene.spooler.papers == [b"KE KELURAHAN"]
    assert scene.store.jobs == {}


def test_referral_of_one_who_has_gone_is_not_printed(scene: Scene) -> None:
    scene.press("start")
    scene.mind._carry_out(REFERRAL)
    scene.mind._end_visit()
    scene.turn()
    assert scene.spooler.papers == []


def test_referral_that_cannot_be_made_keeps_no_page_waiting(scene: Scene) -> None:
    heard: list[object] = []
    scene.mind._happen = heard.append  # type: ignore[method-assign, assignment]
    scene.encoder.is_broken = True
    scene.mind._carry_out(REFERRAL)
    scene.turn()
    assert heard == [PaperMoved(PrintState.UNKNOWN, PrinterState.READY)]
