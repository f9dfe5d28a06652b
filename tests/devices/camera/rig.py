"""A document camera and the simulated desk it looks at, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from devices.camera import make_camera
from kiosk.config import CameraConfig

if TYPE_CHECKING:
    from devices.camera import SimulatedCamera
    from kiosk.ports import Camera, Sight

BOX_PX = (400, 500)
START_S = 6.0  # a new process on a busy machine, beside the time the camera itself may take


def camera_at(url: str, still_s: float = 0.2, silent_s: float = 4.0, turned_deg: int = 0) -> Camera:
    config = CameraConfig(url, (1600, 1200), turned_deg, still_s, silent_s)  # type: ignore[arg-type]  # of four
    made = make_camera(config, BOX_PX)
    assert made is not None
    return made


def nothing_heard(_: Sight) -> None:
    """For who wants the page alone."""


def camera_processes() -> list[int]:
    """Our children that look through a camera."""
    found = []
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            try:
                if b"devices.camera" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
            except OSError:
                continue
    return found


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def lies_well(desk: SimulatedCamera) -> None:
    """A letter as it should lie."""
    desk.lay(paper="letter", offset_mm=(0, 0), angle_deg=1.5, light=1.0, glare=0.0, blur=0.6, is_moving=False)
