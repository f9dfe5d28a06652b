"""Stands where the pen would: somebody in a hurry who goes some way into a form, types, and leaves.

Everything but the drawing is real: each visit has a process of its own, which is thrown away as they go.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import socket
import sys
from pathlib import Path

from kiosk.views import (
    Channel,
    ChannelClosedError,
    ChooseView,
    Drawn,
    Event,
    NumberPadView,
    Order,
    Ping,
    Pong,
    Pressed,
    Ready,
    RestView,
    Show,
    TypeView,
    View,
)

VISITS = Path("visits.txt")
PRESSES = 25
PATIENCE_S = 0.3
STRAYS = 0.2


def main() -> None:
    fd = int(sys.argv[sys.argv.index("--fd") + 1])
    sock = socket.socket(fileno=fd)
    sock.setblocking(False)
    channel: Channel[Event, Order] = Channel(sock, Order)
    channel.send(Ready())
    with contextlib.suppress(ChannelClosedError):
        Visitor(channel).stay()


class Visitor:
    """One visit, from the first press to the last."""

    def __init__(self, channel: Channel[Event, Order]) -> None:
        self._channel = channel
        self._presses = 0
        self._shown: Show | None = None

    def stay(self) -> None:
        """Until the mind has enough of this process."""
        while True:
            ready, _, _ = select.select([self._channel], [], [], PATIENCE_S)
            if ready:
                self._hear()
            elif self._shown is not None and self._presses:
                self._presses += PRESSES  # what was pressed meant nothing here: leave
                self._press(self._shown)

    def _hear(self) -> None:
        while (received := self._channel.receive()) is not None:
            for picture in received.fds:
                os.close(picture)
            match received.message:
                case Ping(token):
                    self._channel.send(Pong(token))
                case Show() as show:
                    self._shown = show
                    self._channel.send(Drawn(show.seq, show.view.page, ()))
                    self._press(show)
                case _:
                    pass

    def _press(self, show: Show) -> None:
        view = show.view
        if isinstance(view, RestView):
            if self._presses:
                return
            with VISITS.open("a") as file:
                file.write(f"{os.getpid()}\n")
        self._presses += 1
        self._channel.send(Pressed(show.seq, choose(view, is_leaving=self._presses > PRESSES)))


def choose(view: View, *, is_leaving: bool) -> str:
    """The next press."""
    if isinstance(view, RestView):
        return view.start.id
    shown = [one.id for one in (*getattr(view, "choices", ()), *getattr(view, "others", ()))]
    primary = getattr(view, "primary", None)
    if is_leaving:
        return leave(view, shown, [primary.id] if primary else [])
    if isinstance(view, NumberPadView | TypeView):
        return f"key:{random.choice('0123456789' if isinstance(view, NumberPadView) else 'ABCDEFGHIJ')}"
    if isinstance(view, ChooseView) and view.choices:
        return str(random.choice(view.choices).id)
    return str(primary.id) if primary else random.choice(shown or ["bar:back"])


def leave(view: View, shown: list[str], primary: list[str]) -> str:
    """The way out, or now and then any other, where the way out leads nowhere."""
    if "leave" in shown:
        return "leave"
    ways_out = [one.id for one in view.frame.bar if one.id == "bar:home"] or primary or ["stay"]
    return random.choice([*ways_out, *shown]) if random.random() < STRAYS else ways_out[0]


if __name__ == "__main__":
    main()
