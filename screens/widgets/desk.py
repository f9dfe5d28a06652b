"""Where the question, what one fills in, the keys and the buttons go on a page that is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty

from screens.widgets.areas import within_reach
from screens.widgets.block import Block, Box, Column, Piece, hide_absent
from screens.widgets.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.theme import Sizes

_HEADING_SHARE = 0.43
_APART = 2  # gaps between two sides


class Work(Column):
    """What must stay together: the field with its note, the keys, the button that goes on.

    Args:
        is_beside: The keys right of the field and the button.
        keys_share: The part of the width that the keys take then.
    """

    is_beside = BooleanProperty(False)
    keys_share = NumericProperty(0.46)

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """Itself, whole."""
        return Block.pieces(self, width, sizes)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The higher side, or all below one another."""
        if not self.is_beside:
            return super().height_for(width, sizes)
        entry, keys, foot = self.parts
        side, broad = self.widths(width, sizes)
        return max(below(side, sizes, entry, foot), keys.height_for(broad, sizes))

    def low_height_for(self, width: int, sizes: Sizes) -> float:
        """All of it, when the keys stand beside."""
        return self.height_for(width, sizes) if self.is_beside else super().low_height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the field above the button, the keys beside them."""
        if not self.is_beside:
            self.slack_before = 1
            super().place(box, sizes)
            return
        Block.place(self, box, sizes)
        entry, keys, foot = self.parts
        set_beside(within_reach(box, sizes), sizes, self.widths(box.width, sizes), (entry,), keys, (foot,))
        hide_absent(self)

    def widths(self, width: int, sizes: Sizes) -> tuple[int, int]:
        """The widths of the field and of the keys."""
        broad = int((width - _APART * sizes.gap) * self.keys_share)
        return width - _APART * sizes.gap - broad, broad


class Desk(Column):
    """A heading, quieter buttons, the work, and what the work found, if anything can be.

    Args:
        form: `column`: all below one another. `beside`: the keys on the right, all else on the left. `stretch`: heading
            and field beside one another, the keys below both.
        is_loose: In parts: nothing of it need stay together.
        above: What of the heading stands with the keys when the page comes in parts.
        has_rest: There is more of the question than stands with the keys: it is on a part after them.
        note: What is wrong with what was filled in, or None.
        note_at: See `Room`.
        is_dealt: In parts: the heading and the quieter buttons first, then the work, whole. Set by the layout itself.

    Attributes:
        note_above, note_beside, note_apart: The note where it stands: in the question's place, with the field, or on a
            part of its own; None elsewhere.
    """

    form = OptionProperty("column", options=["column", "beside", "stretch"])
    is_loose = BooleanProperty(False)
    above = OptionProperty("nothing", options=["nothing", "title", "heading"])
    has_rest = BooleanProperty(False)
    is_dealt = BooleanProperty(False)
    note = ObjectProperty(None, allownone=True)
    note_at = OptionProperty("field", options=["field", "question", "apart"])

    note_above = ObjectProperty(None, allownone=True)
    note_beside = ObjectProperty(None, allownone=True)
    note_apart = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(note=self._put_note, note_at=self._put_note, is_dealt=self._put_note)
        self._put_note()

    def _put_note(self, *_: Any) -> None:
        """A page that is whole has no part to keep it apart on."""
        at = "field" if self.note_at == "apart" and not self.is_dealt else self.note_at
        self.note_above = self.note if at == "question" else None
        self.note_beside = self.note if at == "field" else None
        self.note_apart = self.note if at == "apart" else None

    @property
    def shown(self) -> list[Block]:
        """In reading order, the work's parts one by one."""
        heading, aside, work, *found = self.parts
        entry, keys, foot = work.parts
        return [part for part in (heading, entry, *found, keys, aside, foot) if part.is_there]

    def pieces(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """The work with its question above it, then the rest; the question first where there is no room for it."""
        self.is_dealt = True
        heading, aside, work, *found = self.parts
        work.is_beside = self.form == "beside"
        if self.is_loose:
            yield from super().pieces(width, sizes)
            return
        before: tuple[Block, ...] = (heading,) if found else (heading, aside)
        after = (*found, aside) if found else ()
        if self.is_above_keys:
            before, after = (), after or self._rest()
        yield from (piece for part in before for piece in part.pieces(width, sizes))
        yield Stack((heading, work) if self.is_above_keys else (work,))
        yield from (piece for part in after for piece in part.pieces(width, sizes))

    def _rest(self) -> tuple[Block, ...]:
        """What follows the keys: a note that did not fit beside them, then all of the question, then other ways."""
        heading, aside, *_ = self.parts
        *told, ways = aside.parts
        return (*told, *((heading, ways) if self.has_rest else ()))

    @property
    def _whole_form(self) -> str:
        """The form of the page as a whole: nothing stands beside keys that are not there."""
        return "column" if self.form == "beside" and not self.parts[2].parts[1].is_there else self.form

    @property
    def is_above_keys(self) -> bool:
        """Whether the question stands on the part with the keys."""
        return self.above != "nothing"

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The higher side, or the keys and the higher of what stands above them, or all."""
        self.is_dealt = False
        heading, aside, work, *found = self.parts
        entry, keys, foot = work.parts
        if self._whole_form == "beside":
            side, broad = work.widths(width, sizes)
            return max(below(side, sizes, heading, entry, aside, foot), keys.height_for(broad, sizes))
        if self.form == "stretch":
            side, broad = _split(width, sizes, entry)
            above = max(heading.height_for(side, sizes), entry.height_for(broad, sizes))
            return above + sizes.gap + below(width, sizes, *found, keys, aside, foot)
        return super().height_for(width, sizes)

    def low_height_for(self, width: int, sizes: Sizes) -> float:
        """All of it where heading and keys share a line, for then it is low."""
        return super().low_height_for(width, sizes) if self._whole_form == "column" else self.height_for(width, sizes)

    def place(self, box: Box, sizes: Sizes) -> None:
        """Set the parts as the form says."""
        self.is_dealt = False
        heading, aside, work, *_ = self.parts
        entry, keys, foot = work.parts
        Block.place(work, box, sizes)
        if self._whole_form == "column":
            shown = self.shown
            low = next((part for part in (keys, aside, foot) if part in shown), None)
            self.slack_before = shown.index(low) if low is not None else None
            super().place(box, sizes)
        elif self._whole_form == "beside":
            Block.place(self, box, sizes)
            widths = work.widths(box.width, sizes)
            set_beside(within_reach(box, sizes), sizes, widths, (heading, entry), keys, (aside, foot))
        else:
            Block.place(self, box, sizes)
            self._stretch(within_reach(box, sizes), sizes)
        hide_absent(self)
        hide_absent(work)

    def _stretch(self, box: Box, sizes: Sizes) -> None:
        """Heading and field in one line, what is left to the keys, buttons at the bottom."""
        heading, aside, work, *found = self.parts
        entry, keys, foot = work.parts
        side, broad = _split(box.width, sizes, entry)
        above = round(max(heading.height_for(side, sizes), entry.height_for(broad, sizes)))
        top, bottom = box.top - above, box.y
        heading.place(Box(box.x, top, side if _has_any(entry) else box.width, above), sizes)
        if entry.is_there:
            entry.place(Box(box.x + box.width - broad, top, broad, above), sizes)
        for part in (foot, aside):
            if part.is_there:
                height = round(part.height_for(box.width, sizes))
                part.place(Box(box.x, bottom, box.width, height), sizes)
                bottom += height + sizes.gap
        for part in found:
            height = round(part.height_for(box.width, sizes))
            part.place(Box(box.x, top - sizes.gap - height, box.width, height), sizes)
            top -= height + sizes.gap
        high = round(min(keys.height_for(box.width, sizes) * keys.most, top - sizes.gap - bottom))
        keys.place(Box(box.x, bottom, box.width, high), sizes)


def below(width: int, sizes: Sizes, *parts: Block) -> float:
    """The height of parts below one another."""
    heights = [part.height_for(width, sizes) for part in parts if part.is_there]
    return sum(heights) + sizes.gap * max(0, len(heights) - 1)


def set_beside(
    box: Box, sizes: Sizes, widths: tuple[int, int], upper: tuple[Block, ...], keys: Block, lower: tuple[Block, ...]
) -> None:
    """On the left some parts at the top and some at the bottom; the keys on the right."""
    side, broad = widths
    top, bottom = box.top, box.y
    for part in upper:
        if part.is_there:
            height = round(part.height_for(side, sizes))
            part.place(Box(box.x, top - height, side, height), sizes)
            top -= height + sizes.gap
    for part in reversed(lower):
        if part.is_there:
            height = round(part.height_for(side, sizes))
            part.place(Box(box.x, bottom, side, height), sizes)
            bottom += height + sizes.gap
    high = round(min(box.height, keys.height_for(broad, sizes) * keys.most))
    keys.place(Box(box.x + box.width - broad, box.top - high, broad, high), sizes)


def _has_any(entry: Block) -> bool:
    """Whether more than room is kept where the field and its note go."""
    return any(part.is_there for part in entry.parts)


def _split(width: int, sizes: Sizes, entry: Block) -> tuple[int, int]:
    """The widths of the heading and of the field, in one line; all is the heading's where there is no field."""
    if not entry.is_there:
        return width, width
    side = int((width - sizes.gap) * _HEADING_SHARE)
    return side, width - sizes.gap - side
