"""What surrounds every page: the office's band at the top, the bar of buttons at the bottom or the side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, ObjectProperty

from screens.theme import (
    LEAST_CAPITAL_MM,
    LEAST_SCALE,
    MOST_BAND_FLOOR_MM,
    Panel,
    Sizes,
    base_scale,
    capital_of,
    sizes_for,
    steps_for,
)
from screens.widgets.block import Block, Box
from screens.widgets.panel import Ground
from screens.widgets.pressable import PushButton
from screens.widgets.words import Icon, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.views import BarButton, Look

    Lengths = Callable[[Panel, Look, float], Sizes]

_LINE = 1.35  # a line of the bands in font sizes
_STEP = 0.93
_EDGE_MM = 10.5  # touch is least accurate at the glass's edge
# Each button's place in its rank; one that is not there leaves its place empty. Others take the first free one.
_SETTINGS = ("bar:language", "bar:text", "bar:contrast", "bar:sound", "bar:difficult")
_WAYS = ("bar:back", "bar:home", "bar:help", "bar:officer")
_BAR_PAD_MM = 2.5
_STANDING_SCALE = 0.85  # of the bar: a standing panel has the width; the height within reach is scarce
_LABEL_EMS = 4.1  # room for a label of eight letters or so
_LEAST_LABEL_MM = 24.0  # the same at the least text, where such a label is broader for its height


def band_sizes(panel: Panel, look: Look, floor_mm: float = 0) -> Sizes:
    """The lengths of the bar: they do not grow with the largest text, which would leave nothing for the page."""
    return _sizes(panel, look, floor_mm, base_scale(panel) * (1 if panel.is_wide else _STANDING_SCALE))


def _header_sizes(panel: Panel, look: Look, floor_mm: float = 0) -> Sizes:
    """The lengths of the header; above the reach of an arm there is room for them."""
    return _sizes(panel, look, floor_mm, base_scale(panel))


def _sizes(panel: Panel, look: Look, floor_mm: float, most: float) -> Sizes:
    """The lengths at a scale that the look asks for, or at the least one with a floor of its own."""
    floor = floor_mm or min(capital_of(look), MOST_BAND_FLOOR_MM)
    scale = LEAST_SCALE if floor_mm else min(steps_for(panel, look)[0], most)
    return sizes_for(panel, scale, look, floor)


def _smaller(panel: Panel, look: Look, lengths: Lengths) -> Iterator[Sizes]:
    """What is tried for the words of a band, largest first."""
    yield lengths(panel, look, 0)
    floor = min(capital_of(look), MOST_BAND_FLOOR_MM)
    while floor > LEAST_CAPITAL_MM:
        yield lengths(panel, look, floor)
        floor *= _STEP
    yield lengths(panel, look, LEAST_CAPITAL_MM)


def _with_smaller_words(panel: Panel, look: Look) -> Iterator[Sizes]:
    """The bar's lengths with icons as large as ever, and words no smaller than was asked for."""
    full = band_sizes(panel, look)
    least = band_sizes(panel, look, min(capital_of(look), MOST_BAND_FLOOR_MM)).text["bar"]
    for px in range(full.text["bar"], least - 1, -1):
        yield replace(full, text={**full.text, "bar": px})


def _largest(panel: Panel, look: Look, lengths: Lengths, fits: Callable[[Sizes], bool]) -> Sizes:
    """The largest lengths of a band that fit; the least where none do."""
    sizes = lengths(panel, look, 0)
    for sizes in _smaller(panel, look, lengths):
        if fits(sizes):
            return sizes
    return sizes


