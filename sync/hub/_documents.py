"""Papers and photographs at the desk: a picture of each page, and the file itself."""

from typing import Annotated

import anyio
import anyio.to_thread
from fastapi import APIRouter, HTTPException, Path, Response
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from kiosk.database import reading
from sync.drawing import DRAWN, page_picture
from sync.hub import rows
from sync.hub._api import SANDBOX, Sha256
from sync.hub._errors import HubError
from sync.hub._parts import Parts, PartsOf
from sync.protocol import MOST_PAGES

Number = Annotated[int, Path(ge=1, le=MOST_PAGES)]
ENDINGS = {"application/pdf": "pdf", "image/avif": "avif"}
# Drawing takes a good part of a second of one core: a document of many pages waits here, and not before the calls.
DRAWERS = anyio.CapacityLimiter(2)

documents = APIRouter()


@documents.get("/documents/{sha256}/pages/{number}.png")
async def page_drawn(sha256: Sha256, number: Number, parts: PartsOf) -> Response:
    """One page of a document as a picture; 422 if it cannot be drawn. Kept nowhere."""
    content, media_type = await run_in_threadpool(_document, parts, sha256)
    picture = await anyio.to_thread.run_sync(page_picture, content, media_type, number, limiter=DRAWERS)
    if picture is None:
        raise HTTPException(422)
    return Response(picture, media_type="image/png", headers=SANDBOX)


@documents.get("/documents/{sha256}")
def document_file(sha256: Sha256, parts: PartsOf) -> Response:
    """The document, byte for byte, to keep or print."""
    content, media_type = _document(parts, sha256)
    name = f"berkas-{sha256[:8]}.{ENDINGS[media_type]}"
    return Response(
        content,
        media_type=media_type,
        headers={**SANDBOX, "Content-Disposition": f'attachment; filename="{name}"'},
    )


def _document(parts: Parts, sha256: str) -> tuple[bytes, str]:
    """A document that an application names. Raises: HTTPException 404 if there is none, or none of these kinds."""
    query = select(rows.document.c.media_type).where(rows.document.c.page_sha256 == sha256)
    with reading(parts.engine) as connection:
        media_type = connection.execute(query).scalar()
    if media_type not in DRAWN:
        raise HTTPException(404)
    try:
        return parts.pages.read(sha256), media_type
    except HubError as err:
        raise HTTPException(404) from err
