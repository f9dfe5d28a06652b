"""A measured figure, its target, its peer; and the table of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What was measured, against what it should hold.

    Args:
        what: In words.
        unit: Of values, target and peer.
        values: Every measurement, in the order taken.
        target: What to hold; None where the figure only explains another.
        is_tail: The target is for the p95; for the median else.
        peer: The same of Chromium's kiosk mode, or of a physical limit, in the same run.
        remark: What a reader must know to read it rightly.
    """

    what: str
    unit: str
    values: tuple[float, ...]
    target: float | None = None
    is_tail: bool = False
    peer: tuple[float, ...] = ()
    remark: str = ""

    @property
    def held(self) -> float:
        """The value that is compared with the target."""
        return percentile(self.values, 95) if self.is_tail else median(self.values)

    @property
    def verdict(self) -> str:
        """Whether it holds."""
        if self.target is None:
            return "-"
        return "hit" if self.held <= self.target else "MISS"


def percentile(values: tuple[float, ...], percent: float) -> float:
    """The smallest measured value that at least `percent` of all do not exceed."""
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(0, int(rank) - 1)]


def table(figures: list[Figure]) -> str:
    """All figures as a Markdown table, and in words what was missed."""
    head = ("figure", "median", "p95", "n", "target", "verdict", "peer: median / p95")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    remarks = [f"* {figure.what}: {figure.remark}" for figure in figures if figure.remark]
    missed = [figure.what for figure in figures if figure.verdict == "MISS"]
    closing = f"MISSED: {'; '.join(missed)}." if missed else "Every target was held."
    return "\n".join([*lines, "", *remarks, "", closing])


def _row(figure: Figure) -> tuple[str, ...]:
    target = "" if figure.target is None else f"{figure.target:g} {figure.unit}{' p95' if figure.is_tail else ''}"
    return (
        figure.what,
        f"{median(figure.values):.1f} {figure.unit}",
        f"{percentile(figure.values, 95):.1f}",
        str(len(figure.values)),
        target,
        figure.verdict,
        f"{median(figure.peer):.1f} / {percentile(figure.peer, 95):.1f}" if figure.peer else "",
    )
