"""What every figure stands on: a screen, the sample office on it, a finger."""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.glass import Glass
from bench.peer import COLUMN_X
from deploy.office import PORTRAIT, Idle, Office, Ports
from tests.journeys.resident import Resident
from tests.journeys.trace import Trace
from tests.ui.display import Display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

# Nobody must be warned or sent away while a figure is taken.
PATIENT = Idle(idle_s=600.0, warn_s=60.0, thanks_s=600.0, slip_s=600.0)


@dataclass(frozen=True)
class Finger:
    """Rests on the glass as long as a person's does; a programme's is up before the key is drawn as pressed."""

    display: Display
    rests_s: float = 0.08

    def tap(self, x: int, y: int) -> None:
        """Press, and release a moment later."""
        self.display.press(x, y)
        time.sleep(self.rests_s)
        self.display.release()

    def screenshot(self) -> Image.Image:
        """What is on the screen."""
        return self.display.screenshot()


@dataclass
class Stage:
    """One screen with an office whose dock runs; the kiosk itself is started by `kiosk()`."""

    display: Display
    office: Office

    @contextlib.contextmanager
    def kiosk(self) -> Iterator[tuple[Resident, Glass]]:
        """The kiosk at rest, somebody in front of it, and an eye on one column of the screen."""
        self.office.start_kiosk()
        try:
            with Glass(self.display.name, COLUMN_X) as glass:
                resident = Resident(Finger(self.display), Trace(self.office.trace, self.office.check_alive))
                yield resident.on("rest", within_s=30.0), glass
        finally:
            self.office.stop_kiosk()


@contextlib.contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Set the stage and clear it away."""
    with Display.start(PORTRAIT.width_px, PORTRAIT.height_px) as display:
        environment = {**os.environ, "DISPLAY": display.name}
        office = Office(folder, Ports.free(), PORTRAIT, PATIENT, environment)
        try:
            office.prepare()
            office.start_dock()
            yield Stage(display, office)
        finally:
            office.stop()
