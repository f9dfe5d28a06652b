"""What the ends of `scanimage` mean. Pure.

Source: SANE standard 1.06, 4.2.7 (status); `scanimage` ends with the status as its exit code.
"""

from __future__ import annotations

import re

from kiosk.ports import ScannerState

_BY_CODE = {
    1: ScannerState.ABSENT,  # also what scanimage says of a device it does not know
    2: ScannerState.CANCELLED,
    3: ScannerState.BUSY,
    4: ScannerState.ABSENT,  # "invalid argument": the name is of no device of this backend
    6: ScannerState.JAMMED,
    7: ScannerState.EMPTY,
    8: ScannerState.COVER_OPEN,
    11: ScannerState.DENIED,
}
_BY_WORDS = {
    "Operation was cancelled": ScannerState.CANCELLED,
    "Device busy": ScannerState.BUSY,
    "Invalid argument": ScannerState.ABSENT,
    "Document feeder jammed": ScannerState.JAMMED,
    "Document feeder out of documents": ScannerState.EMPTY,
    "Scanner cover is open": ScannerState.COVER_OPEN,
    "Access to resource has been denied": ScannerState.DENIED,
}
_COMPLAINT = re.compile(rb"^scanimage: (?:sane_\w+|open of device .*? failed): (.*)$", re.MULTILINE)


def state_of_exit(code: int) -> ScannerState:
    """Why `scanimage` ended without a page; 0 without a whole page is a broken one too."""
    return _BY_CODE.get(code, ScannerState.BROKEN)


def complaint_in(stderr: bytes) -> ScannerState | None:
    """What `scanimage` complained of so far; it is told before the process ends, and it may hang before that."""
    found = _COMPLAINT.search(stderr)
    if found is None:
        return None
    return _BY_WORDS.get(found[1].decode("ascii", "replace").strip(), ScannerState.BROKEN)
