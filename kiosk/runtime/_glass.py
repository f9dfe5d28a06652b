"""What is on the glass: the present page, since when, and whether an event still means it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.views import Plugged

if TYPE_CHECKING:
    import asyncio

    from kiosk.journey import Page, Session
    from kiosk.runtime._pens import Input, PenHost
    from kiosk.views import View

# What the camera sees is drawn so often: on a machine without a graphics card each time is most of 0.1 s of a core.
PICTURE_S = 0.18


class Glass:
    """The pages a resident sees. All methods run in the loop's thread.

    Args:
        loop: Gives the time.
        pens: Draw.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, pens: PenHost) -> None:
        self._loop, self._pens = loop, pens
        self._page: Page | None = None
        self._place: object = None
        self._since = 0  # seq of the first view of the present page
        self._next_picture_at = 0.0

    def show(self, page: Page, session: Session) -> View | None:
        """Draw the page if it is another one; what was there before if it was the same place, for the voice."""
        before, place = self._page, _place_of(session)
        is_same_place = place == self._place
        if page != before or not is_same_place:
            seq = self._pens.show(page)
            self._since = self._since if is_same_place else seq
            self._page, self._place = page, place
        return before.view if before is not None and is_same_place else None

    def show_others(self, page: Page) -> int:
        """Draw a guest's page; returns its seq."""
        return self._pens.show(page)

    def is_stale(self, event: Input) -> bool:
        """Whether it answers a page no longer shown."""
        return event.seq < self._since and not isinstance(event, Plugged)

    def is_picture_too_soon(self) -> bool:
        """Whether the one before is still being drawn, or was just now: this one is not, for the next comes soon."""
        now = self._loop.time()
        if self._pens.is_behind or now < self._next_picture_at:
            return True
        self._next_picture_at = now + PICTURE_S
        return False

    def renew(self) -> None:
        """Somebody left: whoever comes meets a screen that never saw them."""
        self._pens.renew()
        self._page = self._place = None


def _place_of(session: Session) -> object:
    """What makes a page another page: events for the one before are stale."""
    return session.place, session.over, session.list_page, session.check_page, type(session.scan)
