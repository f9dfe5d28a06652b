"""What the kiosk says it drew and heard: pages, where each control is, presses. No personal data is in it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Rect:
    """Where a control is, in pixels of the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


@dataclass(frozen=True)
class Page:
    """One drawn view; `at_s` is CLOCK_MONOTONIC when it was on the glass, `pen` the process that drew it."""

    seq: int
    name: str
    kind: str
    targets: dict[str, Rect]
    at_s: float
    pen: int

    @property
    def face(self) -> tuple[str, frozenset[str]]:
        """What makes two drawings different pictures: the page and what can be pressed on it."""
        return self.name, frozenset(self.targets)


class NotSeenError(AssertionError):
    """What was waited for did not come; the message says what, and what was there instead."""


class Trace:
    """Follows the trace file of a running kiosk."""

    def __init__(self, path: Path, check_alive: Callable[[], None] = lambda: None) -> None:
        self._path = path
        self._check_alive = check_alive
        self._offset = 0
        self.pages: list[Page] = []
        self._focus_page = ""
        self.focus: str | None = None  # of the keypad, on the page that is shown; of a key that types only `key`
        self.moves = 0  # how often the focus has moved
        self.heard_s = 0.0  # when the latest press reached the mind (CLOCK_MONOTONIC)
        self._heard_on = 0  # and the view that it was pressed on

    @property
    def latest(self) -> Page | None:
        """The page on the glass, as far as was read."""
        return self.pages[-1] if self.pages else None

    def poll(self) -> list[Page]:
        """Read what was added since; a line still being written is left for the next time."""
        if not self._path.exists():
            return []
        with self._path.open("rb") as file:
            file.seek(self._offset)
            whole, newline, _ = file.read().rpartition(b"\n")
        self._offset += len(whole) + len(newline)
        lines = [json.loads(line) for line in whole.splitlines()]
        for line in lines:
            self._follow_focus(line)
            if "pressed" in line:
                self.heard_s, self._heard_on = line["at"], line["seq"]
        fresh = [_page(line) for line in lines if "page" in line]
        self.pages += fresh
        return fresh

    def _follow_focus(self, line: dict[str, Any]) -> None:
        """A new page has no focus until a key gives it one."""
        if "page" in line and line["page"] != self._focus_page:
            self._focus_page, self.focus = line["page"], None
        self.focus = line.get("focused", self.focus)
        self.moves += bool(line.get("focused"))

    def is_answer(self, page: Page, before: Page, since_s: float) -> bool:
        """Whether a press on page `before` led to this one: drawn anew with nothing heard since, it is no answer."""
        return page.name != before.name or (self.heard_s >= since_s and page.seq > self._heard_on)

    def wait(self, is_it: Callable[[Page], bool], what: str, within_s: float = PATIENCE_S) -> Page:
        """The page on the glass, once it is the one meant.

        Raises: NotSeenError after `within_s` without it.
        """
        give_up_s = time.monotonic() + within_s
        while True:
            self.poll()
            page = self.latest
            if page is not None and is_it(page):
                return page
            self._check_alive()
            if time.monotonic() > give_up_s:
                msg = f"waited {within_s:.0f} s for {what}; there was {_told(page)}"
                raise NotSeenError(msg)
            # Another process writes the file; nothing here could wake us.
            time.sleep(0.005)


def _page(line: dict[str, object]) -> Page:
    targets = line["targets"]
    assert isinstance(targets, dict)
    return Page(
        seq=int(str(line["seq"])),
        name=str(line["page"]),
        kind=str(line["kind"]),
        targets={name: Rect(*sides) for name, sides in targets.items()},
        at_s=float(str(line["at"])),
        pen=int(str(line["pen"])),
    )


def _told(page: Page | None) -> str:
    if page is None:
        return "no page at all"
    return f"page {page.name!r} (seq {page.seq}) with {', '.join(sorted(page.targets)) or 'nothing to press'}"
