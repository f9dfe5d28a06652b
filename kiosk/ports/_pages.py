"""What a captured or brought picture is for, and why a brought file gave no page."""

from __future__ import annotations

from enum import StrEnum

from kiosk.ports._who import WhoActs

MOST_PAGES = 12  # of one document, whatever it came from


class PageUse(StrEnum):
    """How a page is looked at later; decides how it is kept."""

    PAPER = "paper"  # read: ink, stamps and signatures are kept sharp
    PHOTO = "photo"  # looked at: tones and colours are kept; only ever one page


class PageRefusal(StrEnum):
    """Why a file that a resident brought gave no page; `page.refused.<reason>` are its words."""

    TOO_LARGE = "too_large"  # in bytes, or in the time and memory that opening it takes
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNKNOWN_KIND = "unknown_kind"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something: another file, or the paper itself."""
        return WhoActs.RESIDENT
