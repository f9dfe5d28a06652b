"""Papers beside the number's slip and the referral: what somebody wrote, and what a technician found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kiosk.tickets._referral import Referral
from kiosk.tickets._slip import Slip

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.config import OfficeConfig
    from kiosk.texts import Texts
    from kiosk.tickets._values import Ticket


@dataclass(frozen=True)
class WrittenAnswers:
    """What somebody wrote, to hold in the hand; kept nowhere.

    Args:
        office: The office's name.
        heading: What this paper is.
        service: Title of the service.
        number: Of the slip it goes with.
        answers: For each question, what was asked and what was answered; numbers of persons are masked.
        issued: Date and time in the office's zone.
        note: That it is only for them.
        is_large: Every letter twice as high and wide, for somebody who reads large.
    """

    office: str
    heading: str
    service: str
    number: str
    answers: tuple[tuple[str, ...], ...]
    issued: str
    note: str
    is_large: bool = False


@dataclass(frozen=True)
class Readiness:
    """What a technician found out about a kiosk.

    Args:
        heading: What this paper is.
        kiosk: Which kiosk, of which office.
        verdict: Whether it is ready.
        found: Groups of lines: the devices, what the kiosk stands on.
        to_do: What somebody still has to do, and who.
    """

    is_large: ClassVar[bool] = False

    heading: str
    kiosk: str
    verdict: str
    found: tuple[tuple[str, ...], ...]
    to_do: tuple[str, ...]


Printable = Slip | Referral | WrittenAnswers | Readiness


def make_written(
    ticket: Ticket,
    answers: tuple[tuple[str, ...], ...],
    at: datetime,
    office: OfficeConfig,
    texts: Texts,
    *,
    is_large: bool = False,
) -> WrittenAnswers:
    """The paper of what was written with this number; `at` is the local time."""
    return WrittenAnswers(
        office=office.name,
        heading=texts.get("wrote.heading"),
        service=ticket.request.service_title,
        number=str(ticket.number),
        answers=answers,
        issued=f"{texts.day_and_date(at.date())}, {texts.hour_with_zone(at)}",
        note=texts.get("wrote.note"),
        is_large=is_large,
    )
