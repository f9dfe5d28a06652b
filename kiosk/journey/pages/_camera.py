"""With what a paper is taken, and the camera's faces of the page: what to do, and what it sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._looking import offered, sources
from kiosk.journey._taking import PageSource
from kiosk.journey.pages._frame import button, full_bar
from kiosk.ports import Advice
from kiosk.views import Button, Choice, ChooseView, Picture, ScanView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._taking import CameraLooking
    from kiosk.journey._world import World
    from kiosk.ports import Preview

_ICONS = {PageSource.SCANNER: "scanner", PageSource.CAMERA: "camera", PageSource.STICK: "usb-flash-drive"}


def page_name(session: Session) -> str:
    """Which page it is: of which paper, in no certain row."""
    return ".".join(("scan", *(part for part in session.place.of.split("/") if not part.isdigit())))


def choose(session: Session, world: World) -> ChooseView:
    """One of what there is, once a visit; later each offers the others."""
    texts = world.setting.texts
    choices = tuple(
        Choice(f"source:{one}", texts.get(f"source.{one}"), texts.get(f"source.{one}.note"), _ICONS[one])
        for one in sources(session, world)
    )
    title = texts.get("source.title", paper=session.paper_title)
    return ChooseView(full_bar(world), page_name(session), title, choices, others=leave(session, world))


def other_source(session: Session, world: World, now: PageSource) -> tuple[Button, ...]:
    """To take the page with the other one, if it answers; pages after the first only if that one failed."""
    others = tuple(one for one in offered(session, world) if one is not now)
    if session.scanned is not None:
        # The farewell reminds of what lies on a glass by what took it last: no paper comes from glass and stick.
        others = () if session.scan is None else tuple(one for one in others if one is not PageSource.STICK)
    return tuple(button(world, f"source:{one}", f"source.use_{one}", _ICONS[one]) for one in others)


def ready(session: Session, world: World) -> ScanView:
    """Where the paper goes."""
    texts = world.setting.texts
    steps = "camera.step" if session.scanned is None else "camera.next.step"
    return ScanView(
        full_bar(world),
        page_name(session),
        page_title(session, world, "camera.title"),
        "ready",
        button(world, "scan", "camera.start", "camera"),
        hint=texts.get("camera.phone") if session.scanned is None else "",
        steps=tuple(texts.get(f"{steps}.{number}") for number in (1, 2, 3)),
        others=(*other_source(session, world, PageSource.CAMERA), *leave(session, world)),
        by="camera",
    )


def page_title(session: Session, world: World, first: str) -> str:
    """Of a page where the next one goes: of which paper, and from the second on, which page of it."""
    kept = session.scanned
    key, number = (first, 1) if kept is None else ("scan.title.next", kept.page.pages + 1)
    return world.setting.texts.get(key, paper=session.paper_title, page=str(number))


def leave(session: Session, world: World) -> tuple[Button, ...]:
    """The counter instead of a page; or on with the pages that are kept."""
    return kept_pages(session, world) or (button(world, "to_counter", "scan.to_counter"),)


def kept_pages(session: Session, world: World) -> tuple[Button, ...]:
    """To go on with the pages that are kept, or to see the one that was set aside."""
    if session.set_aside is not None:
        return (button(world, "use", "scan.use_before", "check"),)
    if session.scanned is None:
        return ()
    return (button(world, "use", "scan.use_kept", "check"),)


def looking(session: Session, world: World, look: CameraLooking) -> tuple[ScanView, tuple[Preview, ...]]:
    """What it sees, and what to do with the paper."""
    texts, sight = world.setting.texts, look.sight
    to_counter = () if kept_pages(session, world) else leave(session, world)
    view = ScanView(
        full_bar(world),
        page_name(session),
        page_title(session, world, "camera.title"),
        "looking",
        button(world, "take_now", "camera.take_now", "camera"),
        percent=sight.still_percent if sight else 0,
        picture=Picture(0, sight.preview.width_px, sight.preview.height_px) if sight else None,
        others=(button(world, "cancel", "scan.cancel"), *to_counter),
        by="camera",
        advice=texts.get(_words_of(sight.advice, session, world, look) if sight else "camera.opens"),
        spoken=texts.get(_words_of(look.said, session, world, look)) if look.said else "",
        is_good=sight is not None and sight.advice is Advice.GOOD,
    )
    return view, (sight.preview,) if sight else ()


def _words_of(advice: Advice, session: Session, world: World, look: CameraLooking) -> str:
    """What to do with the paper, or instead of it."""
    if look.is_warned:
        return "camera.nothing"
    has_scanner = PageSource.SCANNER in sources(session, world) and session.scanned is None
    return (
        "camera.advice.too_large.scanner" if advice is Advice.TOO_LARGE and has_scanner else f"camera.advice.{advice}"
    )
