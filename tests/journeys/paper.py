"""What came out of the simulated printer, as the dock tells it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

from deploy.office import fetch
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from deploy.office import Office


@dataclass(frozen=True)
class Paper:
    """One slip, cut off and in hand. `last_byte_s` is CLOCK_MONOTONIC."""

    png: bytes
    text: str
    byte_count: int
    last_byte_s: float

    @property
    def codes(self) -> list[str]:
        """What the QR symbols on it say."""
        return [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(self.png)))]


def papers(office: Office) -> list[dict[str, object]]:
    """The dock's list of all slips, oldest first."""
    told: list[dict[str, object]] = json.loads(fetch(f"{office.dock_url}/api/slips"))
    return sorted(told, key=lambda one: int(str(one["number"])))


def take_paper(office: Office, nth: int, within_s: float = PATIENCE_S) -> Paper:
    """The slip printed as the `nth`, counted from 1; waits for it."""
    give_up_s = time.monotonic() + within_s
    while len(known := papers(office)) < nth:
        assert time.monotonic() < give_up_s, f"waited {within_s:.0f} s for slip {nth}; {len(known)} were printed"
        time.sleep(0.02)  # the dock is another process; nothing here could wake us
    one = known[nth - 1]
    png = fetch(f"{office.dock_url}/api/slips/{one['number']}.png")
    return Paper(png, str(one["text"]), int(str(one["size_bytes"])), float(str(one["last_byte_s"])))
