"""Where a camera is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from devices.camera.errors import CameraUrlError


@dataclass(frozen=True)
class UsbAddress:
    """A camera of the kernel's; the path names it, not the order in which it was plugged in."""

    path: str


@dataclass(frozen=True)
class StreamAddress:
    """A camera that sends JPEG pictures in one endless answer."""

    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """As it is asked for."""
        return f"http://{self.host}:{self.port}{self.path}"


Address = UsbAddress | StreamAddress


def address_from_url(url: str) -> Address:
    """The address. Raises: CameraUrlError."""
    if url.startswith("v4l2:/dev/") and "/../" not in url:
        return UsbAddress(url.removeprefix("v4l2:"))
    try:
        parts = urlsplit(url)
        port = parts.port or 80
    except ValueError as error:
        raise CameraUrlError("device.camera.url", url=url) from error
    if parts.scheme != "http" or not parts.hostname or parts.username or not (url.isascii() and url.isprintable()):
        raise CameraUrlError("device.camera.url", url=url)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return StreamAddress(host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
