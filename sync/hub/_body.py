"""Reading a request's body with limits on size and time; the server has neither."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fastapi import HTTPException
from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from starlette.requests import Request

# Between two pieces, as long as a slow link may stall; and for the whole, so that drops of one byte do not hold a
# place for ever.
PIECE_S = 15.0
WHOLE_S = 180.0


async def read_body(request: Request, most_bytes: int, *, piece_s: float = PIECE_S, whole_s: float = WHOLE_S) -> bytes:
    """The whole body.

    Raises: HTTPException 413 above `most_bytes`, 408 when it stalls, 400 when the sender leaves.
    """
    declared = request.headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or int(declared) > most_bytes:
        raise HTTPException(413)
    body = bytearray()
    pieces = request.stream().__aiter__()
    try:
        async with asyncio.timeout(whole_s):
            while True:
                async with asyncio.timeout(piece_s):
                    body += await anext(pieces)
                if len(body) > most_bytes:
                    raise HTTPException(413)
    except StopAsyncIteration:
        return bytes(body)
    except TimeoutError as err:
        raise HTTPException(408) from err
    except ClientDisconnect as err:
        raise HTTPException(400) from err
