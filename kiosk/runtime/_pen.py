"""One screen process: started hidden and warm, spoken to over a socket pair, thrown away after its resident."""

from __future__ import annotations

import fcntl
import logging
import os
import pwd
import socket
import subprocess
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from kiosk.runtime._children import PYTHON
from kiosk.views import Channel, ChannelClosedError, Event, Order, Ready

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.config import PanelConfig, PenConfig
    from kiosk.ports import Preview

log = logging.getLogger(__name__)

# The pen gets what it needs to find the display and its libraries, and nothing of ours.
PASSED_ENVIRONMENT = (
    "DISPLAY",
    "XAUTHORITY",
    "PATH",
    "LANG",
    "LD_LIBRARY_PATH",
    "LIBGL_ALWAYS_SOFTWARE",
    "LP_NUM_THREADS",
)
SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SEAL


class Pen:
    """A running screen process.

    Args:
        loop: Whose thread all callbacks run in.
        pen: How to start it.
        panel: The glass.
        on_event: Hears every event.
        on_gone: Called once when it has ended or can no longer be spoken to.

    Raises: OSError if the machine can start no process now.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        pen: PenConfig,
        panel: PanelConfig,
        on_event: Callable[[Pen, Event], None],
        on_gone: Callable[[Pen], None],
    ) -> None:
        self._loop = loop
        self._on_event = on_event
        self._on_gone = on_gone
        self.is_ready = False
        self.is_gone = False
        self.heard_at = loop.time()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)  # a pen that does not read must never stop the mind
        self._channel: Channel[Order, Event] = Channel(ours, Event)
        with theirs, ExitStack() as failing:
            failing.callback(self._channel.close)
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                _command(theirs.fileno(), pen, panel),
                pass_fds=(theirs.fileno(),),
                env={name: os.environ[name] for name in PASSED_ENVIRONMENT if name in os.environ},
                stdin=subprocess.DEVNULL,
                **_identity(pen.user),
            )
            failing.pop_all()
        loop.add_reader(self._channel.fileno(), self._receive)

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def send(self, order: Order, pictures: tuple[Preview, ...] = ()) -> None:
        """Send one order; a pen that takes nothing more is gone."""
        fds = tuple(_sealed(picture.rgb) for picture in pictures)
        try:
            self._channel.send(order, fds)
        except ChannelClosedError as err:
            self._lose(err)
        finally:
            for fd in fds:
                os.close(fd)

    def kill(self) -> None:
        """End the process at once; it has nothing to lose."""
        self._forget_channel()
        self._process.kill()
        self._loop.run_in_executor(None, self._process.wait)

    def _receive(self) -> None:
        try:
            while (received := self._channel.receive()) is not None:
                for fd in received.fds:
                    os.close(fd)
                self.heard_at = self._loop.time()
                self.is_ready = self.is_ready or isinstance(received.message, Ready)
                self._on_event(self, received.message)
                if self.is_gone:
                    return
        except ChannelClosedError as err:
            self._lose(err)

    def _lose(self, why: ChannelClosedError) -> None:
        if not self.is_gone:
            log.warning("pen %d takes nothing more: %s", self.pid, why)
            self.kill()
            self._on_gone(self)

    def _forget_channel(self) -> None:
        if not self.is_gone:
            self.is_gone = True
            self._loop.remove_reader(self._channel.fileno())
            self._channel.close()


def _identity(user: str) -> dict[str, Any]:
    """How `Popen` becomes this user, with the user's own group and no other; ours stays where none is named.

    Raises: KeyError if there is no such user.
    """
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def _command(fd: int, pen: PenConfig, panel: PanelConfig) -> list[str]:
    width, height = pen.window_px
    size = ["--fullscreen"] if pen.fullscreen else ["--window-px", f"{width}x{height}"]
    bottom = f"{panel.bottom_mm:g}"
    glass = f"{panel.width_mm:g}x{panel.height_mm:g}"
    return [*PYTHON, "-m", "screens", "--fd", str(fd), "--panel-mm", glass, "--panel-bottom-mm", bottom, *size]


def _sealed(content: bytes) -> int:
    """A memfd of this content that nobody can change; the caller closes it."""
    fd = os.memfd_create("picture", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    view = memoryview(content)
    while view:
        view = view[os.write(fd, view) :]
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, SEALS)
    return fd
