"""What the mind says when it starts a pen."""

from __future__ import annotations

import argparse
from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """The command line, read.

    Args:
        fd: The pen's end of the socket pair.
        panel_mm: Width and height of the lit area; the toolkit's own idea of it is wrong (it says 96 dpi always).
        panel_bottom_mm: Height of its lower edge above the floor.
        window_px: Width and height of the window; None takes the whole screen.
        is_verbose: Log at debug level.
    """

    fd: int
    panel_mm: tuple[float, float]
    panel_bottom_mm: float
    window_px: tuple[int, int] | None
    is_verbose: bool


def read_options(arguments: list[str]) -> Options:
    """Read the command line, or leave with usage on a wrong one."""
    parser = argparse.ArgumentParser(prog="python -m screens", description="Draws the kiosk's pages.")
    parser.add_argument("--fd", type=int, required=True)
    parser.add_argument("--panel-mm", type=_pair, required=True, metavar="WxH")
    parser.add_argument("--panel-bottom-mm", type=float, default=700.0)
    parser.add_argument("--verbose", action="store_true")
    size = parser.add_mutually_exclusive_group(required=True)
    size.add_argument("--fullscreen", action="store_true")
    size.add_argument("--window-px", type=_pair, metavar="WxH")
    given = parser.parse_args(arguments)
    window = None if given.fullscreen else (int(given.window_px[0]), int(given.window_px[1]))
    return Options(given.fd, given.panel_mm, given.panel_bottom_mm, window, given.verbose)


def _pair(text: str) -> tuple[float, float]:
    """Two positive lengths written `398x708`."""
    width, _, height = text.partition("x")
    pair = (float(width), float(height))
    if min(pair) <= 0:
        raise argparse.ArgumentTypeError("both lengths must be above zero")
    return pair
