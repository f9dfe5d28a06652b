"""What a new kiosk has been told so far, and the configuration that makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.errors import ConfigError
from kiosk.identity import region_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The zones of the provinces, by the first two digits of a code. Source: Keppres 41/1987.
_WITA = frozenset(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"])
_WIT = frozenset(["81", "82", "91", "92", "93", "94", "95", "96", "97"])
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
# What a new kiosk may greet in; a language that an office adds is set later.
GREETINGS = {"id": "Bahasa Indonesia", "en": "English"}
# Letters that are not taken for one another when called; the kiosk's number chooses.
LETTERS = "AFHJKLRU"
HUB_PORT = 8470
# For further lanes of a kiosk; none of those above, none that is taken for a digit or for another.
_FURTHER = "BCDEGMNPTVWXYZ"


@dataclass(frozen=True)
class Glass:
    """A usual panel: its lit area in millimetres."""

    name: str
    width_mm: float
    height_mm: float


# Lit areas of 16:9 panels, by their diagonal in inches; `standing` ones are higher than wide.
GLASSES = (
    Glass("32-standing", 398.0, 708.0),
    Glass("27-standing", 336.0, 598.0),
    Glass("21-standing", 268.0, 476.0),
    Glass("27-lying", 598.0, 336.0),
    Glass("21-lying", 476.0, 268.0),
    Glass("15-lying", 344.0, 194.0),
)


@dataclass(frozen=True)
class Draft:
    """Answers to the questions for a new kiosk; empty where it was not asked yet.

    Args:
        step: The page it has come to.
        language: The one that greets.
        office: Kemendagri code of the kecamatan.
        zone: IANA zone.
        number: Which kiosk of the office it is, from 1.
        width_mm: Of the glass.
        height_mm: Of the glass.
        bottom_mm: Height of the glass above the floor.
        hub: Address of the office's hub; empty while this kiosk is its own.
        replaces: The code of the kiosk it stands in for; all but its own name and letters is taken from that one.
        taken: Letters of that one, whose numbers of today may still be called, and of the others.
        others: Codes of the office's other kiosks, as far as they are known.
    """

    step: str = ""
    language: str = "id"
    office: str = ""
    zone: str = ""
    number: int = 0
    width_mm: float = 0.0
    height_mm: float = 0.0
    bottom_mm: float = 700.0
    hub: str = ""
    replaces: str = ""
    taken: str = ""
    others: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[tuple[int, str], ...]:
        """Which kiosk of the office it may be, each with its letter."""
        free = ((count, letter) for count, letter in enumerate(LETTERS, 1) if letter not in self.taken)
        names = {self.replaces, *self.others}
        return tuple((count, letter) for count, letter in free if f"kiosk-{count}" not in names)


def zone_of(code: str) -> str:
    """The zone of a region's province."""
    province = code[:2]
    return ZONES[1] if province in _WITA else ZONES[2] if province in _WIT else ZONES[0]


def standing_in(draft: Draft, lanes: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """What a kiosk that stands in for another has of its own: its name, and letters that no other is known to have.

    Args:
        draft: With its number.
        lanes: The other's.

    Returns: The tables that lie over the other's configuration.
    Raises: ConfigError if there are fewer free letters than lanes.
    """
    further = [letter for letter in _FURTHER if letter not in draft.taken]
    start = (draft.number - 1) * (len(lanes) - 1) % max(1, len(further))
    letters = [LETTERS[draft.number - 1], *further[start:], *further[:start]]
    if len(letters) < len(lanes):
        raise ConfigError((f"lanes: {len(lanes)} need a letter each, and {len(letters)} are free in this office",))
    fresh = [{**lane, "letter": letter} for lane, letter in zip(lanes, letters, strict=False)]
    return {"kiosk": f"kiosk-{draft.number}", "lanes": fresh}


def configured(draft: Draft, languages: tuple[str, ...]) -> dict[str, object]:
    """The tables of the configuration that a draft speaks of.

    Args:
        draft: With all its answers.
        languages: All that can be spoken; the draft's own comes first.
    """
    letter = LETTERS[(draft.number - 1) % len(LETTERS)]
    spoken = (draft.language, *(one for one in languages if one != draft.language))
    return {
        "kiosk": f"kiosk-{draft.number}",
        "office": {"code": draft.office, "name": region_name(draft.office) or draft.office, "zone": draft.zone},
        "lanes": [{"code": "umum", "letter": letter, "wait_at": "Loket 1"}],
        "panel": {"width_mm": draft.width_mm, "height_mm": draft.height_mm, "bottom_mm": draft.bottom_mm},
        "speech": {"languages": list(spoken)},
        "hub": {"url": draft.hub or f"http://127.0.0.1:{HUB_PORT}", "embedded": not draft.hub},
    }
