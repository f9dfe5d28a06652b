"""Text: wrapped, never cut, never with markup, for some of it was typed by a stranger."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from screens.theme import FACES, Sizes, glyph
from screens.widgets.block import Block, Box, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Found = TypeVar("Found")

_LINES_A_PIECE = 2.6  # heights of one line: two lines and what wrapping may add

MOST_KEPT = 60  # of what was measured: a few widths at every scale that a page tries
_FINE = 24  # lines are made even to this part of their width
# Spaces at which no line ends: after the dot between two things, before a number's unit ("50 MB"; a word before another
# number is none), around the sign between two lengths, a number after a short word ("pukul 08.00"), within a date ("15
# April 1954"), a last sentence of one word ("Gratis."), the word after "di", two words that are one ("orang tua"). The
# number on a slip ("A-128") has no unit.
_GLUED = re.compile(
    r"(?<=·) |(?<![\w-])(\d[\d.,]*) (?=(?![a-z]+ \d)[a-z]{1,6}\b|[A-Z]{1,4}\b|[A-Z][a-z]{2,8} \d{4}\b|\u00d7)"
    r"|(?<=\u00d7) |(?<![^\W\d_])([^\W\d_]{1,9}) (?=\d)(?![\d.,]+ (?:\u00d7|[A-Z]{1,4}\b|[A-Z][a-z]+ \d{4}))"
    r"| (?=[A-Z][a-z]{1,8}[.?!]$)|\b(di|ke) (?=[a-z]{2,5}\b)|\b([Oo]rang|[Tt]anda) (?=tua\b|tangan\b)"
)
_NO_BREAK = "\u00a0"
_DOT = "·"
_BREAKS = re.compile(r"[ \n]+")  # where a line may end
_BROADEST_EM = 1.2  # no letter of our fonts is broader
_PAUSES = (",", ":", ";")
# Between two sentences, after the colon of a longer lead ("Bukti perubahan data: halaman 2"), or of any lead before two
# words ("NIB: sedang dibaca"); "Jl. Melati" is none.
_SENTENCES = re.compile(r"(?<=[\w.]\w\w[.?!]) (?=[A-Z])|(?<=[\w ]{12}:) |(?<=\w\w:) (?=[a-z]+ [a-z]+$)")


def label_for(text: str, face: str, size: int, width: int | None = None, halign: str = "left") -> Any:
    """A label that is measured but not yet drawn; without a width it stays on one line."""
    return CoreLabel(
        text=text, font_name=FACES[face].path, font_size=size, text_size=(width, None), halign=halign, markup=False
    )


def glued(text: str) -> str:
    """The text with spaces that a line does not break at, where what stands apart would be misread."""
    return _GLUED.sub(rf"\g<1>\g<2>\g<3>\g<4>{_NO_BREAK}", text)


def longest_of(text: str) -> str:
    """The longest run of letters between places where a line may break."""
    return max(_BREAKS.split(text), key=len, default="")


def _once(kept: dict[tuple[Any, ...], Found], key: tuple[Any, ...], find: Callable[[], Found]) -> Found:
    """What was found for this key before, or is found now; not too many are kept."""
    if key not in kept:
        if len(kept) > MOST_KEPT:
            kept.clear()
        kept[key] = find()
    return kept[key]


def _unsure(text: str, size: int, width: int) -> set[str]:
    """The runs of letters that a line may be too short for: the one of most letters need not be the broadest."""
    return {word for word in _BREAKS.split(text) if len(word) * size * _BROADEST_EM > width}


class Drawing(Block):
    """A block that shows one picture made of text."""

    tone = StringProperty("ink")

    def __init__(self, **kwargs: Any) -> None:
        self._drawn: tuple[Any, ...] = ()
        super().__init__(**kwargs)
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._glass = Rectangle(size=(0, 0))

    def draw(self, label_of: Callable[[], Any], key: tuple[Any, ...], sizes: Sizes) -> None:
        """Make the label's picture, unless the same one is there already."""
        if key != self._drawn:
            label = label_of()
            label.refresh()
            self._glass.texture = label.texture
            self._drawn = key
        self._colour.rgba = sizes.colours[self.tone]

    def put(self, x: float, y: float) -> None:
        """Show the picture at whole pixels, so that letters stay sharp."""
        self._glass.pos = (round(x), round(y))
        self._glass.size = self._glass.texture.size if self._glass.texture else (0, 0)

    def vanish(self) -> None:
        """Forget the picture."""
        super().vanish()
        self._glass.texture, self._glass.size, self._drawn = None, (0, 0), ()


