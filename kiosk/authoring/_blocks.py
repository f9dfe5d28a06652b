"""Pieces of a page that know their size before they are drawn; all lengths are points, `top` counts from the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from kiosk.authoring._looks import FIGURES_FACE, colour, figures_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

FIGURES = re.compile(r"\d(?:[\d.,:/–-]*\d)?")
ENDLESS = 100_000.0  # a paragraph is measured as if the page had no end


@dataclass(frozen=True)
class Block:
    """Something to draw; `draw(canvas, left, top)` fills exactly `width` by `height` below `top`."""

    width: float
    height: float
    draw: Callable[[Canvas, float, float], None]


def text(words: str, width: float, face: str, size: float, ink: str, leading: float = 1.25) -> Block:
    """Words broken into lines; a word longer than a line is broken, too."""
    style = ParagraphStyle("", fontName=face, fontSize=size, leading=size * leading, textColor=colour(ink))
    paragraph = Paragraph(_with_figures(escape(words), face, size), style)
    _, height = paragraph.wrap(width, ENDLESS)
    return Block(width, height, lambda canvas, left, top: paragraph.drawOn(canvas, left, top - height))


def _with_figures(markup: str, face: str, size: float) -> str:
    """Figures in a face of their own: the reading face strikes its zero through, which on a wall looks like a code."""
    if face == FIGURES_FACE:
        return markup
    begin = f'<font name="{FIGURES_FACE}" size="{figures_size(face, size):.2f}">'
    return FIGURES.sub(lambda match: f"{begin}{match[0]}</font>", markup)


def stacked(blocks: Sequence[Block], gap: float) -> Block:
    """One below the other."""

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for block in blocks:
            block.draw(canvas, left, top)
            top -= block.height + gap

    height = sum(block.height for block in blocks) + gap * max(0, len(blocks) - 1)
    return Block(max((block.width for block in blocks), default=0), height, draw)


def beside(first: Block, second: Block, gap: float) -> Block:
    """Two side by side, their middles at one height."""
    height = max(first.height, second.height)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        first.draw(canvas, left, top - (height - first.height) / 2)
        second.draw(canvas, left + first.width + gap, top - (height - second.height) / 2)

    return Block(first.width + gap + second.width, height, draw)


def columns(blocks: Sequence[Block], count: int, width: float, gap: float, between: float) -> Block:
    """In `count` columns over `width`, read down and then across, as even in height as their order allows."""
    stacks = [stacked(part, gap) for part in _even(blocks, count, gap)]
    step = (width - between * (count - 1)) / count + between

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for at, stack in enumerate(stacks):
            stack.draw(canvas, left + at * step, top)

    return Block(width, max((stack.height for stack in stacks), default=0), draw)


def panel(
    content: Block, width: float, ground: str, *, across: float, along: float, round_pt: float, least: float = 0
) -> Block:
    """`content` on a coloured ground, `across` in from its sides, `along` from top and foot, at least `least` high."""
    height = max(content.height + 2 * along, least)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.setFillColor(colour(ground))
        canvas.roundRect(left, top - height, width, height, round_pt, stroke=0, fill=1)
        content.draw(canvas, left + across, top - (height - content.height) / 2)

    return Block(width, height, draw)


def icon_dot(char: str, size: float, ground: str, ink: str) -> Block:
    """An icon on a round ground; the icons' box reaches from 1/8 below the line to 7/8 above it."""
    return _dot(char, size, ground, ink, "icon", 0.62, 0.375)


def number_dot(number: str, size: float) -> Block:
    """A number on a round ground."""
    return _dot(number, size, "primary", "on_primary", "number", 0.5, 0.745 / 2 + 0.005)


def _dot(char: str, size: float, ground: str, ink: str, face: str, part: float, middle: float) -> Block:
    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.setFillColor(colour(ground))
        canvas.circle(left + size / 2, top - size / 2, size / 2, stroke=0, fill=1)
        canvas.setFillColor(colour(ink))
        canvas.setFont(face, size * part)
        canvas.drawCentredString(left + size / 2, top - size / 2 - size * part * middle, char)

    return Block(size, size, draw)


def _even(blocks: Sequence[Block], count: int, gap: float) -> list[Sequence[Block]]:
    """The blocks in order, cut into `count` parts of which the tallest is as low as can be."""
    if count == 1 or len(blocks) <= 1:
        return [blocks]
    cuts = range(1, len(blocks))
    splits = ([blocks[:cut], *_even(blocks[cut:], count - 1, gap)] for cut in cuts)
    return min(splits, key=lambda parts: (max(heights := [stacked(part, gap).height for part in parts]), heights[1:]))
