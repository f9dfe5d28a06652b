"""Small forms of the desk, read as hostile input."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs
from uuid import UUID

from sync.hub._body import read_body

if TYPE_CHECKING:
    from starlette.requests import Request

MOST_FORM_BYTES = 4096
MOST_FIELDS = 10


async def read_form(request: Request) -> dict[str, str]:
    """The first value of each field; empty if it cannot be read.

    Raises: HTTPException as `read_body`.
    """
    data = await read_body(request, MOST_FORM_BYTES)
    try:
        fields = parse_qs(data.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def uuid_or_none(text: str) -> UUID | None:
    """A UUID, or None if it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def number_or_none(text: str) -> int | None:
    """A whole number, or None if it is none."""
    try:
        return int(text)
    except ValueError:
        return None
