"""Lengths: everything is thought in millimetres of the real panel and handed out in whole pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kiosk.views import DEFAULT_TEXT, TEXT_CAPITALS_MM, Look
from screens.theme.faces import FACES
from screens.theme.palette import PALETTE, STRONG, Colour

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
LEAST_CAPITAL_MM = TEXT_CAPITALS_MM[0]
# The bar and the header repeat from page to page; the largest text would leave no room for anything else.
MOST_BAND_FLOOR_MM = 6.4
_SCALE_OF_32_INCH_MM = 398.0  # the short side that scale 1 was drawn for
_LEAST_BASE = 0.54  # body capitals of 5.2 mm
_MOST_BASE = 1.2
LEAST_SCALE = 0.25  # all but the titles at the least capitals
_STEP = 0.93
_LINE = 1.25  # of the size of a font
_SEEN_AS_LARGER, _MOST_SHRUNK = 0.6, 0.75  # of what a small panel would have, for who asked for larger text

# EN 301 549 8.3: what is pressed lies 380 to 1220 mm above the floor; for who sits close, not above 1100 mm.
LOWEST_MM = 380.0
HIGHEST_MM = 1220.0
HIGHEST_SITTING_MM = 1100.0
_LARGE_MM = 250.0  # the short side; between a 15.6" and a 27" panel
_LEAST_ZONE_MM = 190.0  # a panel hung so high that less is left cannot be helped by us


@dataclass(frozen=True)
class Panel:
    """The glass: its size in pixels and in millimetres, and how high its lower edge hangs above the floor."""

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    bottom_mm: float = 700.0

    @property
    def px_per_mm(self) -> float:
        """Pixels a millimetre, the lesser of both directions, so that nothing comes out too small."""
        return min(self.width_px / self.width_mm, self.height_px / self.height_mm)

    @property
    def is_wide(self) -> bool:
        """Wider than high."""
        return self.width_px > self.height_px

    @property
    def is_large(self) -> bool:
        """From 27" on: larger text has room there, and does not only bring more parts."""
        return min(self.width_mm, self.height_mm) >= _LARGE_MM

    @property
    def floor_px(self) -> int:
        """Below this nothing can be pressed."""
        return max(0, round((LOWEST_MM - self.bottom_mm) * self.height_px / self.height_mm))

    def reach_px(self, look: Look) -> int:
        """No control's upper edge lies above this."""
        limit_mm = (HIGHEST_SITTING_MM if look.is_low else HIGHEST_MM) - self.bottom_mm
        return min(self.height_px, int(max(limit_mm, _LEAST_ZONE_MM) * self.height_px / self.height_mm))

    def is_lowered(self, look: Look) -> bool:
        """Whether the page itself moves down, because the glass goes on above what can be reached."""
        return look.is_low and self.reach_px(look) < self.height_px

    def has_room_above(self, look: Look) -> bool:
        """Whether so much of the glass is left above the page that what is only looked at may stand there."""
        return self.is_lowered(look) and not self.is_wide


@dataclass(frozen=True)
class Sizes:
    """All lengths of one page in pixels; `text` is the font size by role, `colours` the palette.

    Args:
        is_least: Nothing smaller is left to try: a word too long for its line may be broken.
        reach: No control's upper edge lies above this.
    """

    px_per_mm: float
    is_least: bool
    is_strong: bool
    colours: dict[str, Colour]
    reach: int
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

    def padded_lines(self, count: float, *roles: str) -> float:
        """The height of so many lines of words in these roles, and of the air above and below them."""
        return count * _LINE * sum(self.text[role] for role in roles) / len(roles) + 2 * self.pad_low


def base_scale(panel: Panel) -> float:
    """The scale that the panel has room for at the text size that everybody begins with."""
    return min(max(min(panel.width_mm, panel.height_mm) / _SCALE_OF_32_INCH_MM, _LEAST_BASE), _MOST_BASE)


def capital_of(look: Look) -> float:
    """The least capital height of a look, in millimetres."""
    return TEXT_CAPITALS_MM[look.text]


def reading_scale(panel: Panel, look: Look) -> float:
    """The scale below which larger text was asked for in vain: headings would shrink to the size of what they head.

    What everybody begins with may go lower, rather than come in parts. On a large panel that is larger than asked for
    already, so that the larger sizes must be larger than that to be seen as such.
    """
    if look.text <= DEFAULT_TEXT:
        return LEAST_SCALE
    asked = steps_for(panel, look)[0]
    return min(max(capital_of(look) / _CAPITALS_MM["body"], _SEEN_AS_LARGER * asked), _MOST_SHRUNK * asked)


def steps_for(panel: Panel, look: Look | None = None) -> list[float]:
    """The scales a page may be drawn at, largest first; the first is what the panel and the text size ask for."""
    asked = capital_of(look or Look()) / TEXT_CAPITALS_MM[DEFAULT_TEXT]
    steps = [base_scale(panel) * asked]
    while steps[-1] * _STEP > LEAST_SCALE:
        steps.append(steps[-1] * _STEP)
    return [*steps, LEAST_SCALE]


@lru_cache(maxsize=256)
def sizes_for(panel: Panel, scale: float, look: Look | None = None, floor_mm: float = 0) -> Sizes:
    """The lengths at one scale; floors keep targets touchable and words readable at any.

    Args:
        panel: The glass.
        scale: 1 is the 32" portrait panel of the look.
        look: What the resident asked for.
        floor_mm: The least capital height; that of the look where it is 0.
    """
    look = look or Look()
    floor = floor_mm or capital_of(look)
    ratio = panel.px_per_mm

    def px(length: float, least: float) -> int:
        return max(1, round(max(length * scale, least) * ratio))

    def font(role: str) -> int:
        capital = FACES["regular"].capital
        return max(1, round(max(_CAPITALS_MM[role] * scale, floor) * ratio / capital + 0.5))

    return Sizes(
        px_per_mm=ratio,
        is_least=scale <= LEAST_SCALE,
        is_strong=look.is_strong,
        colours=STRONG if look.is_strong else PALETTE,
        reach=panel.reach_px(look),
        text={role: font(role) for role in _CAPITALS_MM},
        margin=px(18, 11),
        gap=px(9, 3.4),
        gap_tight=px(5, 3.2),
        gap_text=px(5, max(1.2, 0.2 * floor)),
        pad=px(11, max(4, 0.6 * floor)),
        pad_low=px(7, max(1.6, 0.25 * floor)),
        target=px(40, 20.5),
        change=px(26, 20.5),
        bar_key=px(30, 20.5),
        primary=px(52, 25.5),
        key=px(38, 20.5),
        icon=px(24, max(8, 2 * floor)),
        icon_back=px(38, max(13, 1.9 * floor)),
        icon_small=px(15, max(6, 1.5 * floor)),
        icon_huge=px(70, 18),
        bullet=px(9, max(4, floor)),
        radius=px(7, 2.5),
        line=px(1.1, 0.7),
        line_strong=px(1.9, 1.2),
        ring=px(2.1, 1.8),
        start=px(96, 36),
        number=px(120, 34),
    )