class Words(Drawing):
    """Text in one role of the type scale.

    Args:
        role: Its size, by name.
        face: Its weight, by name.
        tone: Its colour, by name.
        is_breakable: Whether a word too long for a line may be broken inside: what people typed may be, our words not.
    """

    text = StringProperty("")
    role = StringProperty("body")
    face = StringProperty("regular")
    halign = OptionProperty("left", options=["left", "center", "right"])
    valign = OptionProperty("middle", options=["top", "middle"])
    is_breakable = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._glued = ("", "")
        self._widths: dict[tuple[Any, ...], int] = {}
        self._measured: dict[tuple[Any, ...], tuple[float, bool]] = {}
        self._wraps: dict[tuple[Any, ...], tuple[str, int]] = {}
        super().__init__(**kwargs)

    @property
    def is_there(self) -> bool:
        """Empty text takes no room."""
        return bool(self.text)

    def set_for(self, width: int, sizes: Sizes) -> tuple[str, int]:
        """What is drawn in a rectangle of the width: the words and their font size."""
        text, size = self.text if self.is_breakable else self._whole, sizes.text[self.role]
        # Rather a line that ends where it should not than a word that is broken.
        is_too_broad = sizes.is_least and self.measured(text, size, width)[1]
        return self.text if is_too_broad else text, size

    @property
    def _whole(self) -> str:
        """The text as it is glued; a page asks for it at every scale it tries."""
        text = self.text
        if self._glued[0] != text:
            self._glued = (text, glued(text))
        return self._glued[1]

    def natural_width(self, sizes: Sizes) -> int:
        """The width on one line."""
        return self.broadest((self.text,), sizes.text[self.role]) + 1

    def longest_word(self, sizes: Sizes) -> int:
        """The width of the longest word."""
        return self.broadest(tuple(self._whole.split(" ")), sizes.text[self.role]) + 1

    def broadest(self, runs: tuple[str, ...], size: int) -> int:
        """The width of the broadest of them, each on one line; measured once."""
        return _once(
            self._widths,
            (runs, self.face, size),
            lambda: max(label_for(run, self.face, size).render()[0] for run in runs),
        )

    def wrapped_width(self, width: int, sizes: Sizes) -> int:
        """The width of the longest line when wrapped to the width; our words leave none alone on the last line."""
        return self._wrapped(width, sizes)[1]

    def _wrapped(self, width: int, sizes: Sizes) -> tuple[str, int]:
        """What is drawn when wrapped to the width, and the width of its longest line; found once."""
        text, size = self.set_for(width, sizes)
        return _once(self._wraps, (text, self.face, size, width), lambda: self._wrap(text, size, width))

    def _wrap(self, text: str, size: int, width: int) -> tuple[str, int]:
        if not self.is_breakable:
            sentences = self._by_sentence(text, size, width).split("\n")
            lines = [line for one in sentences for line in self._evenly(one, size, width)]
            if len(lines) > 1:  # a dot stands between two things of one line; the end of a line says as much as it
                lines = [line.strip(f" {_DOT}{_NO_BREAK}") for line in lines]
            text = "\n".join(lines)
        label = label_for(text, self.face, size, width)
        label.render()
        return text, min(width, max((line.w for line in label._cached_lines), default=0) + 2)  # noqa: SLF001 - Kivy tells it nowhere else

    def _by_sentence(self, text: str, size: int, width: int) -> str:
        """Each sentence on lines of its own, or one in the middle, where that takes no more of them."""
        ends = [one.start() for one in _SENTENCES.finditer(text)]
        if not ends or label_for(text, self.face, size).render()[0] <= width:
            return text
        middle = min(ends, key=lambda end: abs(2 * end - len(text)))
        height, _ = self.measured(text, size, width)
        for apart in (_SENTENCES.sub("\n", text), f"{text[:middle]}\n{text[middle + 1 :]}"):
            if self.measured(apart, size, width)[0] <= height:
                return apart
        return text

    def _evenly(self, sentence: str, size: int, width: int) -> list[str]:
        """A sentence in lines of about one length, the last of one word only if it has to be."""
        is_broken = self.measured(sentence, size, width)[1]
        if is_broken or label_for(sentence, self.face, size).render()[0] <= width:
            return [sentence]
        label = label_for(sentence, self.face, size, self._even_width(sentence, size, width))
        label.render()
        lines = [line.strip(" ") for line in _lines_of(label)]
        fuller = _with_fuller_end(*lines[-2:]) if len(lines) > 1 else None
        if fuller and label_for(fuller[1], self.face, size).render()[0] <= width:
            lines[-2:] = fuller
        return lines

    def height_for(self, width: int, sizes: Sizes) -> float:
        """The height when wrapped to the width."""
        height, is_broken = self.measured(*self.set_for(width, sizes), width)
        return float("inf") if is_broken and not self.is_breakable and not sizes.is_least else height

    def insides(self, width: int, sizes: Sizes) -> Iterator[Piece]:
        """A few lines each, where the whole text is too high for one part."""
        for at, few in enumerate(self._few_lines(width, sizes)):
            if at == len(self.parts):
                self.add_widget(Words(role=self.role, face=self.face, tone=self.tone, is_breakable=self.is_breakable))
            self.parts[at].text = few
            yield Piece((self.parts[at],), gap="line")

    def _few_lines(self, width: int, sizes: Sizes) -> Iterator[str]:
        """The text by as many words as make a few lines."""
        _, size = self.set_for(width, sizes)
        most = _LINES_A_PIECE * self.measured("X", size, width)[0]
        few: list[str] = []
        for word in self.text.split():
            if few and self._measure(" ".join((*few, word)), size, width)[0] > most:
                yield " ".join(few)
                few = []
            few.append(word)
        yield " ".join(few)

    def undress(self) -> None:
        """Only pieces of the text are drawn."""
        super().undress()
        self._glass.texture, self._glass.size, self._drawn = None, (0, 0), ()

    def place(self, box: Box, sizes: Sizes) -> None:
        """Draw the text in the rectangle."""
        super().place(box, sizes)
        for part in self.parts:
            part.vanish()
        _, size = self.set_for(box.width, sizes)
        # A picture no wider than its longest line: a page's words would else hold megabytes of nothing.
        text, width = self._wrapped(box.width, sizes)
        label_of = partial(label_for, text, self.face, size, width, self.halign)
        self.draw(label_of, (text, self.face, size, width), sizes)
        height = self._glass.texture.size[1] if self._glass.texture else 0
        left = {"left": 0.0, "center": 0.5, "right": 1.0}[self.halign] * (box.width - width)
        self.put(box.x + left, box.top - height if self.valign == "top" else box.y + (box.height - height) / 2)

    def _even_width(self, text: str, size: int, width: int) -> int:
        """About the least width that takes no more lines."""
        height, _ = self.measured(text, size, width)
        low, high = width // 2, width
        while high - low > width // _FINE:
            middle = (low + high) // 2
            taller, is_broken = self._measure(text, size, middle)
            low, high = (middle, high) if is_broken or taller > height else (low, middle)
        return high

    def measured(self, text: str, size: int, width: int) -> tuple[float, bool]:
        """The height of a text wrapped to the width, and whether a word had to be broken; measured once."""
        return _once(self._measured, (text, self.face, size, width), lambda: self._measure(text, size, width))

    def _measure(self, text: str, size: int, width: int) -> tuple[float, bool]:
        """The wrapped height, and whether a word had to be broken."""
        label = label_for(text, self.face, size, max(1, width))
        _, height = label.render()
        return float(height), any(label.get_extents(word)[0] > width for word in _unsure(text, size, width))


