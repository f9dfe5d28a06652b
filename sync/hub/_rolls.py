"""How a roll of paper is changed, for whoever does it, and that it was: the kiosk is told with its next batch."""

from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Response
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from kiosk.database import audit, reading
from kiosk.texts import ROLL_STEPS, Texts, drawing
from sync.hub import _orders, _words, rows
from sync.hub._desk_alerts import out_of_paper
from sync.hub._orders import Printer
from sync.hub._parts import Parts, PartsOf
from sync.hub._templates import templates

DRAWINGS = drawing("roll-1", "svg").parent

rolls = APIRouter()


@dataclass(frozen=True)
class RollStep:
    """One drawing and its words."""

    picture: str
    words: str


@dataclass(frozen=True)
class RollPage:
    """All of the page; `left` is about how many numbers the paper is enough for, None where nobody counts."""

    office: str
    kiosk: str
    is_spare: bool
    title: str
    left: int | None
    is_out: bool
    steps: tuple[RollStep, ...]


@rolls.get("/roll/{kiosk}")
def show_roll(kiosk: str, parts: PartsOf) -> Response:
    """The drawings, and the button that says it is done."""
    return _shown(parts, Printer(kiosk))


@rolls.get("/roll/{kiosk}/spare")
def show_spare_roll(kiosk: str, parts: PartsOf) -> Response:
    """The same of the spare printer."""
    return _shown(parts, Printer(kiosk, is_spare=True))


@rolls.post("/roll/{kiosk}")
async def say_changed(kiosk: str, parts: PartsOf) -> Response:
    """A new roll is in."""
    return await _changed(parts, Printer(kiosk))


@rolls.post("/roll/{kiosk}/spare")
async def say_spare_changed(kiosk: str, parts: PartsOf) -> Response:
    """One is in the spare printer."""
    return await _changed(parts, Printer(kiosk, is_spare=True))


def _shown(parts: Parts, printer: Printer) -> Response:
    _need_known(parts, printer)
    texts = Texts(_words.LOCALE)
    steps = tuple(RollStep(f"/drawings/roll-{at}.svg", texts.get(f"roll.{at}")) for at in range(1, ROLL_STEPS + 1))
    left, is_out = parts.paper_left.get(printer), _is_out(parts, printer)
    page = RollPage(parts.config.office.name, *printer, texts.get("roll.title"), left, is_out, steps)
    return HTMLResponse(templates.get_template("roll.html").render(page=page))


def _is_out(parts: Parts, printer: Printer) -> bool:
    """As the desk says it."""
    with reading(parts.engine) as connection:
        return printer in out_of_paper(connection)


async def _changed(parts: Parts, printer: Printer) -> Response:
    await run_in_threadpool(_need_known, parts, printer)
    await run_in_threadpool(_keep, parts, printer)
    parts.paper_left.pop(printer, None)  # the kiosk tells the new one once it has counted
    parts.changes.tell()
    return RedirectResponse("/?pesan=roll", status_code=303)


def _need_known(parts: Parts, printer: Printer) -> None:
    """Raises: HTTPException for a kiosk that nobody has heard of."""
    alert = rows.alert.c
    is_asked_for = select(alert.uuid).where(alert.closed_at.is_(None), alert.kiosk == printer.kiosk)
    with reading(parts.engine) as connection:
        if printer not in parts.paper_left and connection.execute(is_asked_for.limit(1)).first() is None:
            raise HTTPException(404)


def _keep(parts: Parts, printer: Printer) -> None:
    now = parts.now()
    with parts.engine.begin() as connection:
        _orders.order(connection, printer, now)
        which = {"is_spare": "yes"} if printer.is_spare else {}
        audit.append(connection, "roll.changed", {"kiosk": printer.kiosk, **which}, now)
