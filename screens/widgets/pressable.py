"""Everything that can be pressed: it knows its control's id and its look; whether a touch counts is decided above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kivy.graphics import BorderImage, Color
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from screens.theme import Sizes, skin_texture
from screens.widgets.block import Block, Box, Column, Piece
from screens.widgets.panel import Panel, hide
from screens.widgets.words import Icon, Words

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pressable(Panel):
    """A panel that can be pressed.

    Args:
        control: The id that a press sends; without one the block is not there.
        plain: Its skin at rest; the pressed one is that name with `_down`.
    """

    control = StringProperty("")
    plain = StringProperty("surface")
    is_down = BooleanProperty(False)
    is_focused = BooleanProperty(False)
    ring = StringProperty("ring")
    least = StringProperty("target")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.after:
            Color(1, 1, 1, 1)
            self._ring = BorderImage(auto_scale="off")
        hide(self._ring)
        self.bind(plain=self._reskin, is_down=self._reskin, is_focused=lambda *_: self.redraw())
        self._reskin()

    @property
    def is_there(self) -> bool:
        """There only with something to send."""
        return bool(self.control)

    def redraw(self) -> None:
        """Draw the back, and the ring around it when the keypad's focus is here."""
        super().redraw()
        hide(self._ring)
        if not self.is_focused or self._sizes is None or not self.height:
            return
        reach = self._sizes.ring + self._sizes.line
        self._ring.texture, corner = skin_texture(
            self.ring, self._sizes.radius + reach, self._sizes.ring, is_strong=self._sizes.is_strong
        )
        self._ring.border = (corner,) * 4
        self._ring.pos = (self.x - reach, self.y - reach)
        self._ring.size = (self.width + 2 * reach, self.height + 2 * reach)

    @property
    def bears_controls(self) -> bool:
        """It is one."""
        return self.is_there

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """What is pressed is never taken apart."""
        return self.pieces(width, sizes)

    def vanish(self) -> None:
        """Draw nothing, and forget a finger."""
        self.is_down = self.is_focused = False
        super().vanish()

    def _reskin(self, *_: Any) -> None:
        """Take the skin of the state."""
        self.skin = f"{self.plain}_down" if self.is_down else self.plain


@dataclass(frozen=True)
class Look:
    """How a button is dressed: names of skin, type role, face, colour, least height, and extent of its icon."""

    skin: str
    role: str
    face: str
    tone: str
    least: str
    extent: str


LOOKS = {
    "primary": Look("primary", "strong", "bold", "on_primary", "primary", "icon_small"),
    "quiet": Look("surface", "body", "medium", "ink", "target", "icon_small"),
    "change": Look("surface", "soft", "bold", "primary", "change", "icon_small"),
    "start": Look("call", "start", "bold", "on_call", "start", "icon_back"),
    "key": Look("key", "key", "bold", "ink", "key", "icon"),
    "word_key": Look("key", "body", "bold", "ink", "key", "icon_small"),
    "chosen_key": Look("sheet", "body", "bold", "ink", "key", "icon_small"),
    "turn": Look("primary", "body", "bold", "on_primary", "target", "icon_small"),
    "bar": Look("surface", "bar", "medium", "ink", "bar_key", "icon_small"),
    "bar_call": Look("officer", "bar", "bold", "on_officer", "bar_key", "icon_small"),
}


