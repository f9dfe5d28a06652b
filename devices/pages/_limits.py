"""What a hostile picture or document may cost."""

from __future__ import annotations

from kiosk.limited import Limits

MOST_KEPT_PIXELS = 16_000_000  # of which a page is made; larger frames are made smaller while they are read
MOST_FILE_BYTES = 24 << 20  # that a resident brings; what a device sends uncompressed may be larger
PDF_DPI = 200
MOST_PDF_POINTS = 14_400  # a side of 5 m, the most that PDF 1.x allows
# A4 at 300 dpi has 8.7 million, F4 9.9; what is larger is made smaller before anything else is done with it.
WORKING_PIXELS = 10_000_000

PAGE_LIMITS = Limits(memory_bytes=900 << 20, cpu_s=20, wall_s=15.0, raw_bytes=130 << 20, result_bytes=48 << 20)
