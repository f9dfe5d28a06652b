"""A display of its own for tests, demonstrations and figures: an Xvfb, real touches and keys, pictures of the glass."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from PIL import Image
from Xlib import XK, X
from Xlib import display as xdisplay
from Xlib.error import BadWindow
from Xlib.ext import xtest
from Xlib.protocol import event

from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from Xlib.xobject.drawable import Window

_START_S = 15
_FAR_KEYS = Path(__file__).parents[2] / "deploy" / "keypad.xmodmap"
# No keyboard sends faster; X takes the same key twice within 2 ms for one that is held down.
_USB_REPORT_S = 0.008
# X repeats a key that is held after 660 ms, 25 times a second.
_REPEATS_S = 0.9


class Display:
    """An X server without a monitor, with one test client on it; use `start`."""

    def __init__(self, server: subprocess.Popen[bytes], number: int, size: tuple[int, int]) -> None:
        self._server = server
        self.name = f":{number}"
        self.width, self.height = size
        self._x = xdisplay.Display(self.name)
        self._root = self._x.screen().root
        self._name_far_keys()

    @classmethod
    def start(cls, width: int, height: int) -> Display:
        """Start a server on a free number; it ends with `close`."""
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24"]
        command += ["-nolisten", "tcp", "-s", "0", "-noreset", "-dpms"]
        server = subprocess.Popen(command, pass_fds=(write_end,), stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        return cls(server, int(number), (width, height))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the server; safe to call twice."""
        if self._server.poll() is None:
            self._x.close()
            self._server.terminate()
            self._server.wait(_START_S)

    def press(self, x: int, y: int) -> None:
        """Put a finger down."""
        xtest.fake_input(self._x, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._x, X.ButtonPress, 1)
        self._x.sync()

    def move(self, x: int, y: int) -> None:
        """Slide the finger."""
        xtest.fake_input(self._x, X.MotionNotify, x=x, y=y)
        self._x.sync()

    def release(self) -> None:
        """Lift the finger."""
        xtest.fake_input(self._x, X.ButtonRelease, 1)
        self._x.sync()

    def tap(self, x: int, y: int) -> None:
        """Touch a point, shortly."""
        self.press(x, y)
        self.release()

    def press_key(self, *names: str) -> None:
        """Press keys by their keysym names, all held together, then let them go."""
        codes = [self._x.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for code in codes:
            xtest.fake_input(self._x, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._x, X.KeyRelease, code)
        self._x.sync()
        time.sleep(_USB_REPORT_S)

    def press_code(self, code: int) -> None:
        """Press a key by X's own number, such as one that has no keysym."""
        xtest.fake_input(self._x, X.KeyPress, code)
        xtest.fake_input(self._x, X.KeyRelease, code)
        self._x.sync()
        time.sleep(_USB_REPORT_S)

    @contextmanager
    def holding(self, name: str) -> Iterator[None]:
        """Hold a key down, long enough for X to repeat it."""
        code = self._x.keysym_to_keycode(XK.string_to_keysym(name))
        xtest.fake_input(self._x, X.KeyPress, code)
        self._x.sync()
        try:
            time.sleep(_REPEATS_S)
            yield
        finally:
            xtest.fake_input(self._x, X.KeyRelease, code)
            self._x.sync()

    def fake(self, kind: int, detail: int = 0, x: int = 0, y: int = 0) -> None:
        """One input event of X's own kind, not yet sent; `flush` sends all."""
        xtest.fake_input(self._x, kind, detail, x=x, y=y)

    def flush(self) -> None:
        """Send what was faked, and return when the server has done it."""
        self._x.sync()

    def tell_window(self, kind: str, data: list[int]) -> None:
        """Send a message to the window, as a window manager or another program would."""
        for window in self._root.query_tree().children:
            message = event.ClientMessage(
                window=window, client_type=self._x.intern_atom(kind), data=(32, (data + [0] * 5)[:5])
            )
            window.send_event(message)
        self._x.sync()

    def atom(self, name: str) -> int:
        """The number of a name."""
        return int(self._x.intern_atom(name))

    def windows(self) -> list[tuple[int, int, int, int, bool]]:
        """Left, top, width, height of every window at the top, and whether it is to be seen."""
        found = []
        for window in self._root.query_tree().children:
            box, is_seen = window.get_geometry(), window.get_attributes().map_state == X.IsViewable
            found.append((box.x, box.y, box.width, box.height, is_seen))
        return found

    def has_copied(self) -> bool:
        """Whether anybody holds something to be pasted."""
        return any(self._x.get_selection_owner(self.atom(name)) != X.NONE for name in ("CLIPBOARD", "PRIMARY"))

    def screenshot(self) -> Image.Image:
        """What is on the glass now."""
        return self._image(0, 0, self.width, self.height)

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """One pixel's colour."""
        colour: Any = self._image(x, y, 1, 1).getpixel((0, 0))
        return (colour[0], colour[1], colour[2])

    def has_window(self) -> bool:
        """Whether any window is to be seen."""
        return any(self._is_seen(window) for window in self._root.query_tree().children)

    def _is_seen(self, window: Window) -> bool:
        try:
            return bool(window.get_attributes().map_state == X.IsViewable)
        except BadWindow:  # it went between the list and the question
            return False

    def wait_changed(self, x: int, y: int, old: tuple[int, int, int], timeout_s: float = PATIENCE_S) -> float:
        """Seconds until a pixel is no longer of the old colour."""
        start = time.perf_counter()
        while time.perf_counter() - start < timeout_s:
            if self.pixel(x, y) != old:
                return time.perf_counter() - start
        raise TimeoutError(x, y, old)

    def _name_far_keys(self) -> None:
        """As on a kiosk: without it X names no key beyond F18."""
        for line in _FAR_KEYS.read_text().splitlines():
            if line.startswith("keycode"):
                _, code, _, name = line.split()
                self._x.change_keyboard_mapping(int(code), [[XK.string_to_keysym(name)] * 4])
        self._x.sync()

    def _image(self, x: int, y: int, width: int, height: int) -> Image.Image:
        """A part of the glass."""
        raw = self._root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", (width, height), raw.data, "raw", "BGRX")
