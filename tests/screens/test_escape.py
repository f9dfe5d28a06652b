"""Whoever leans on keys and glass for as long as they like stays where they are: on the page.

5,000 random chords and gestures; `ANJUNGAN_CHORDS=100000` for the report, `ANJUNGAN_SEED` for one that went wrong.
"""

from __future__ import annotations

import os
import random
import re
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest
from Xlib import X

from kiosk.views import (
    Act,
    Acted,
    Drawn,
    Focused,
    Hit,
    Keyed,
    LearnView,
    Plugged,
    Pong,
    Pressed,
    Touched,
    TouchTestView,
    Turned,
    Typed,
)
from screens._gate import AFTER_PAGE_S
from tests.ui.display import Display
from tests.ui.panels import SMALL
from tests.ui.pen_process import PenProcess
from tests.ui.samples import CHOOSE, REST, SAMPLES, picture_fd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.views import Event, View

pytestmark = pytest.mark.window
CHORDS = int(os.environ.get("ANJUNGAN_CHORDS", "5000"))
SEED = int(os.environ.get("ANJUNGAN_SEED", "0")) or secrets.randbits(32)
BATCH = 50  # gestures from one view to the next
PAGE = 250  # and from one page to the next, which lets no touch in at first
MODIFIERS = (37, 105, 64, 108, 133, 134, 50, 62, 66, 77)  # ctrl, alt, super, shift, caps and num lock
FUNCTION_KEYS = (*range(67, 77), 95, 96, 9, 107, 127, 135, 22, 23, 36, 65, *range(111, 117), 119)
MEANT_KEYS = (23, 36, 111, 113, 114, 116)  # tab, enter, arrows
TYPED = re.compile("[A-Za-z0-9 ]")
MESSAGES = (
    ("WM_PROTOCOLS", ("WM_DELETE_WINDOW",)),
    ("WM_PROTOCOLS", ("WM_TAKE_FOCUS",)),
    ("_NET_CLOSE_WINDOW", ()),
    ("XdndEnter", ("text/uri-list",)),
    ("XdndPosition", ()),
    ("XdndDrop", ()),
    ("XdndLeave", ()),
)


@dataclass
class Mischief:
    """Somebody with two hands, ten fingers and no manners."""

    display: Display
    dice: random.Random
    held: list[int] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    def go_on(self) -> None:
        """One chord or gesture more."""
        acts = {
            self.key: 6,
            self.chord: 6,
            self.tap: 4,
            self.drag: 2,
            self.two_fingers: 1,
            self.message: 0.2,
            self.let_go: 2,
        }
        (act,) = self.dice.choices(list(acts), list(acts.values()))
        self.done[act.__name__] += 1
        act()

    def key(self) -> None:
        key = self._key()
        self.display.fake(X.KeyPress, key)
        self.display.fake(X.KeyRelease, key)

    def chord(self) -> None:
        keys = [self._key() for _ in range(self.dice.randint(1, 4))]
        for key in keys:
            self.display.fake(X.KeyPress, key)
        self.dice.shuffle(keys)
        if self.dice.random() < 0.05 and len(self.held) < 3:
            self.held.append(keys.pop())
        for key in keys:
            self.display.fake(X.KeyRelease, key)

    def let_go(self) -> None:
        while self.held:
            self.display.fake(X.KeyRelease, self.held.pop())

    def tap(self) -> None:
        button = self.dice.choice((1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9))
        self._point()
        self.display.fake(X.ButtonPress, button)
        self.display.fake(X.ButtonRelease, button)

    def drag(self) -> None:
        """Often from an edge, where other systems hide their menus."""
        self._point()
        self.display.fake(X.ButtonPress, 1)
        for _ in range(self.dice.randint(1, 6)):
            self._point()
        self.display.fake(X.ButtonRelease, 1)

    def two_fingers(self) -> None:
        """Many touch screens send the second finger as another button, or as a second press at another place."""
        other = self.dice.choice((1, 2, 3))
        self._point()
        self.display.fake(X.ButtonPress, 1)
        self._point()
        self.display.fake(X.ButtonPress, other)
        self.display.fake(X.ButtonRelease, 1)
        self._point()
        self.display.fake(X.ButtonRelease, other)

    def message(self) -> None:
        """What a window manager or another program would say: close, take a file, paste."""
        kind, names = self.dice.choice(MESSAGES)
        self.display.tell_window(kind, [self.display.atom(name) for name in names])

    def _key(self) -> int:
        kinds = (MODIFIERS, FUNCTION_KEYS, MEANT_KEYS, range(8, 256), range(10, 62))
        return self.dice.choice(self.dice.choice(kinds))

    def _point(self) -> None:
        width, height = self.display.width, self.display.height
        x, y = self.dice.randrange(width), self.dice.randrange(height)
        if self.dice.random() < 0.3:
            x = self.dice.choice((0, width - 1, x))
            y = self.dice.choice((0, height - 1, y))
        self.display.fake(X.MotionNotify, 0, x, y)


