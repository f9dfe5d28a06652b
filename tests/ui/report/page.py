"""The report as one page, in the look of the kiosk; nothing on it comes from anywhere else."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape

STYLE = """
body{margin:0;background:#FAF7F1;color:#14232B;font:17px/1.5 "Atkinson Hyperlegible Next",sans-serif}
main{max-width:1200px;margin:0 auto;padding:32px}
h1,h2{line-height:1.2}h2{margin-top:40px}
table{border-collapse:collapse;width:100%;background:#FFF}
th,td{border:1px solid #5B6B75;padding:8px 12px;text-align:left;vertical-align:top}
th{background:#DCEDE9}
.kept{color:#084039;font-weight:700}.broken{color:#7A1B1B;font-weight:700}
img{max-width:100%;border:1px solid #5B6B75}details{margin-top:8px}
.total{background:#084039;color:#FFF;padding:16px 24px;border-radius:12px;font-size:22px}
.total.broken{background:#7A1B1B;color:#FFF}
a{color:#084039}li{margin:4px 0}
"""


@dataclass(frozen=True)
class Row:
    """One figure or one file of tests."""

    name: str
    value: str
    limit: str
    where: str
    what: str
    is_kept: bool
    picture: bytes = b""


@dataclass(frozen=True)
class Outcome:
    """One check with all that answers for it."""

    number: int
    title: str
    rows: tuple[Row, ...]

    @property
    def is_kept(self) -> bool:
        """Whether every limit is kept; a check that nothing answered for is broken, not kept."""
        return bool(self.rows) and all(row.is_kept for row in self.rows)


def html(outcomes: list[Outcome], sheets: list[str], pages: int, *, is_quick: bool) -> str:
    """The whole page."""
    bad = sum(not one.is_kept for one in outcomes)
    total = f"{len(outcomes) - bad} of {len(outcomes)} checks kept over {pages} pages"
    extent = (
        "drawn as the tests draw them"
        if is_quick
        else "each in every language, size and reach, in both contrasts by turns"
    )
    links = "".join(f'<li><a href="{escape(name)}">{escape(name)}</a></li>' for name in sheets)
    parts = "".join(_of(one) for one in outcomes)
    mark = " broken" if bad else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Anjungan: use by everybody</title>'
        f"<style>{STYLE}</style><main><h1>Anjungan: use by everybody</h1>"
        f'<p class="total{mark}">{total}, {extent}.</p>{parts}<h2>Contact sheets</h2><ul>{links}</ul></main></html>\n'
    )


def _of(one: Outcome) -> str:
    head = "<tr><th>Figure</th><th>Worst</th><th>Limit</th><th>Where</th><th></th></tr>"
    number = f"{one.number}. " if one.number else ""
    rows = "".join(_row(row) for row in one.rows) or '<tr><td colspan="5" class="broken">nothing measured</td></tr>'
    return f"<h2>{number}{escape(one.title)}</h2><table>{head}{rows}</table>"


def _row(row: Row) -> str:
    state = '<span class="kept">✓ kept</span>' if row.is_kept else '<span class="broken">✗ broken</span>'
    data = base64.b64encode(row.picture).decode()
    shown = (
        f'<details><summary>picture</summary><img alt="" src="data:image/png;base64,{data}"></details>' if data else ""
    )
    where = f"{escape(row.where)}<br>{escape(row.what)}{shown}"
    cells = f"<td>{escape(row.name)}</td><td>{escape(row.value)}</td><td>{escape(row.limit)}</td>"
    return f"<tr>{cells}<td>{where}</td><td>{state}</td></tr>"
