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


Order = Show | Ping
