"""The simulated camera's wire: JPEG pictures in one endless answer, as network cameras send them."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from enum import StrEnum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self, Unpack

if TYPE_CHECKING:
    import socket
    from types import TracebackType

    from devices.camera.simulator._scene import Scene
    from devices.camera.simulator._switches import SceneChange

_PATH = "/camera.mjpg"
_BOUNDARY = b"picture"


class Trouble(StrEnum):
    """What is wrong with the simulated camera."""

    NONE = "none"
    GONE = "gone"  # pulled out: whoever calls is hung up on
    BUSY = "busy"  # another program has it
    DENIED = "denied"
    FROZEN = "frozen"  # the same picture for ever
    SILENT = "silent"  # connected, and not one byte more
    GARBAGE = "garbage"  # bytes that are no picture
    DYING = "dying"  # hangs up after a few pictures, each time


_DYING_AFTER = 3
_REFUSALS = {Trouble.BUSY: HTTPStatus.SERVICE_UNAVAILABLE, Trouble.DENIED: HTTPStatus.FORBIDDEN}


class SimulatedCamera:
    """Listens on loopback. Pictures are drawn only while somebody looks, but for one before anybody does.

    Args:
        port: 0 for any.
        pictures_s: Pictures a second.

    `callers` counts requests since the beginning.
    """

    def __init__(self, port: int = 0, pictures_s: float = 5.0) -> None:
        self._pause_s = 1 / pictures_s
        self._scene: Scene | None = None
        self._closing = threading.Event()
        self._change = threading.Condition()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.camera = self
        self._trouble = Trouble.NONE
        self.elsewhere = ""
        self.callers = 0
        self._lookers = 0
        self._started_at = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def url(self) -> str:
        """For `CameraConfig.url`."""
        return f"http://127.0.0.1:{self._server.server_port}{_PATH}"

    @property
    def scene(self) -> Scene:
        """What lies under it."""
        from devices.camera.simulator._scene import Scene  # noqa: PLC0415 - OpenCV, and only when somebody looks

        if self._scene is None:
            self._scene = Scene()
        return self._scene

    @property
    def trouble(self) -> Trouble:
        """What is wrong with it."""
        return self._trouble

    @property
    def lookers(self) -> int:
        """How many look now."""
        return self._lookers

    def lay(self, **changes: Unpack[SceneChange]) -> None:
        """Change what lies under it from the next picture on."""
        self._scene = replace(self.scene, **changes)

    def picture(self) -> bytes:
        """What somebody beside the camera would see lie there, as JPEG, whatever is wrong with the camera."""
        return self._picture(0)

    def switch(self, trouble: Trouble) -> None:
        """Be in this trouble, at once."""
        with self._change:
            self._trouble = trouble
            self._change.notify_all()

    def move_to(self, url: str) -> None:
        """Tell whoever calls to call there instead."""
        self.elsewhere = url

    def close(self) -> None:
        """Hang up on everybody."""
        self._closing.set()
        self.switch(Trouble.GONE)
        self._server.shutdown()
        self._server.server_close()

    def serve(self, handler: _Handler) -> None:
        """Send pictures to one who looks, as long as both are there."""
        self._lookers += 1
        try:
            self._send_all(handler)
        finally:
            self._lookers -= 1

    def _run(self) -> None:
        """A real camera has nothing to load: what draws takes seconds from a cold disk, and would look like silence."""
        from devices.camera.simulator._scene import Scene, jpeg  # noqa: PLC0415 - OpenCV: whoever made this goes on

        jpeg(Scene(), 0.0, 0)
        self._server.serve_forever(0.1)

    def _send_all(self, handler: _Handler) -> None:
        number, last = 0, b""
        while (trouble := self._trouble) is not Trouble.GONE:
            if trouble is Trouble.DYING and number >= _DYING_AFTER:
                return
            if trouble is not Trouble.SILENT:
                if trouble is not Trouble.FROZEN or not last:
                    last = self._picture(number)
                handler.send_picture(os.urandom(len(last)) if trouble is Trouble.GARBAGE else last)
            number += 1
            with self._change:
                if self._trouble is trouble:
                    self._change.wait(self._pause_s)

    def _picture(self, number: int) -> bytes:
        from devices.camera.simulator._scene import jpeg  # noqa: PLC0415 - as above

        return jpeg(self.scene, time.monotonic() - self._started_at, number)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    camera: SimulatedCamera

    def verify_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> bool:
        """A camera that is gone answers nobody."""
        del request, client_address
        return self.camera.trouble is not Trouble.GONE

    def handle_error(self, request: object, client_address: object) -> None:
        """Somebody stopped looking."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10.0

    def do_GET(self) -> None:
        """The stream."""
        camera = self.server.camera
        camera.callers += 1
        if camera.elsewhere:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", camera.elsewhere)
            self.end_headers()
            return
        refusal = _REFUSALS.get(camera.trouble) or (HTTPStatus.NOT_FOUND if self.path != _PATH else None)
        if refusal is not None:
            self.send_error(refusal)
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY.decode('ascii')}")
        self.end_headers()
        self.wfile.flush()
        camera.serve(self)

    def send_picture(self, picture: bytes) -> None:
        """One part of the answer."""
        head = b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % (_BOUNDARY, len(picture))
        self.wfile.write(head + picture + b"\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nobody reads it."""
