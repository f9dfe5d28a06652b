"""What a reader that types means: keys of a US keyboard, as the kernel numbers them, to characters. Pure.

Source: linux/input-event-codes.h. Readers for trade type as a US keyboard unless told otherwise.
"""

from __future__ import annotations

_ROWS = {
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    57: (" ", " "),
    71: ("789-456+1230.", "789-456+1230."),
}
PLAIN, SHIFTED = (
    {first + place: letter for first, both in _ROWS.items() for place, letter in enumerate(both[which])}
    for which in (0, 1)
)
_ENTERS = {28, 96}
_TAB = 15
_SHIFTS = {42, 54}
UP, DOWN = 0, 1


class Typist:
    """Turns keys into bytes, with the Shift keys that are held; a held key that repeats types nothing more."""

    def __init__(self) -> None:
        self._held: set[int] = set()

    def type(self, key: int, value: int) -> bytes:
        """What this event of a key types."""
        if key in _SHIFTS:
            (self._held.discard if value == UP else self._held.add)(key)
            return b""
        if value != DOWN:
            return b""
        if key in _ENTERS:
            return b"\r"
        if key == _TAB:
            return b"\t"
        return (SHIFTED if self._held else PLAIN).get(key, "").encode("ascii")

    def forget(self) -> None:
        """Which keys are held is no longer known."""
        self._held.clear()
