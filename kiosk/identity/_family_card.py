"""The number of a family card, 16 digits like a NIK; its middle is the day the card was issued, the same for everybody.

Source: domain knowledge of the registers; only the 16 digits are published, hence a doubt is left to the officer.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.identity._digits import SixteenDigits


@dataclass(frozen=True, repr=False)
class FamilyCardNumber(SixteenDigits):
    """The number of a family card, masked in `str` and `repr`.

    A day of issue from 41 up is refused: it is somebody's NIK that was typed by mistake.
    """
