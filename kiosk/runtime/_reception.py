"""Receives guests, such as technicians, while no resident is there: who has the glass, and who could."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.runtime._worker import hear_result

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.access import Account
    from kiosk.journey import Page
    from kiosk.runtime._guest import Guest, GuestRoom, Lender
    from kiosk.runtime._pens import Input
    from kiosk.runtime._worker import Worker

log = logging.getLogger(__name__)


class Reception:
    """The door to the room. All methods run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        room: Where guests are received; None where there are none.
        left: Hears that the guest has gone.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, room: GuestRoom | None, left: Callable[[], None]) -> None:
        self._loop, self._room, self._left = loop, room, left
        self._guest: Guest | None = None
        self.is_open = False

    @property
    def has_guest(self) -> bool:
        """Whether the glass is theirs now."""
        return self._guest is not None

    def look(self, disk: Worker) -> None:
        """Ask whether anybody could come in."""
        if self._room is not None and self._guest is None:
            hear_result(self._loop, disk.submit(self._room.is_open), self._known)

    def receive(self, show: Callable[[Page], int], lenders: tuple[Lender, ...], who: Account | None = None) -> None:
        """The glass, and the devices when they are needed, are for a guest now; `who` a badge says they are."""
        if self._room is None:
            return
        try:
            self._guest = self._room.receive(show, self._gone, lenders, who)
        except Exception as err:  # noqa: BLE001 - whatever it was, the next resident must find a page
            log.error("no technician can be received: %s", getattr(err, "code", type(err).__name__))  # noqa: TRY400

    def hear(self, event: Input) -> None:
        """What the guest does with the pen that draws."""
        if self._guest is not None:
            self._guest.hear(event)

    def hear_badge(self, number: bytes, disk: Worker, known: Callable[[Account | None], None]) -> None:
        """A badge was tapped: it is the guest's to hear; without one, `known` hears who could come in with it."""
        if self._guest is not None:
            self._guest.hear_badge(number)
        elif self._room is not None:
            hear_result(self._loop, disk.submit(self._room.owner_of, number), known)

    def close(self) -> None:
        """The kiosk ends."""
        if self._guest is not None:
            self._guest.close()

    def _known(self, is_open: bool) -> None:
        self.is_open = is_open

    def _gone(self) -> None:
        self._guest = None
        self._left()
