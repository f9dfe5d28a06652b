"""`python -m devices.scanner probe|scan DEVICE [--config-dir DIR] [--dpi N] [--out FILE]`, for a technician."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from devices.scanner._make import make_scanner
from kiosk.config import ScannerConfig
from kiosk.errors import KioskError
from kiosk.ports import ScannerState

_PREVIEW_BOX_PX = (800, 1100)


def main(arguments: list[str]) -> int:
    """Exit code 0 for a scanner that is there, or a page that was taken."""
    parser = argparse.ArgumentParser(prog="devices.scanner")
    parser.add_argument("act", choices=["probe", "scan"])
    parser.add_argument("device")
    parser.add_argument("--config-dir", default="")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--out", type=Path, default=Path("page.pdf"))
    asked = parser.parse_args(arguments)
    config = ScannerConfig(device=asked.device, config_dir=asked.config_dir, resolution_dpi=asked.dpi)
    try:
        scanner = make_scanner(config, _PREVIEW_BOX_PX)
    except KioskError as error:
        parser.error(str(error))
    assert scanner is not None
    if asked.act == "probe":
        state = scanner.state()
        sys.stdout.write("present\n" if state is None else f"{state}: {state.who_acts} has to act\n")
        return 0 if state is None else 1
    started_at = time.monotonic()
    result = scanner.scan(_tell)
    if isinstance(result, ScannerState):
        sys.stdout.write(f"\n{result}: {result.who_acts} has to act\n")
        return 1
    asked.out.write_bytes(result.page.content)
    page = result.page
    size = f"{page.pages} pages, {page.width_px} x {page.height_px}, {len(page.content)} bytes"
    sys.stdout.write(f"\n{asked.out}: {size}, {time.monotonic() - started_at:.1f} s\n")
    return 0


def _tell(page: int, percent: int) -> None:
    sys.stderr.write(f"\r{page:2d}: {percent:3d} %")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
