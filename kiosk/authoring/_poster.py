"""A service's "what to prepare" on one page: A4 for a wall, a square picture for the office's social media.

The page is tried from large to small, then in two columns, and the first that fits is drawn: nothing is ever cut off.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kiosk.authoring._blocks import Block, beside, columns, icon_dot, number_dot, panel, stacked, text
from kiosk.authoring._looks import colour, glyph, register_faces
from kiosk.authoring._needed import unneeded_papers
from kiosk.authoring._poster_words import WORDS, fee_text, hours_lines, paper_lines, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.authoring._poster_words import Words
    from kiosk.catalogue import Catalogue, Hours, Requirement, Service

# The square is as wide as A4 in points, so that both are laid out alike.
SQUARE_PT = 600.0
SQUARE_PX = 1080
MARGIN_PT = 34.0
# In parts of a hundred: one column down to the smallest that reads well across a page, then two as small as it takes.
ONE_COLUMN = range(150, 89, -5)
TWO_COLUMNS = range(115, 19, -5)
# Fewer papers than these leave a hole in two columns, so they shrink a little further before.
FEWEST_FOR_COLUMNS = 4
FEW_IN_COLUMNS = range(85, 19, -5)


@dataclass(frozen=True)
class Notice:
    """What a poster tells.

    Args:
        service: In the poster's language.
        papers: The requirements to show.
        language: `id` or `en`.
        office: Name of the office, or empty.
        hours: When it is open.
    """

    service: Service
    papers: tuple[Requirement, ...]
    language: str
    office: str
    hours: Hours

    @property
    def words(self) -> Words:
        """The words around the service's own."""
        return WORDS[self.language]


def notice_of(catalogue: Catalogue, code: str, language: str, office: str) -> Notice:
    """What a poster of this service tells; papers this office never asks for are left out."""
    service = catalogue.offers[language].service(code)
    unneeded = unneeded_papers(service, catalogue)
    papers = tuple(one for one in service.requirements if one.code not in unneeded)
    return Notice(service, papers, language, office, catalogue.hours)


@dataclass(frozen=True)
class _Page:
    width: float
    height: float
    is_brief: bool
    scale: float
    columns: int

    @property
    def inner(self) -> float:
        return self.width - 2 * MARGIN_PT

    def pt(self, size: float) -> float:
        return size * self.scale


def poster_page(notice: Notice) -> bytes:
    """The A4 page as PDF; the same notice gives the same bytes."""
    return _drawn(notice, *A4, is_brief=False)


def poster_picture(notice: Notice) -> bytes:
    """The square picture as PNG, 1080 pixels wide and high: papers, time, fee and office, without the finer points."""
    page = pypdfium2.PdfDocument(_drawn(notice, SQUARE_PT, SQUARE_PT, is_brief=True))[0]
    picture = page.render(scale=SQUARE_PX / SQUARE_PT).to_pil().convert("RGB")
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _drawn(notice: Notice, width: float, height: float, *, is_brief: bool) -> bytes:
    register_faces()
    page, head, body, foot = _fitting(notice, width, height, is_brief=is_brief)
    content = BytesIO()
    canvas = Canvas(content, pagesize=(width, height), invariant=1, lang=notice.language)
    canvas.setTitle(notice.service.title)
    canvas.setAuthor(notice.office or "Anjungan")
    canvas.setFillColor(colour("ground"))
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    head.draw(canvas, 0, height)
    left = height - head.height - foot.height - sum(block.height for block in body)
    gap = min(left / (len(body) + 1), page.pt(40))
    top = height - head.height - max(gap, (left - gap * (len(body) - 1)) / 2 if left < page.pt(120) else gap)
    for block in body:
        block.draw(canvas, MARGIN_PT, top)
        top -= block.height + gap
    foot.draw(canvas, 0, foot.height)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def _fitting(
    notice: Notice, width: float, height: float, *, is_brief: bool
) -> tuple[_Page, Block, tuple[Block, ...], Block]:
    """The largest of the steps whose parts fit the page; the smallest of all where none does."""
    for scale, count in _steps(len(notice.papers)):
        page = _Page(width, height, is_brief, scale, count)
        head, body, foot = _head(notice, page), _body(notice, page), _foot(notice, page)
        if head.height + foot.height + sum(block.height for block in body) + page.pt(12) * (len(body) + 1) <= height:
            break
    return page, head, body, foot


def _steps(papers: int) -> Iterator[tuple[float, int]]:
    """Scale and columns, from the largest that looks well to the smallest."""
    two = TWO_COLUMNS if papers >= FEWEST_FOR_COLUMNS else FEW_IN_COLUMNS
    yield from ((scale / 100, 1) for scale in ONE_COLUMN)
    yield from ((scale / 100, 2) for scale in two)


