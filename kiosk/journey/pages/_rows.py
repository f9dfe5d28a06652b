"""The rows of a repeating group: a list to add to, and one row to look over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import ForWhom
from kiosk.journey._answers import row_value, unmasked
from kiosk.journey._paths import compound_of, group_of
from kiosk.journey._places import State
from kiosk.journey._rows import (
    fields_of,
    filled_rows,
    has_row_to_spare,
    is_full,
    list_asked,
    name_of,
    rows_of,
    unanswered,
)
from kiosk.journey.pages._frame import button, full_bar, problem_note, progress
from kiosk.journey.pages._lists import page_of
from kiosk.journey.pages._registry import presents
from kiosk.views import Button, CheckRow, CheckView, Note

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World

ROWS_A_PAGE = 6


def list_of_rows(session: Session, world: World) -> CheckView:
    """Everybody or everything named so far, one Change each, and room for one more."""
    texts, asked, path = world.setting.texts, session.question, session.place.of
    count = rows_of(session, path)
    label = texts.get("check.change")
    rows = [
        CheckRow(
            texts.get("rows.row", label=asked.label, row=row),
            name_of(session, f"{path}/{row}") or texts.get("rows.empty"),
            Button(f"row:{row}", label),
            is_open=bool(unanswered(session, f"{path}/{row}")),
        )
        for row in range(1, count + 1)
    ]
    page = page_of(rows, session.list_page, ROWS_A_PAGE)
    is_complete = not unanswered(session, path)
    add = (
        (button(world, "add", "rows.add", "account-plus-outline"),)
        if is_complete and not is_full(session, path)
        else ()
    )
    undo = (button(world, "undo", "rows.undo", "undo"),) if session.before_removal else ()
    unsure = button(world, "officer_fills", "question.officer_fills")
    return CheckView(
        full_bar(world),
        f"question.{path}",
        dict(asked.ask_other).get(session.for_whom or ForWhom.SELF, asked.ask),
        page.shown,
        button(world, "finish", _closing(count, is_complete=is_complete)),
        progress(session, world),
        problem_note(session) or _list_note(session, world),
        (*add, *undo, *page.turners(world, "check"), unsure),
    )


def _closing(count: int, *, is_complete: bool) -> str:
    if not count:
        return "rows.nobody"
    return "rows.next" if is_complete else "rows.fill"


def _list_note(session: Session, world: World) -> Note | None:
    """How many are filled in, and that no more may be; after one was taken out, that it was."""
    texts, path, hint = world.setting.texts, session.place.of, session.question.hint
    if session.before_removal:
        return Note("info", texts.get("rows.removed"))
    if unanswered(session, path):
        return _filled_note(session, world, path)
    if is_full(session, path) and has_row_to_spare(session, path):
        return Note("info", texts.get("rows.most", most=rows_of(session, path)))
    return Note("info", hint) if hint else None


def _filled_note(session: Session, world: World, path: str) -> Note:
    """How many of those in the list are filled in, and what goes on with the others."""
    filled, count = filled_rows(session, path), rows_of(session, path)
    return Note("info", world.setting.texts.get("rows.filled", filled=filled, count=count))


@presents(State.ROW)
def row(session: Session, world: World) -> CheckView:
    """What was said about one of them."""
    texts, path = world.setting.texts, session.place.of
    group = list_asked(session, group_of(path))
    open_ones = unanswered(session, path)
    rows: dict[str, CheckRow] = {}
    for asked in fields_of(session, path):
        compound = compound_of(session.asked, asked.path)
        shown_as = compound or asked.path
        label = asked.group.label if compound and asked.group else asked.question.label
        change = Button(f"change:{shown_as.removeprefix(f'{path}/')}", texts.get("check.change"))
        spoken = unmasked(session, asked.path, asked.question)
        is_open = any(one == shown_as or one.startswith(f"{shown_as}/") for one in open_ones)
        value = texts.get("rows.empty") if is_open else row_value(session, shown_as, world)
        rows.setdefault(shown_as, CheckRow(label, value, change, spoken, is_open))
    page = page_of(tuple(rows.values()), session.list_page, ROWS_A_PAGE)
    is_spare = has_row_to_spare(session, group_of(path))
    remove = (button(world, "remove", "rows.remove", "delete-outline"),) if is_spare else ()
    return CheckView(
        full_bar(world),
        f"row.{group.code}",
        texts.get("rows.row", label=group.label, row=path.rpartition("/")[2]),
        page.shown,
        button(world, "done", "rows.fill" if open_ones else "rows.keep"),
        texts.get("list.progress", at=page.at + 1, all=page.count) if page.count > 1 else "",
        None,
        (*page.turners(world, "check"), *remove),
    )