class BigWords(Drawing):
    """One line as large as the rectangle allows, for a number to be read from afar."""

    text = StringProperty("")
    face = StringProperty("number")
    tone = StringProperty("primary")
    tallest = NumericProperty(1)

    @property
    def is_there(self) -> bool:
        """Empty text takes no room."""
        return bool(self.text)

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Twice a tenth over the height of its digits."""
        return self._capital_px(width, sizes) * 1.2

    def place(self, box: Box, sizes: Sizes) -> None:
        """Draw the line, centred by its capitals rather than by the font's own height."""
        super().place(box, sizes)
        capital = min(self._capital_px(box.width, sizes, box.height), box.height / 1.1)
        size = int(capital / FACES[self.face].capital)
        label = label_for(self.text, self.face, size)
        self.draw(lambda: label, (self.text, self.face, size), sizes)
        width, height = self._glass.texture.size
        # The baseline lies at the ascent; capitals stand on it.
        baseline = height - label.get_ascent()
        self.put(box.x + (box.width - width) / 2, box.y + (box.height - capital) / 2 - baseline)

    def _capital_px(self, width: int, sizes: Sizes, limit: float = 0) -> float:
        """The height of a capital when the line just fills the width, at most the role's own."""
        probe = 100
        natural, _ = label_for(self.text, self.face, probe).render()
        by_width = width / max(1, natural) * probe * FACES[self.face].capital * 0.97
        return float(min(by_width, max(sizes.number * self.tallest, limit)))


