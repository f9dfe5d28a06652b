"""The document camera, for a technician."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from devices.camera._make import make_camera
from devices.camera.errors import CameraUrlError
from kiosk.ports import UNSET, CameraState, Captured, DeviceKind, FoundDevice, Verdict, never

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.config import Config
    from kiosk.ports import Advice, Camera, Sight

_BOX_PX = (640, 640)
_TEST_S = 50.0
_FIRST_PICTURES = "-video-index0"  # of a camera with several devices, the one that takes pictures
STATES = tuple(state.value for state in CameraState if state is not CameraState.CANCELLED)


class CameraCheckup:
    """Finds cameras on USB; looks through the configured one, and takes a page with it.

    Args:
        test_s: So long somebody has to lay a paper down.
    """

    kind = DeviceKind.CAMERA
    states = STATES

    def __init__(self, test_s: float = _TEST_S) -> None:
        self._test_s = test_s

    def find(self) -> tuple[FoundDevice, ...]:
        """Cameras the kernel knows, opened by nobody; network cameras tell of themselves nowhere."""
        from devices.plugged import CAMERAS, by_id, clean, usb_behind  # noqa: PLC0415 - for technicians

        found = []
        for link in by_id(CAMERAS):
            if link.name.endswith(_FIRST_PICTURES):
                usb = usb_behind("video4linux", link.resolve().name)
                name = link.name.removeprefix("usb-").removesuffix(_FIRST_PICTURES).replace("_", " ")
                identity = usb.identity if usb else ""
                found.append(FoundDevice(self.kind, clean(name), {"url": f"v4l2:{link}"}, identity))
        return tuple(found)

    def probe(self, config: Config) -> Verdict:
        """Whether pictures come from it."""
        camera = _camera(config)
        return camera if isinstance(camera, Verdict) else _verdict(camera.state())

    def test(self, config: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        """Take a page, saying what the camera would say to a resident."""
        camera = _camera(config)
        if isinstance(camera, Verdict):
            return camera
        tell("device.camera.test.lay")
        until = time.monotonic() + self._test_s
        said = _Said(tell, camera, lambda: is_left() or time.monotonic() >= until)
        outcome = camera.capture(said.hear)
        if isinstance(outcome, Captured):
            tell("device.camera.test.taken")
            return _verdict(CameraState.READY, page_px=f"{outcome.page.width_px}x{outcome.page.height_px}")
        if outcome is CameraState.CANCELLED:  # by us: it sees, and nothing good was laid under it
            return _verdict(CameraState.READY, advice=said.last.value if said.last else "")
        return _verdict(outcome)


class _Said:
    """Advice as it changes, until it has been going on for too long, or nobody waits for it."""

    def __init__(self, tell: Callable[[str], None], camera: Camera, is_over: Callable[[], bool]) -> None:
        self._tell, self._camera, self._is_over = tell, camera, is_over
        self.last: Advice | None = None

    def hear(self, sight: Sight) -> None:
        if sight.advice is not self.last:
            self.last = sight.advice
            self._tell(f"camera.advice.{sight.advice}")
        if self._is_over():
            self._camera.cancel()


def _camera(config: Config) -> Camera | Verdict:
    """The configured camera, or why there is none."""
    try:
        return make_camera(config.camera, _BOX_PX) or UNSET
    except CameraUrlError:
        return _verdict(CameraState.ABSENT)


def _verdict(state: CameraState, **facts: str) -> Verdict:
    facts_told: Mapping[str, str] = facts
    return Verdict(state.value, state.who_acts, facts_told)


CHECKUP = CameraCheckup()