class PushButton(Pressable):
    """Icon and words as one centred group.

    Args:
        value: The `Button` or `BarButton` it stands for; it may be set in parts instead.
        look: Its dress.
        is_stacked: Icon above the words, not beside them.
        is_snug: As wide as its words, not as its column.
    """

    value = ObjectProperty(None, allownone=True, rebind=True)
    look = StringProperty("quiet")
    label = StringProperty("")
    icon = StringProperty("")
    is_stacked = BooleanProperty(False)
    is_snug = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._icon, self._words = Icon(), Words(halign="center")
        self.add_widget(self._icon)
        self.add_widget(self._words)
        self.bind(value=self._take, look=self._dress, label=self._dress, icon=self._dress)
        if self.value is not None:
            self._take()
        self._dress()

    def width_for(self, sizes: Sizes) -> int | None:
        """The width of its words, where it is snug."""
        if not self.is_snug:
            return None
        icon = self._icon.width_for(sizes) + sizes.gap_tight if self.icon else 0
        return max(self._words.natural_width(sizes) + icon + 2 * sizes.pad, sizes.mm(26))

    def least_width(self, sizes: Sizes) -> int:
        """The width below which a word of it would be broken."""
        icon = self._icon.width_for(sizes) + sizes.gap_tight if self.icon else 0
        return self._words.longest_word(sizes) + icon + 2 * self._margin(sizes)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The height of the group, its padding, and not less than the look's least."""
        return max(self.group_height(width, sizes) + 2 * sizes.pad_low, getattr(sizes, self.least))

    def group_height(self, width: int, sizes: Sizes) -> float:
        """The height of icon and words."""
        inner = width - 2 * self._margin(sizes)
        if self.is_stacked or not self.icon:
            icon = self._icon.height_for(inner, sizes) + sizes.line if self.icon and self.is_stacked else 0
            return icon + (self._words.height_for(inner, sizes) if self.label else 0)
        beside = inner - self._icon.width_for(sizes) - sizes.gap_tight
        return max(self._words.height_for(beside, sizes) if self.label else 0, self._icon.height_for(inner, sizes))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Centre the group on its back."""
        Block.place(self, box, sizes)
        self._sizes = sizes
        self.redraw()
        inner = box.inset(self._margin(sizes), 0)
        if not self.icon or not self.label:
            part = self._words if self.label else self._icon
            part.place(inner, sizes)
        elif self.is_stacked:
            self._stack(inner, sizes)
        else:
            self._set_beside(inner, sizes)
        for part in (self._icon, self._words):
            if not part.is_there:
                part.vanish()

    def _margin(self, sizes: Sizes) -> int:
        """Room left and right of the group; a key holds one letter and needs little."""
        return sizes.line_strong if self.look == "key" else sizes.gap_tight

    def _stack(self, inner: Box, sizes: Sizes) -> None:
        """Icon above words."""
        words = round(self._words.height_for(inner.width, sizes))
        icon = self._icon.width_for(sizes)
        top = inner.top - (inner.height - words - icon - sizes.line) // 2
        self._icon.place(Box(inner.x, top - icon, inner.width, icon), sizes)
        self._words.place(Box(inner.x, top - icon - sizes.line - words, inner.width, words), sizes)

    def _set_beside(self, inner: Box, sizes: Sizes) -> None:
        """Icon left of words, both in the middle."""
        icon = self._icon.width_for(sizes)
        width = self._words.wrapped_width(inner.width - icon - sizes.gap_tight, sizes)
        left = inner.x + (inner.width - width - icon - sizes.gap_tight) // 2
        self._icon.place(Box(left, inner.y, icon, inner.height), sizes)
        self._words.place(Box(left + icon + sizes.gap_tight, inner.y, width, inner.height), sizes)

    def _take(self, *_: Any) -> None:
        """Follow the value; without one the button is not there."""
        if self.value is None:
            self.control = ""
        else:
            self.control, self.label, self.icon = self.value.id, self.value.label, self.value.icon

    def _dress(self, *_: Any) -> None:
        """Put on the look."""
        look = LOOKS[self.look]
        self.plain, self.least = look.skin, look.least
        self._icon.name, self._icon.extent = self.icon, look.extent
        self._icon.tone = "primary" if look.tone == "ink" else look.tone
        words = self._words
        words.text, words.role, words.face, words.tone = self.label, look.role, look.face, look.tone


class Slot(Column):
    """A place that is kept while its button is away, so that nothing moves when the button comes."""

    value = ObjectProperty(None, allownone=True)
    look = StringProperty("quiet")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._button = PushButton(look=self.look, value=self.value, grow=1)
        self.add_widget(self._button)
        self.bind(value=self._button.setter("value"), look=self._button.setter("look"))

    @property
    def is_there(self) -> bool:
        """With its button or without."""
        return True


def pressables(root: Block) -> Iterator[Pressable]:
    """Every control drawn under a block, in the order they were added."""
    for part in root.parts:
        if isinstance(part, Pressable) and part.is_there and part.height:
            yield part
        yield from pressables(part)
