"""Answers every view at once, at random, until the socket closes; writes each number it was shown to a file."""

from __future__ import annotations

import os
import random
import socket
import sys
from pathlib import Path

from kiosk.views import (
    Channel,
    ChannelClosedError,
    ChooseView,
    Drawn,
    Event,
    Order,
    Ping,
    Pong,
    Pressed,
    Ready,
    RestView,
    ScanView,
    SearchView,
    Show,
    SlipView,
    View,
)

SHOWN = Path("shown-numbers.txt")


def main() -> None:
    fd = int(sys.argv[sys.argv.index("--fd") + 1])
    channel: Channel[Event, Order] = Channel(socket.socket(fileno=fd), Order)
    channel.send(Ready())
    try:
        while (received := channel.receive()) is not None:
            for picture in received.fds:
                os.close(picture)
            match received.message:
                case Ping(token):
                    channel.send(Pong(token))
                case Show(seq, view):
                    channel.send(Drawn(seq, view.page, ()))
                    if control := choose(view):
                        channel.send(Pressed(seq, control))
    except ChannelClosedError:
        return


def choose(view: View) -> str:
    """What the hurried resident presses."""
    control = getattr(view, "unsure", None) or getattr(view, "primary", None)
    match view:
        case RestView():
            control = view.start
        case SlipView():
            with SHOWN.open("a") as file:
                file.write(f"{view.number}\n")
        case ScanView():
            return scan_choice(view)
        case ChooseView(page="home"):
            return random.choice([view.choices[0].id, "only_number"])
        case ChooseView():
            goes_on = [view.primary.id] if view.primary else []
            return random.choice([*(choice.id for choice in view.choices), *goes_on])
        case SearchView(unsure=None, choices=()):
            return random.choice(["key:A", "key:back"])
        case SearchView(unsure=None):
            return random.choice(view.choices).id
    return control.id if control else ""


def scan_choice(view: ScanView) -> str:
    """One paper in three goes on the glass."""
    if view.state in {"working", "captured"}:
        return "use" if view.state == "captured" else ""
    return random.choice(["to_counter", "to_counter", "scan"])


if __name__ == "__main__":
    main()
