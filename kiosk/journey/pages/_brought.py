"""The stick's faces of the scan page: where it goes in, what is on it, how far it is read, why it gave no page."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from kiosk.journey._taking import PageSource
from kiosk.journey.pages._camera import leave, other_source, page_name, page_title
from kiosk.journey.pages._failed import cause, failed
from kiosk.journey.pages._frame import button, full_bar
from kiosk.journey.pages._lists import page_of
from kiosk.ports import FileKind, StickState
from kiosk.views import Choice, ChooseView, ScanView

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.journey._taking import StickFiles, StickReading
    from kiosk.journey._world import World
    from kiosk.ports import BroughtFile, PageRefusal
    from kiosk.texts import Texts

FILES_A_PAGE = 6
# On a tile; of a longer name both ends are told.
MOST_NAME = 30
_TAIL = 9
# Names know no spaces, and a tile on a small panel holds no longer word in the largest letters.
MOST_WORD = 14
_ICONS = {FileKind.PICTURE: "file-image-outline", FileKind.PDF: "file-pdf-box"}
_KB, _MB = 1000, 1_000_000


def ready(session: Session, world: World) -> ScanView:
    """Where the stick goes in; what is on it comes by itself."""
    texts = world.setting.texts
    return ScanView(
        full_bar(world),
        page_name(session),
        page_title(session, world, "stick.title"),
        "ready",
        button(world, "scan", "stick.start", "usb-flash-drive"),
        steps=tuple(texts.get(f"stick.step.{number}", where=_where(world)) for number in (1, 2, 3)),
        others=(*other_source(session, world, PageSource.STICK), *leave(session, world)),
        by="stick",
    )


def reading(session: Session, world: World, read: StickReading) -> ScanView:
    """That it is read, and to leave it in."""
    texts = world.setting.texts
    title = "stick.listing" if read.percent is None else "stick.opening"
    return ScanView(
        full_bar(world),
        page_name(session),
        texts.get(title, paper=session.paper_title),
        "working",
        None,
        hint=texts.get("stick.reading.hint"),
        percent=read.percent or 0,
        others=(button(world, "cancel", "scan.cancel"),),
        by="stick",
    )


def choose(session: Session, world: World, listed: StickFiles) -> ChooseView:
    """Which file; its name is for their eyes and earphones."""
    texts = world.setting.texts
    page = page_of(listed.files, session.list_page, FILES_A_PAGE)
    choices = tuple(
        Choice(
            f"file:{one.number}",
            _name(one, texts),
            texts.get(f"stick.file.{one.kind}", size=_size(one.size_bytes, texts), saved=_saved(one, world)),
            _ICONS[one.kind],
            is_personal=True,
        )
        for one in page.shown
    )
    return ChooseView(
        full_bar(world),
        f"{page_name(session)}.files",
        texts.get("stick.choose", paper=session.paper_title),
        choices,
        hint=texts.get("stick.choose.hint"),
        others=(*page.turners(world), button(world, "again", "stick.refresh", "refresh"), *leave(session, world)),
    )


def problem(session: Session, world: World, state: StickState | PageRefusal) -> ScanView:
    """Why there is no page, and what to do: another file, another stick, another way."""
    is_stick = isinstance(state, StickState)
    key = f"stick.problem.{state}" if is_stick else f"page.refused.{state}"
    why = cause(session, world, key, where=_where(world))
    retry = button(world, "scan", "stick.refresh" if is_stick else "stick.again", "refresh")
    return failed(session, world, PageSource.STICK, why, retry)


def _where(world: World) -> str:
    return world.setting.stick_place or world.setting.texts.get("stick.where")


def _name(one: BroughtFile, texts: Texts) -> str:
    name = one.name.replace("_", " ").strip() or texts.get("stick.file.unnamed", number=one.number + 1)
    if len(name) > MOST_NAME:
        last = name.split()[-1]
        tail = last if len(last) <= MOST_WORD else name[-_TAIL:]
        most = MOST_NAME - len(tail) - 2
        # The word that would be cut goes whole, unless it is all there is.
        head = name[: most + 1].rpartition(" ")[0] or name[:most]
        name = f"{head.rstrip()}… {tail}"
    return " ".join(wrap(name, MOST_WORD, break_on_hyphens=False))


def _size(size_bytes: int, texts: Texts) -> str:
    """In words that a telephone uses, too."""
    if size_bytes < _MB:
        return f"{-(-size_bytes // _KB)} KB"
    return texts.get("stick.megabytes", whole=size_bytes // _MB, tenth=size_bytes % _MB * 10 // _MB)


def _saved(one: BroughtFile, world: World) -> str:
    return world.setting.texts.long_date(one.saved_at.astimezone(world.setting.zone).date())
