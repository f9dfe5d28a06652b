"""`make run`: a sample office on this machine. Without a screen, a scripted resident walks through it into `out/`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from deploy.office import Extras, Office, OfficeError, Panel, Ports, occupied, running

HOUSE = Path(__file__).resolve().parent.parent
# Half of an upright Full HD panel: fits on a laptop, with the same proportions.
WINDOW = Panel("window", 540, 960, 398, 708, is_fullscreen=False)
# A walk that was cut off has shown nothing.
INTERRUPTED = 130
WHOLE_SCREEN = Panel("screen", 1080, 1920, 398, 708)


def main() -> int:
    """Start the sample office; the exit code is 0 only if it did what it should."""
    parser = argparse.ArgumentParser(prog="make run", description=__doc__)
    parser.add_argument("--fullscreen", action="store_true", help="take the whole screen, as at an office")
    parser.add_argument("--headless", action="store_true", help="walk through on a virtual screen, though there is one")
    parser.add_argument("--catalogue", type=Path, help="a catalogue's folder to check, install and show")
    parser.add_argument("--spare", action="store_true", help="the kiosk uses the dock's spare printer, too")
    parser.add_argument("--two-switch", action="store_true", help="key 1 moves on and key 2 chooses, everywhere")
    chosen = parser.parse_args()
    is_walk = chosen.headless or not os.environ.get("DISPLAY")
    # An end by `kill` cleans up like Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if is_walk:
            return _walk(chosen.catalogue)
        extras = Extras(has_spare=chosen.spare, is_two_switch=chosen.two_switch)
        return _open(WHOLE_SCREEN if chosen.fullscreen else WINDOW, chosen.catalogue, extras)
    except OfficeError as err:
        print(f"make run: {err}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAll ended.")
        return INTERRUPTED if is_walk else 0


def _walk(catalogue: Path | None) -> int:
    # Only here: the product's own part needs neither browser nor test libraries.
    from tests.journeys.walk import walk  # noqa: PLC0415

    print("No screen here: a scripted resident walks through on a virtual one. Pictures and summary go to out/.")
    with occupied(HOUSE / "var"):  # the walk begins by deleting what the last one left
        exit_code: int = walk(HOUSE / "out", HOUSE / "var" / "walk", print, catalogue=catalogue)
    return exit_code


def _open(panel: Panel, catalogue: Path | None, extras: Extras) -> int:
    usual = Ports()
    ports = Ports.free(usual)
    with running(Office(HOUSE / "var" / "demo", ports, panel, catalogue=catalogue, extras=extras)) as office:
        if ports != usual:
            print("Some of the usual ports are taken; using others.")
        print(f"""
  The kiosk is the window on your screen.
  Officers' desk   {office.desk_url}/
  Devices' dock    {office.dock_url}/     (take the paper out, jam the scanner, see the slips)
  State and logs   {office.folder}

  Ctrl-C ends all of it.
""")
        office.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
