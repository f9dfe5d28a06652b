"""What goes back to the mind: each act names the view it answers, and fast typing waits its turn.

The mind drops an act that answers an old view. Somebody who types two digits within one round trip, or a code reader
that types sixteen at once, must lose none: an act waits until the view that answers the one before has come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from kiosk.views import Pressed, Typed

Act = Callable[[int], Pressed | Typed]
PATIENCE_S = 0.25  # a mind that has nothing new to show sends no view
_MOST_WAITING = 64


class Answers:
    """The line of acts not yet sent.

    Args:
        send: Sends one event.
    """

    def __init__(self, send: Callable[[Pressed | Typed], None]) -> None:
        self._send = send
        self._seq = 0
        self._page = ""
        self._sent_at: float | None = None
        self._waiting: deque[tuple[Act, str]] = deque(maxlen=_MOST_WAITING)

    @property
    def due_at(self) -> float | None:
        """When the next act goes even without a view; None if none waits."""
        return self._sent_at + PATIENCE_S if self._waiting and self._sent_at is not None else None

    def act(self, make: Act, now: float, control: str = "") -> None:
        """Send an act, such as the press of a control, or let it wait for the view that answers the one before."""
        self._waiting.append((make, control))
        self.pump(now)

    def shown(self, seq: int, page: str, now: float, has: Callable[[str], bool] = lambda _: True) -> None:
        """A view has come; acts meant for another page, or for a control that has gone, are dropped."""
        kept = [
            (make, control) for make, control in self._waiting if page == self._page and (not control or has(control))
        ]
        self._waiting = deque(kept, maxlen=_MOST_WAITING)
        self._seq, self._page, self._sent_at = seq, page, None
        self.pump(now)

    def pump(self, now: float) -> None:
        """Send the next act if it is due."""
        if self._waiting and (self._sent_at is None or now - self._sent_at >= PATIENCE_S):
            self._sent_at = now
            make, _ = self._waiting.popleft()
            self._send(make(self._seq))
