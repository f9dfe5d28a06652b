"""The few things of SDL and X that Kivy does not offer, through the libraries it has already loaded."""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_X11 = 1
# GLX_RGBA, GLX_DOUBLEBUFFER, then eight bits of red, green, blue and alpha; what is not named should be none.
_FLAT = (4, 5, 8, 8, 9, 8, 10, 8, 11, 8, 0)


class _WindowInfo(ctypes.Structure):
    """SDL_SysWMinfo for X11; the union after the subsystem is 64 bytes at most."""

    _fields_ = (
        ("version", ctypes.c_uint8 * 3),
        ("subsystem", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("rest", ctypes.c_uint8 * 64),
    )


class _Visual(ctypes.Structure):
    """The beginning of XVisualInfo; what follows is not read."""

    _fields_ = (("visual", ctypes.c_void_p), ("id", ctypes.c_ulong))


class NoDisplayError(Exception):
    """The window is not on an X server; nobody would see it."""


def screen_px() -> tuple[int, int]:
    """Size of the whole screen. Asked of X itself: SDL gives a hidden window no full screen.

    Raises: NoDisplayError if there is no X server to ask.
    """
    with _connected() as (x, display):
        number = x.XDefaultScreen(display)
        return int(x.XDisplayWidth(display, number)), int(x.XDisplayHeight(display, number))


def want_flat_window() -> None:
    """Have SDL make the window without depth and stencil, which Kivy asks for and no page uses.

    Software GL would keep eight megabytes of them and clear them at each drawing. Where nothing fits, SDL chooses as
    ever.

    Thread: the main one; the graphics library starts its own from here on.
    """
    with _connected() as (x, display):
        gl = ctypes.CDLL("libGL.so.1")
        gl.glXChooseVisual.restype = ctypes.POINTER(_Visual)
        found = gl.glXChooseVisual(display, x.XDefaultScreen(display), (ctypes.c_int * len(_FLAT))(*_FLAT))
        if found:
            os.environ["SDL_VIDEO_X11_WINDOW_VISUALID"] = hex(found[0].id)
            x.XFree(found)


@contextmanager
def _connected() -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
    """Xlib, and a connection of its own to the X server. Raises: NoDisplayError if there is none."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        raise NoDisplayError
    try:
        yield x, display
    finally:
        x.XCloseDisplay(display)


class Display:
    """The connection of Kivy's window to the X server.

    Raises: NoDisplayError if SDL did not take X11.
    """

    def __init__(self) -> None:
        self._sdl = ctypes.CDLL(_mapped("libSDL2-2"))
        self._sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
        if self._sdl.SDL_GetCurrentVideoDriver() != b"x11":
            raise NoDisplayError
        self._x = ctypes.CDLL("libX11.so.6")
        info = self._window_info()
        self._display = ctypes.c_void_p(info.display)
        self.fd = int(self._x.XConnectionNumber(self._display))

    def has_events(self) -> bool:
        """Whether events were already read from the connection, so that waiting on it would miss them."""
        already_queued = 0
        return bool(self._x.XEventsQueued(self._display, already_queued) > 0)

    def settle(self) -> None:
        """Return when the X server has done all that was asked of it."""
        self._x.XSync(self._display, 0)

    def _window_info(self) -> _WindowInfo:
        """What SDL knows of our window."""
        self._sdl.SDL_GetWindowFromID.restype = ctypes.c_void_p
        self._sdl.SDL_GetVersion.argtypes = (ctypes.c_void_p,)
        info = _WindowInfo()
        self._sdl.SDL_GetVersion(ctypes.byref(info.version))
        for number in range(1, 9):
            window = self._sdl.SDL_GetWindowFromID(number)
            found = window and self._sdl.SDL_GetWindowWMInfo(ctypes.c_void_p(window), ctypes.byref(info))
            if found and info.subsystem:
                return info
        raise NoDisplayError


def _mapped(name: str) -> str:
    """The path of a library that this process has mapped."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        if name in line:
            return line.split(maxsplit=5)[5]
    raise NoDisplayError
