"""What was checked on a walk, as a page for people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Check:
    """One thing that had to be so."""

    panel: str
    what: str
    is_so: bool
    detail: str


@dataclass
class Report:
    """Checks and figures of a whole walk."""

    checks: list[Check] = field(default_factory=list)
    figures: list[tuple[str, str, str]] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)

    @property
    def failed(self) -> list[Check]:
        return [check for check in self.checks if not check.is_so]

    @property
    def verdict(self) -> str:
        if self.failed:
            return f"{len(self.failed)} of {len(self.checks)} checks FAILED"
        return f"all {len(self.checks)} checks passed"

    def check(self, panel: str, what: str, is_so: bool, detail: str = "") -> None:
        self.checks.append(Check(panel, what, is_so, detail))

    def figure(self, panel: str, what: str, value: str) -> None:
        self.figures.append((panel, what, value))

    def write(self, path: Path) -> None:
        lines = [
            "# A scripted resident's walk",
            "",
            f"Rest to slip to desk, with real touches, on an upright and on a lying panel: **{self.verdict}**.",
            "",
            "The slip as printed is `slip.png` and `slip.txt`, the called application in a browser `desk.png`.",
            "",
            "| panel | check | | detail |",
            "|---|---|---|---|",
            *(
                f"| {one.panel} | {one.what} | {'pass' if one.is_so else '**FAIL**'} | {_cell(one.detail)} |"
                for one in self.checks
            ),
            "",
            "| panel | figure | value |",
            "|---|---|---|",
            *(f"| {panel} | {what} | {value} |" for panel, what, value in self.figures),
            "",
            "Screens met, in order:",
            "",
            *(f"* `screens/{name}`" for name in self.screens),
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")[:300]
