"""From raw captured bytes to pages as stored and pictures to show, decoded in a child process that may die.

Papers become PDF, photographs AVIF; nothing but pixels of what came is kept, and what came is never a file here.
"""

from devices.pages._child import CleanPage, PageChild, Shown
from devices.pages._gate import FILE_LIMITS, Passage, gate
from devices.pages._gathering import Gathering
from devices.pages._limits import MOST_FILE_BYTES, PAGE_LIMITS
from kiosk.limited import MOST_PIXELS, Limits

__all__ = [
    "FILE_LIMITS",
    "MOST_FILE_BYTES",
    "MOST_PIXELS",
    "PAGE_LIMITS",
    "CleanPage",
    "Gathering",
    "Limits",
    "PageChild",
    "Passage",
    "Shown",
    "gate",
]
