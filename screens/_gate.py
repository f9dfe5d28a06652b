"""Which touches count: one at a time, none twice, none meant for the page before. Pure; time is an argument."""

from __future__ import annotations

from dataclasses import dataclass, field

DEBOUNCE_S = 0.4
# From touch to touch: a finger that trembles is back on the key sooner, one that wants the letter twice is slower.
# Not from the release: it is taken late while the pressed key is drawn, and a digit meant twice would be lost.
TREMBLE_S = 0.15
AFTER_PAGE_S = 0.3
# Another part of the page looks much the same, and who taps twice taps where another button stands by now.
AFTER_PART_S = 0.6
_STEPS = (":up", ":down", ":up10", ":down10")


def may_repeat(control: str) -> bool:
    """Keys and date steppers are meant to be pressed fast."""
    return control.startswith("key:") or control.endswith(_STEPS)


@dataclass
class TouchGate:
    """Remembers the finger that is down and what was pressed a moment ago."""

    _held: str | None = None
    _held_since: float = 0.0
    _closed_until: float = 0.0
    _pressed_at: dict[str, float] = field(default_factory=dict)

    @property
    def held(self) -> str | None:
        """The control under the finger that counts."""
        return self._held

    def down(self, control: str, now: float) -> bool:
        """Take a touch that begins on a control; False if it does not count."""
        if self._held is not None or now < self._closed_until or self._is_echo(control, now):
            return False
        self._held, self._held_since = control, now
        return True

    def up(self, control: str | None, now: float) -> str | None:
        """End the touch over a control; the control to press, or None if the finger slid away."""
        held, self._held = self._held, None
        if held is None or held != control:
            return None
        self._press(held, self._held_since if may_repeat(held) else now)
        return held

    def strike(self, control: str, now: float) -> bool:
        """Take a press by key, which has no finger; False if it does not count."""
        if self._held is not None or now < self._closed_until or self._is_echo(control, now):
            return False
        self._press(control, now)
        return True

    def page_changed(self, now: float) -> None:
        """Another page is on the glass: forget the finger, and take none for a moment."""
        self._held = None
        self._pressed_at = {name: at for name, at in self._pressed_at.items() if now - at < DEBOUNCE_S}
        self._closed_until = now + AFTER_PAGE_S

    def part_changed(self, now: float) -> None:
        """Another part of the page is on the glass: the second tap of two is not meant for it."""
        self.page_changed(now)
        self._closed_until = now + AFTER_PART_S

    def _press(self, control: str, now: float) -> None:
        """Remember a press; the last one stands last."""
        self._pressed_at.pop(control, None)
        self._pressed_at[control] = now

    def _is_echo(self, control: str, now: float) -> bool:
        """The same control again within the pause of a double tap; a key, only if it was pressed last."""
        since = now - self._pressed_at.get(control, -DEBOUNCE_S)
        if may_repeat(control):
            return since < TREMBLE_S and control == next(reversed(self._pressed_at), None)
        return since < DEBOUNCE_S