def _head(notice: Notice, page: _Page) -> Block:
    """Title, purpose and who may ask on the dark band, with the service's icon."""
    pt, service = page.pt, notice.service
    badge = icon_dot(glyph(service.icon), pt(72), "call", "on_call")
    beside_badge = page.inner - badge.width - pt(20)
    words = [text(service.title, beside_badge, "number", pt(30), "on_primary", leading=1.12)]
    if service.purpose:
        words.append(text(service.purpose, beside_badge, "regular", pt(14.5), "on_primary"))
    if not page.is_brief:
        words.append(text(service.who, beside_badge, "medium", pt(12.5), "on_primary"))
    return panel(
        beside(badge, stacked(words, pt(8)), pt(20)), page.width, "primary", across=MARGIN_PT, along=pt(26), round_pt=0
    )


def _body(notice: Notice, page: _Page) -> tuple[Block, ...]:
    pt = page.pt
    parts = [_facts(notice, page), _papers(notice, page)]
    if not page.is_brief:
        steps = [
            beside(number_dot(str(count), pt(24)), text(line, _column(page) - pt(34), "regular", pt(13), "ink"), pt(10))
            for count, line in enumerate(notice.words.how[notice.service.mode], 1)
        ]
        parts.append(_titled(notice.words.steps, columns(steps, page.columns, page.inner, pt(9), pt(12)), page))
    return tuple(parts)


def _facts(notice: Notice, page: _Page) -> Block:
    """Time, fee and product, side by side; a service that is free says so in the call's colour."""
    service, words, pt = notice.service, notice.words, page.pt
    fee_ground = "surface" if service.fee_rupiah else "call"
    rows = [
        ("clock-outline", words.time, service.time_text, "surface"),
        ("cash", words.fee, fee_text(service.fee_rupiah, words), fee_ground),
    ]
    if not page.is_brief:
        rows.append(("file-check-outline", words.product, service.product, "surface"))
    gap = pt(10)
    width = (page.inner - gap * (len(rows) - 1)) / len(rows)
    contents = [_fact(icon, label, value, width - pt(24), page) for icon, label, value, _ in rows]
    tallest = max(content.height for content in contents) + 2 * pt(11)
    cards = [
        panel(content, width, ground, across=pt(12), along=pt(11), round_pt=pt(10), least=tallest)
        for content, (*_, ground) in zip(contents, rows, strict=True)
    ]
    return columns(cards, len(cards), page.inner, 0, gap)


def _fact(icon: str, label: str, value: str, width: float, page: _Page) -> Block:
    pt = page.pt
    dot = icon_dot(glyph(icon), pt(26), "tint", "primary")
    side = width - dot.width - pt(9)
    words = [text(label, side, "medium", pt(10.5), "soft"), text(value, side, "bold", pt(13), "ink")]
    return beside(dot, stacked(words, pt(1)), pt(9))


def _papers(notice: Notice, page: _Page) -> Block:
    words, pt = notice.words, page.pt
    if not notice.papers:
        content = text(words.no_papers, page.inner, "regular", pt(15), "ink")
    else:
        rows = [_paper(paper, notice, page) for paper in notice.papers]
        content = columns(rows, page.columns, page.inner, pt(7), pt(12))
    return _titled(words.prepare, content, page)


def _paper(paper: Requirement, notice: Notice, page: _Page) -> Block:
    """One paper: its picture, its name, when it is needed, what of it."""
    pt, words = page.pt, notice.words
    dot = icon_dot(glyph(paper.icon), pt(38), "tint", "primary")
    width = _column(page)
    side = width - dot.width - pt(12) - pt(24)
    lines = [text(paper.title, side, "bold", pt(15), "ink", leading=1.15)]
    if paper.code == notice.service.starts_with:
        place = f" · {paper.where_to_get.office}" if paper.where_to_get.office else ""
        lines.append(text(f"{words.first}{place}", side, "bold", pt(11.5), "primary"))
    if paper.when:
        lines.append(text(paper.when, side, "medium", pt(12), "primary"))
    if not page.is_brief:
        lines.extend(text(line, side, "regular", pt(12), "soft") for line in paper_lines(paper, words))
    row = beside(dot, stacked(lines, pt(1.5)), pt(12))
    return panel(row, width, "surface", across=pt(12), along=pt(9), round_pt=pt(10))


def _titled(title: str, content: Block, page: _Page) -> Block:
    heading = text(title, page.inner, "number", page.pt(18), "primary")
    return stacked([heading, content], page.pt(8))


def _column(page: _Page) -> float:
    return (page.inner - (page.columns - 1) * page.pt(12)) / page.columns


def _foot(notice: Notice, page: _Page) -> Block:
    """The office, its hours, and where the facts are from."""
    pt, words = page.pt, notice.words
    lines = [text(notice.office, page.inner, "number", pt(14), "primary")] if notice.office else []
    lines.append(text(" · ".join(hours_lines(notice.hours, words)), page.inner, "medium", pt(11.5), "ink"))
    if page.is_brief:
        lines.append(text(words.more, page.inner, "regular", pt(11), "soft"))
    lines.append(text(source_line(notice.service, words), page.inner, "regular", max(pt(7.5), 5), "soft"))
    return panel(stacked(lines, pt(3)), page.width, "tint", across=MARGIN_PT, along=pt(14), round_pt=0)
