"""The whole glass: it shows one page, or a part of it, and knows which control lies where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.uix.widget import Widget

from kiosk.views import Target, View
from screens.widgets.curtain import Curtain
from screens.widgets.page import Bands

if TYPE_CHECKING:
    from screens.theme import Panel
    from screens.widgets import Page, Pressable

CURTAIN = "bar:curtain"  # what a touch presses while nothing is to be seen
_TURNS = {"turn:on": 1, "turn:aside": 1, "turn:fill": 1, "turn:back": -1}


class Stage(Widget):
    """Holds one screen a kind, built when first needed, and draws the one that is shown.

    Args:
        kinds: Screen class by view class.
        panel: The glass.
    """

    def __init__(self, kinds: dict[type[Any], type[Any]], panel: Panel, **kwargs: Any) -> None:
        super().__init__(size=(panel.width_px, panel.height_px), size_hint=(None, None), **kwargs)
        self._kinds = kinds
        self._panel = panel
        self._pages: dict[type[Any], Page] = {}
        self._page: Page | None = None
        self._curtain, self._bands = Curtain(), Bands.make()
        self._controls: list[Pressable] = []
        self._focus: str | None = None
        self._down: str | None = None
        self._has_gone_on = False
        self.page_name = self._mark_name = ""

    def warm_up(self) -> None:
        """Build every kind residents see, with empty words; the last one stays, drawn into the hidden window."""
        for screen in self._kinds.values():
            if screen.warm is not None:
                self.show(screen.warm, ())

    def show(self, view: View, pictures: tuple[Any, ...]) -> bool:
        """Place a view; True if it is another page than before. The same page stays at the part that is shown."""
        is_new = (view.page, view.frame.mark) != (self.page_name, self._mark_name)
        part = 0 if is_new else self.part
        page = self._screen_for(type(view), view)
        page.is_wide = self._panel.is_wide or (page.lies_low and self._panel.is_lowered(view.frame.look))
        page.has_room_above = self._panel.has_room_above(view.frame.look)
        page.is_new, page.is_answer = is_new, self._has_gone_on
        self._has_gone_on = False
        page.wear(self._bands)
        page.render(view, pictures)
        if is_new:
            self._focus = self._down = None
        self._place(page, part)
        if page is not self._page:
            self._swap(page)
        self.page_name, self._mark_name = view.page, view.frame.mark
        self._curtain.draw(self, view.frame, self._panel)
        return is_new

    @property
    def part(self) -> int:
        """Which part of the page is shown; 0 is the first."""
        return self._page.part if self._page is not None else 0

    @property
    def parts(self) -> int:
        """In how many parts the page comes."""
        return self._page.parts_count if self._page is not None else 1

    def turn(self, step: int) -> bool:
        """Show the next part, or the one before; False beyond the ends."""
        wanted = self.part + step
        if self._page is None or wanted == self.part or not 0 <= wanted < self.parts:
            return False
        self._page.turn_to(wanted)
        self._learn(self._page)
        return True

    def obey(self, control: str) -> bool:
        """Do what a control asks of the pen alone, such as to turn; False where it is for the mind."""
        if control in _TURNS:
            return self.turn(_TURNS[control])
        if self._page is None or not self._page.obey(control):
            return False
        self._place(self._page, self.part)
        return True

    def expect_answer(self, control: str) -> None:
        """A control was pressed; where it is the one to go on with, the next view answers it."""
        primary = getattr(self._page.view, "primary", None) if self._page is not None else None
        self._has_gone_on = primary is not None and control == primary.id

    def targets(self) -> tuple[Target, ...]:
        """Every control's place, origin top left; the curtain does not hide them from the keypad."""
        height = self._panel.height_px
        return tuple(
            Target(c.control, int(c.x), int(height - c.top), int(c.width), int(c.height)) for c in self._controls
        )

    def control_at(self, left: float, top: float) -> str | None:
        """The control under a point; on a page that may be pressed everywhere, its one control."""
        if self.is_curtained:
            return CURTAIN
        y = self._panel.height_px - top
        for control in self._controls:
            if control.x <= left < control.right and control.y < y <= control.top:
                return str(control.control)
        return self._page.everywhere if self._page is not None else None

    def miss_mm(self, left: float, top: float) -> tuple[float, float] | None:
        """How far from its target a point is, to the right and down; None on a page without one."""
        miss = getattr(self._page, "miss_mm", None)
        return None if miss is None or self.is_curtained else miss(left, self._panel.height_px - top)

    def has(self, control: str) -> bool:
        """Whether a control is on the page."""
        return any(one.control == control for one in self._controls)

    @property
    def is_curtained(self) -> bool:
        """Whether nothing of the page is to be seen; keys still drive it."""
        return self._curtain.parent is not None

    def focus_on(self, control: str | None) -> None:
        """Draw the keypad's focus around a control, or around none."""
        self._focus = control
        self._mark()

    def press_look(self, control: str | None) -> None:
        """Show a control pressed, or none."""
        self._down = control
        self._mark()

    def _place(self, page: Page, part: int) -> None:
        """Lay a page out and know its controls."""
        page.lay_out(self._panel, part)
        self._learn(page)

    def _learn(self, page: Page) -> None:
        """Know the controls that are drawn."""
        self._controls = list(page.controls())
        self._mark()

    def _swap(self, page: Page) -> None:
        """Put another kind's screen on the glass."""
        self.clear_widgets()
        self.add_widget(page)
        if self._page is not None:
            self._page.forget()
        self._page = page

    def _mark(self) -> None:
        """Give every control the look of its state."""
        for one in self._controls:
            one.is_down, one.is_focused = one.control == self._down, one.control == self._focus

    def _screen_for(self, kind: type[Any], view: Any) -> Page:
        """The screen of a kind."""
        if kind not in self._pages:
            self._pages[kind] = self._kinds[kind](view=view, is_wide=self._panel.is_wide)
        return self._pages[kind]