@dataclass
class Witness:
    """What the pen told, and whether it may have."""

    views: dict[int, View] = field(default_factory=dict)
    controls: dict[int, set[str]] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    def hear(self, events: list[Event]) -> None:
        self.told += events
        for event in events:
            if isinstance(event, Drawn):
                known = self.controls.setdefault(event.seq, set())
                known.update(one.id for one in event.targets)
                # A part, or other keys, may be turned to and away from between two drawings.
                if event.parts > 1 or any(name.startswith("pad:") for name in known):
                    known.update(_ids(msgspec.to_builtins(self.views[event.seq])))

    def check(self) -> Counter[str]:
        """Each event is one that this view allows; how many there were of each kind."""
        for event in self.told:
            assert self._is_allowed(event), (SEED, event)
        return Counter(type(event).__name__ for event in self.told)

    def _is_allowed(self, event: Event) -> bool:
        is_allowed = False
        match event:
            case Drawn() | Pong() | Plugged() | Touched():
                is_allowed = True
            case Pressed(seq, control):
                is_allowed = control in self.controls[seq] or control == "bar:curtain"
            case Focused(seq, control):
                is_allowed = not control or control in self.controls[seq] or control.startswith("pad:")
            case Typed(_, text):
                is_allowed = TYPED.fullmatch(text) is not None
            case Acted(_, act):
                is_allowed = act in get_args(Act)
            case Turned(_, part, parts):
                is_allowed = 0 <= part < parts
            case Keyed(seq):
                is_allowed = isinstance(self.views[seq], LearnView)
            case Hit(seq):
                is_allowed = isinstance(self.views[seq], TouchTestView)
        return is_allowed


def test_no_chord_and_no_gesture_leads_out(tmp_path: Path) -> None:
    print(f"ANJUNGAN_SEED={SEED}")  # noqa: T201 - shown when it fails
    log = tmp_path / "pen.log"
    with (
        Display.start(*SMALL.px) as display,
        log.open("wb") as file,
        PenProcess(display.name, SMALL.px, SMALL.mm, log=file) as pen,
    ):
        pen.wait_ready()
        pen.draw(REST)
        pen.draw(CHOOSE)
        before = display.screenshot().tobytes()
        told = _misbehave(display, pen)
        pen.draw(REST)
        pen.draw(CHOOSE)
        assert pen.process.poll() is None
        assert display.windows() == [(0, 0, *SMALL.px, True)]
        assert not display.has_copied()
        assert display.screenshot().tobytes() == before
    # How pages fit is the layout's tests to say.
    assert [line for line in log.read_text().splitlines() if "does not fit" not in line] == []
    print(told)  # noqa: T201 - for the report
    # Had nothing arrived, nothing would have been tried.
    assert {"Pressed", "Focused", "Typed", "Acted"} <= told.keys(), told


def _ids(part: object) -> Iterator[str]:
    """Every control that is named anywhere in a view, or made of what is."""
    if isinstance(part, str):
        yield f"key:{part}"
    if isinstance(part, dict):
        yield from (part.get("id", "") + step for step in ("", ":up", ":down", ":up10", ":down10"))
        part = [*part.values(), *"0123456789", "back", "space"]
    if isinstance(part, list | tuple):
        for one in part:
            yield from _ids(one)


def _misbehave(display: Display, pen: PenProcess) -> Counter[str]:
    dice = random.Random(SEED)
    mischief, witness = Mischief(display, dice), Witness()
    pages = dice.sample(SAMPLES, len(SAMPLES))
    for start in range(0, CHORDS, BATCH):
        sample = pages[start // PAGE % len(pages)]
        fds = [picture_fd() for _ in range(sample.picture_count)]
        witness.views[pen.show(sample.view, fds)] = sample.view
        for fd in fds:
            os.close(fd)
        if start % PAGE == 0:
            witness.hear([pen.wait_drawn()])
            time.sleep(AFTER_PAGE_S)
        for _ in range(min(BATCH, CHORDS - start)):
            mischief.go_on()
        display.flush()
        assert pen.answers_ping(start), SEED
        witness.hear(pen.events())
    mischief.let_go()
    display.flush()
    assert pen.answers_ping(CHORDS)
    witness.hear(pen.events())
    return witness.check()
