"""Telling everybody that a number is called: a port, because the hub knows no device."""

from __future__ import annotations

from typing import Protocol


class Announcer(Protocol):
    """Shows a call where people wait, such as on the line display at the counter."""

    def called(self, number: str, counter: str) -> None:
        """Show `A-017` and `Loket 1` until the next call. MUST NOT block; MUST NOT raise for a device in trouble."""
        ...

    def close(self) -> None:
        """Show nothing more."""
        ...


class NoAnnouncer:
    """Where nothing shows calls but the desk."""

    def called(self, number: str, counter: str) -> None:
        """Nobody is told."""

    def close(self) -> None:
        """There is nothing to end."""
