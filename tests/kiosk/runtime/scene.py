"""A mind between fakes, a resident's finger, and an event loop that is turned by hand; no window and no device."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.ports import PageUse, PrinterState, PrintState, ScannerState
from kiosk.runtime import Devices, Mind
from kiosk.runtime._deeds import Deeds
from kiosk.tickets import Slip
from kiosk.views import Pressed
from tests.fakes.office import OFFICE, HandClock
from tests.fakes.store import FakeStore
from tests.kiosk.journey.visit import make_setting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.journey import Page, Setting
    from kiosk.ports import Captured, CounterStore, DeviceKind, PrintJob
    from kiosk.runtime import Shelf
    from kiosk.runtime._glances import Glance
    from kiosk.tickets import Printable
    from kiosk.views import View


class Glass:
    """Stands for the screens: keeps what it was told to show."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    is_behind = False

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

    may_begin = True

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.jobs: list[PrintJob] = []
        self.papers: list[bytes] = []
        self.ends = PrintState.BLOCKED

    def issue(self, *_: object) -> bool:
        return False  # its thread is busy

    def attend(self) -> None:
        pass

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

    def encode(self, paper: Printable, *, copy: int = 0) -> bytes:
        if self.is_broken:
            raise ZeroDivisionError
        return (f"{paper.number} {copy}" if isinstance(paper, Slip) else paper.heading).encode()


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

    def state(self) -> None:
        return None

    @property
    def has_feeder(self) -> bool:
        return False

    def scan(
        self,
        progress: Callable[[int, int], None],
        use: PageUse = PageUse.PAPER,  # noqa: ARG002
        after: Captured | None = None,  # noqa: ARG002
    ) -> ScannerState:
        self.begun.set()
        self.may_go_on.wait(5)
        self.cancels = 0
        progress(1, 1)
        return ScannerState.CANCELLED if self.cancels else ScannerState.BROKEN

    def cancel(self) -> None:
        self.cancels += 1


class Scene:
    """A mind, a resident's finger, and an event loop that is turned by hand."""

    def __init__(self, shelf: Shelf | None = None, glances: Mapping[DeviceKind, Glance] | None = None) -> None:
        self.loop = asyncio.new_event_loop()
        self.clock = HandClock()
        self.store = FakeStore(OFFICE, self.clock)
        self.glass, self.spooler, self.encoder = Glass(), HastySpooler(self), Encoder()
        self.scanner = SlowScanner()
        self.shelf = FakeShelf()
        self.mind = Mind(
            self.loop,
            shelf or self.shelf,  # type: ignore[arg-type]
            self.clock,
            self.store,
            self.encoder,
            Devices(self.scanner, glances=glances or {}),
            timedelta(days=1),
            None,
        )
        self.mind.start(self.glass, self.spooler)  # type: ignore[arg-type]
        self.mind.look_around()
        self.mind.hear_printer(PrinterState.READY)
        # How the devices are is told to the desk, too: told later, it would come between what a test tells it.
        for worker in (self.mind._sources.scans._worker, self.mind._glances._worker):
            worker.submit(int).result(5)
        self.turn()
        self.turn()

    def use(self, store: CounterStore) -> None:
        """Keep everything on this disk from now on."""
        self.mind._store = self.mind._around._store = store
        self.mind._deeds = self.mind._papers._deeds = Deeds(store, self.encoder)

    def close(self) -> None:
        """Everybody goes home."""
        self.mind.close()
        self.loop.close()

    def first_service(self) -> str:
        return self.mind._around.setting.catalogue.services[0].title

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
