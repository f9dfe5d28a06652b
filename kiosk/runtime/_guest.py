"""Somebody who has the glass while no resident is there, such as a technician: who they are is known above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.access import Account
    from kiosk.journey import Page
    from kiosk.runtime._pens import Input


class Lender(Protocol):
    """Something that holds a device and can let go of it for a while."""

    def lend(self) -> Future[None]:
        """Let go; the future says that the device is free."""
        ...

    def take_back(self) -> None:
        """Use it again."""
        ...


class Guest(Protocol):
    """One visit of theirs; lives in the loop's thread."""

    def hear(self, event: Input) -> None:
        """What they do with the pen that draws."""
        ...

    def hear_badge(self, number: bytes) -> None:
        """Somebody's badge was tapped; the number MUST go no further than its hash."""
        ...

    def close(self) -> None:
        """The kiosk ends."""
        ...


class GuestRoom(Protocol):
    """Where guests are received."""

    def is_open(self) -> bool:
        """Whether anybody could come in; MAY block for a moment."""
        ...

    def owner_of(self, number: bytes) -> Account | None:
        """Whose badge it is, if they may come in; MAY block for a moment."""
        ...

    def receive(
        self,
        show: Callable[[Page], int],
        left: Callable[[], None],
        lenders: tuple[Lender, ...],
        who: Account | None = None,
    ) -> Guest:
        """Begin a visit in the loop's thread.

        Args:
            show: Draws a page; returns its seq.
            left: To be called once, in the loop's thread, when they have gone.
            lenders: Asked for their devices once these are needed, and given them back when the visit is over.
            who: They claim to be, by their badge; proven by nothing yet.
        """
        ...
