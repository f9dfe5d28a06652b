"""The panels of the design, each hung as an office would hang it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Glass:
    """A panel on its wall.

    Args:
        name: For pictures and reports.
        px: Columns and rows.
        mm: Width and height of the lit area.
        bottom_mm: Its lower edge above the floor.
    """

    name: str
    px: tuple[int, int]
    mm: tuple[float, float]
    bottom_mm: float

    @property
    def px_per_mm(self) -> float:
        """The lesser of both directions."""
        return min(self.px[0] / self.mm[0], self.px[1] / self.mm[1])


STANDING = Glass("standing", (1080, 1920), (398.0, 708.0), 700.0)
STANDING_LOW = Glass("standing-low", (1080, 1920), (398.0, 708.0), 600.0)
LYING = Glass("lying", (1920, 1080), (598.0, 336.0), 850.0)
SMALL = Glass("small", (1366, 768), (344.2, 193.5), 900.0)
SMALLEST = Glass("smallest", (1280, 800), (323.0, 202.0), 890.0)
GLASSES = (STANDING, LYING, SMALL, SMALLEST)
PANELS = (STANDING, STANDING_LOW, LYING, SMALL, SMALLEST)
