"""What a slip says. No NIK, no full name: a slip lies on floors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.tickets._values import LineState, Ticket
    from kiosk.texts import Texts


@dataclass(frozen=True)
class Slip:
    """The printed paper, as finished words.

    Args:
        office: The office's name.
        heading: Line above the number.
        number: As called, such as `A-012`.
        service: Title of the service.
        wait_at: Where to wait, as a sentence.
        ahead: People ahead and as of when, as a sentence.
        wait: An honest time range as a sentence; empty if nothing honest can be said.
        issued: Date and time in the office's zone, with its name.
        lane: The lane's letter, as words.
        bring: What to bring to the counter.
        fee: What it costs.
        secret: For the QR: unguessable, url-safe.
        short_code: Beside the QR; finds the ticket only.
        short_code_note: What the short code is for.
        closing: Last line.
        complaints: Where to complain.
        copy_mark: What a copy is marked with; printed only on copies, with the copy's number.
    """

    office: str
    heading: str
    number: str
    service: str
    wait_at: str
    ahead: str
    wait: str
    issued: str
    lane: str
    bring: tuple[str, ...]
    fee: str
    secret: str
    short_code: str
    short_code_note: str
    closing: str
    complaints: str
    copy_mark: str
