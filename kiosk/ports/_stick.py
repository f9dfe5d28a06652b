"""The USB stick that a resident brings: what is on it, a file of it as pages, and the duties of what reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from kiosk.ports._pages import PageUse
from kiosk.ports._who import WhoActs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kiosk.ports._pages import PageRefusal
    from kiosk.ports._scanner import Captured

MOST_FILES = 50  # that are offered, of however many a stick holds


class StickState(StrEnum):
    """How it is with a stick, and why nothing came of it; of a single file's faults speaks `PageRefusal`."""

    READY = "ready"  # one is in
    ABSENT = "absent"  # none is, as most of the time
    EMPTY = "empty"  # nothing on it can be a page
    PULLED = "pulled"  # while it was read
    SILENT = "silent"  # it gives no more bytes
    BROKEN = "broken"  # what reads it failed
    DENIED = "denied"  # it may not be read by this program
    CANCELLED = "cancelled"

    @property
    def who_acts(self) -> WhoActs:
        """Who has to do something; nobody has to bring a stick."""
        if self in {StickState.READY, StickState.ABSENT, StickState.CANCELLED}:
            return WhoActs.NOBODY
        return WhoActs.TECHNICIAN if self in {StickState.DENIED, StickState.BROKEN} else WhoActs.RESIDENT


class FileKind(StrEnum):
    """What a file calls itself; the gate finds out what it is."""

    PICTURE = "picture"
    PDF = "pdf"


@dataclass(frozen=True)
class BroughtFile:
    """A file to choose.

    Args:
        number: Names it, among those that were listed with it.
        name: To show; cleaned of control characters. It may tell who somebody is, and is kept out of every log.
        kind: By its ending.
        size_bytes: As listed.
        saved_at: When it was written, as far as the stick knows.
    """

    number: int
    name: str = field(repr=False)
    kind: FileKind
    size_bytes: int
    saved_at: datetime


class Stick(Protocol):
    """Reads the stick that is in. Called from one thread; `cancel` from any."""

    def state(self) -> StickState:
        """`READY` or why not; MUST NOT read from the stick itself, and so never waits for it."""
        ...

    def files(self) -> tuple[BroughtFile, ...] | StickState:
        """What may be pages, the newest first, at most `MOST_FILES`; their numbers hold until the next call.

        MUST NOT open a file. MAY block for as long as the stick does.
        """
        ...

    def take(
        self,
        number: int,
        progress: Callable[[int], None],
        use: PageUse = PageUse.PAPER,
        after: Captured | None = None,
    ) -> Captured | PageRefusal | StickState:
        """All pages of a listed file, kept as fits their `use`, behind those of `after` in one document.

        `progress` hears percents. Decoding MUST happen in a process with limits. Nothing is written to the stick.
        """
        ...

    def cancel(self) -> None:
        """Stop what runs soon; MUST NOT block."""
        ...

    def forget(self) -> None:
        """Keep no name of what was listed."""
        ...
