"""From raw captured bytes to pages as stored and pictures to show, decoded in a child process that may die.

Papers become PDF, photographs AVIF; nothing but pixels of what came is kept, and what came is never a file here.
"""

from devices.pages._child import CleanPage, PageChild, Shown
from devices.pages._gate import gate
from devices.pages._gathering import Gathering
from devices.pages._limits import MOST_FILE_BYTES, MOST_PIXELS, PAGE_LIMITS
from devices.pages._stick import MOST_FILES, BroughtFile, files_under
from kiosk.limited import Limits

__all__ = [
    "MOST_FILES",
    "MOST_FILE_BYTES",
    "MOST_PIXELS",
    "PAGE_LIMITS",
    "BroughtFile",
    "CleanPage",
    "Gathering",
    "Limits",
    "PageChild",
    "Shown",
    "files_under",
    "gate",
]
