"""What a visit costs: number to last byte, the slip's bytes, and the next resident's screen."""

from __future__ import annotations

import os
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING

from bench import processes
from bench.figures import Figure
from tests.journeys.paper import Paper, papers, take_paper
from tests.journeys.stories import take_number_only

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Stage
    from tests.journeys.resident import Resident

VISITS = 20
SERVICES = (("usaha", "sku"), ("surat", "sktm"), ("surat", "skd"), ("keluarga", "nikah"))  # by group
BYTE_MS = 5.0
NEXT_MS = 100.0
SLIP_BYTES = 600


def measure(stage: Stage) -> list[Figure]:
    """Residents who each take a number, one after the other."""
    heard, touched, sizes, nexts, synced = [], [], [], [], []
    with stage.kiosk() as (resident, _):
        for group, service in islice(cycle(SERVICES), VISITS):
            # Nobody walks up and presses four times within a second of the last resident's leaving.
            processes.wait_until_quiet(stage.office.kiosk_pid)
            paper = _take_number(stage, resident, group, service)
            heard.append(1000 * (paper.last_byte_s - resident.last_heard_s))
            touched.append(1000 * (paper.last_byte_s - resident.last_touch_s))
            sizes.append(float(paper.byte_count))
            processes.wait_until_quiet(stage.office.kiosk_pid)
            nexts.append(_leave(resident))
            synced.append(_sync_ms(stage.office.folder))
    heard_remark = (
        "from the press as the mind hears it to the simulated printer's last byte; peer: one write and fsync of 8 KiB "
        "on the same disk, of which a number needs one before the press and one after the last byte"
    )
    return [
        Figure("number pressed to last byte at the printer", "ms", tuple(heard), BYTE_MS, True, tuple(synced),
               heard_remark),
        Figure("touch on the glass to last byte at the printer", "ms", tuple(touched),
               remark="the same with the pen's share: X server, touch, release"),
        Figure("slip with QR", "B", tuple(sizes), SLIP_BYTES, is_tail=True),
        Figure("next resident's screen", "ms", tuple(nexts), NEXT_MS, is_tail=True,
               remark="from the last touch of one resident to the drawn rest page of a new screen process"),
    ]  # fmt: skip


def _take_number(stage: Stage, resident: Resident, group: str, service: str) -> Paper:
    before = len(papers(stage.office))
    take_number_only(resident, group, service)
    return take_paper(stage.office, before + 1)


def _sync_ms(folder: Path) -> float:
    """The physical limit: what the disk takes to keep one small write."""
    path = folder / "fsync"
    with path.open("wb", buffering=0) as file:
        began_s = time.monotonic()
        file.write(bytes(8192))
        os.fsync(file.fileno())
        took_s = time.monotonic() - began_s
    path.unlink()
    return 1000 * took_s


def _leave(resident: Resident) -> float:
    resident.on("slip").press("done").on("survey.satisfaction").press("done").on("thanks").settle().press("done")
    return 1000 * (resident.on("rest").page.at_s - resident.last_touch_s)
