"""The scan page: what to do, how far it is, or the page as captured.

In parts the captured page stays beside the buttons that say whether it can be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.views import ScanView
from screens._registry import draws
from screens._warm import BUTTON, FRAME
from screens.widgets import Box, FillPage, Panel, Row, load_kv
from screens.widgets.dealing import Dealing

if TYPE_CHECKING:
    from screens.theme import Sizes

_BAR_STEPS = 10


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
    """A captured page, as large as the room allows, on a tinted ground."""

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
        """Enough to see whether it is the right page; it grows into spare height."""
        return float(min(width, sizes.start * 1.6))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Show the whole page in its own proportions."""
        super().place(box, sizes)
        room = box.inset(sizes.pad_low, sizes.pad_low)
        width, height = self.texture.size
        factor = min(room.width / width, room.height / height)
        size = (round(width * factor), round(height * factor))
        self._glass.texture, self._glass.size = self.texture, size
        self._glass.pos = (room.x + (room.width - size[0]) // 2, room.y + (room.height - size[1]) // 2)

    def on_texture(self, *_: Any) -> None:
        """Let go of the picture before."""
        self._glass.texture, self._glass.size = None, (0, 0)


@draws(ScanView)
class ScanScreen(FillPage):
    """Draws `ScanView`."""

    lies_low = False
    warm = ScanView(FRAME, "", "0", "ready", BUTTON, steps=("0", "0"), others=(BUTTON,))

    percent = NumericProperty(-1)
    percent_words = StringProperty("")
    sheet = ObjectProperty(None, allownone=True)

    def take(self, view: ScanView, pictures: tuple[Any, ...]) -> None:
        """Take the captured page; progress is told only while there is some."""
        is_working = view.state == "working"
        self.percent = view.percent if is_working else -1
        self.percent_words = f"{view.percent} %" if is_working else ""
        self.sheet = pictures[0] if pictures else None

    def deal(self, room: Box, sizes: Sizes) -> Dealing:
        """What is to be read falls into steps; a page to look at does not."""
        return Dealing(self, room, sizes) if self.sheet is None else super().deal(room, sizes)

    def forget(self) -> None:
        """Keep no page of a resident's behind another screen either."""
        super().forget()
        self.sheet = None


load_kv(Path(__file__).with_name("screen.kv"))
