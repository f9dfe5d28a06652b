"""What pages are taken with, all of them together: a wish goes to the one it names, the rest to each."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, assert_never

from kiosk.journey import CancelScan, ListStick, PageSource, StartCapture, StartScan, State, TakeFile, TakeNow
from kiosk.ports import DeviceKind
from kiosk.runtime._brought import Brought
from kiosk.runtime._camera import Looks
from kiosk.runtime._scans import Scans

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from kiosk.journey import Happening, Session
    from kiosk.runtime._devices import Devices
    from kiosk.runtime._troubles import DeviceState

# Of the looks around while resting, how often each is asked how it is: while well seldom, as an answer takes up to a
# second of a core, and plugs are heard of anyway; while not, every minute.
SCANNER_LOOKS, CAMERA_LOOKS, STICK_LOOKS, SICK_LOOKS = 12, 30, 1, 3

# An answer so old is asked for again before a page speaks of the device: a scanner on the network dies unseen.
FRESH_S = 45.0
AFTER_PAGE_S = 0.4  # the page is drawn first

TakesPages = StartScan | StartCapture | TakeNow | ListStick | TakeFile | CancelScan


class Sources:
    """The scanner, the camera and the stick. All methods run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        devices: What takes pages.
        hear: What they tell of the page that is wanted now.
        changed: What they tell of themselves.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        devices: Devices,
        hear: Callable[[Happening], None],
        changed: Callable[[DeviceKind, DeviceState | None], None],
    ) -> None:
        self._loop = loop
        self.scans = Scans(loop, devices.scanner, hear, partial(changed, DeviceKind.SCANNER))
        self.camera = Looks(loop, devices.camera, hear, partial(changed, DeviceKind.CAMERA))
        self.stick = Brought(loop, devices.stick, hear, partial(changed, DeviceKind.STICK))
        self.all: tuple[Scans | Looks | Brought, ...] = (self.scans, self.camera, self.stick)
        there = {PageSource.SCANNER: devices.scanner, PageSource.CAMERA: devices.camera}
        self.tools = tuple(name for name, device in there.items() if device is not None)
        self._rounds = itertools.count()

    def obey(self, wish: TakesPages) -> None:
        """Begin to take a page, or give it up."""
        match wish:
            case StartScan():
                self.scans.start(wish.use, wish.after)
            case StartCapture():
                self.camera.start(wish.use, wish.after)
            case TakeNow():
                self.camera.take_now()
            case ListStick():
                self.stick.list_files()
            case TakeFile():
                self.stick.take(wish)
            case CancelScan():
                for one in self.all:
                    one.cancel()
            case _:
                assert_never(wish)

    def look(self) -> None:
        """Ask each how it is."""
        for one in self.all:
            one.look()

    def come_to(self, session: Session) -> None:
        """Somebody comes to a page: ask what it speaks of, so that it tells the truth before they lay a paper down.

        The camera is not asked where its page is: it opens at a press, which would wait for the answer.
        """
        if session.is_practice:
            return
        is_to_be_scanned = session.service is not None and bool(session.service.scanned)
        asked = {State.PREPARE: self.all if is_to_be_scanned else (), State.SCAN: (self.scans,)}
        for one in asked.get(session.state, ()):
            self._loop.call_later(AFTER_PAGE_S, one.look_unless_fresh, FRESH_S)

    def look_in_turn(self) -> None:
        """To be called at each look around: asks those whose turn it is."""
        turn = next(self._rounds)
        for one, seldom in zip(self.all, (SCANNER_LOOKS, CAMERA_LOOKS, STICK_LOOKS), strict=True):
            if turn % (seldom if one.is_well else SICK_LOOKS) == 0:
                one.look()

    def forget(self) -> None:
        """The visit is over: nothing that is still told of a page is heard."""
        for one in self.all:
            one.forget()

    def close(self) -> None:
        """Stop the threads; what runs is given up."""
        for one in self.all:
            one.close()
