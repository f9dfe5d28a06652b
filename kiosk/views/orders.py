"""What the mind tells the pen."""

from __future__ import annotations

import msgspec

from kiosk.views.kinds import View


class Show(msgspec.Struct, frozen=True, tag="show"):
    """Draw this view; the first one also shows the window.

    Args:
        seq: Rises with every view.
        view: What to draw; its pictures travel as file descriptors of the same message.
    """

    seq: int
    view: View


class Ping(msgspec.Struct, frozen=True, tag="ping"):
    """Answer `Pong(token)` from the main loop."""

    token: int


class Setup(msgspec.Struct, frozen=True, tag="setup"):
    """Sent once, before any view: what the keys of the keypad do.

    Args:
        keys: Names of keys by what they do: `next`, `previous`, `select`, `turn_on`, `turn_back`, `headphones_in`,
            `headphones_out`, or an `Act`.
        is_two_switch: The keys of two switches move on and choose even where they would be typed.
    """

    keys: dict[str, tuple[str, ...]]
    is_two_switch: bool = False


Order = Setup | Show | Ping
