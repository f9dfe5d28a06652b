"""The document camera, the desk under it, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from fastapi import FastAPI, Response
from pydantic import Field

from devices.camera import SimulatedCamera, Trouble
from devices.dock.errors import DockError, reason_of
from devices.dock.panels._panel import Change, Panel, Seen, seen
from kiosk.ports import CameraState

if TYPE_CHECKING:
    from devices.dock.panels._panel import Place

_STATES = {
    Trouble.NONE: CameraState.READY,
    Trouble.GONE: CameraState.ABSENT,
    Trouble.BUSY: CameraState.BUSY,
    Trouble.DENIED: CameraState.DENIED,
    Trouble.FROZEN: CameraState.FROZEN,
    Trouble.SILENT: CameraState.FROZEN,
    Trouble.GARBAGE: CameraState.BROKEN,
    Trouble.DYING: CameraState.READY,  # until it is looked at for longer
}
_Share = Field(default=0.0, ge=0, le=1)
_Millimetres = Field(default=0.0, ge=-300, le=300)


class CameraChange(Change):
    """What lies there, how and in what light; as in `Scene`."""

    trouble: Trouble | None = Field(default=None, strict=False)
    paper: Literal["letter", "phone", "none"] | None = None
    right_mm: float = _Millimetres
    away_mm: float = _Millimetres
    angle_deg: float = Field(default=0.0, ge=-180, le=180)
    light: float = Field(default=1.0, ge=0, le=1)
    shadow: float = _Share
    glare: float = _Share
    blur: float = Field(default=0.6, ge=0, le=20)
    desk: Literal["dark", "light"] = "dark"
    is_moving: bool = False


_PAPER: dict[str, Any] = {"paper_mm": (210.0, 0.0), "glow": 0.0, "moire": 0.0}
_PHONE: dict[str, Any] = {"paper_mm": (76.0, 0.0), "glow": 1.0, "moire": 0.3}
_SAME = frozenset({"angle_deg", "light", "shadow", "glare", "blur", "desk", "is_moving"})


class CameraPanel(Panel):
    """A stream of pictures on loopback, drawn only while somebody looks."""

    name, title, place, change = "camera", "Kamera berkas", 30, CameraChange

    def __init__(self, place: Place) -> None:
        port = place.ports.get(self.name, 0)
        try:
            self.camera = SimulatedCamera(port)
        except (OSError, OverflowError) as error:
            raise DockError("device.dock.camera_port", port=port, reason=reason_of(error)) from error
        self._now: dict[str, Any] = CameraChange(paper="letter").model_dump(exclude={"trouble"})
        self._now["angle_deg"] = 1.5
        self._version = 0

    def state(self) -> dict[str, Any]:
        """With a version that changes with the picture."""
        camera = self.camera
        return {"trouble": camera.trouble, **self._now, "version": self._version, "lookers": camera.lookers}

    def seen(self) -> Seen:
        """What a look at it gives."""
        return seen("camera", _STATES[self.camera.trouble])

    def addresses(self) -> dict[str, str]:
        """Of the stream."""
        return {"url": self.camera.url}

    def apply(self, change: CameraChange) -> None:
        """Move what was named."""
        named = change.model_dump(exclude_unset=True)
        trouble = named.pop("trouble", None)
        if trouble is not None:
            self.camera.switch(Trouble(trouble))
        if named:
            self._now |= named
            self._lay({} if change.paper is None else _papers(change.paper))

    def put_picture(self, picture: bytes) -> bool:
        """As a paper of A4's width."""
        self._now["paper"] = "picture"
        self._lay(_papers("letter") | {"paper": picture})
        return True

    def add_routes(self, app: FastAPI) -> None:
        """The desk as the camera sees it, once a change: a stream would draw all day."""

        @app.get("/api/camera/view.jpg")
        def get_view() -> Response:
            return Response(self.camera.picture(), media_type="image/jpeg")

    def close(self) -> None:
        """Hang up."""
        self.camera.close()

    def _lay(self, more: dict[str, Any]) -> None:
        now = self._now
        same = {key: value for key, value in now.items() if key in _SAME}
        self.camera.lay(offset_mm=(now["right_mm"], now["away_mm"]), **same, **more)
        self._version += 1


def _papers(paper: Literal["letter", "phone", "none"]) -> dict[str, Any]:
    """What lies there: a paper is as wide as A4 and only lit, a phone is small and shines by itself."""
    return {"paper": None if paper == "none" else paper} | (_PHONE if paper == "phone" else _PAPER)


PANEL = CameraPanel
