"""Looking a number up at the desk. What is found is opened by a press, so that each opening is in the audit log."""

from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from kiosk.database import audit
from sync.hub import rows
from sync.hub._desk import TakenSeat
from sync.hub._find_page import found_page, ticket_page
from sync.hub._forms import read_form
from sync.hub._parts import Parts, PartsOf
from sync.hub._templates import templates

finding = APIRouter()


@finding.post("/find")
async def find(request: Request, parts: PartsOf, seat: TakenSeat) -> Response:
    """Open the one number that fits; none or several are said and shown."""
    form = await read_form(request)
    page = await run_in_threadpool(found_page, parts, form.get("typed", ""))
    if len(page.found) == 1:
        return await _open(parts, page.found[0].uuid, seat.counter)
    return HTMLResponse(templates.get_template("found.html").render(page=page))


@finding.post("/tickets/{uuid}/open")
async def open_found(uuid: UUID, parts: PartsOf, seat: TakenSeat) -> Response:
    """Open one of several that fit."""
    return await _open(parts, uuid, seat.counter)


@finding.get("/tickets/{uuid}")
def show_ticket(uuid: UUID, parts: PartsOf, _: TakenSeat) -> Response:
    """A number that was opened, of any day."""
    page = ticket_page(parts, uuid)
    if page is None:
        raise HTTPException(404)
    return HTMLResponse(templates.get_template("ticket.html").render(page=page))


async def _open(parts: Parts, uuid: UUID, counter: str) -> Response:
    if not await run_in_threadpool(_note_opened, parts, uuid, counter):
        raise HTTPException(404)
    return RedirectResponse(f"/tickets/{uuid}", status_code=303)


def _note_opened(parts: Parts, uuid: UUID, counter: str) -> bool:
    """Put the opening into the audit log; False if there is no such number."""
    with parts.engine.begin() as connection:
        if connection.execute(select(rows.ticket.c.uuid).where(rows.ticket.c.uuid == uuid)).first() is None:
            return False
        audit.append(connection, "ticket.opened", {"ticket": str(uuid), "counter": counter}, parts.now())
        return True
