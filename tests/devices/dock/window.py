"""A window that hears keys, in place of the kiosk's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from Xlib import X

from devices.keypad.simulator import WINDOW

if TYPE_CHECKING:
    from tests.ui.display import Display


class Heard(NamedTuple):
    """A key of the kernel's number that went down or was let go, and when by X's clock."""

    key: int
    is_down: bool
    at_ms: int


class Window:
    """In place of the kiosk: any window of that class is taken for it."""

    def __init__(self, display: Display, wm_class: str = WINDOW) -> None:
        self._x = display._x
        screen = self._x.screen()
        self._window = screen.root.create_window(
            0, 0, 50, 50, 0, screen.root_depth, event_mask=X.KeyPressMask | X.KeyReleaseMask
        )
        self._window.set_wm_class(wm_class, wm_class)
        self._window.map()
        self._x.sync()

    def heard(self) -> list[Heard]:
        """All keys since the last question."""
        self._x.sync()
        events = [self._x.next_event() for _ in range(self._x.pending_events())]
        keys = [one for one in events if one.type in {X.KeyPress, X.KeyRelease}]
        return [Heard(one.detail - 8, one.type == X.KeyPress, one.time) for one in keys]

    def close(self) -> None:
        self._window.destroy()
        self._x.sync()
