"""Where the steps of a date are: `python -m tests.ui.stepping GLASS` prints a JSON list for each look.

Each list has the places that a step or the way on had, one for each note and month that was shown.
"""

from __future__ import annotations

import json
import sys
from itertools import product
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from msgspec.structs import replace

from kiosk.views import Look, Note
from tests.ui.matrix import SIZES
from tests.ui.measure import dressed
from tests.ui.onglass import open_stage
from tests.ui.panels import PANELS
from tests.ui.samples import DATE

if TYPE_CHECKING:
    from kiosk.views import DateView

MONTHS = ("-", "Mei", "September")
NOTES = (
    None,
    Note("problem", "Tanggalnya belum lengkap. Atur juga tanggal dan bulan."),
    Note("warning", "Tanggal ini berbeda dengan NIK. Lihat lagi kartunya. Kalau sudah benar, lanjutkan."),
)
STEPS = (*(f"{part}:{move}" for part in ("day", "month", "year") for move in ("up", "down")), "next")


def main(name: str) -> None:
    """Print the places at every size of text."""
    stage = open_stage(next(one for one in PANELS if one.name == name))
    for size, is_low in product(SIZES, (False, True)):
        seen: list[list[Any]] = []
        for note in NOTES:
            for month in MONTHS:
                stage.page_name = ""
                stage.show(dressed(_date(note, month), Look(size, False, is_low)), ())
                while not stage.has("year:up") and stage.turn(1):
                    pass
                seen.append([to_builtins(one) for one in stage.targets() if one.id in STEPS])
        sys.stdout.write(json.dumps(seen) + "\n")


def _date(note: Note | None, month: str) -> DateView:
    day, month_column, year = DATE.columns
    columns = (day, replace(month_column, value=month, values=MONTHS), year)
    return replace(DATE, columns=columns, note=note)


if __name__ == "__main__":
    main(sys.argv[1])
