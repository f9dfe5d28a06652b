"""How a resident sees and hears the pages; all of it goes back to what it was when they leave."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.views import Look

# Words a minute; 125 is what voting machines begin with (VVSG 2.0 asks for 120 to 125, and 50 to 200 percent).
SPEEDS_WPM = (80, 95, 110, 125, 150, 175, 210, 250)
USUAL_SPEED = 3
# Steps of 6 dB, the last is as loud as the device allows.
VOLUMES_DB = (-42, -36, -30, -24, -18, -12, -6, 0)
USUAL_VOLUME = 5


@dataclass(frozen=True)
class Sound:
    """How pages are heard.

    Args:
        is_on: Pages are read aloud.
        is_private: Through headphones; only then is anything personal said.
        is_guided: The keypad is used: what has the focus is said, and pages tell how to go on.
        is_refused: They switched it off themselves, so that moving about does not switch it on again.
        volume: Index into `VOLUMES_DB`.
        speed: Index into `SPEEDS_WPM`.
    """

    is_on: bool = False
    is_private: bool = False
    is_guided: bool = False
    is_refused: bool = False
    volume: int = USUAL_VOLUME
    speed: int = USUAL_SPEED


@dataclass(frozen=True)
class Manner:
    """How a resident wants the kiosk to be: its language, its look, its sound."""

    language: str = "id"
    look: Look = field(default_factory=Look)
    sound: Sound = field(default_factory=Sound)
