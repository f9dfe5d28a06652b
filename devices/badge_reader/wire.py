"""The system's smart card service, PC/SC, call by call; nothing here knows what a badge is.

The lowest layer of pyscard is used: its own monitor dies when the service restarts, and keeps a context that does not
live on. Source: PC/SC part 5, winscard.h of pcsc-lite.
"""

from __future__ import annotations

import contextlib
from typing import NamedTuple, Protocol

from kiosk.errors import KioskError
from kiosk.ports import BadgeReaderState

_MASK = 0xFFFF_FFFF
_COUNT_SHIFT, _COUNT_MASK = 16, 0xFFFF


class WireError(KioskError):
    """The service or the reader is gone, or refuses us: `state` says which."""

    def __init__(self, state: BadgeReaderState) -> None:
        super().__init__("device.badge_reader", state=state)
        self.state = state


class CardError(KioskError):
    """The card was gone before it had answered, or answered rubbish."""


class Sight(NamedTuple):
    """What a reader sees: whether a card lies there, and how often that has changed."""

    has_card: bool
    changes: int


class CardService(Protocol):
    """What badges are read through. One thread, but for `cancel`."""

    def open(self) -> None:
        """Reach the service. Raises: WireError."""
        ...

    def readers(self) -> list[str]:
        """The names of the readers that are plugged in. Raises: WireError."""
        ...

    def wait(self, reader: str, seen: Sight | None, timeout_s: float) -> Sight:
        """What it sees now; if that was `seen`, wait until it changes or time is up. Raises: WireError."""
        ...

    def ask(self, reader: str, command: bytes) -> bytes:
        """What the card on it answers to a command. Raises: CardError, WireError."""
        ...

    def cancel(self) -> None:
        """End a wait soon. Thread: any."""
        ...

    def close(self) -> None:
        """Let go of everything; never raises."""
        ...


class PcscService:
    """The real one."""

    def __init__(self) -> None:
        self._context: int | None = None

    def open(self) -> None:
        """Establish a context of our own."""
        from smartcard import scard  # noqa: PLC0415 - in the reader's thread, not before the first screen

        self._scard = scard
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        self._check(code)
        self._context = context

    def readers(self) -> list[str]:
        """Their names."""
        code, names = self._scard.SCardListReaders(self._context, [])
        if code & _MASK == self._scard.SCARD_E_NO_READERS_AVAILABLE & _MASK:
            return []
        self._check(code)
        return list(names)

    def wait(self, reader: str, seen: Sight | None, timeout_s: float) -> Sight:
        """By the service's own waiting: no polling of ours."""
        state = self._scard.SCARD_STATE_UNAWARE
        if seen is not None:
            present = self._scard.SCARD_STATE_PRESENT if seen.has_card else self._scard.SCARD_STATE_EMPTY
            state = present | seen.changes << _COUNT_SHIFT
        event = self._wait(reader, state, timeout_s)
        if event is None:
            return seen or Sight(has_card=False, changes=0)  # without one it was cancelled at the first look
        if event & (self._scard.SCARD_STATE_UNKNOWN | self._scard.SCARD_STATE_UNAVAILABLE):
            raise WireError(BadgeReaderState.ABSENT)
        return Sight(bool(event & self._scard.SCARD_STATE_PRESENT), event >> _COUNT_SHIFT & _COUNT_MASK)

    def ask(self, reader: str, command: bytes) -> bytes:
        """Connect, ask, and let go again."""
        scard = self._scard
        protocols = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
        code, card, protocol = scard.SCardConnect(self._context, reader, scard.SCARD_SHARE_SHARED, protocols)
        self._check_card(code)
        try:
            code, answer = scard.SCardTransmit(card, protocol, list(command))
            self._check_card(code)
            return bytes(answer)
        finally:
            scard.SCardDisconnect(card, scard.SCARD_LEAVE_CARD)

    def cancel(self) -> None:
        """Wake a wait."""
        if self._context is not None:
            self._scard.SCardCancel(self._context)

    def close(self) -> None:
        """Release the context."""
        context, self._context = self._context, None
        if context is not None:
            with contextlib.suppress(Exception):
                self._scard.SCardReleaseContext(context)

    def _wait(self, name: str, state: int, timeout_s: float) -> int | None:
        """The state after a change, None after a time-out or a cancel. Raises: WireError."""
        scard = self._scard
        code, states = scard.SCardGetStatusChange(self._context, int(timeout_s * 1000), [(name, state)])
        if code & _MASK in {scard.SCARD_E_TIMEOUT & _MASK, scard.SCARD_E_CANCELLED & _MASK}:
            return None
        self._check(code)
        event: int = states[0][1]
        return event

    def _check_card(self, code: int) -> None:
        """Raises: CardError, but WireError if it is the service that went."""
        if code:
            state = self._state_of(code)
            raise CardError("device.badge_reader.card") if state is BadgeReaderState.ABSENT else WireError(state)

    def _check(self, code: int) -> None:
        if code:
            raise WireError(self._state_of(code))

    def _state_of(self, code: int) -> BadgeReaderState:
        scard = self._scard
        down = (scard.SCARD_E_NO_SERVICE, scard.SCARD_E_SERVICE_STOPPED, scard.SCARD_F_COMM_ERROR,
                scard.SCARD_E_INVALID_HANDLE, scard.SCARD_F_INTERNAL_ERROR)  # fmt: skip
        if code & _MASK in {one & _MASK for one in down}:
            return BadgeReaderState.SERVICE_DOWN
        is_denied = code & _MASK == scard.SCARD_W_SECURITY_VIOLATION & _MASK
        return BadgeReaderState.DENIED if is_denied else BadgeReaderState.ABSENT
