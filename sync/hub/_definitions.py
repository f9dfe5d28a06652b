"""Definitions the hub was sent, and what they make of the applications that name them.

An application and its definition may come in either order; whichever comes last settles the application. Nothing is
refused for it: a resident's answers are kept as they came, and what was not asked is pointed out.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import insert, select, update

from kiosk.application import Answer, Remark, filling_of, settle
from kiosk.catalogue import FIRST_LANGUAGE, Facts, read_definition
from kiosk.ports import EntryKind
from sync.hub import rows
from sync.protocol import ApplicationBody, from_json

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, Connection

    from kiosk.catalogue import Service
    from sync.protocol import AnswerBody, DefinitionBody

SATURDAY = 5
# Those of one day's work; each is read in milliseconds.
MOST_REMEMBERED = 32
REMARKS = frozenset(remark.value for remark in Remark)

log = logging.getLogger("anjungan.hub")


def keep(connection: Connection, body: DefinitionBody, now: datetime) -> None:
    """Keep a definition, once, and settle the applications that were waiting for it."""
    values = {"hash": body.hash, "code": body.code, "content": body.content(), "received_at": now}
    if connection.execute(insert(rows.definition).prefix_with("OR IGNORE").values(values)).rowcount:
        settle_kept(connection, rows.application.c.definition == body.hash)


def find(connection: Connection, sha256: str) -> Service | None:
    """The service as it was defined then, in Indonesian; None if it is not here or cannot be read."""
    content = connection.execute(select(rows.definition.c.content).where(rows.definition.c.hash == sha256)).scalar()
    return _read(content) if content is not None else None


def settle_kept(connection: Connection, which: ColumnElement[bool]) -> None:
    """Mark those kept applications that hold answers to what was not asked, where ticket and definition are here."""
    application, ticket, entry = rows.application, rows.ticket, rows.entry
    whole = application.join(entry, entry.c.uuid == application.c.uuid).join(
        ticket, ticket.c.uuid == application.c.ticket
    )
    found = select(application.c.uuid, entry.c.body, ticket.c.business_day).select_from(whole).where(which)
    for row in connection.execute(found).all():
        body = from_json(EntryKind.APPLICATION, row.body)
        if isinstance(body, ApplicationBody) and (service := find(connection, body.definition)) is not None:
            marked = update(application).where(application.c.uuid == row.uuid)
            connection.execute(marked.values(has_hidden_answers=_judge(service, body, row.business_day)))


def has_hidden_answers(service: Service, body: ApplicationBody, day: date) -> bool:
    """Whether something was answered that the form, with these answers, does not ask; a kiosk's remark is no answer.

    Args:
        service: The definition it was filled in with.
        body: What was sent.
        day: On which it was filled in. Only here Saturdays, Sundays and no holidays count as days without work: the
            hub does not know the hours the office had then.
    """
    codes = {question.code for question in service.questions}
    answers = [one for one in body.answers if one.question in codes or one.question not in REMARKS]
    sent = filling_of(service, (_answer(one) for one in answers))
    facts = Facts(day, body.for_whom, body.switches, lambda other: other.weekday() < SATURDAY)
    kept = settle(service, facts, sent).filling.answers
    is_strange = any(answer.question not in codes for answer in answers)
    return is_strange or any(answer.value and path not in kept for path, answer in sent.answers.items())


def _judge(service: Service, body: ApplicationBody, day: date) -> bool | None:
    """As `has_hidden_answers`; None where the form or the answers are such that nobody can tell."""
    try:
        return has_hidden_answers(service, body, day)
    except Exception as err:  # noqa: BLE001 - both came over a wire, and neither may hold up what is in the same batch
        log.warning("hub.application.unsettled reason=%s", type(err).__name__)
        return None


def _answer(one: AnswerBody) -> Answer:
    return Answer(one.question, one.label, one.value, one.shown, one.is_for_officer, one.list_version)


@lru_cache(MOST_REMEMBERED)
def _read(content: bytes) -> Service | None:
    """One made by a newer program may hold what this one does not know: then it is kept and not read."""
    try:
        return read_definition(content)[FIRST_LANGUAGE]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, msgspec.MsgspecError) as err:
        log.warning("hub.definition.unreadable reason=%s", type(err).__name__)
        return None
