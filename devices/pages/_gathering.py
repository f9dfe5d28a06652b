"""Pages of one paper become one document with those that came before it, whatever device they come from."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from devices.pages._child import PageChild, Shown
from devices.pages._limits import PAGE_LIMITS
from kiosk.ports import MOST_PAGES, Captured, Doubt, PageRefusal, PageUse, Preview

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import BinaryIO

    from PIL import Image

    from kiosk.ports import ScannerState

log = logging.getLogger(__name__)

_SMALL_PX = (96, 136)
# One child reads all that lay in the feeder.
_LIMITS = replace(PAGE_LIMITS, cpu_s=MOST_PAGES * 6)


class Gathering:
    """Takes pages one by one and binds them. The process that reads them is started at once, while paper still moves.

    Args:
        box_px: Room for the picture on the screen.
        use: How they are looked at later.
        after: What there is before them.
    """

    def __init__(self, box_px: tuple[int, int], use: PageUse, after: Captured | None) -> None:
        self._box_px, self._use, self._after = box_px, use, after
        self._shown: list[Preview] = []
        self._is_blank = True  # all that was kept
        self._child = PageChild(_LIMITS)
        self.raw: BinaryIO = self._child.raw
        self.before = after.page.pages if after else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._child.close()

    @property
    def room(self) -> int:
        """How many more pages there may be."""
        most = 1 if self._use is PageUse.PHOTO else MOST_PAGES
        return max(0, most - self.before - len(self._shown))

    @property
    def came(self) -> int:
        """How many have come and were kept."""
        return len(self._shown)

    def begin(self) -> None:
        """Read what there is before; to be called once, with `raw` empty. Waits until the process has started.

        A process that cannot read it gives no document in the end.
        """
        if self._after is not None:
            self._child.follow(self._after.page, self._box_px, self._use)

    def add(
        self, resolution_dpi: int, corners: Sequence[Sequence[float]] | None = None, *, is_back: bool = False
    ) -> bool:
        """Take the page in `raw`; False if it is no picture. Arguments as of `PageChild.add`."""
        shown = self._child.add(self._box_px, resolution_dpi, corners, self._use, is_back=is_back)
        if not isinstance(shown, Shown):
            return False
        if is_back and shown.is_blank:
            log.info("a blank back is left out")
            return True
        self._shown.append(Preview(shown.rgb, shown.width_px, shown.height_px))
        self._is_blank &= shown.is_blank
        return True

    def forget_cut(self) -> None:
        """Without what has come of a page that did not come whole."""
        self.raw.seek(0)
        self.raw.truncate()

    def finish(self, trouble: ScannerState | None = None) -> Captured | None:
        """All pages, and why there are no more; None if they cannot be bound."""
        from kiosk.application import PageImage  # noqa: PLC0415 - else the camera's own process would load it all too

        made = self._child.finish()
        if isinstance(made, PageRefusal) or made.pages != self.before + self.came:
            return None
        page = PageImage(made.content, made.media_type, made.sha256, made.width_px, made.height_px, made.pages)
        doubt = Doubt.BLANK if self._is_blank else None  # one among others may be meant
        return Captured(page, self._shown[-1], self._strip(), self._after, trouble, doubt)

    def _strip(self) -> Preview | None:
        """All pages, small: to be told from each other at a glance."""
        if self.before + self.came < 2:  # noqa: PLR2004 - one has no other beside it
            return None
        from PIL import Image  # noqa: PLC0415 - not at the start of the mind: most papers have one page

        width, height = _SMALL_PX
        strip = Image.new("RGB", (width * (self.before + self.came), height), "white")
        at = 0
        if self._after is not None:
            earlier = self._after.strip or self._after.preview
            strip.paste(_fitted(_picture(earlier), (width * self.before, height)), (0, 0))
            at = width * self.before
        for number, shown in enumerate(self._shown):
            strip.paste(_fitted(_picture(shown), _SMALL_PX), (at + number * width, 0))
        return Preview(strip.tobytes(), *strip.size)


def _picture(shown: Preview) -> Image.Image:
    from PIL import Image  # noqa: PLC0415 - as above

    return Image.frombytes("RGB", (shown.width_px, shown.height_px), shown.rgb)


def _fitted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """As large as there is room, in the middle."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    return ImageOps.pad(picture, size, color="white")
