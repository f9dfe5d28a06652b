"""The audit log: each entry carries the hash of the one before, so that none can be changed or taken out unseen.

Its last hash, the head, is what the level above keeps: only that shows entries cut off at the end.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, String, Table, insert, select
from sqlalchemy.sql import column, table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, MetaData

FIRST_PREVIOUS = "0" * 64

_AUDIT = table(
    "audit",
    column("seq", Integer),
    column("at", String),
    column("action", String),
    column("facts", String),
    column("previous", String),
    column("hash", String),
)
# Made once: building a statement costs more than running it.
_LAST = select(_AUDIT.c.seq, _AUDIT.c.hash).order_by(_AUDIT.c.seq.desc()).limit(1)
_ADD = insert(_AUDIT)


def audit_table(metadata: MetaData) -> Table:
    """The table `append` writes to, for the metadata of a store; its migration makes the same."""
    return Table(
        "audit",
        metadata,
        Column("seq", Integer, primary_key=True, autoincrement=False),
        Column("at", String(40), nullable=False),
        Column("action", String(80), nullable=False),
        Column("facts", String, nullable=False),
        Column("previous", String(64), nullable=False),
        Column("hash", String(64), nullable=False),
    )


def append(connection: Connection, action: str, facts: Mapping[str, str], at: datetime) -> str:
    """Add an entry within the caller's transaction, and return the new head.

    Args:
        connection: In a writing transaction.
        action: Past tense, dotted, such as `ticket.issued`.
        facts: Never personal data: the log outlives it.
        at: What the wall clock says; the order of entries is `seq`, not this.
    """
    last = connection.execute(_LAST).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, FIRST_PREVIOUS)
    written_at = at.isoformat()
    written_facts = json.dumps(dict(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    head = _hash(seq, written_at, action, written_facts, previous)
    entry = {"seq": seq, "at": written_at, "action": action, "facts": written_facts, "previous": previous, "hash": head}
    connection.execute(_ADD, entry)
    return head


def verify(connection: Connection) -> int | None:
    """The first `seq` that does not follow from the one before; None if the whole chain holds."""
    expected, previous = 1, FIRST_PREVIOUS
    for row in connection.execute(select(_AUDIT).order_by(_AUDIT.c.seq)):
        follows = row.seq == expected and row.previous == previous
        if not follows or row.hash != _hash(row.seq, row.at, row.action, row.facts, row.previous):
            return expected
        expected, previous = row.seq + 1, row.hash
    return None


def _hash(seq: int, at: str, action: str, facts: str, previous: str) -> str:
    entry = json.dumps([seq, at, action, facts, previous], separators=(",", ":"))
    return hashlib.sha256(entry.encode()).hexdigest()
