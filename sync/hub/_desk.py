"""The officers' desk: pages of the server, forms back to it. No GET changes anything."""

from typing import Annotated
from urllib.parse import quote, unquote
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from kiosk.database import reading
from sync.hub import _line
from sync.hub._api import Sha256
from sync.hub._desk_alerts import handle
from sync.hub._desk_page import application_of, counter_page, counters, desk_page, lanes_of
from sync.hub._desk_values import Seat
from sync.hub._form_page import form_page
from sync.hub._forms import number_or_none, read_form, uuid_or_none
from sync.hub._parts import Parts, PartsOf
from sync.hub._templates import templates

SEAT_COOKIE = "loket"
ALL_LANES = "*"
WORK_YEAR_S = 366 * 86_400
ACTS = {
    "recall": _line.Act.RECALL,
    "served": _line.Act.SERVE,
    "absent": _line.Act.MISS,
    "put-back": _line.Act.PUT_BACK,
}

desk = APIRouter()


def _seat(request: Request, parts: PartsOf) -> Seat | None:
    """Where this browser sits; None until a counter is chosen or if it is no longer configured."""
    value = unquote(request.cookies.get(SEAT_COOKIE, ""))
    name = value.removesuffix(ALL_LANES)
    is_known = any(counter.name == name for counter in counters(parts))
    return Seat(name, value.endswith(ALL_LANES)) if is_known else None


def _taken_seat(seat: Annotated[Seat | None, Depends(_seat)]) -> Seat:
    if seat is None:
        raise HTTPException(409)
    return seat


SeatOf = Annotated[Seat | None, Depends(_seat)]
TakenSeat = Annotated[Seat, Depends(_taken_seat)]


@desk.get("/")
def show(parts: PartsOf, seat: SeatOf, pesan: str = "") -> Response:
    """The desk, or the choice of counters."""
    if seat is None:
        return HTMLResponse(templates.get_template("counters.html").render(page=counter_page(parts)))
    return HTMLResponse(templates.get_template("desk.html").render(page=desk_page(parts, seat, pesan)))


@desk.post("/counter")
async def choose_counter(request: Request, parts: PartsOf) -> Response:
    """Sit down at a counter; an empty name stands up again."""
    form = await read_form(request)
    answer = _home()
    if any(counter.name == form.get("counter") for counter in counters(parts)):
        _remember(answer, Seat(form["counter"], form.get("all_lanes") == "1"))
    else:
        answer.delete_cookie(SEAT_COOKIE)
    return answer


@desk.post("/call-next")
async def call_next(request: Request, parts: PartsOf, seat: TakenSeat) -> Response:
    """Finish the number that is called here, if any, and call the next one.

    The form names what its page showed as called: a second press, or a page that is out of date, does nothing.
    """
    form = await read_form(request)
    note = await run_in_threadpool(_call_next, parts, seat, uuid_or_none(form.get("current", "")))
    parts.changes.tell()
    return _home(note)


@desk.post("/tickets/{uuid}/{act}")
async def act_on(uuid: UUID, act: str, parts: PartsOf, seat: TakenSeat) -> Response:
    """Call again, served, absent, back into the line."""
    if act not in ACTS:
        raise HTTPException(404)
    is_done = await run_in_threadpool(_act_on, parts, seat, uuid, ACTS[act])
    parts.changes.tell()
    return _home("" if is_done else "stale")


@desk.post("/undo")
async def undo(request: Request, parts: PartsOf, seat: TakenSeat) -> Response:
    """Take back the last act of this counter, if it is the one that the page named."""
    form = await read_form(request)
    is_done = await run_in_threadpool(_undo, parts, seat, number_or_none(form.get("act", "")))
    parts.changes.tell()
    return _home("" if is_done else "stale")


@desk.post("/alerts/{uuid}/close")
async def close_alert(uuid: UUID, parts: PartsOf) -> Response:
    """Say that an alert, and the same ones before it, were dealt with; what lasts comes back."""
    await run_in_threadpool(_close_alert, parts, uuid)
    parts.changes.tell()
    return _home()


@desk.get("/tickets/{uuid}/application.json")
def application_file(uuid: UUID, parts: PartsOf) -> Response:
    """The application of a ticket as a file, byte for byte as the kiosk sent it."""
    with reading(parts.engine) as connection:
        body = application_of(connection, uuid)
    if body is None:
        raise HTTPException(404)
    headers = {"Content-Disposition": f'attachment; filename="permohonan-{uuid}.json"'}
    return Response(body, media_type="application/json", headers=headers)


@desk.get("/definitions/{sha256}")
def show_form(sha256: Sha256, parts: PartsOf) -> Response:
    """The form that applications of this definition were filled in with."""
    page = form_page(parts, sha256)
    if page is None:
        raise HTTPException(404)
    return HTMLResponse(templates.get_template("form.html").render(page=page))


def _home(note: str = "") -> RedirectResponse:
    return RedirectResponse(f"/?pesan={note}" if note else "/", status_code=303)


def _remember(answer: Response, seat: Seat) -> None:
    value = quote(seat.counter + (ALL_LANES if seat.has_all_lanes else ""))
    answer.set_cookie(SEAT_COOKIE, value, max_age=WORK_YEAR_S, httponly=True, samesite="strict")


def _call_next(parts: Parts, seat: Seat, shown: UUID | None) -> str:
    now = parts.now()
    with parts.engine.begin() as connection:
        today = parts.day.today(connection, now)
        current = _line.called_at(connection, today, seat.counter)
        if (current.uuid if current else None) != shown:
            return "stale"
        if current is not None:
            _line.do(connection, current.uuid, _line.Act.SERVE, seat.counter, now)
        called = _line.call_next(connection, today, seat.counter, lanes_of(parts, seat), now)
    _announce(parts, seat, called)
    return "" if called else "empty"


def _act_on(parts: Parts, seat: Seat, uuid: UUID, act: _line.Act) -> bool:
    with parts.engine.begin() as connection:
        is_done = _line.do(connection, uuid, act, seat.counter, parts.now())
    if is_done and act is _line.Act.RECALL:
        _announce(parts, seat, uuid)
    return is_done


def _announce(parts: Parts, seat: Seat, called: UUID | None) -> None:
    """Show a call where people wait, once it is certain."""
    if called is not None:
        with reading(parts.engine) as connection:
            number = _line.number_of(connection, called)
        parts.announcer.called(number, seat.counter)


def _undo(parts: Parts, seat: Seat, shown: int | None) -> bool:
    now = parts.now()
    with parts.engine.begin() as connection:
        return _line.undo(connection, parts.day.today(connection, now), seat.counter, shown, now)


def _close_alert(parts: Parts, uuid: UUID) -> None:
    with parts.engine.begin() as connection:
        handle(connection, uuid, parts.now())
