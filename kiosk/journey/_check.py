"""What the check page lists, and on how many pages: for the page itself, and for who turns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.journey._answers import answer_rows, handed_in
from kiosk.tickets import Priority
from kiosk.views import Button, CheckRow

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

ROWS_A_PAGE = 6


def check_pages(rows: tuple[CheckRow, ...]) -> int:
    """On how many pages so many rows stand."""
    return -(-len(rows) // ROWS_A_PAGE)


def check_page_shown(session: Session, rows: tuple[CheckRow, ...]) -> int:
    """Which page of the check stands there: after a change there may be fewer than before."""
    return min(session.check_page, check_pages(rows) - 1)


def check_rows(session: Session, world: World) -> tuple[CheckRow, ...]:
    """Every answer with its Change."""
    texts = world.setting.texts
    assert session.service is not None
    assert session.for_whom is not None

    def row(label: str, value: str, what: str) -> CheckRow:
        return CheckRow(label, value, Button(f"change:{what}", texts.get("check.change")))

    def settled(one: CheckRow) -> CheckRow:
        """What a number in hand was taken with is not changed any more."""
        return replace(one, change=None) if session.issued else one

    rows = [
        settled(row(texts.get("check.service"), session.service.title, "service")),
        row(texts.get("check.for_whom"), texts.get(f"for_whom.{session.for_whom.value}"), "for_whom"),
    ]
    rows += answer_rows(session, world)
    for requirement in session.papers:
        if document := session.documents.get(requirement.code):
            rows.append(row(requirement.title, handed_in(document, texts), f"document.{requirement.code}"))
    priority = session.priority or Priority.NONE
    rows.append(settled(row(texts.get("check.priority"), texts.get(f"priority.{priority.value}"), "priority")))
    return tuple(rows)
