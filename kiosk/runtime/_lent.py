"""A device that takes pages, in its own thread, for whoever stands there; lent to technicians while nobody does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from kiosk.journey import ScanEnded
from kiosk.runtime._worker import Worker, hear_result

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.journey import Happening, StickFiles
    from kiosk.ports import CameraState, Captured, PageRefusal, ScannerState, StickState


class Stoppable(Protocol):
    """What is asked of every such device."""

    def cancel(self) -> None:
        """Stop what runs soon; MUST NOT block."""
        ...


Device = TypeVar("Device", bound=Stoppable)
# Why there is no page, or not yet.
State = TypeVar("State", bound="ScannerState | CameraState | StickState | StickFiles | PageRefusal")
Answer = TypeVar("Answer")  # to the question how the device is


class LentDevice(ABC, Generic[Device, State, Answer]):
    """One page at a time, and nothing heard of one that was given up.

    Every wish has a token; what is told with another than the newest is not heard. All methods run in the loop's
    thread, but for `_ask` and what is handed to `_begin`, which run in the device's.

    Args:
        loop: Whose thread it lives in.
        device: Takes pages; None if there is none.
        absent: Why there is no page where there is no device.
        broken: Why there is no page where the device's own code failed.
        hear: What a wish has to tell, in the loop's thread, as long as it is the newest.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        device: Device | None,
        absent: State,
        broken: State,
        hear: Callable[[Happening], None],
    ) -> None:
        self._loop, self._device, self._hear = loop, device, hear
        self._absent, self._broken = absent, broken
        self._worker = Worker(type(self).__name__.lower())
        self._token = 0
        self._asked_at: float | None = None

    @property
    @abstractmethod
    def is_well(self) -> bool:
        """Whether there is no device that should be asked soon whether it is well again."""

    @abstractmethod
    def _ask(self, device: Device) -> Answer:
        """How the device is; in its thread."""

    @abstractmethod
    def _known(self, answer: Answer) -> None:
        """It answered `_ask`."""

    @abstractmethod
    def _judge(self, outcome: Captured | State) -> None:
        """What the end of a wish tells of the device, also of one that nobody hears any more."""

    def cancel(self) -> None:
        """Give up what runs."""
        self.forget()
        if self._device is not None:
            self._device.cancel()

    def forget(self) -> None:
        """Whoever wanted the page has gone: what is still told of it is not heard."""
        self._token += 1

    def look_unless_fresh(self, fresh_s: float) -> None:
        """Ask how the device is, unless it was asked, or took a page, so short a time ago."""
        if self._asked_at is None or self._loop.time() - self._asked_at >= fresh_s:
            self.look()

    def look(self) -> None:
        """Ask, behind whatever runs, how the device is."""
        self._asked_at = self._loop.time()
        if self._device is not None:
            hear_result(self._loop, self._worker.submit(self._ask, self._device), self._known)

    def lend(self) -> Future[None]:
        """Let go of the device; the future says that it is free. What runs is given up."""
        self.cancel()
        return self._worker.rest(lambda: None)

    def take_back(self) -> None:
        """Use the device again; what a technician did may have changed how it is."""
        self._worker.go_on()
        self.look()

    def close(self) -> None:
        """Stop the thread; what runs is given up."""
        self.cancel()
        self._worker.close()

    def _begin(self, take: Callable[[Device, int], Captured | State]) -> None:
        """Let the device's thread take pages; `take` gets the device and the token its news are told with."""
        self._token += 1
        self._asked_at = self._loop.time()
        if self._device is None:
            self._loop.call_soon(self._hear, ScanEnded(self._absent))
        else:
            self._worker.submit(self._run, self._device, take, self._token)

    def _run(self, device: Device, take: Callable[[Device, int], Captured | State], token: int) -> None:
        if token != self._token:
            return
        outcome: Captured | State = self._broken
        try:
            outcome = take(device, token)
        finally:
            self._loop.call_soon_threadsafe(self._judge, outcome)
            self._tell(token, ScanEnded(outcome))

    def _is_wanted(self, device: Device, token: int) -> bool:
        """Whether somebody still wants it; if not, it is stopped. To be asked at each of its news.

        A wish to stop that comes before the device has begun is forgotten at its start, as the ports allow.
        """
        if token != self._token:
            device.cancel()
        return token == self._token

    def _tell(self, token: int, news: Happening) -> None:
        """Pass on what happened, from the device's thread."""
        self._loop.call_soon_threadsafe(self._pass_on, token, news)

    def _pass_on(self, token: int, news: Happening) -> None:
        if token == self._token:
            self._hear(news)
