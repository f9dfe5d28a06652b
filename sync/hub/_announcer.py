"""Telling everybody that a number is called: a port, because the hub knows no device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tell(Protocol):
    """Hears what the desk is to be told of a device, in any thread."""

    def __call__(self, action: str, facts: Mapping[str, str], /) -> None:
        """An event as kiosks send it, such as `line_display_trouble`. MUST NOT raise."""
        ...


class Announcer(Protocol):
    """Shows a call where people wait, such as on the line display at the counter."""

    def called(self, number: str, counter: str) -> None:
        """Show `A-017` and `Loket 1` until the next call. MUST NOT block; MUST NOT raise for a device in trouble."""
        ...

    def watch(self, tell: Tell) -> None:
        """Say from now on how the device is."""
        ...

    def close(self) -> None:
        """Show nothing more."""
        ...


class NoAnnouncer:
    """Where nothing shows calls but the desk."""

    def called(self, number: str, counter: str) -> None:
        """Nobody is told."""

    def watch(self, tell: Tell) -> None:
        """There is no device."""

    def close(self) -> None:
        """There is nothing to end."""
