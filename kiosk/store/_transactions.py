"""Transactions on kiosk.db whose failures are the store's own errors."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from kiosk import database
from kiosk.store._errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

# SQLite's own words; the driver carries no codes.
_CODES = {"disk is full": "store.disk.full", "is locked": "store.busy", "constraint failed": "store.constraint"}


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is kept if the block ends, and leaves nothing if it does not.

    Raises: StoreError `store.disk.full`, `store.busy`, `store.constraint` or `store.failed`.
    """
    with _translated(), engine.begin() as connection:
        yield connection


@contextmanager
def writing_unsynced(engine: Engine) -> Iterator[Connection]:
    """As `writing`; a power cut may take it back until a transaction after it is kept, a kill may not."""
    with _translated(), database.writing_unsynced(engine) as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads; raises as `writing`."""
    with _translated(), database.reading(engine) as connection:
        yield connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        # Only the driver's words: they name tables and columns, never what a resident typed.
        reason = str(error.orig) if isinstance(error, DBAPIError) else type(error).__name__
        code = next((code for words, code in _CODES.items() if words in reason), "store.failed")
        raise StoreError(code, reason=reason) from error
