"""A practice: the same journey with a made-up person, of which nothing is kept. Pure."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from kiosk.application import PageImage
from kiosk.catalogue import QuestionType
from kiosk.ports import Captured, Issued, Preview, PrintJob, PrintState
from kiosk.tickets import LineState, Ticket, TicketNumber

if TYPE_CHECKING:
    from kiosk.catalogue import Question
    from kiosk.journey._world import World
    from kiosk.tickets import TicketRequest

# Nobody's: made up to test what a NIK may be, and checked with the register's rules.
SAMPLE_NIK = "6474025504540003"
_SAMPLES = {
    QuestionType.NIK: SAMPLE_NIK,
    QuestionType.FAMILY_CARD: "6474021503120001",
    QuestionType.NAME: "SITI CONTOH",
    QuestionType.PHONE: "081200000000",
    QuestionType.TEXT: "CONTOH",
    QuestionType.LONG_TEXT: "CONTOH",
    QuestionType.WHOLE_NUMBER: "1",
    QuestionType.MONEY: "1000000",
    QuestionType.RT_RW: "001",
}
PAPER, INK, BAND = b"\xff\xff\xff", b"\xb8\xc0\xc4", b"\x08\x40\x39"
WIDTH_PX, HEIGHT_PX = 210, 297
MARGIN_PX, TOP_PX, LINE_PX, GAP_PX = 20, 70, 3, 14


def sample_text(question: Question) -> str:
    """What the made-up person types; empty where they choose. Of a choice with a field beside it nothing is typed."""
    return "" if question.options else _SAMPLES.get(question.type, "")


def practised(request: TicketRequest, world: World) -> Issued:
    """What stands for the number on the pages of a practice; it is issued by nobody and is on no disk."""
    ticket = Ticket(request, world.today, TicketNumber("X", 0), world.now)
    job = PrintJob(0, request.uuid, "", b"", PrintState.BLOCKED, 0)
    return Issued(ticket, world.line or LineState(0, None, None), job)


@cache
def sample_page() -> Captured:
    """A drawn paper in place of one on the glass: a heading and lines that say nothing."""
    rows = b"".join(_row(top) for top in range(HEIGHT_PX))
    page = PageImage(b"", "image/png", hashlib.sha256(b"").hexdigest(), WIDTH_PX, HEIGHT_PX)
    return Captured(page, Preview(rows, WIDTH_PX, HEIGHT_PX))


def _row(top: int) -> bytes:
    inner = WIDTH_PX - 2 * MARGIN_PX
    if MARGIN_PX <= top < MARGIN_PX + GAP_PX:
        return _line(BAND, inner // 2)
    is_line = TOP_PX <= top < HEIGHT_PX - MARGIN_PX and (top - TOP_PX) % GAP_PX < LINE_PX
    is_last = top >= HEIGHT_PX - MARGIN_PX - GAP_PX
    return _line(INK, inner // 3 if is_last else inner) if is_line else PAPER * WIDTH_PX


def _line(ink: bytes, length: int) -> bytes:
    return PAPER * MARGIN_PX + ink * length + PAPER * (WIDTH_PX - MARGIN_PX - length)
