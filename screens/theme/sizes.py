"""Lengths: everything is thought in millimetres of the real panel and handed out in whole pixels."""

from __future__ import annotations

from dataclasses import dataclass

from screens.theme.faces import FACES

# Capital heights at scale 1, the 32" portrait panel of the look.
_CAPITALS_MM = {
    "headline": 29.0,
    "start": 17.5,
    "field": 16.5,
    "key": 16.0,
    "title": 15.5,
    "strong": 11.0,
    "body": 9.6,
    "soft": 8.3,
    "bar": 6.9,
}
LEAST_CAPITAL_MM = 3.5
_SCALE_OF_32_INCH_MM = 398.0  # the short side that scale 1 was drawn for
_LEAST_BASE = 0.54  # body capitals of 5.2 mm
_MOST_BASE = 1.2
_LEAST_SCALE = 0.25  # all but the titles at the least capitals
_STEP = 0.93


@dataclass(frozen=True)
class Panel:
    """The glass: its size in pixels and in millimetres, and how high its lower edge hangs above the floor."""

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    bottom_mm: float = 800.0

    @property
    def px_per_mm(self) -> float:
        """Pixels a millimetre, the lesser of both directions, so that nothing comes out too small."""
        return min(self.width_px / self.width_mm, self.height_px / self.height_mm)

    @property
    def is_wide(self) -> bool:
        """Wider than high."""
        return self.width_px > self.height_px


@dataclass(frozen=True)
class Sizes:
    """All lengths of one page in pixels; `text` is the font size by role."""

    px_per_mm: float
    is_least: bool
    text: dict[str, int]
    margin: int
    gap: int
    gap_tight: int
    gap_text: int
    pad: int
    pad_low: int
    target: int
    change: int
    bar_key: int
    primary: int
    key: int
    icon: int
    icon_back: int
    icon_small: int
    icon_huge: int
    bullet: int
    radius: int
    line: int
    line_strong: int
    ring: int
    start: int
    number: int

    def mm(self, length: float) -> int:
        """A length in whole pixels."""
        return max(1, round(length * self.px_per_mm))


def steps_for(panel: Panel) -> list[float]:
    """The scales a page may be drawn at, largest first; the first is the panel's own."""
    base = min(max(min(panel.width_mm, panel.height_mm) / _SCALE_OF_32_INCH_MM, _LEAST_BASE), _MOST_BASE)
    steps = [base]
    while steps[-1] * _STEP > _LEAST_SCALE:
        steps.append(steps[-1] * _STEP)
    return [*steps, _LEAST_SCALE]


def sizes_for(panel: Panel, scale: float) -> Sizes:
    """The lengths at one scale; floors keep targets touchable and words readable at any."""
    ratio = panel.px_per_mm

    def px(length: float, least: float) -> int:
        return max(1, round(max(length * scale, least) * ratio))

    def font(role: str) -> int:
        capital = FACES["regular"].capital
        return max(1, round(max(_CAPITALS_MM[role] * scale, LEAST_CAPITAL_MM) * ratio / capital + 0.5))

    return Sizes(
        px_per_mm=ratio,
        is_least=scale <= _LEAST_SCALE,
        text={role: font(role) for role in _CAPITALS_MM},
        margin=px(18, 11),
        gap=px(9, 3.4),
        gap_tight=px(5, 3.2),
        gap_text=px(5, 1.2),
        pad=px(11, 4),
        pad_low=px(7, 1.6),
        target=px(40, 20.5),
        change=px(26, 20.5),
        bar_key=px(44, 20.5),
        primary=px(52, 25.5),
        key=px(38, 20.5),
        icon=px(24, 8),
        icon_back=px(46, 13),
        icon_small=px(15, 6),
        icon_huge=px(70, 18),
        bullet=px(9, 4),
        radius=px(7, 2.5),
        line=px(1.1, 0.7),
        line_strong=px(1.9, 1.2),
        ring=px(1.9, 1.3),
        start=px(96, 36),
        number=px(120, 34),
    )
