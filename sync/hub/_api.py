"""What kiosks say to the hub, and what tests and watchers ask it."""

import logging
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, HTTPException, Path, Request, Response
from sqlalchemy import select, text
from starlette.concurrency import run_in_threadpool

from kiosk.database import reading
from sync.hub import rows
from sync.hub._body import read_body
from sync.hub._errors import HubError
from sync.hub._heard import hear
from sync.hub._parts import PartsOf
from sync.protocol import (
    MOST_PAGE_BYTES,
    MOST_REQUEST_BYTES,
    Health,
    ProtocolError,
    ReceiptStatus,
    decode_request,
    encode,
)

Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
JSON_TYPE = "application/json"
# Only these are shown as pictures; anything else a kiosk names is handed out as bytes.
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
SANDBOX = {"Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'"}

log = logging.getLogger("anjungan.hub")
api = APIRouter()


@api.post("/v1/sync")
async def take_batch(request: Request, parts: PartsOf) -> Response:
    """Store a batch and answer with receipts and the state of the line."""
    data = await read_body(request, MOST_REQUEST_BYTES)
    try:
        batch = decode_request(data)
    except ProtocolError as err:
        log.warning("hub.batch.refused code=%s size_bytes=%d", err.code, len(data))
        raise HTTPException(400, err.code) from err
    reply = await run_in_threadpool(parts.intake.take, batch, parts.now())
    hear(parts, batch, parts.now())
    if batch.entries:
        statuses = [receipt.status for receipt in reply.receipts]
        counts = " ".join(f"{status.value}={statuses.count(status)}" for status in ReceiptStatus)
        log.info("hub.batch.taken entries=%d %s", len(batch.entries), counts)
        parts.changes.tell()
    return Response(encode(reply), media_type=JSON_TYPE)


@api.put("/v1/pages/{sha256}")
async def keep_page(sha256: Sha256, request: Request, parts: PartsOf) -> Response:
    """Keep a page: 201 if it is new, 200 if it was here, 422 if its content is another."""
    content = await read_body(request, MOST_PAGE_BYTES)
    try:
        is_new = await run_in_threadpool(parts.pages.keep, sha256, content)
    except HubError as err:
        raise HTTPException(422, err.code) from err
    return Response(status_code=201 if is_new else 200)


@api.get("/v1/pages/{sha256}")
def page_bytes(sha256: Sha256, parts: PartsOf) -> Response:
    """A page, byte for byte."""
    return _page(parts, sha256, "application/octet-stream")


@api.get("/v1/applications/{uuid}")
def application_bytes(uuid: UUID, parts: PartsOf) -> Response:
    """The stored body of an application, byte for byte."""
    query = select(rows.entry.c.body).join(rows.application, rows.application.c.uuid == rows.entry.c.uuid)
    with reading(parts.engine) as connection:
        body = connection.execute(query.where(rows.entry.c.uuid == uuid)).scalar()
    if body is None:
        raise HTTPException(404)
    return Response(body, media_type=JSON_TYPE)


@api.get("/v1/definitions/{sha256}")
def definition_bytes(sha256: Sha256, parts: PartsOf) -> Response:
    """A definition, byte for byte as its hash names it."""
    query = select(rows.definition.c.content).where(rows.definition.c.hash == sha256)
    with reading(parts.engine) as connection:
        content = connection.execute(query).scalar()
    if content is None:
        raise HTTPException(404)
    return Response(content, media_type=JSON_TYPE)


@api.get("/pages/{sha256}")
def page_picture(sha256: Sha256, parts: PartsOf) -> Response:
    """A page as a picture for the desk; only one that a document names."""
    query = select(rows.document.c.media_type).where(rows.document.c.page_sha256 == sha256)
    with reading(parts.engine) as connection:
        media_type = connection.execute(query).scalar()
    if media_type is None:
        raise HTTPException(404)
    return _page(parts, sha256, media_type if media_type in PICTURES else "application/octet-stream")


@api.get("/healthz")
def health(parts: PartsOf) -> Response:
    """Whether the hub can read its database."""
    with reading(parts.engine) as connection:
        connection.execute(text("SELECT 1")).scalar_one()
    return Response(encode(Health("anjungan-hub", "ok", datetime.now(UTC))), media_type=JSON_TYPE)


def _page(parts: PartsOf, sha256: str, media_type: str) -> Response:
    try:
        content = parts.pages.read(sha256)
    except HubError as err:
        raise HTTPException(404) from err
    headers = dict(SANDBOX)
    if media_type not in PICTURES:
        headers["Content-Disposition"] = "attachment"
    return Response(content, media_type=media_type, headers=headers)
