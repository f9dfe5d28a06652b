"""Listening to a reader that tells by itself, for a technician's look or trial; the same for badges and for codes."""

from __future__ import annotations

import contextlib
import queue
import time
from typing import TYPE_CHECKING, Protocol, TypeVar

from kiosk.ports import Verdict, WhoActs, never

if TYPE_CHECKING:
    from collections.abc import Callable

# A reader that says nothing of itself for so long; one more state beside its own.
SILENT = "silent"
_PROBE_S = 3.0
_TEST_S = 30.0
_LOOK_S = 0.25


class _State(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def who_acts(self) -> WhoActs: ...


_S = TypeVar("_S", bound=_State)
_Told_co = TypeVar("_Told_co", bound=_State, covariant=True)


class _Reader(Protocol[_Told_co]):
    """A `BadgeReader` or a `CodeReader`."""

    def state(self) -> _Told_co: ...
    def listen(self, heard: Callable[[bytes], None], changed: Callable[[_Told_co], None], /) -> None: ...
    def close(self) -> None: ...


def look_at(reader: _Reader[_S]) -> Verdict:
    """How a reader is that nobody listens to yet; it is closed afterwards. Blocks up to 3 s."""
    heard = listen_to(reader, None)
    assert isinstance(heard, Verdict)
    return heard


def listen_to(
    reader: _Reader[_S],
    ask: Callable[[], None] | None,
    is_left: Callable[[], bool] = never,
    noticed: Callable[[], Verdict | None] = lambda: None,
) -> bytes | Verdict:
    """What a reader that nobody listens to yet is shown first; it is closed afterwards.

    Args:
        reader: Not listening.
        ask: Called once the reader is well, so that somebody shows it something; None to know its state alone.
        is_left: Says, in any thread, that nobody waits for it any more.
        noticed: A verdict that the reader does not tell by itself; asked several times a second.

    Returns: What was shown, or the verdict if nothing was, or the reader went wrong meanwhile.
    Thread: blocks up to 33 s.
    """
    news: queue.SimpleQueue[_S | bytes] = queue.SimpleQueue()
    reader.listen(news.put, news.put)
    try:
        first = news.get(timeout=_PROBE_S)
        state = reader.state()
        if ask is None or isinstance(first, bytes) or first.who_acts is not WhoActs.NOBODY:
            return Verdict(state.value, state.who_acts)
        ask()
        return _first_of_note(news, is_left, noticed)
    except queue.Empty:
        return Verdict(SILENT, WhoActs.TECHNICIAN)
    finally:
        reader.close()


def _first_of_note(
    news: queue.SimpleQueue[_S | bytes], is_left: Callable[[], bool], noticed: Callable[[], Verdict | None]
) -> bytes | Verdict:
    """What was shown, or what went wrong. Raises: queue.Empty if neither comes in time, or nobody waits any more."""
    until = time.monotonic() + _TEST_S
    while not is_left() and (left_s := until - time.monotonic()) > 0:
        with contextlib.suppress(queue.Empty):
            one = news.get(timeout=min(_LOOK_S, left_s))
            if isinstance(one, bytes):
                return one
            if one.who_acts is not WhoActs.NOBODY:
                return Verdict(one.value, one.who_acts)
        if (verdict := noticed()) is not None:
            return verdict
    raise queue.Empty
