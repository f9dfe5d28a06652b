"""Kivy's surroundings, settled before it is imported: Kivy reads the environment and its settings at import."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_ENV_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",  # leave logging and stderr alone
    "KIVY_WINDOW": "sdl2",
    "KIVY_IMAGE": "sdl2",
    "KIVY_TEXT": "sdl2",
    "KIVY_METRICS_DENSITY": "1",
    "KIVY_DPI": "96",
    "KIVY_HOME": "/nonexistent",  # never made: nothing is written without a configuration file
    "SDL_VIDEODRIVER": "x11",  # unnamed, SDL draws off screen when X is missing, and nobody notices
    "SDL_NO_SIGNAL_HANDLERS": "1",  # else SIGTERM becomes a request to close, which is refused
    "SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR": "0",
    "SDL_VIDEO_X11_WMCLASS": "anjungan",  # by which the dock finds the window that its keypad is pressed for
    "MESA_SHADER_CACHE_DISABLE": "true",  # nothing is opened for writing
}
_ASSETS = Path(__file__).parent / "assets"


def prepare(window_px: tuple[int, int], driver: str = "x11") -> None:
    """Set the environment and Kivy's settings; call once, before any other import of Kivy.

    Args:
        window_px: Size of the window; the whole screen without a window manager to draw a border.
        driver: SDL's video driver; tests without a display name `offscreen`.
    """
    os.environ.update(_ENVIRONMENT, SDL_VIDEODRIVER=driver)
    from kivy.config import Config  # noqa: PLC0415 - reads the environment at import

    width, height = window_px
    graphics = {
        "multisamples": "0",
        "maxfps": "0",  # our loop waits for events itself; Kivy's own pause only adds latency
        "vsync": "0",
        "show_cursor": "0",
        "allow_screensaver": "0",
        "window_state": "hidden",
        "resizable": "0",
        "borderless": "1",
        "position": "custom",
        "left": "0",
        "top": "0",
        "width": str(width),
        "height": str(height),
        "fullscreen": "0",
    }
    for name, value in graphics.items():
        Config.set("graphics", name, value)
    # No provider at all: touches come through the window's own mouse events. Probing would fire each tap twice.
    for provider in list(Config["input"]):
        Config.remove_option("input", provider)
    for module in list(Config["modules"]):
        Config.remove_option("modules", module)
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("kivy", "pause_on_minimize", "0")
    _import_lightly()


def _import_lightly() -> None:
    """Import Kivy's base without what no page uses and each start and each of two processes would pay for.

    That is OpenSSL, which comes with asyncio and Kivy with that; and `style.kv`, whose rules are for widgets that none
    of ours descends from: to read it is a twentieth of the start, and each new widget is compared with all of it.
    """
    import kivy  # noqa: PLC0415 - reads the environment at import

    real, kivy.kivy_data_dir = kivy.kivy_data_dir, str(_ASSETS)
    # None stands for what is not to be had; asyncio does without.
    has_ssl = sys.modules.setdefault("ssl", None) is not None  # type: ignore[arg-type]
    import kivy.lang  # noqa: PLC0415 - reads the file at import

    kivy.kivy_data_dir = real
    if not has_ssl:
        del sys.modules["ssl"]