class HeaderBand(Block):
    """Office left, clock right, a mark below them; on a standing panel the clock may stand below the office."""

    frame = ObjectProperty(None, allownone=True, rebind=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._ground, self._edge = Ground(tone="band"), Ground(tone="tint_edge")
        self._office = Words(role="bar", face="bold", tone="on_band")
        self._clock = Words(role="bar", tone="on_band")
        self._strip, self._strip_edge = Ground(tone="surface"), Ground(tone="ink")
        self._mark = Words(role="bar", face="bold")
        self._icons = (
            Icon(name="school", extent="icon_small", tone="ink"),
            Icon(name="school", extent="icon_small", tone="ink"),
        )
        words = (self._office, self._clock, self._strip_edge, self._strip, self._mark, *self._icons)
        for part in (self._ground, self._edge, *words):
            self.add_widget(part)
        self.bind(frame=self._take)

    def height_on(self, panel: Panel) -> int:
        """Its height, mark and all."""
        return self.head_on(panel) + self._strip_height(_header_sizes(panel, self.frame.look))

    def head_on(self, panel: Panel) -> int:
        """The height of office and clock; nothing on a page without a bar, which is a page of its own."""
        return self._head(panel, _header_sizes(panel, self.frame.look))

    def put(self, panel: Panel, beside: int) -> None:
        """Draw it at the top of the panel; the mark ends where a bar stands beside the page, which it never moves."""
        self.vanish()
        sizes = _header_sizes(panel, self.frame.look)
        self._put_head(panel, sizes)
        self._put_mark(panel, sizes, panel.width_px - beside)

    def _put_head(self, panel: Panel, sizes: Sizes) -> None:
        """Office and clock."""
        height = self._head(panel, sizes)
        if not height:
            return
        box = Box(0, panel.height_px - height, panel.width_px, height)
        self.place(box, sizes)
        self._ground.place(box, sizes)
        if sizes.is_strong:
            self._edge.place(box._replace(height=sizes.line), sizes)
        inner = box.inset(sizes.margin, self._pad(panel, sizes))
        sizes = self._one_line(panel)
        is_beside = panel.is_wide or self._is_beside(panel, sizes)
        self._clock.halign = "right" if is_beside else "left"
        half = inner.height // 2
        office = self._office.natural_width(sizes) + 1 if is_beside else inner.width
        upper = inner if is_beside else Box(inner.x, inner.y + half, inner.width, half)
        lower = inner if is_beside else Box(inner.x, inner.y, inner.width, half)
        self._office.place(Box(upper.x, upper.y, office, upper.height), sizes)
        left = lower.x + office if is_beside else lower.x
        self._clock.place(Box(left, lower.y, lower.x + lower.width - left, lower.height), sizes)

    def _put_mark(self, panel: Panel, sizes: Sizes, across: int) -> None:
        """A strip across the page: white between black lines, the word between two icons."""
        height = self._strip_height(sizes)
        if not height:
            return
        box = Box(0, panel.height_px - self.height_on(panel), across, height)
        self._strip_edge.place(box, sizes)
        self._strip.place(box.inset(0, sizes.line_strong), sizes)
        width = self._mark.natural_width(sizes) + 2
        left, side = box.x + (box.width - width) // 2, sizes.icon_small
        self._mark.place(Box(left, box.y, width, height), sizes)
        for icon, x in zip(self._icons, (left - sizes.gap - side, left + width + sizes.gap), strict=True):
            icon.place(Box(x, box.y, side, height), sizes)

    def _head(self, panel: Panel, sizes: Sizes) -> int:
        """The height of office and clock."""
        if not self.frame.bar:
            return 0
        line = round(sizes.text["bar"] * _LINE)
        is_one_line = panel.is_wide or self._is_beside(panel, self._one_line(panel))
        return (line if is_one_line else 2 * line) + 2 * self._pad(panel, sizes)

    def _strip_height(self, sizes: Sizes) -> int:
        """The height of the mark's strip."""
        if not self.frame.mark:
            return 0
        return round(sizes.text["bar"] * _LINE) + 2 * sizes.line_strong

    @staticmethod
    def _pad(panel: Panel, sizes: Sizes) -> int:
        """Room above and below the words."""
        return sizes.pad_low // 2 if panel.is_wide else sizes.pad_low

    def _is_beside(self, panel: Panel, sizes: Sizes) -> bool:
        """Whether both fit on one line."""
        needed = self._office.natural_width(sizes) + self._clock.natural_width(sizes) + sizes.gap
        return needed <= panel.width_px - 2 * sizes.margin

    def _one_line(self, panel: Panel) -> Sizes:
        """Lengths at which both fit on one line; a lying panel has no height for two."""
        look = self.frame.look
        one = _largest(panel, look, _header_sizes, lambda sizes: self._is_beside(panel, sizes))
        asked = _header_sizes(panel, look, min(capital_of(look), MOST_BAND_FLOOR_MM))
        return one if panel.is_wide or one.text["bar"] >= asked.text["bar"] else _header_sizes(panel, look)

    def _take(self, *_: Any) -> None:
        """Follow the frame."""
        self._office.text, self._clock.text = self.frame.office, self.frame.clock
        self._mark.text = self.frame.mark
        for icon in self._icons:
            icon.name = "school" if self.frame.mark else ""


class BarBand(Block):
    """The same buttons at the same places: settings in one rank, ways in the other, the one that calls yellow and last.

    Along the bottom of a standing panel; down the right side of a lying one, which has no height to spare. Places
    follow from the panel and the look alone.

    Args:
        frame: What it is for.
        is_dark: On the ground of a dark page.
    """

    frame = ObjectProperty(None, allownone=True)
    is_dark = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._ground, self._line = Ground(tone="surface"), Ground(tone="line")
        self._buttons: list[PushButton] = []
        self.add_widget(self._ground)
        self.add_widget(self._line)
        self.bind(frame=self._take)

    def depth_on(self, panel: Panel, sizes: Sizes) -> int:
        """How much of the panel's height, or of a lying one's width, it takes; nothing without buttons."""
        if not self._buttons:
            return 0
        edge = _edge(sizes) if panel.is_wide else max(_edge(sizes), panel.floor_px)
        count = len(self._ranks())
        return edge + count * self._rank(panel, sizes) + (count - 1) * sizes.gap_tight + sizes.gap

    def put(self, panel: Panel, sizes: Sizes, header: int) -> None:
        """Draw it beside or below what the header leaves."""
        depth = self.depth_on(panel, sizes)
        if not depth:
            self.vanish()
            return
        line = sizes.line
        if panel.is_wide:
            box = Box(panel.width_px - depth, 0, depth, panel.height_px - header)
            self._line.place(Box(box.x, 0, line, box.height), sizes)
        else:
            box = Box(0, 0, panel.width_px, depth)
            self._line.place(Box(0, depth - line, box.width, line), sizes)
        self.place(box, sizes)
        self._ground.tone = "band" if self.is_dark else "surface"
        self._ground.place(box, sizes)
        places = [self._place(button.value, panel, sizes, box) for button in self._buttons]
        words = self._words_sizes(panel, places)
        for button, place in zip(self._buttons, places, strict=True):
            button.is_stacked = self._is_stacked(panel)
            button.ring = "ring_light" if self.is_dark else "ring"
            button.place(place, words)

    def _words_sizes(self, panel: Panel, places: list[Box]) -> Sizes:
        """The largest lengths at which each button's words fit its place."""
        for button in self._buttons:
            button.is_stacked = self._is_stacked(panel)

        def fits(sizes: Sizes) -> bool:
            strict = replace(sizes, is_least=False)
            each = zip(self._buttons, places, strict=True)
            return all(button.group_height(place.width, strict) <= place.height for button, place in each)

        slightly = next(filter(fits, _with_smaller_words(panel, self.frame.look)), None)
        return slightly or _largest(panel, self.frame.look, band_sizes, fits)

    def _is_stacked(self, panel: Panel) -> bool:
        """Icon above the words, unless the bar has to be low."""
        return panel.is_wide or not panel.is_lowered(self.frame.look)

    def _rank(self, panel: Panel, sizes: Sizes) -> int:
        """The height of a rank; on a lying panel its width."""
        line = round(sizes.text["bar"] * _LINE)
        if panel.is_wide:
            return max(round(sizes.text["bar"] * _LABEL_EMS), sizes.mm(_LEAST_LABEL_MM)) + 2 * sizes.gap_tight
        if self._is_stacked(panel):
            return max(sizes.bar_key, sizes.icon_small + line + sizes.line + 2 * sizes.mm(_BAR_PAD_MM))
        return max(sizes.mm(20.5), line + 2 * sizes.line)

    def _ranks(self) -> list[tuple[str, ...]]:
        """Settings, then ways; the ways keep their place even where there is none."""
        has_settings = any(button.value.is_setting for button in self._buttons)
        return [_SETTINGS, _WAYS] if has_settings else [_WAYS]

    def _place(self, value: BarButton, panel: Panel, sizes: Sizes, box: Box) -> Box:
        """The place of one button."""
        names = _SETTINGS if value.is_setting else _WAYS
        rank, at = self._ranks().index(names), self._slot(value, names)
        deep = self._rank(panel, sizes)
        if panel.is_wide:
            low = max(_edge(sizes), panel.floor_px)
            high = min(box.top - sizes.gap, sizes.reach)
            count = max(len(_SETTINGS), len(_WAYS))
            height = (high - low - sizes.gap * (count - 1)) // count
            is_last = value.is_call and names is _WAYS
            top = low + height if is_last else high - at * (height + sizes.gap)
            return Box(box.x + sizes.gap + rank * (deep + sizes.gap_tight), top - height, deep, height)
        low = box.top - sizes.gap - (rank + 1) * deep - rank * sizes.gap_tight
        width = (box.width - 2 * sizes.margin - sizes.gap_tight * (len(names) - 1)) // len(names)
        return Box(sizes.margin + at * (width + sizes.gap_tight), low, width, deep)

    def _slot(self, value: BarButton, names: tuple[str, ...]) -> int:
        """Its own place; that of the first that is not there, for one we do not know."""
        if value.id in names:
            return names.index(value.id)
        same = [button.value.id for button in self._buttons if button.value.is_setting == value.is_setting]
        strange = [name for name in same if name not in names]
        free = [at for at, name in enumerate(names) if name not in same]
        return ([*free, *[len(names) - 1] * len(strange)])[strange.index(value.id)]

    def _take(self, *_: Any) -> None:
        """Follow the frame."""
        values = self.frame.bar
        for button in self._buttons[len(values) :]:
            self.remove_widget(button)
        del self._buttons[len(values) :]
        for at, value in enumerate(values):
            if at == len(self._buttons):
                self._buttons.append(PushButton(is_stacked=True))
                self.add_widget(self._buttons[at])
            self._buttons[at].value = value
            self._buttons[at].look = "bar_call" if value.is_call else "bar"


def _edge(sizes: Sizes) -> int:
    """Distance to the glass's edge."""
    return max(sizes.pad_low, sizes.mm(_EDGE_MM))
