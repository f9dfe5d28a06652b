"""A scripted resident: looks at the screen, presses real buttons with a real pointer, and says what was missing."""

from __future__ import annotations

import time
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol

from PIL import Image

from tests.journeys.trace import NotSeenError
from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

    from tests.journeys.trace import Page, Trace

# The pen ignores touches that begin right after a page changed, and a second press of one control (double taps of a
# trembling hand). Nobody reads a page faster than this.
READS_PAGE_S = 0.4
PRESSES_AGAIN_S = 0.45
PRESSES_KEY_AGAIN_S = 0.25
SETTLES_S = 0.3
PRESSES_ONCE_MORE_S = 8.0  # a busy machine may take some; a press on the page that comes is another press
KEYS = ("key:", "day:", "month:", "year:")


class Glass(Protocol):
    """The screen and the finger on it."""

    def tap(self, x: int, y: int) -> None:
        """Press and release at a point, in pixels."""
        ...

    def screenshot(self) -> Image.Image:
        """What is on the screen."""
        ...


class Album:
    """Pictures of every face of every page, numbered in the order they were met."""

    def __init__(self, folder: Path, prefix: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._prefix = prefix
        self._faces: set[tuple[str, frozenset[str]]] = set()
        self._firsts: dict[str, str] = {}
        self.names: list[str] = []

    def has(self, page: Page) -> bool:
        """Whether this face has been photographed."""
        return page.face in self._faces

    def has_met(self, pattern: str) -> bool:
        """Whether a page of this name has been photographed."""
        return any(fnmatchcase(page, pattern) for page in self._firsts)

    def first(self, page: str) -> Image.Image:
        """The first picture of a page."""
        return Image.open(self._folder / self._firsts[page]).convert("RGB")

    def add(self, page: Page, picture: Image.Image, label: str = "") -> None:
        """Keep a picture."""
        self._faces.add(page.face)
        name = f"{self._prefix}-{len(self.names) + 1:02}-{page.name}{label and '-' + label}.png"
        picture.save(self._folder / name)
        self._firsts.setdefault(page.name, name)
        self.names.append(name)


class Resident:
    """Somebody at the kiosk.

    Args:
        glass: The screen to look at and to press.
        trace: Where the kiosk says what it drew.
        album: Keeps a picture of each new face; none are taken without it.
    """

    def __init__(self, glass: Glass, trace: Trace, album: Album | None = None) -> None:
        self._glass = glass
        self._trace = trace
        self._album = album
        self._pattern = "*"
        self._pressed_at_s: dict[str, float] = {}
        self._page_since_s = 0.0
        self._page_name = ""
        self.touches = 0
        self.last_touch_s = 0.0

    @property
    def page(self) -> Page:
        """The page on the glass."""
        return self.see(lambda _: True, "any page")

    @property
    def last_heard_s(self) -> float:
        """When the latest press reached the kiosk's mind (CLOCK_MONOTONIC)."""
        self._trace.poll()
        return self._trace.heard_s

    def on(self, pattern: str, within_s: float = PATIENCE_S) -> Self:
        """Wait for a page of this name (`*` matches anything); what follows happens there."""
        self.see(lambda page: fnmatchcase(page.name, pattern), f"page {pattern!r}", within_s)
        self._pattern = pattern
        return self

    def on_one_of(self, *patterns: str, within_s: float = PATIENCE_S) -> str:
        """Wait for a page of any of these names; returns the name it has."""

        def is_one(page: Page) -> bool:
            return any(fnmatchcase(page.name, pattern) for pattern in patterns)

        return self.see(is_one, f"a page of {', '.join(patterns)}", within_s).name

    def drawn_by_another(self, pen: int, within_s: float) -> Self:
        """Wait until another screen process than this one has drawn."""
        self.see(lambda page: page.pen != pen, f"a page not drawn by process {pen}", within_s)
        return self

    def go_through(self, control: str, *, until: str) -> Self:
        """Press one control again and again until another one is there."""
        while until not in self.page.targets:
            self.press(control)
        return self

    def press(self, control: str, within_s: float = PATIENCE_S) -> Self:
        """Press a control of this page, and wait until the kiosk has answered with another drawing."""

        def offers(page: Page) -> bool:
            return fnmatchcase(page.name, self._pattern) and control in page.targets

        self.see(offers, f"{control!r} on page {self._pattern!r}", within_s)
        self._hesitate(control)
        page = self.see(offers, f"{control!r} on page {self._pattern!r}", within_s)
        self.touches += 1
        answer = f"an answer to {control!r} on page {page.name!r}"
        since_s = time.monotonic()
        # Two presses that a busy machine saw as one: like anybody, press once more; but never a key twice.
        for patience_s in (within_s,) if control.startswith(KEYS) else (PRESSES_ONCE_MORE_S, within_s):
            self._glass.tap(*page.targets[control].centre)
            self.last_touch_s = self._pressed_at_s[control] = time.monotonic()
            try:
                self.see(lambda now: self._trace.is_answer(now, page, since_s), answer, patience_s)
            except NotSeenError:
                if patience_s == within_s:
                    raise
            else:
                break
        return self

    def type_digits(self, digits: str) -> Self:
        """Type on the number pad."""
        for digit in digits:
            self.press(f"key:{digit}")
        return self

    def type_words(self, words: str) -> Self:
        """Type on the letter keyboard, in whichever case it offers."""
        for character in words:
            self.press(self._key_of(character))
        return self

    def settle(self) -> Self:
        """Wait until the page has not changed for a moment."""
        seen = self.page.seq
        while True:
            time.sleep(SETTLES_S)
            if (now := self.page.seq) == seen:
                return self
            seen = now

    def picture(self) -> Image.Image:
        """What is on the screen."""
        return self._glass.screenshot()

    def look(self, label: str) -> Self:
        """Take a picture of the page as it is now, under this label."""
        if self._album is not None:
            self._album.add(self.page, self._glass.screenshot(), label)
        return self

    def _key_of(self, character: str) -> str:
        if character == " ":
            return "key:space"
        keys = (f"key:{character}", f"key:{character.upper()}", f"key:{character.lower()}")
        page = self.see(lambda now: any(key in now.targets for key in keys), f"a key for {character!r}")
        return next(key for key in keys if key in page.targets)

    def see(self, is_it: Callable[[Page], bool], what: str, within_s: float = PATIENCE_S) -> Page:
        """Wait for a page of which this is true; `what` is said where it never comes."""

        def notices(page: Page) -> bool:
            if page.name != self._page_name:
                self._page_name, self._page_since_s = page.name, time.monotonic()
            self._photograph(page)
            return is_it(page)

        return self._trace.wait(notices, what, within_s)

    def _photograph(self, page: Page) -> None:
        if self._album is None or self._album.has(page):
            return
        picture = self._glass.screenshot()
        # A page that went while the picture was taken may not be what the picture shows.
        if all(newer.name == page.name for newer in self._trace.poll()):
            self._album.add(page, picture)

    def _hesitate(self, control: str) -> None:
        # Real time on purpose: the pen on the other side is a real process with a real clock.
        ready_s = self._page_since_s + READS_PAGE_S
        again_s = PRESSES_KEY_AGAIN_S if control.startswith(KEYS) else PRESSES_AGAIN_S
        ready_s = max(ready_s, self._pressed_at_s.get(control, 0.0) + again_s)
        time.sleep(max(0.0, ready_s - time.monotonic()))