def _with_fuller_end(above: str, last: str) -> tuple[str, str] | None:
    """The last two lines with one word more in the last, if that has but one and the other does not then look alone."""
    kept, _, word = above.rpartition(" ")
    is_well_without = " " in kept or kept.endswith(_PAUSES) or len(kept) > len(last)
    return (kept, f"{word} {last}") if kept and is_well_without and len(last.split()) == 1 else None


def _lines_of(label: Any) -> list[str]:
    """The text of each line of a label that was rendered."""
    return ["".join(word.text for word in line.words) for line in label._cached_lines]  # noqa: SLF001 - Kivy tells it nowhere else


class Icon(Drawing):
    """A Material Design icon by name.

    Args:
        extent: Its size, by name.
        beside: The role of the words whose first line it stands beside; empty for the middle of its rectangle.
        is_kept: Whether its place is kept while it has no name, so that nothing moves when it comes.
    """

    name = StringProperty("")
    extent = StringProperty("icon")
    tone = StringProperty("primary")
    beside = StringProperty("")
    is_kept = BooleanProperty(False)

    @property
    def is_there(self) -> bool:
        """No name, no icon, but for a place that is kept."""
        return bool(self.name) or self.is_kept

    def width_for(self, sizes: Sizes) -> int:
        """As wide as high."""
        return int(getattr(sizes, self.extent))

    def height_for(self, width: int, sizes: Sizes) -> float:
        """Its extent."""
        del width
        return float(getattr(sizes, self.extent))

    def place(self, box: Box, sizes: Sizes) -> None:
        """Draw the icon in the middle of the rectangle."""
        super().place(box, sizes)
        if not self.name:
            self.vanish()
            return
        if self.beside:
            line = min(box.height, round(sizes.text[self.beside] * 1.3))
            box = Box(box.x, box.top - line, box.width, line)
        size = min(self.width_for(sizes), box.height)
        self.draw(partial(label_for, glyph(self.name), "icon", size), (self.name, size), sizes)
        width, height = self._glass.texture.size
        self.put(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2)
