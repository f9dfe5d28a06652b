"""What kiosks said last and nothing keeps: when they were heard, and how much paper they count.

Whoever reaches the port may call themselves anything, so only the kiosks heard last are remembered. One that was
forgotten for others is known again with its next batch, two seconds later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.hub._orders import Printer

if TYPE_CHECKING:
    from datetime import datetime

    from sync.hub._parts import Parts
    from sync.protocol import SyncRequest

MOST_KIOSKS = 50  # of one office, which has a handful


def hear(parts: Parts, batch: SyncRequest, now: datetime) -> None:
    """Note who spoke, and their paper."""
    parts.heard_at[batch.kiosk] = now
    while len(parts.heard_at) > MOST_KIOSKS:
        kiosk = min(parts.heard_at, key=parts.heard_at.__getitem__)
        del parts.heard_at[kiosk]
        _note_paper(parts, Printer(kiosk), None)
        _note_paper(parts, Printer(kiosk, is_spare=True), None)
    _note_paper(parts, Printer(batch.kiosk), batch.paper_left)
    _note_paper(parts, Printer(batch.kiosk, is_spare=True), batch.spare_left)


def _note_paper(parts: Parts, printer: Printer, left: int | None) -> None:
    """As the kiosk counts now: after a new roll it says nothing until the next number was printed."""
    if parts.paper_left.get(printer) == left:
        return
    if left is None:
        parts.paper_left.pop(printer, None)
    else:
        parts.paper_left[printer] = left
    parts.changes.tell()
