"""One thread that does one kind of blocking work, in order."""

from __future__ import annotations

import contextlib
import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

log = logging.getLogger(__name__)
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Worker:
    """A device's or the disk's own thread: calls run one after another, never at once.

    Args:
        name: Of the thread.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._goes_on = threading.Event()
        self._count_lock = threading.Lock()
        self._undone = 0

    def submit(
        self, call: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """Do this after everything submitted before; a surprise is logged by its class, without its words.

        After `close` it is cancelled at once: whoever watches in another thread may ask a moment too late.
        """
        with self._count_lock:
            return self._submit(call, *args, **kwargs)

    def submit_if_idle(
        self, call: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result] | None:
        """Do this at once; None if anything is done already, or waits, or nothing is done any more."""
        with self._count_lock:
            future = None if self._undone else self._submit(call, *args, **kwargs)
        return None if future is None or future.cancelled() else future

    def _submit(
        self, call: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        try:
            future = self._pool.submit(self._counted, partial(call, *args, **kwargs))
        except RuntimeError:  # the pool's only word for being closed
            future = Future()
            future.cancel()
            return future
        self._undone += 1
        future.add_done_callback(self._log_surprise)
        return future

    def _counted(self, call: Callable[[], Result]) -> Result:
        try:
            return call()
        finally:
            with self._count_lock:
                self._undone -= 1

    def _log_surprise(self, future: Future[Result]) -> None:
        if not future.cancelled() and (error := future.exception()) is not None:
            log.error("%s worker: %s %s", self._name, type(error).__name__, getattr(error, "code", ""))

    def rest(self, first: Callable[[], None]) -> Future[None]:
        """Do `first` after everything submitted before, then nothing until `go_on`; the future says that it rests."""
        self._goes_on.clear()
        resting: Future[None] = Future()
        if self.submit(self._rest, first, resting).cancelled():
            resting.set_result(None)  # closed: it rests for good
        return resting

    def go_on(self) -> None:
        """Do what was submitted meanwhile; harmless where it does not rest."""
        self._goes_on.set()

    def _rest(self, first: Callable[[], None], resting: Future[None]) -> None:
        try:
            first()
        finally:
            resting.set_result(None)
            self._goes_on.wait()

    def close(self) -> None:
        """Take nothing more; what was submitted before is still done."""
        self.go_on()
        self._pool.shutdown(wait=False)


def hear_result(loop: asyncio.AbstractEventLoop, future: Future[Result], heard: Callable[[Result], None]) -> None:
    """Hear a worker's result in the loop's thread; its surprise was logged, and once the loop is closed none hears."""

    def pass_on(done: Future[Result]) -> None:
        if not done.cancelled() and done.exception() is None:
            with contextlib.suppress(RuntimeError):  # asyncio's only word for a loop that is closed
                loop.call_soon_threadsafe(heard, done.result())

    future.add_done_callback(pass_on)
