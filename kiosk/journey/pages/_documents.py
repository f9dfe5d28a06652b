"""Lay a paper on the glass, see it, keep it, or bring it to the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._looking import source_of
from kiosk.journey._places import State
from kiosk.journey._taking import CameraLooking, PageSource, ScanWorking, StickFiles, StickReading
from kiosk.journey.pages import _brought, _camera
from kiosk.journey.pages._failed import cause, failed
from kiosk.journey.pages._frame import button, full_bar
from kiosk.journey.pages._registry import Page, presents
from kiosk.ports import MOST_PAGES, CameraState, Captured, PageRefusal, PageUse, ScannerState, StickState
from kiosk.views import Button, ChooseView, Note, Picture, ScanView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.journey._session import Session
    from kiosk.journey._taking import AtWork
    from kiosk.journey._world import World

_SAID_AS = {PageSource.SCANNER: "scan", PageSource.CAMERA: "camera", PageSource.STICK: "stick"}


@presents(State.SCAN)
def scan(session: Session, world: World) -> Page:
    """The scan page, with the face its step asks for."""
    match session.scan:
        case None:
            return Page(_start(session, world))
        case ScanWorking() | CameraLooking() | StickReading() as work:
            return _at_work(session, world, work)
        case StickFiles() as listed:
            return Page(_brought.choose(session, world, listed))
        case Captured() as captured:
            return _captured(session, world, captured)
        case _ as state:
            return Page(_no_page(session, world, state))


def _at_work(session: Session, world: World, work: AtWork) -> Page:
    """How far it is."""
    match work:
        case ScanWorking():
            return Page(_working(session, world, work))
        case CameraLooking():
            return Page(*_camera.looking(session, world, work))
        case StickReading():
            return Page(_brought.reading(session, world, work))


def _no_page(session: Session, world: World, state: ScannerState | CameraState | StickState | PageRefusal) -> ScanView:
    """Why there is none."""
    match state:
        case ScannerState() | CameraState():
            return _problem(session, world, state)
        case StickState() | PageRefusal():
            return _brought.problem(session, world, state)


def _start(session: Session, world: World) -> ScanView | ChooseView:
    """What to do with what takes the page; first, which of two that is."""
    match source_of(session, world):
        case PageSource.SCANNER:
            return _ready(session, world)
        case PageSource.CAMERA if world.has_camera or session.is_practice:
            return _camera.ready(session, world)
        case PageSource.CAMERA:
            return _problem(session, world, CameraState.ABSENT)
        case PageSource.STICK:
            return _brought.ready(session, world)
        case None:
            return _camera.choose(session, world) if world.can_take_pages else _no_tool(session, world)


def _no_tool(session: Session, world: World) -> ScanView:
    """Nothing here ever took a page: there is nothing to try again."""
    texts = world.setting.texts
    return ScanView(
        full_bar(world),
        _camera.page_name(session),
        session.paper_title,
        "problem",
        button(world, "to_counter", "scan.to_counter"),
        note=Note("info", texts.get("scan.no_tool")),
    )


def _ready(session: Session, world: World) -> ScanView:
    texts = world.setting.texts
    if not world.has_scanner and not session.is_practice:
        return _problem(session, world, ScannerState.ABSENT)
    how = _how(session, world)
    return ScanView(
        full_bar(world),
        _camera.page_name(session),
        _camera.page_title(session, world, "scan.title"),
        "ready",
        button(world, "scan", "scan.start", "scanner"),
        steps=tuple(texts.get(f"{how}.{step}") for step in (1, 2, 3)),
        others=(*_camera.other_source(session, world, PageSource.SCANNER), *_camera.leave(session, world)),
        by="feeder" if how == "scan.feeder" else "scanner",
    )


def _how(session: Session, world: World) -> str:
    """What the hands have to do: a photograph, a booklet or a card goes on the glass whatever else there is."""
    if world.has_feeder and session.is_for_feeder:
        return "scan.feeder"
    return "scan.step" if session.scanned is None else "scan.next.step"


def _working(session: Session, world: World, working: ScanWorking) -> ScanView:
    texts = world.setting.texts
    title = "scan.working" if working.page == 1 else "scan.working.page"
    return ScanView(
        full_bar(world),
        _camera.page_name(session),
        texts.get(title, paper=session.paper_title, page=str(working.page)),
        "working",
        None,
        hint=texts.get("scan.working.hint"),
        percent=working.percent,
        others=(button(world, "cancel", "scan.cancel"),),
    )


def _captured(session: Session, world: World, captured: Captured) -> Page:
    texts, preview, pages = world.setting.texts, captured.preview, captured.page.pages
    has_several, (primary, *others) = pages > 1, _ways_on(session, world, captured)
    view = ScanView(
        full_bar(world),
        _camera.page_name(session),
        texts.get("scan.captured.pages", pages=str(pages)) if has_several else texts.get("scan.captured"),
        "captured",
        primary,
        picture=Picture(0, preview.width_px, preview.height_px),
        note=_note_of(captured, world),
        others=tuple(others),
        strip=Picture(1, captured.strip.width_px, captured.strip.height_px) if captured.strip else None,
        pages=pages,
    )
    return Page(view, (preview,) if captured.strip is None else (preview, captured.strip))


def _note_of(captured: Captured, world: World) -> Note | None:
    texts = world.setting.texts
    if captured.trouble is not None:
        return Note("warning", texts.get(f"scan.problem.{captured.trouble}", way=texts.get("scan.way.rest")))
    if captured.doubt is not None:
        return Note("warning", texts.get(f"scan.doubt.{captured.doubt}"))
    return Note("info", texts.get("scan.full")) if captured.page.pages >= MOST_PAGES else None


def _ways_on(session: Session, world: World, captured: Captured) -> Iterator[Button]:
    """What can be done with the pages that are here; a doubted one is rather taken again, all else stays put."""
    source = (source_of(session, world) if session.is_practice else session.source) or PageSource.SCANNER
    is_single = session.paper_use is PageUse.PHOTO or session.is_practice
    again = button(world, "again", f"{_SAID_AS[source]}.again", "refresh")
    use = button(world, "use", _words_to_use(captured), "check")
    yield again if captured.doubt else use
    if captured.page.pages < MOST_PAGES and not is_single:
        yield button(world, "next", "scan.next", "plus")
    yield use if captured.doubt else again
    if captured.before is not None:
        yield button(world, "drop", "scan.drop", "backspace-outline")
    else:
        yield button(world, "to_counter", "scan.to_counter")


def _words_to_use(captured: Captured) -> str:
    """Yes to what the page asks; what it doubts may be asked the other way round."""
    if captured.page.pages > 1:
        return "scan.enough"
    return "scan.use" if captured.doubt is None else "scan.use_this"


def _problem(session: Session, world: World, state: ScannerState | CameraState) -> ScanView:
    """Why what lay on the glass or under the camera gave no page."""
    if isinstance(state, CameraState):
        by, name, is_gone = PageSource.CAMERA, "camera", not world.has_camera
    else:
        by, name, is_gone = PageSource.SCANNER, "scan", state is ScannerState.ABSENT
    why = cause(session, world, f"{name}.problem.{state}")
    return failed(session, world, by, why, button(world, "scan", f"{name}.retry", "refresh"), is_gone=is_gone)
