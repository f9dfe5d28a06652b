"""Lay a paper on the glass, see it, keep it, or bring it to the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._session import ScanWorking, State
from kiosk.journey.pages._frame import button, full_bar
from kiosk.journey.pages._registry import Page, presents
from kiosk.ports import Captured, ScannerState
from kiosk.views import Note, Picture, ScanView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._world import World


@presents(State.SCAN)
def scan(session: Session, world: World) -> Page:
    """The scan page, with the face its step asks for."""
    match session.scan:
        case None:
            return Page(_ready(session, world))
        case ScanWorking(percent):
            return Page(_working(session, world, percent))
        case Captured() as captured:
            return _captured(session, world, captured)
        case ScannerState() as state:
            return Page(_problem(session, world, state))


def _name(session: Session) -> str:
    return ".".join(("scan", *(part for part in session.place.of.split("/") if not part.isdigit())))


def _ready(session: Session, world: World) -> ScanView:
    texts = world.setting.texts
    paper = session.paper_title
    if not world.has_scanner and not session.is_practice:
        return _problem(session, world, ScannerState.ABSENT)
    return ScanView(
        full_bar(world),
        _name(session),
        texts.get("scan.title", paper=paper),
        "ready",
        button(world, "scan", "scan.start", "scanner"),
        steps=tuple(texts.get(f"scan.step.{number}") for number in (1, 2, 3)),
        others=(button(world, "to_counter", "scan.to_counter"),),
    )


def _working(session: Session, world: World, percent: int) -> ScanView:
    texts = world.setting.texts
    return ScanView(
        full_bar(world),
        _name(session),
        texts.get("scan.working", paper=session.paper_title),
        "working",
        None,
        hint=texts.get("scan.working.hint"),
        percent=percent,
        others=(button(world, "cancel", "scan.cancel"),),
    )


def _captured(session: Session, world: World, captured: Captured) -> Page:
    texts, preview = world.setting.texts, captured.preview
    view = ScanView(
        full_bar(world),
        _name(session),
        texts.get("scan.captured"),
        "captured",
        button(world, "use", "scan.use", "check"),
        picture=Picture(0, preview.width_px, preview.height_px),
        others=(
            button(world, "again", "scan.again", "refresh"),
            button(world, "to_counter", "scan.to_counter"),
        ),
    )
    return Page(view, (preview,))


def _problem(session: Session, world: World, state: ScannerState) -> ScanView:
    texts = world.setting.texts
    is_gone = state is ScannerState.ABSENT
    return ScanView(
        full_bar(world),
        _name(session),
        texts.get("scan.problem", paper=session.paper_title),
        "problem",
        button(world, "to_counter", "scan.to_counter") if is_gone else button(world, "scan", "scan.retry", "refresh"),
        note=Note("problem", texts.get(f"scan.problem.{state.value}")),
        others=(
            button(world, "scan", "scan.retry", "refresh")
            if is_gone
            else button(world, "to_counter", "scan.to_counter"),
        ),
    )
