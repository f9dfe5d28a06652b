"""Start a pen: `python -m screens --fd N --panel-mm 398x708 (--fullscreen | --window-px 1080x1920)`."""

from __future__ import annotations

import logging
import os
import socket
import sys

from screens._display import screen_px, want_flat_window
from screens._environment import prepare
from screens._memory import give_back
from screens._options import Options, read_options
from screens._sandbox import close_doors

_log = logging.getLogger("screens")
# While a page is drawn the press that asked for it is on its way to the printer.
_NICENESS = 3


def main() -> int:
    """Make the window, hidden and warm; draw until the mind goes; 0 unless there is nothing to draw on."""
    options = read_options(sys.argv[1:])
    os.nice(_NICENESS)
    _log_to_stderr(is_verbose=options.is_verbose)
    window_px = options.window_px or screen_px()
    prepare(window_px)
    _log.debug("limits that hold: %s", ", ".join(close_doors()))
    want_flat_window()
    _work(options, window_px)
    return 0


def _log_to_stderr(*, is_verbose: bool) -> None:
    """Log ours; of Kivy's, which greets at length and mourns input drivers that nobody asked for, real errors only."""
    handler = logging.StreamHandler()
    handler.addFilter(_is_ours_or_an_error)
    level = logging.DEBUG if is_verbose else logging.WARNING
    logging.basicConfig(level=level, format="pen: %(message)s", handlers=[handler])


def _is_ours_or_an_error(record: logging.LogRecord) -> bool:
    """Whether a record is worth a technician's time."""
    if not record.name.startswith("kivy"):
        return True
    return record.levelno >= logging.ERROR and not str(record.msg).startswith("Input:")


def _work(options: Options, window_px: tuple[int, int]) -> None:
    """Build the pen and let it work."""
    # Only now: Kivy reads its surroundings at import, and the window is made by importing it.
    from kivy.core.window import Window  # noqa: PLC0415

    from kiosk.views import Channel, Event, Order  # noqa: PLC0415
    from screens._pen import Pen, draw_once  # noqa: PLC0415
    from screens._registry import load_kinds  # noqa: PLC0415
    from screens._stage import Stage  # noqa: PLC0415
    from screens.theme import Panel  # noqa: PLC0415

    sock = socket.socket(fileno=options.fd)
    sock.setblocking(False)
    channel: Channel[Event, Order] = Channel(sock, Order)
    stage = Stage(load_kinds(), Panel(*window_px, *options.panel_mm, options.panel_bottom_mm))
    stage.warm_up()
    Window.add_widget(stage)
    draw_once(Window)
    Pen(channel, Window, stage, give_back).run()


if __name__ == "__main__":
    sys.exit(main())
