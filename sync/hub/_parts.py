"""What the routes share, made once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from kiosk.clock import SystemClock
from kiosk.database import migrate, open_database
from sync.hub._announcer import Announcer, NoAnnouncer
from sync.hub._day import OfficeDay
from sync.hub._intake import Intake
from sync.hub._live import Changes
from sync.hub._pages import PageFiles

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from kiosk.clock import Clock
    from kiosk.config import Config
    from sync.hub._orders import Printer

MIGRATIONS = Path(__file__).parent / "migrations"
# Requests that touch the database at once; more wait for a thread and not for the disk.
THREADS = 4


@dataclass(frozen=True)
class Parts:
    """The hub's parts."""

    config: Config
    engine: Engine
    pages: PageFiles
    intake: Intake
    day: OfficeDay
    changes: Changes
    clock: Clock
    announcer: Announcer
    # As the kiosk said last: about how many numbers the paper is enough for.
    paper_left: dict[Printer, int] = field(default_factory=dict)
    # When each kiosk was heard last.
    heard_at: dict[str, datetime] = field(default_factory=dict)

    def now(self) -> datetime:
        """The hub's wall clock; aware, UTC."""
        return self.clock.now().wall_at


def open_parts(config: Config, announcer: Announcer | None = None) -> Parts:
    """Open the hub's own directory and bring its database to the newest schema, before anything is served.

    Raises: KioskError if either cannot be used.
    """
    folder = config.hub.state_dir
    engine = open_database(folder / "hub.db", folder / "hub.key", connections=THREADS)
    engine.hide_parameters = True  # a traceback must not carry what a resident typed
    migrate(engine, MIGRATIONS)
    pages = PageFiles(folder / "pages")
    day = OfficeDay.of(config.office)
    intake = Intake(engine, pages, config.office.code, day)
    return Parts(config, engine, pages, intake, day, Changes(), SystemClock(), announcer or NoAnnouncer())


def _of(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


PartsOf = Annotated[Parts, Depends(_of)]
