"""The scan page: what to do, how far it is, or the page as captured.

In parts the captured page stays beside the buttons that say whether it can be read; where the page has moved
down within reach, it stands above them.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from msgspec.structs import replace

from kiosk.views import ScanView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Box, Column, Desk, FillPage, Panel, Row, Words, load_kv
from screens.widgets.dealing import Dealing
from screens.widgets.desk import below
from screens.widgets.fillpage import Room
from screens.widgets.workdealing import WorkDealing

if TYPE_CHECKING:
    from kiosk.views import Button
    from screens.theme import Panel as Glass
    from screens.theme import Sizes

_BAR_STEPS = 10
_MOST_PAGES = 12  # as kiosk.ports: a view has no more
_MOST_NUMBERED = 6  # beside more of them, large numbers have no room; the title says how many there are
_A4 = 136 / 96  # of a cell


class Step(Panel):
    """One tenth of the bar."""

    @property
    def is_there(self) -> bool:
        """Even with nothing on it."""
        return True

    def height_for(self, width: int, sizes: Sizes) -> float:
        """As high as an icon."""
        del width
        return float(sizes.icon)


class SteppedBar(Row):
    """Progress in ten still steps; nothing moves by itself."""

    percent = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing="line", **kwargs)
        for _ in range(_BAR_STEPS):
            self.add_widget(Step())
        self.bind(percent=self._follow)
        self._follow()

    @property
    def is_there(self) -> bool:
        """Below zero: nothing is under way."""
        return bool(self.percent >= 0)

    def _follow(self, *_: Any) -> None:
        """Fill the steps that are done."""
        for at, step in enumerate(self.parts):
            step.skin = "step_done" if (at + 1) * 100 / _BAR_STEPS <= self.percent else "step_open"


class Sheet(Panel):
    """A captured page, or what the camera sees, as large as the room allows; on a dark ground where it lies well.

    Args:
        share: Of its width, what it is high at the least, however large the words beside it.
    """

    share = NumericProperty(0)
    texture = ObjectProperty(None, allownone=True)
    is_good = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(skin="tint", **kwargs)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._glass = Rectangle(size=(0, 0))

    @property
    def is_there(self) -> bool:
        """Only with a picture."""
        return self.texture is not None

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Enough to see that it is a page, and where; it grows into spare height."""
        return float(min(width, max(sizes.start * 0.8, width * self.share)))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Show the whole page in its own proportions."""
        super().place(box, sizes)
        room = box.inset(sizes.pad_low, sizes.pad_low)
        width, height = self.texture.size
        factor = min(room.width / width, room.height / height)
        size = (round(width * factor), round(height * factor))
        self._glass.texture, self._glass.size = self.texture, size
        self._glass.pos = (room.x + (room.width - size[0]) // 2, room.y + (room.height - size[1]) // 2)

    def vanish(self) -> None:
        """Nor any of the picture."""
        super().vanish()
        self._glass.size = (0, 0)

    def on_is_good(self, *_: Any) -> None:
        """A broad dark frame is seen without reading, and without telling colours apart."""
        self.skin = "step_done" if self.is_good else "tint"

    def on_texture(self, *_: Any) -> None:
        """Let go of the picture before; another one of its size takes its place."""
        was, now = self._glass.texture, self.texture
        if was is not None and now is not None and was.size == now.size:
            self._glass.texture = now
        else:
            self._glass.texture, self._glass.size = None, (0, 0)


class LargeSheet(Sheet):
    """The page below the question, on a part where nothing else is."""

    fills_part = True


class ScanDesk(Desk):
    """What is only looked at stands beside what is pressed: it needs no reach."""

    def low_height_for(self, width: int, sizes: Sizes) -> float:
        """The buttons, where all else is beside or above them."""
        if self.form != "beside" or self.is_dealt:
            return super().low_height_for(width, sizes)
        _, aside, work, *_ = self.parts
        side, _ = work.widths(width, sizes)
        return below(side, sizes, aside, work.parts[2])

    def place(self, box: Box, sizes: Sizes) -> None:
        """Beside one another they take all the height there is."""
        super().place(box, dataclasses.replace(sizes, reach=box.top) if self.form == "beside" else sizes)


class Small(Panel):
    """One page of several, small, on a tinted ground."""

    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(skin="tint", **kwargs)
        with self.canvas:
            Color(1, 1, 1, 1)
            self._glass = Rectangle(size=(0, 0))

    @property
    def is_there(self) -> bool:
        """Only with a picture."""
        return self.texture is not None

    def height_for(self, width: int, sizes: Sizes) -> float:
        """A button's, and never higher than a page is."""
        return float(min(sizes.target, width * _A4))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Show it whole."""
        super().place(box, sizes)
        width = min(box.width, round(box.height / _A4))
        self._glass.texture, self._glass.size = self.texture, (width, box.height)
        self._glass.pos = (box.x + (box.width - width) // 2, box.y)

    def vanish(self) -> None:
        """Nor any of the picture."""
        super().vanish()
        self._glass.size = (0, 0)

    def on_texture(self, *_: Any) -> None:
        """Let go of the picture before."""
        self._glass.texture, self._glass.size = None, (0, 0)


class Numbered(Column):
    """A small page and its number."""

    def __init__(self, number: int, **kwargs: Any) -> None:
        super().__init__(spacing="line", **kwargs)
        self.small, self._number = Small(), Words(role="soft", halign="center")
        self._name = str(number)
        self.add_widget(self.small)
        self.add_widget(self._number)

    def show(self, texture: Any, *, is_numbered: bool) -> None:
        """A page, or nothing."""
        self.small.texture = texture
        self._number.text = self._name if texture and is_numbered else ""


class Strip(Row):
    """All pages of a paper in their order."""

    texture = ObjectProperty(None, allownone=True)
    pages = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(spacing="line", **kwargs)
        for number in range(1, _MOST_PAGES + 1):
            self.add_widget(Numbered(number))
        self.bind(texture=self._follow, pages=self._follow)

    def _follow(self, *_: Any) -> None:
        """Cut the pictures out of the strip, where they stand in cells of equal width."""
        pages = int(self.pages) if self.texture is not None else 0
        cell = self.texture.width // pages if pages else 0
        for at, part in enumerate(self.parts):
            page = self.texture.get_region(at * cell, 0, cell, self.texture.height) if at < pages else None
            part.show(page, is_numbered=pages <= _MOST_NUMBERED)


@draws(ScanView)
class ScanScreen(FillPage):
    """Draws `ScanView`."""

    lies_low = has_keys = False
    whole_rooms = (Room(), Room(is_stacked=True))
    part_rooms = (Room(), Room(note_at="apart"))
    warm = ScanView(FRAME, "", "0", "ready", BUTTON, steps=("0", "0"), others=(BUTTON,))

    percent = NumericProperty(-1)
    percent_words = StringProperty("")
    is_good = BooleanProperty(False)
    is_judged = BooleanProperty(False)
    is_small = BooleanProperty(False)
    is_bare = BooleanProperty(False)
    sheet = ObjectProperty(None, allownone=True)
    strip = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        self._placed: tuple[Any, ...] = ()
        self._sizes: Sizes | None = None
        self._is_looking = self._begins_looking = False
        super().__init__(**kwargs)
        self._lifted = Sheet()
        self.lift(self._lifted)

    def take(self, view: ScanView, pictures: tuple[Any, ...]) -> None:
        """Take the captured page; progress is told only while there is some."""
        self._begins_looking = view.state == "looking" and not self._is_looking
        self._is_looking = view.state == "looking"
        self.percent = view.percent if view.state in {"working", "looking"} else -1
        self.percent_words = f"{view.percent}%" if view.state == "working" else view.advice
        self.is_judged = view.state == "captured"
        self.is_good = self._lifted.is_good = view.is_good
        picture, self.strip = (*pictures, None, None)[:2]
        is_lifted = self.has_room_above and not self.is_judged
        self.is_bare = picture is None and not view.steps
        self.sheet, self._lifted.texture = (None, picture) if is_lifted else (picture, None)

    def lay_out(self, panel: Glass, part: int = 0) -> Sizes:
        """Place everything, unless only the camera's picture is another one: that comes ten times a second."""
        self.is_small = self.is_judged and not panel.is_large
        picture = self.sheet or self._lifted.texture
        size = picture.size if picture is not None else None
        unmoved = replace(self.view, percent=0, spoken="", picture=None)
        wanted = (panel, part, size, unmoved) if self.view.state == "looking" else ()
        if not wanted or wanted != self._placed or self._sizes is None or self.is_new:
            self._sizes = super().lay_out(panel, part)
            self._placed = wanted
        return self._sizes

    def deal(self, room: Box, sizes: Sizes) -> Dealing:
        """What is to be read falls into steps; a page to look at does not."""
        return Dealing(self, room, sizes, begins_full=True) if self.sheet is None else WorkDealing(self, room, sizes)

    def try_room(self, room: Room) -> None:
        """Never a page to look at above its buttons, where it would be too small to tell whether it can be read."""
        super().try_room(room._replace(is_stacked=room.is_stacked and self.sheet is None))

    def part_in(self, dealing: Dealing, part: int) -> int:
        """The camera takes the page by itself: who has not turned on yet sees what it asks for all the same."""
        wanted = super().part_in(dealing, part)
        if self._begins_looking and isinstance(dealing, WorkDealing):
            self._was_working, wanted = True, dealing.work_part
        self._begins_looking = False
        return wanted

    def _room(self, panel: Glass, bands: Sizes) -> Box:
        """Of a page to judge, only its buttons move down within reach: all the glass above is the picture's."""
        room = super()._room(panel, bands)
        if not self.is_judged:
            return room
        return room._replace(height=panel.height_px - self.header.height_on(panel) - bands.gap - room.y)

    def _put_above(self, panel: Glass, bands: Sizes) -> None:
        """Nothing, where the picture is."""
        if not self.is_judged:
            super()._put_above(panel, bands)
            return
        self._lifted.vanish()
        self.echo.vanish()

    @staticmethod
    def in_words(buttons: tuple[Button | None, ...]) -> tuple[Button | None, ...]:
        """Without pictures: beside a page that comes in parts, four of them have room for words alone."""
        return tuple(one and replace(one, icon="") for one in buttons)

    def forget(self) -> None:
        """Keep no page of a resident's behind another screen either."""
        super().forget()
        self.sheet = self.strip = self._lifted.texture = self._sizes = None
        self._placed = ()
        self._is_looking = False


load_kv(Path(__file__).with_name("screen.kv"))
