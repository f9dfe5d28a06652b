"""A paper, or one more page of it, could not be taken: what is in stays in, and the rest has other ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey.pages._camera import kept_pages, leave, other_source, page_name
from kiosk.journey.pages._frame import full_bar
from kiosk.views import Note, ScanView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._taking import PageSource
    from kiosk.journey._world import World
    from kiosk.views import Button


def failed(
    session: Session, world: World, by: PageSource, why: str, retry: Button, *, is_gone: bool = False
) -> ScanView:
    """Why there is no page.

    Args:
        session: Of a visit.
        world: What is around it.
        by: What should have taken the page.
        why: In words, of `cause`.
        retry: To try it once more.
        is_gone: Nothing more can be had of it; the first button is another one.
    """
    kept, way_on = kept_pages(session, world), leave(session, world)
    others = other_source(session, world, by)
    return ScanView(
        full_bar(world),
        page_name(session),
        _title(session, world),
        "problem",
        way_on[0] if is_gone else retry,
        hint=_what_stays(session, world),
        note=Note("problem", why),
        others=(*others, retry) if is_gone else (*kept, *others, *(() if kept else way_on)),
        by=by.value,
    )


def cause(session: Session, world: World, key: str, **places: str) -> str:
    """The words of `key`: why, and what may go to the counter; nobody is sent there with what is in already."""
    texts = world.setting.texts
    return texts.get(key, way=texts.get(_way(session)), **places)


def _way(session: Session) -> str:
    if session.set_aside is not None:
        return "scan.way.before"
    return "scan.way.paper" if session.scanned is None else "scan.way.rest"


def _title(session: Session, world: World) -> str:
    """Of the page that did not come, not of the paper whose first pages did."""
    texts, paper = world.setting.texts, session.paper_title
    if session.scanned is None:
        return texts.get("scan.problem", paper=paper)
    return texts.get("scan.problem.page", paper=paper, page=str(session.scanned.page.pages + 1))


def _what_stays(session: Session, world: World) -> str:
    texts = world.setting.texts
    if session.set_aside is not None:
        return texts.get("scan.kept.before")
    if session.scanned is None:
        return ""
    pages = session.scanned.page.pages
    return texts.get("scan.kept.one" if pages == 1 else "scan.kept", pages=pages)
