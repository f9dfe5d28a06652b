"""The parent's end: a child is started early, fed a descriptor, and believed only as far as its answers fit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeVar

import msgspec

from devices.pages._limits import PAGE_LIMITS
from kiosk.limited import MOST_PIXELS, LimitedChild, Silence
from kiosk.ports import MOST_PAGES, PageRefusal, PageUse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import BinaryIO

    from kiosk.application import PageImage
    from kiosk.limited import Limits, Said

_RGB = 3
_Head = TypeVar("_Head")
EXTENSIONS = {"application/pdf": ".pdf", "image/avif": ".avif"}  # the only kinds that the child makes
_STARTS = {"application/pdf": (0, b"%PDF-"), "image/avif": (4, b"ftypavif")}


@dataclass(frozen=True)
class Shown:
    """A picture of one page to show; fields as in `kiosk.ports.Preview`, and whether nothing is on the page."""

    rgb: bytes
    width_px: int
    height_px: int
    is_blank: bool = False


@dataclass(frozen=True)
class CleanPage:
    """Pages as stored, and a picture of the first to show; fields as in `kiosk.application.PageImage` and `Preview`."""

    content: bytes
    media_type: str
    sha256: str
    width_px: int
    height_px: int
    pages: int
    preview_rgb: bytes
    preview_width_px: int
    preview_height_px: int


_Size = Annotated[int, msgspec.Meta(ge=1, le=MOST_PIXELS)]


class _PreviewHead(msgspec.Struct, frozen=True):
    """What the child says beside a preview."""

    preview_width_px: _Size
    preview_height_px: _Size
    is_blank: bool = False


class _ContentHead(msgspec.Struct, frozen=True):
    """What it says beside the finished pages."""

    media_type: str
    width_px: _Size
    height_px: _Size
    pages: Annotated[int, msgspec.Meta(ge=1, le=MOST_PAGES)]


class _RefusalHead(msgspec.Struct, frozen=True):
    refused: PageRefusal


class PageChild:
    """One decoder process for one paper. Start it when a scan starts: it is ready when the last byte comes.

    Write a picture to `raw`, which is memory and never a file, then `clean` it; or `add` it, write the next one, and
    `finish` when there are no more: they become one document. A picture that kills the child, or keeps it busy for too
    long, ends all of it.
    """

    def __init__(self, limits: Limits = PAGE_LIMITS) -> None:
        self._child = LimitedChild(("-m", "devices.pages", "--serve"), limits)
        self.raw: BinaryIO = self._child.raw
        self._shown: Shown | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def clean(
        self,
        box_px: tuple[int, int],
        resolution_dpi: int,
        corners: Sequence[Sequence[float]] | None = None,
        use: PageUse = PageUse.PAPER,
    ) -> CleanPage | None:
        """The one page, or None if the picture is broken or hostile; arguments as of `add`."""
        shown = self.add(box_px, resolution_dpi, corners, use)
        made = shown if isinstance(shown, PageRefusal) else self.finish()
        return None if isinstance(made, PageRefusal) else made

    def follow(self, before: PageImage, box_px: tuple[int, int], use: PageUse = PageUse.PAPER) -> PageRefusal | None:
        """Begin with what another child finished; pages that are added come after it. Arguments as of `add`."""
        self.raw.write(before.content)
        size_px = before.width_px, before.height_px
        order = {"do": "follow", "box_px": box_px, "use": use, "size_px": size_px, "pages": before.pages}
        said = self._ask(order)
        self._child.forget()
        return said if isinstance(said, PageRefusal) else None

    def add(
        self,
        box_px: tuple[int, int],
        resolution_dpi: int,
        corners: Sequence[Sequence[float]] | None = None,
        use: PageUse = PageUse.PAPER,
        *,
        is_back: bool = False,
    ) -> Shown | PageRefusal:
        """Take what is in `raw` as the next page, and empty it.

        Args:
            box_px: Room for its preview; the first page's counts for all.
            resolution_dpi: Of the picture; with `corners`, of the page that is made.
            corners: Where the paper's four corners are, in dots of the picture; None if it is all paper.
            use: How it is looked at later; the first page's counts for all.
            is_back: Of the sheet whose front was added last: no page if it is blank.
        """
        order = {"do": "page", "box_px": box_px, "resolution_dpi": resolution_dpi, "use": use, "is_back": is_back}
        return self._show({**order, "corners": [[float(x), float(y)] for x, y in corners or ()]}, box_px)

    def clean_file(self, box_px: tuple[int, int], use: PageUse = PageUse.PAPER) -> CleanPage | PageRefusal:
        """Take what is in `raw` as a file that somebody brought: JPEG, PNG or PDF, with all its pages."""
        shown = self._show({"do": "file", "box_px": box_px, "use": use}, box_px)
        return shown if isinstance(shown, PageRefusal) else self.finish()

    def finish(self) -> CleanPage | PageRefusal:
        """All pages that were added, as one."""
        said = self._ask({"do": "finish"})
        if isinstance(said, PageRefusal):
            return said
        if self._shown is None:
            return PageRefusal.BROKEN
        return _page_from(said, self._shown) or PageRefusal.BROKEN

    def stop(self) -> None:
        """End what it does; whoever waits for its answer is told that it died. Thread: any."""
        self._child.stop()

    def close(self) -> None:
        """End the child and forget the pictures."""
        self._child.close()

    def _show(self, order: dict[str, Any], box_px: tuple[int, int]) -> Shown | PageRefusal:
        said = self._ask(order)
        self._child.forget()
        if isinstance(said, PageRefusal):
            return said
        shown = _preview_from(said, box_px)
        self._shown = self._shown or shown
        return shown or PageRefusal.BROKEN

    def _ask(self, order: dict[str, Any]) -> Said | PageRefusal:
        said = self._child.ask(order)
        if isinstance(said, Silence):
            return PageRefusal.BROKEN if said is Silence.DIED else PageRefusal.TOO_LARGE
        refusal = _parsed(said.head, _RefusalHead)
        return said if refusal is None else refusal.refused


def _preview_from(said: Said, box_px: tuple[int, int]) -> Shown | None:
    """A child that was taken over may say anything, so nothing that can be checked is believed."""
    head = _parsed(said.head, _PreviewHead)
    if head is None:
        return None
    width, height = head.preview_width_px, head.preview_height_px
    fits = width <= box_px[0] and height <= box_px[1] and len(said.body) == _RGB * width * height
    return Shown(said.body, width, height, head.is_blank) if fits else None


def _page_from(said: Said, shown: Shown) -> CleanPage | None:
    """A wrong hash or kind would else be found only when the whole application is submitted, and stop that."""
    head = _parsed(said.head, _ContentHead)
    if head is None or head.width_px * head.height_px > MOST_PIXELS or head.media_type not in _STARTS:
        return None
    at, start = _STARTS[head.media_type]
    if said.body[at : at + len(start)] != start:
        return None
    return CleanPage(
        content=said.body,
        media_type=head.media_type,
        sha256=hashlib.sha256(said.body).hexdigest(),
        width_px=head.width_px,
        height_px=head.height_px,
        pages=head.pages,
        preview_rgb=shown.rgb,
        preview_width_px=shown.width_px,
        preview_height_px=shown.height_px,
    )


def _parsed(line: bytes, kind: type[_Head]) -> _Head | None:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
