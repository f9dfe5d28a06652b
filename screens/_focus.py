"""Where the keypad's focus is: on one control of the page, through the page and its bar, around the ends. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kiosk.views import Target

_STEPS = {"up", "down", "up10", "down10"}
_KEY, _SHEET = "key:", "pad:"
_ON, _BACK = "turn:on", "turn:back"


@dataclass
class Focus:
    """Remembers the control, and where it was in case that it goes.

    Attributes:
        control: The one with the focus; None before the first key on a page or on a part of it.
        begins_at: Where the first key on a page comes to, in place of the page's first control; empty for that.
    """

    control: str | None = None
    begins_at: str = ""
    _left: str = ""
    _targets: Sequence[Target] = ()
    _bar: Collection[str] = ()

    def shown(self, targets: Sequence[Target], bar: Collection[str], *, is_new: bool, to_nearest: bool = False) -> None:
        """Take the controls of a page in their order.

        Args:
            targets: All that are on the glass.
            bar: Those of the bar.
            is_new: They are of another page: nothing has the focus yet.
            to_nearest: Where its control has gone the focus is to be on the nearest one, not nowhere.
        """
        before = next((one for one in self._targets if one.id == self.control), None)
        self._targets, self._bar = targets, bar
        if is_new:
            self.control, self._left = None, ""
        if self.control is None or before is None or any(one.id == self.control for one in targets):
            return
        is_near = to_nearest and bool(targets)
        self.control = min(targets, key=lambda one: _distance(one, before)).id if is_near else None

    def leave(self) -> None:
        """Nowhere: the next key forward comes to where the page begins, one back to what is left here."""
        self._left, self.control = self.control or self._left, None

    def move(self, step: int) -> None:
        """To the next or the one before, around the ends; at first to where the page begins, or to the last."""
        names = [one.id for one in self._targets]
        if not names:
            return
        if self.control is None and step > 0 and self.begins_at in names:
            self.control = self.begins_at
            return
        if self.control is None and step < 0 and self._left in names:
            self.control = self._left
            return
        start = -1 if step > 0 else 0
        at = names.index(self.control) if self.control in names else start
        self.control = names[(at + step) % len(names)]

    def put(self, control: str) -> bool:
        """On a control; False if it is not on the page."""
        if all(one.id != control for one in self._targets):
            return False
        self.control = control
        return True

    def turned(self) -> None:
        """Another part came: on the button that turned it, for who turns on and on, or nowhere."""
        if self.control not in {_ON, _BACK}:
            self.control, self._left = None, ""

    @property
    def first(self) -> str:
        """The first control of the page itself; empty where it has none."""
        return next(iter(self._body()), "")

    def begin(self) -> None:
        """On the first control of the page itself."""
        body = self._body()
        self.control = body[0] if body else self.control

    def end(self) -> None:
        """On the last control of the page itself, before the bar."""
        body = self._body()
        self.control = body[-1] if body else self.control

    @property
    def is_at_begin(self) -> bool:
        """On the first control of the page itself."""
        return self.control is not None and self.control in self._body()[:1]

    @property
    def is_at_end(self) -> bool:
        """On the last control of the page itself."""
        return self.control is not None and self.control in self._body()[-1:]

    @property
    def is_at_last(self) -> bool:
        """On the very last control, after which the first one comes."""
        return bool(self._targets) and self._targets[-1].id == self.control

    @property
    def is_past_end(self) -> bool:
        """On the control before which, around the ends, the last one of the page itself comes."""
        ids = [one.id for one in self._targets]
        bar = [name for name in ids if name in self._bar]
        return self.control is not None and self.control in (bar or ids)[:1]

    def _body(self) -> list[str]:
        return [one.id for one in self._targets if one.id not in self._bar]


def in_order(targets: Sequence[Target], bar: Collection[str]) -> tuple[Target, ...]:
    """Controls as the focus goes through them: row by row from the top, each from the left; then the bar.

    The steps of one column of a date stay together: day, then month, then year. The way back to the part before comes
    last, so that nobody who goes on meets it first.
    """
    columns: dict[str, list[Target]] = {}
    for one in targets:
        if one.id not in bar:
            name, _, step = one.id.rpartition(":")
            columns.setdefault(name if step in _STEPS else one.id, []).append(one)
    read = [one for row in _rows(list(columns.values())) for column in row for one in column]
    body = sorted(read, key=lambda one: one.id == _BACK)
    return (*body, *(one for one in targets if one.id in bar))


def keys_first(
    targets: Sequence[Target], bar: Collection[str], primary: str, wanted: Collection[str] = ()
) -> tuple[Target, ...]:
    """For two switches, of which none goes back: keys before all else, then the way on, the rest, the bar.

    Ten digits come as one counts, from zero: it is the digit that a NIK has most. What typing has led to already, such
    as things that were found, comes before the keys.
    """
    keys = [one for one in targets if is_key(one.id)]
    digits = [one for one in keys if one.id.removeprefix(_KEY).isdigit()]
    if len(digits) == len([one for one in keys if len(one.id) == len(_KEY) + 1]):
        keys.sort(key=lambda one: (one not in digits, one.id if one in digits else ""))
    first = [one for one in targets if one.id in wanted and not is_key(one.id)]
    others = (one for one in targets if one not in first and not is_key(one.id))
    return (*first, *keys, *sorted(others, key=lambda one: (one.id in bar, one.id != primary)))


def is_key(control: str) -> bool:
    """Whether a control types, or turns a sheet of keys."""
    return control.startswith((_KEY, _SHEET))


def _rows(columns: list[list[Target]]) -> list[list[list[Target]]]:
    """What stands beside one another: its middle is above the lower edge of the row's first."""
    rows: list[list[list[Target]]] = []
    floor = 0.0
    for column in sorted(columns, key=lambda column: column[0].top):
        first = column[0]
        if not rows or first.top + first.height / 2 >= floor:
            rows.append([])
            floor = first.top + first.height
        rows[-1].append(column)
    return [sorted(row, key=lambda column: column[0].left) for row in rows]


def _distance(one: Target, other: Target) -> float:
    """Between the middles of two controls, squared."""
    across = (one.left + one.width / 2) - (other.left + other.width / 2)
    along = (one.top + one.height / 2) - (other.top + other.height / 2)
    return across * across + along * along
