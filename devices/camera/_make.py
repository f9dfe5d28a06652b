"""From configuration to a camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.camera._address import address_from_url
from devices.camera._child import CameraWish
from devices.camera.camera import DocumentCamera
from devices.camera.timeouts import Timeouts

if TYPE_CHECKING:
    from kiosk.config import CameraConfig
    from kiosk.ports import Camera


def make_camera(config: CameraConfig, preview_box_px: tuple[int, int]) -> Camera | None:
    """The configured camera, nothing opened yet; None if there is none. Raises: CameraUrlError."""
    if not config.url:
        return None
    address_from_url(config.url)
    wish = CameraWish(config.url, config.size_px, config.turned_deg, preview_box_px)
    return DocumentCamera(wish, Timeouts(still_s=config.still_s, silent_s=config.silent_s))
