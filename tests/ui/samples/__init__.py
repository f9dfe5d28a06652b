"""Sample pages: for each kind its everyday face and its fullest one, with the longest Indonesian that is likely.

Adding one: a view and its `Sample` in the file of what its page is for.
"""

from tests.ui.samples import _asking, _choosing, _dates, _ends, _scanning, _showing, _technician, _typing
from tests.ui.samples._choosing import (
    CHOOSE,
    CHOOSE_EIGHT,
    CHOOSE_FULL,
    CHOOSE_HOME,
    CHOOSE_SEVERAL,
    CHOOSE_SEVERAL_FULL,
    CHOOSE_TWO,
)
from tests.ui.samples._dates import DATE, DATE_PARTIAL, TIME
from tests.ui.samples._ends import ASK, REST, SLIP
from tests.ui.samples._frames import FRAME, LONG_FRAME, NEXT, ROWS, Sample
from tests.ui.samples._picture import picture_fd
from tests.ui.samples._scanning import SCAN_CAPTURED, SCAN_WORKING
from tests.ui.samples._showing import SHOW_FULL
from tests.ui.samples._technician import LEARN
from tests.ui.samples._typing import NUMBER, NUMBER_FULL, SEARCH_FULL, TYPE, TYPE_FULL

SAMPLES = (
    *_choosing.SAMPLES,
    *_asking.SAMPLES,
    *_showing.SAMPLES,
    *_typing.SAMPLES,
    *_dates.SAMPLES,
    *_scanning.SAMPLES,
    *_ends.SAMPLES,
    *_technician.SAMPLES,
)

__all__ = [
    "ASK",
    "CHOOSE",
    "CHOOSE_EIGHT",
    "CHOOSE_FULL",
    "CHOOSE_HOME",
    "CHOOSE_SEVERAL",
    "CHOOSE_SEVERAL_FULL",
    "CHOOSE_TWO",
    "DATE",
    "DATE_PARTIAL",
    "FRAME",
    "LEARN",
    "LONG_FRAME",
    "NEXT",
    "NUMBER",
    "NUMBER_FULL",
    "REST",
    "ROWS",
    "SAMPLES",
    "SCAN_CAPTURED",
    "SCAN_WORKING",
    "SEARCH_FULL",
    "SHOW_FULL",
    "SLIP",
    "TIME",
    "TYPE",
    "TYPE_FULL",
    "Sample",
    "picture_fd",
]
