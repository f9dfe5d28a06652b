"""Where the mind receives a technician: as somebody who has the glass and borrows the devices."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from kiosk.access import Role
from kiosk.bootstrap._accounts import accounts_of
from kiosk.bootstrap._key_file import key_setup
from kiosk.bootstrap.technician._badges import owner_of
from kiosk.bootstrap.technician._sitting import Sitting
from kiosk.bootstrap.technician._workshop import Place as Spot
from kiosk.bootstrap.technician._workshop import Workshop
from kiosk.keypad import Learning
from kiosk.technician import Place, Visit

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    from kiosk.access import Account
    from kiosk.config import Config
    from kiosk.journey import Page
    from kiosk.ports import DeviceKind
    from kiosk.runtime import Guest, Input, Lender, Trace
    from kiosk.texts import Texts

log = logging.getLogger(__name__)
# A slip that is being sent, or a scan that is being given up, ends by then.
LENT_WITHIN_S = 30.0


class Room:
    """`GuestRoom` for technicians.

    Args:
        loop: Of the mind.
        config: As it was read at the start.
        config_path: Its file.
        languages: Words by language.
        restart: Ends the process, to be started again.
        trace: Where to note presses.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        config: Config,
        config_path: Path,
        languages: Mapping[str, Texts],
        restart: Callable[[], None],
        trace: Trace | None = None,
    ) -> None:
        self._loop, self._config, self._config_path = loop, config, config_path
        self._languages, self._restart, self._trace = languages, restart, trace
        self._people: tuple[Account, ...] = ()

    def is_open(self) -> bool:
        """Whether a technician has an account."""
        self._people = technicians_of(self._config)
        return bool(self._people)

    def owner_of(self, number: bytes) -> Account | None:
        """Of a technician's badge."""
        self._people = technicians_of(self._config)
        owner = owner_of(self._config, number)
        return owner if owner in self._people else None

    def receive(
        self,
        show: Callable[[Page], int],
        left: Callable[[], None],
        lenders: tuple[Lender, ...],
        who: Account | None = None,
    ) -> Guest:
        """Begin a visit."""
        from devices.checkups import checkups, spare_checkups  # noqa: PLC0415 - no resident needs it

        borrowed, known = Borrowed(lenders), checkups()
        visit = first_visit(self._config, self._people, tuple(known), who)

        def ended(is_restart: bool) -> None:
            workshop.close(borrowed.give_back)
            left()
            if is_restart:
                log.info("a technician asks for another start")
                self._restart()

        sitting = Sitting(self._loop, visit, self._languages, show, ended, self._trace)
        spot, heard = Spot(self._config_path), sitting.happen
        workshop = Workshop(self._loop, spot, self._config, known, heard, borrowed.take, spare_checkups())
        sitting.begin(workshop.carry_out)
        return _Seated(sitting, workshop, borrowed)


class Borrowed:
    """Devices that somebody else holds; taken at the first need, given back once."""

    def __init__(self, lenders: tuple[Lender, ...]) -> None:
        self._lenders = lenders
        self._lock = threading.Lock()
        self._lent: tuple[Future[None], ...] = ()
        self._is_over = False

    def take(self) -> None:
        """Return when all are free. Thread: any but the loop's. Raises: TimeoutError, each time, if one is not."""
        with self._lock:
            if self._is_over:
                return
            self._lent = self._lent or tuple(one.lend() for one in self._lenders)
            for resting in self._lent:
                resting.result(LENT_WITHIN_S)

    def give_back(self) -> None:
        """Let them be used again. Thread: any."""
        with self._lock:
            self._is_over = True
            if self._lent:
                for one in self._lenders:
                    one.take_back()


class _Seated:
    """The sitting as the mind knows it."""

    def __init__(self, sitting: Sitting, workshop: Workshop, borrowed: Borrowed) -> None:
        self._sitting, self._workshop, self._borrowed = sitting, workshop, borrowed

    def hear(self, event: Input) -> None:
        self._sitting.hear(event)

    def hear_badge(self, number: bytes) -> None:
        self._workshop.hear_badge(number)

    def close(self) -> None:
        self._sitting.close()
        self._workshop.close()


def technicians_of(config: Config) -> tuple[Account, ...]:
    """All of them, by name. Blocks for a moment."""
    with accounts_of(config) as book:
        return tuple(one for one in book.accounts() if one.role is Role.TECHNICIAN)


def first_visit(
    config: Config, people: tuple[Account, ...], kinds: tuple[DeviceKind, ...], who: Account | None = None
) -> Visit:
    """Who are you; where there is one alone, or `who` is said to be here, their PIN."""
    setup = key_setup(config)
    who = people[0] if len(people) == 1 else who
    place = Place.WHO if who is None else Place.PIN
    learning = Learning(setup.keys, setup.is_two_switch)
    return Visit(place, config, kinds, people, who, learning=learning, drawn=config.panel)
