"""What the ends of `scanimage` mean. Pure.

Source: SANE standard 1.06, 4.2.7 (status), and sane.h of sane-backends for those above 11, which libsane has no words
for; `scanimage` ends with the status as its exit code.
"""

from __future__ import annotations

import re

from kiosk.ports import ScannerState

_STATUS = (  # number, sane_strstatus(), meaning
    (1, "Operation not supported", ScannerState.UNSUPPORTED),
    (2, "Operation was cancelled", ScannerState.CANCELLED),
    (3, "Device busy", ScannerState.BUSY),
    (4, "Invalid argument", ScannerState.INVALID),
    (5, "End of file reached", ScannerState.BROKEN),  # with no picture before it
    (6, "Document feeder jammed", ScannerState.JAMMED),
    (7, "Document feeder out of documents", ScannerState.EMPTY),
    (8, "Scanner cover is open", ScannerState.COVER_OPEN),
    (9, "Error during device I/O", ScannerState.LINE),
    (10, "Out of memory", ScannerState.NO_MEMORY),
    (11, "Access to resource has been denied", ScannerState.DENIED),
    (12, "Unknown SANE status code 12", ScannerState.WARMING_UP),
    (13, "Unknown SANE status code 13", ScannerState.LOCKED),
)
_BY_CODE = {code: state for code, _, state in _STATUS}
_BY_WORDS = {words: state for _, words, state in _STATUS}
# What a backend says of a name that is no device of its own, or not there any more.
_NOT_OPENED = {ScannerState.UNSUPPORTED, ScannerState.INVALID, ScannerState.LINE}
_COMPLAINT = re.compile(
    rb"^scanimage: (?:sane_\w+|(?P<opening>open of device .*? failed)): (?P<words>.*)$", re.MULTILINE
)


def state_of_exit(code: int) -> ScannerState:
    """Why `scanimage` ended without a page and without a word; 0 without a whole page is a broken one too."""
    return _BY_CODE.get(code, ScannerState.BROKEN)


def complaint_in(stderr: bytes) -> ScannerState | None:
    """What `scanimage` complained of so far; it is told before the process ends, and it may hang before that."""
    found = _COMPLAINT.search(stderr)
    if found is None:
        return None
    state = _BY_WORDS.get(found["words"].decode("ascii", "replace").strip(), ScannerState.BROKEN)
    return ScannerState.ABSENT if found["opening"] and state in _NOT_OPENED else state
