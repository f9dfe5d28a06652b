"""Pictures that come beside a view as sealed memory files."""

from __future__ import annotations

import fcntl
import os
from typing import Any

from kivy.graphics.texture import Texture

from kiosk.views import Picture, ScanView, View

_F_GET_SEALS = 1034
_SHRINK_AND_WRITE = 0x0002 | 0x0008
_MOST_PX = 4096
_BYTES = 3


class PictureError(Exception):
    """A picture is not what its view says."""


def load_pictures(view: View, fds: tuple[int, ...]) -> tuple[Any, ...]:
    """One texture for each picture the view names; nothing is kept but the texture.

    Raises: PictureError if a file is unsealed, too small, or missing.
    """
    named = (view.picture, view.strip) if isinstance(view, ScanView) else ()
    return tuple(_texture(picture, fds) for picture in named if picture is not None)


def _texture(picture: Picture, fds: tuple[int, ...]) -> Any:
    """Upload one picture."""
    if not 0 <= picture.index < len(fds):
        raise PictureError("no such file")
    fd = fds[picture.index]
    if not (0 < picture.width_px <= _MOST_PX and 0 < picture.height_px <= _MOST_PX):
        raise PictureError("no such size")
    if fcntl.fcntl(fd, _F_GET_SEALS) & _SHRINK_AND_WRITE != _SHRINK_AND_WRITE:
        raise PictureError("not sealed")
    length = picture.width_px * picture.height_px * _BYTES
    pixels = os.pread(fd, length, 0)
    if len(pixels) != length:
        raise PictureError("too short")
    texture = Texture.create(size=(picture.width_px, picture.height_px), colorfmt="rgb")
    texture.blit_buffer(pixels, colorfmt="rgb", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture
