"""What becomes of handing in: the act itself, its paper, and a slip that is shown later."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from kiosk.ports import PrinterState, PrintState


@dataclass(frozen=True)
class Submission:
    """What makes one submitting act one act, however often it is tried.

    Args:
        uuid: Of the ticket; the idempotency key.
        application: UUID of the application.
        secret: For the slip's QR.
        short_code: Beside the QR.
    """

    uuid: UUID
    application: UUID
    secret: str
    short_code: str


@dataclass(frozen=True)
class Printing:
    """Where a paper stands, and what the printer last said."""

    state: PrintState
    printer: PrinterState


class NoSlip(StrEnum):
    """Why nothing can be told of a code that was shown."""

    FOREIGN = "foreign"  # somebody else's: a parcel, a payment, an address
    UNKNOWN = "unknown"  # like one of ours, but no number of this kiosk has it
    FAILED = "failed"  # the disk did not answer
