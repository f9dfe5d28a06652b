"""What a slip says. No NIK, no full name: a slip lies on floors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.identity import show_rupiah
from kiosk.tickets._opening import describe_opening, describe_return
from kiosk.tickets._wait import estimate_wait

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.catalogue import Hours
    from kiosk.config import OfficeConfig
    from kiosk.texts import Texts
    from kiosk.tickets._values import LineState, Ticket


@dataclass(frozen=True)
class Slip:
    """The printed paper, as finished words.

    Args:
        office: The office's name.
        heading: Line above the number.
        number: As called, such as `A-012`.
        service: Title of the service.
        wait_at: Where to wait, or when to come again, as a sentence.
        ahead: People ahead and as of when, as a sentence.
        wait: An honest time range as a sentence; empty if nothing honest can be said.
        issued: Date and time in the office's zone, with its name.
        lane: The lane's letter, as words.
        bring_heading: Line above what to bring.
        bring: What to bring to the counter.
        fee: What it costs; empty where no service was named.
        secret: For the QR: unguessable, url-safe.
        short_code: Beside the QR; finds the ticket only.
        short_code_note: What the short code is for.
        closing: Last line.
        complaints: Where to complain.
        copy_mark: What a copy is marked with; printed only on copies, with the copy's number.
        practice_mark: What the slip of a practice is marked with, in place of its code; empty on any other.
        is_large: Every letter twice as high and wide, for somebody who reads large.
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
    bring_heading: str
    bring: tuple[str, ...]
    fee: str
    secret: str
    short_code: str
    short_code_note: str
    closing: str
    complaints: str
    copy_mark: str
    practice_mark: str = ""
    is_large: bool = False


def make_slip(
    ticket: Ticket,
    line: LineState,
    office: OfficeConfig,
    hours: Hours,
    fee_rupiah: int | None,
    texts: Texts,
    *,
    is_large: bool = False,
) -> Slip:
    """The slip of one ticket, as known when its number was made; `fee_rupiah` is None where no service was named."""
    zone = ZoneInfo(office.zone)
    local = ticket.issued.wall_at.astimezone(zone)
    request = ticket.request
    come_again = describe_return(local, hours, texts)
    return Slip(
        office=office.name,
        heading=texts.get("slip.heading"),
        number=str(ticket.number),
        service=request.service_title,
        wait_at=come_again or texts.get("slip.wait_at", place=request.lane.wait_at),
        ahead=describe_ahead(line, local, zone, texts),
        wait=describe_wait(line, request.lane.minutes_each, local, hours, texts),
        issued=f"{texts.day_and_date(local.date())}, {texts.hour_with_zone(local)}",
        lane=texts.get("slip.lane", letter=request.lane.letter),
        bring_heading=texts.get("slip.bring_heading"),
        bring=request.bring,
        fee=_describe_fee(fee_rupiah, texts),
        secret=request.secret,
        short_code=request.short_code,
        short_code_note=texts.get("slip.short_code_note"),
        closing=texts.get("slip.closing_later" if come_again else "slip.closing"),
        complaints=office.complaints,
        copy_mark=texts.get("slip.copy_mark"),
        is_large=is_large,
    )


def for_practice(slip: Slip, texts: Texts) -> Slip:
    """The same slip for somebody who practises: nothing on it can be taken for a number, and it opens nothing."""
    mark = texts.get("practice.mark")
    return replace(
        slip,
        heading=texts.get("practice.heading"),
        number=mark,
        wait_at=texts.get("practice.wait_at"),
        ahead="",
        wait="",
        practice_mark=mark,
        secret="",
        short_code="",
        short_code_note="",
        closing=texts.get("practice.closing"),
    )


def _describe_fee(rupiah: int | None, texts: Texts) -> str:
    if rupiah is None:
        return ""
    return texts.get("slip.fee", rupiah=show_rupiah(rupiah)) if rupiah else texts.get("slip.free")


def describe_ahead(line: LineState, issued: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """How many are ahead and as of when, as one short sentence for paper."""
    key = "slip.ahead.numbers" if line.as_of is None else "slip.ahead.people"
    as_of = issued if line.as_of is None else line.as_of.astimezone(zone)
    return texts.get(key, ahead=line.ahead, hour=texts.hour(as_of))


def split_ahead(line: LineState, issued: datetime, zone: ZoneInfo, texts: Texts) -> tuple[str, str]:
    """How many are ahead, and as of when: without word from the hub, as of the number itself and said to be ours."""
    if line.as_of is None:
        return texts.get("slip.numbers", ahead=line.ahead), texts.get("slip.numbers_as_of", hour=texts.hour(issued))
    as_of = texts.hour(line.as_of.astimezone(zone))
    return texts.get("slip.people", ahead=line.ahead), texts.get("slip.people_as_of", hour=as_of)


def describe_wait(line: LineState, usual_minutes: int, issued: datetime, hours: Hours, texts: Texts) -> str:
    """The honest range; for nobody ahead, what it depends on; while nobody serves, when it goes on."""
    if not hours.is_open(issued):
        return describe_opening(issued, hours, texts)
    if line.ahead == 0:
        return texts.get("slip.wait_soon")
    estimate = estimate_wait(line.ahead, line.minutes_each or usual_minutes)
    if estimate.low_minutes == 0:
        return texts.get("slip.wait_at_most", high=estimate.high_minutes)
    if estimate.is_long and not estimate.low_hours:
        return texts.get("slip.wait_to_hours", low=estimate.low_minutes, high=estimate.high_hours)
    if estimate.is_long:
        return texts.get("slip.wait_hours", low=estimate.low_hours, high=estimate.high_hours)
    return texts.get("slip.wait", low=estimate.low_minutes, high=estimate.high_minutes)
