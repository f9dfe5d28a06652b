"""From what was measured to what somebody should do, in the directions of who stands before the desk. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ports import Advice

if TYPE_CHECKING:
    from devices.camera._measures import Corners, Measures

_DARK_PAPER, _DARK_PICTURE = 75.0, 22.0  # of 255
_MOST_GLARE = 0.005  # of the paper; a line of text is about as much
_LEAST_INK = 2.0  # levels; with less, nothing is written that could be blurred
_LEAST_SHARPNESS = 0.25
_MOVED = 0.006  # of the picture; 2 mm on a desk
_WHOLE = 100
# The picture's top is away from the person: what goes on outside at its left has to come to the right.
_MOVES: dict[str, Advice] = {
    "left": Advice.MOVE_RIGHT,
    "right": Advice.MOVE_LEFT,
    "top": Advice.MOVE_NEAR,
    "bottom": Advice.MOVE_AWAY,
}
_OPPOSITE = ({"left", "right"}, {"top", "bottom"})


class Watch:
    """Advice for one picture after the other; tells how long a good paper has lain still.

    Args:
        still_s: How long it shall.
    """

    def __init__(self, still_s: float) -> None:
        self._still_s = still_s
        self._at: Corners | None = None  # where the paper came to lie
        self._good_since: float | None = None

    def see(self, measures: Measures, at_s: float) -> tuple[Advice, int]:
        """What to do, and how much of the time has passed in percent; 100 is the moment to take it."""
        has_moved = _has_moved(self._at, measures.corners)
        if has_moved:
            self._at = measures.corners
        advice = _advice(measures, has_moved)
        if advice is not Advice.GOOD:
            self._good_since = None
            return advice, 0
        if self._good_since is None:
            self._good_since = at_s
        return advice, min(_WHOLE, int(_WHOLE * (at_s - self._good_since) / self._still_s))


def _advice(measures: Measures, has_moved: bool) -> Advice:
    """The most helpful thing first."""
    if not measures.has_paper:
        return Advice.TOO_DARK if measures.light < _DARK_PICTURE else Advice.NO_PAPER
    if measures.is_too_large:
        return Advice.TOO_LARGE
    if measures.cut:
        return _move(set(measures.cut))
    return _advice_for_whole(measures, has_moved)


def _advice_for_whole(measures: Measures, has_moved: bool) -> Advice:
    if measures.light < _DARK_PAPER:
        return Advice.TOO_DARK
    if measures.glare > _MOST_GLARE:
        return Advice.GLARE
    if has_moved:
        return Advice.HOLD_STILL
    if measures.ink >= _LEAST_INK and measures.sharpness < _LEAST_SHARPNESS:
        return Advice.BLURRED
    return Advice.GOOD


def _move(cut: set[str]) -> Advice:
    """Where to; one way at a time. What goes on outside at both ends does not fit as it lies."""
    if any(both <= cut for both in _OPPOSITE):
        return Advice.TURN
    return next(_MOVES[side] for side in _MOVES if side in cut)


def _has_moved(before: Corners | None, now: Corners | None) -> bool:
    if before is None or now is None:
        return True
    return any(max(abs(a - c), abs(b - d)) > _MOVED for (a, b), (c, d) in zip(before, now, strict=True))
