"""A page: header, body, bar; it steps its text down until the body fits, or deals the body out in parts."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.views import DEFAULT_TEXT
from screens.theme import (
    LEAST_CAPITAL_MM,
    LEAST_SCALE,
    Panel,
    Sizes,
    base_scale,
    capital_of,
    reading_scale,
    sizes_for,
    steps_for,
)
from screens.widgets.areas import Foot
from screens.widgets.bands import BarBand, HeaderBand, band_sizes
from screens.widgets.block import Box, Column
from screens.widgets.dealing import Dealing
from screens.widgets.pieces import NoteLine
from screens.widgets.pressable import Pressable, pressables
from screens.widgets.turning import TurnRow
from screens.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.widgets.block import Block, Piece

_EDGE_MM = 10.5  # touch is least accurate at the glass's edge
_FLOOR_STEP = 0.9
_LARGER = (1.35, 1.2, 1.1, 1.0, 0.85, 0.7, 0.6, 0.5)
_MOST_COMPARED = 4
_FOOT = "note and foot"
_WORTH = 3  # steps of text that a second column must bring
_log = logging.getLogger(__name__)


class Bands(NamedTuple):
    """What surrounds every page; there is one set, worn by the page that is shown."""

    header: HeaderBand
    echo: Words
    turn: TurnRow
    bar: BarBand

    @classmethod
    def make(cls) -> Bands:
        """A set."""
        return cls(HeaderBand(), Words(role="title", face="bold", halign="center"), TurnRow(), BarBand())


class Page(Column):
    """One page kind's screen; a kind's KV rule adds the body.

    Args:
        view: What is drawn.
        is_wide: Whether there is more width than height; the body's layout may differ.
        has_room_above: Whether the glass goes on above what can be reached: `lifted` is drawn there.
        columns: For decks that may stand in several; those of `may_have` at which the text comes out largest.
    """

    view = ObjectProperty(None, rebind=True)
    is_wide = BooleanProperty(False)
    has_room_above = BooleanProperty(False)
    columns = NumericProperty(1)
    tone = StringProperty("ground")
    ink = StringProperty("ink")
    # Empty words to build the kind with before anybody is there; None for one that residents never see.
    warm: ClassVar[Any]
    # A control that a touch beside every other presses.
    everywhere: ClassVar[str | None] = None
    # What is read and chosen from: who asked for larger text rather turns parts than has it small. Else all keys count.
    is_read: bool = False
    # How many columns the decks of a standing page may have.
    may_have: ClassVar[tuple[int, ...]] = (1,)
    # A question with the answers to press: one is to stand beside the other from the first part on.
    asks: ClassVar[bool] = False
    # Moved down on a standing panel it is laid out as on a lying one, for its keys need the width.
    lies_low: ClassVar[bool] = False
    # What is only looked at and may stand above what is within reach, larger than it could be there.
    lifted: Block | None = None
    # Whether another page was on the glass before, and whether somebody pressed to go on; told before each view.
    is_new, is_answer = True, False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.part, self.parts_count = 0, 1
        self._dealing: Dealing | None = None
        self._larger_than_dealt: list[Sizes] = []
        self._shows_note = False
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = Rectangle(size=(0, 0))

    @property
    def answers(self) -> list[Block]:
        """What a question is answered with, as it stands on the page."""
        return []

    @property
    def compared(self) -> list[Block]:
        """The answers, where they are so few that all are to be seen at once: who sees one alone takes it for all."""
        return self.answers if len(self.answers) <= _MOST_COMPARED else []

    def lift(self, block: Block) -> None:
        """Have a block above what is within reach."""
        self.lifted = block
        Widget.add_widget(self, block)

    def wear(self, bands: Bands) -> None:
        """Take the bands from the page that had them: a set of its own for every kind would cost megabytes."""
        if bands.header.parent is self:
            return
        self.header, self.echo, self.turn, self.bar = bands
        for band in bands:
            if band.parent is not None:
                Widget.remove_widget(band.parent, band)
            Widget.add_widget(self, band)

    def render(self, view: Any, pictures: tuple[Any, ...] = ()) -> None:
        """Take a view; nothing is placed yet. The page wears its bands."""
        note = getattr(view, "note", None)
        is_told = self.is_new or self.is_answer or note != getattr(self.view, "note", None)
        self._shows_note = is_told and note is not None and note.tone == "problem"
        self.view = view
        self.take(view, pictures)
        self.header.frame = self.bar.frame = view.frame

    def take(self, view: Any, pictures: tuple[Any, ...]) -> None:
        """Set what a kind's KV rule cannot read from the view as it is."""

    def forget(self) -> None:
        """Another page is shown: keep no picture of what was on this one."""
        for part in (*self.parts, *((self.lifted,) if self.lifted else ())):
            part.vanish()

    def lay_out(self, panel: Panel, part: int = 0) -> Sizes:
        """Place everything at the largest scale of text at which nothing is cut; the sizes used.

        The scale follows from the view alone, so that a text that is shortened brings back the page it was typed on.
        Where nothing fits at the least text of the look, the body comes in parts; `part` is the one to draw.
        """
        look = self.view.frame.look
        bands = band_sizes(panel, look)
        self._colour.rgba = bands.colours[self.tone]
        self._ground.size = (panel.width_px, panel.height_px)
        room = self._room(panel, bands)
        sizes = self._whole(panel, room)
        if sizes is not None:
            self.part, self.parts_count, self._dealing = 0, 1, None
            self.turn.vanish()
            self.place(room, sizes)
            self._enlarge(panel, sizes)
        else:
            sizes = self._in_parts(panel, room, part)
        self.header.put(panel, self.bar.depth_on(panel, bands) if panel.is_wide else 0)
        self.bar.is_dark = self.tone != "ground"
        self.bar.put(panel, bands, self.header.head_on(panel))
        self._put_above(panel, bands)
        self._shows_note = False
        return sizes

    def turn_to(self, part: int) -> None:
        """Draw another part of what is dealt out; nothing is measured anew for it."""
        if self._dealing is None:
            return
        self.part = self.part_in(self._dealing, part)
        self._dealing.place(self.part)
        self._dealing.enlarge_upper(self.part, self._larger_than_dealt)

    def controls(self) -> Iterator[Pressable]:
        """Every control drawn, top to bottom."""
        for band in (self, self.turn, self.bar):
            yield from pressables(band)

    def obey(self, control: str) -> bool:
        """Do what a control asks of this page alone, such as to show other keys; False where it is for the mind."""
        del control
        return False

    def _whole(self, panel: Panel, room: Box) -> Sizes | None:
        """The largest sizes at which all of it fits; None where it is to be dealt out in parts."""
        ladder = self._ladder(panel)
        found: dict[int, int] = {}
        for columns in self._columns(panel):
            self.columns = columns
            at = first_fit(len(ladder), lambda at: self._fits(room, ladder[at]))
            if at is not None and not self._is_crowded(panel, room.width, ladder[at]):
                found[columns] = at
                if panel.is_wide and not self.is_cramped(room.width, ladder[at]):
                    break
        if found:
            # One column reads easier; more must be worth it.
            self.columns = min(found, key=lambda columns: (found[columns] + _WORTH * (columns - 1), columns))
            return ladder[found[int(self.columns)]]
        if self.view.frame.turning is not None:
            return None
        _log.error("page kind %s does not fit at the least size", type(self).__name__)
        return ladder[-1]

    def _ladder(self, panel: Panel) -> list[Sizes]:
        """What is tried, largest first."""
        look, can_turn = self.view.frame.look, self.view.frame.turning is not None
        least = reading_scale(panel, look) if can_turn and self.is_read else LEAST_SCALE
        steps = [sizes_for(panel, scale, look) for scale in steps_for(panel, look) if scale >= least]
        # Words to turn with are missing: rather smaller than asked for than cut.
        floor = capital_of(look) * _FLOOR_STEP
        while not can_turn and floor > LEAST_CAPITAL_MM:
            steps.append(sizes_for(panel, LEAST_SCALE, look, floor))
            floor *= _FLOOR_STEP
        if not can_turn:
            steps.append(sizes_for(panel, LEAST_SCALE, look, LEAST_CAPITAL_MM))
        strict = [replace(sizes, is_least=False) for sizes in steps]
        return strict if can_turn else [*strict[:-1], steps[-1]]

    def _enlarge(self, panel: Panel, sizes: Sizes) -> None:
        """What is only read need not be as small as what had to be brought within reach."""
        self.enlarge_upper(self._larger(panel, sizes))

    def _larger(self, panel: Panel, sizes: Sizes) -> list[Sizes]:
        """Larger sizes for what stands above the line of reach, largest first; none where nothing does.

        Who asked for small text has it there, too: a title twice as large as the answers is no part of their page.
        """
        if sizes.reach >= panel.height_px or self.is_wide:
            return []
        look = self.view.frame.look
        scale = min(base_scale(panel), steps_for(panel, look)[0])
        larger = (sizes_for(panel, factor * scale, look) for factor in _LARGER)
        return [replace(one, is_least=False) for one in larger if one.text["title"] > sizes.text["title"]]

    def _fits(self, room: Box, sizes: Sizes) -> bool:
        """Whether the body fits into its room, and what is pressed below the line of reach."""
        if self.height_for(room.width, sizes) > room.height:
            return False
        return sizes.reach >= room.top or self.low_height_for(room.width, sizes) <= sizes.reach - room.y

    def is_cramped(self, width: int, sizes: Sizes) -> bool:
        """Whether words stand in more and shorter lines than is easily read."""
        del width, sizes
        return False

    def deal(self, room: Box, sizes: Sizes) -> Dealing:
        """The body in parts; a kind may know better what belongs together."""
        return Dealing(self, room, sizes)

    def pieces_by_foot(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """Its pieces, with the note right above the buttons that it speaks of, and in one part with them."""
        feet = [part for part in self.shown if isinstance(part, Foot)]
        pieces = list(Column.pieces(self, width, sizes))
        at = len(pieces) - sum(len(list(part.pieces(width, sizes))) for part in feet)
        notes = [piece for piece in pieces[:at] if isinstance(piece.blocks[0], NoteLine)]
        yield from (piece for piece in pieces[:at] if piece not in notes)
        for piece in (*notes, *pieces[at:]):
            yield piece._replace(glue=_FOOT) if notes else piece

    def part_in(self, dealing: Dealing, part: int) -> int:
        """The part to draw when one is asked for; of what went wrong, the one that tells it, once."""
        noted = dealing.part_noted() if self._shows_note else None
        return within(dealing, part) if noted is None else noted

    def _in_parts(self, panel: Panel, room: Box, part: int) -> Sizes:
        """Deal the body out, in as few parts as the least sizes allow, and place one of them."""
        look = self.view.frame.look
        steps = steps_for(panel, look)
        least = self._least_dealing(panel, room, sizes_for(panel, LEAST_SCALE, look))
        if self.is_read and least.is_whole:
            readable = self._least_dealing(
                panel, room, replace(sizes_for(panel, reading_scale(panel, look), look), is_least=False)
            )
            if readable.is_whole:
                least = self._answerable(panel, room, readable, least)
        if not least.is_whole:
            _log.error("page kind %s does not fit at the least size", type(self).__name__)

        def dealt(at: int) -> Dealing:
            return self.deal(room, replace(sizes_for(panel, steps[at], look), is_least=False))

        def is_as_good(one: Dealing) -> bool:
            return one.is_whole and len(one) <= len(least) and one.worth >= least.worth

        found = first_fit(len(steps), lambda at: is_as_good(dealt(at)))
        dealing = least if found is None else dealt(found)
        self._dealing, self._larger_than_dealt = dealing, self._larger(panel, dealing.sizes)
        self.parts_count = len(dealing)
        self.turn_to(part)
        return dealing.sizes

    def _answerable(self, panel: Panel, room: Box, readable: Dealing, least: Dealing) -> Dealing:
        """At smaller headings, where the first part would else be a question without an answer, or with one of two."""
        if readable.worth >= least.worth:
            return readable
        look = self.view.frame.look
        for scale in (one for one in steps_for(panel, look) if one < reading_scale(panel, look)):
            smaller = self._least_dealing(panel, room, replace(sizes_for(panel, scale, look), is_least=False))
            if smaller.is_whole and smaller.worth >= least.worth:
                return smaller
        return self._least_dealing(panel, room, least.sizes)

    def _least_dealing(self, panel: Panel, room: Box, sizes: Sizes) -> Dealing:
        """The fewest parts at the least sizes, in the columns that make them so."""
        found: dict[int, Dealing] = {}
        crowded: dict[int, bool] = {}
        look = self.view.frame.look
        readable = sizes_for(panel, reading_scale(panel, look), look)
        for columns in self._columns(panel):
            self.columns = columns
            found[columns] = self.deal(room, sizes)
            crowded[columns] = self._is_crowded(panel, room.width, readable)
            if panel.is_wide and found[columns].is_best and not self.is_cramped(room.width, sizes):
                break
        self.columns = min(
            found, key=lambda columns: (not found[columns].is_whole, crowded[columns], *found[columns].rank, columns)
        )
        return self.deal(room, sizes) if columns != self.columns else found[columns]

    def _is_crowded(self, panel: Panel, width: int, sizes: Sizes) -> bool:
        """Whether who asked for larger text reads one column, and turns to what it has no room for, rather than more.

        A lying panel has no height for that; and few answers are compared, which takes all of them on one part.
        """
        frame = self.view.frame
        may_turn = frame.turning is not None and frame.look.text > DEFAULT_TEXT and not panel.is_wide
        return may_turn and self.columns > 1 and not self.compared and self.is_cramped(width, sizes)

    def _columns(self, panel: Panel) -> tuple[int, ...]:
        """In how many columns decks may stand; a standing panel's page that has moved down is about as wide as high.

        A lying page has two, for height is scarce there; fewer only where words of a question are cramped in them.
        """
        wide = (2, 1) if self.asks and len(self.may_have) > 1 else (2,)
        return wide if panel.is_wide else self.may_have

    def _room(self, panel: Panel, bands: Sizes) -> Box:
        """Where the body goes."""
        look = self.view.frame.look
        above, depth = self.header.height_on(panel), self.bar.depth_on(panel, bands)
        below, beside = (0, depth) if panel.is_wide else (depth, 0)
        end = bands.margin if not beside else bands.gap
        foot = bands.gap if below else max(bands.gap, bands.mm(_EDGE_MM), panel.floor_px)
        left, top = bands.margin, panel.height_px - above - bands.gap
        if panel.is_lowered(look):
            top = min(top, panel.reach_px(look))
        return Box(left, below + foot, panel.width_px - left - beside - end, top - below - foot)

    def _put_above(self, panel: Panel, bands: Sizes) -> None:
        """Where a standing page has moved down: above it what is only looked at, else its title, for who stands beside.

        Above a lying one is too little: its title would stand there twice, one below the other.
        """
        look = self.view.frame.look
        line, end = panel.reach_px(look), panel.height_px - self.header.height_on(panel)
        box = Box(bands.margin, line + bands.gap, panel.width_px - 2 * bands.margin, end - line - 2 * bands.gap)
        is_lifted = self.has_room_above and self.lifted is not None and self.lifted.is_there
        title = getattr(self.view, "title", getattr(self.view, "headline", ""))
        self.echo.text = title if self.has_room_above and not is_lifted else ""
        self.echo.tone = self.ink
        for block, fits in (
            (self.lifted, is_lifted),
            (self.echo, self.echo.is_there and self.echo.height_for(box.width, bands) <= box.height),
        ):
            if block is not None and fits:
                block.place(box, bands)
            elif block is not None:
                block.vanish()


def within(dealing: Dealing, part: int) -> int:
    """The part that is asked for, or the nearest there is."""
    return min(max(part, 0), len(dealing) - 1)


def first_fit(count: int, fits: Any) -> int | None:
    """The index of the largest scale that fits, by halving; None where the last does not."""
    if fits(0):
        return 0
    low, high = 0, count - 1
    if not fits(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high
