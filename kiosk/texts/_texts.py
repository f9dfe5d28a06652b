"""Words by key, from gettext catalogues read at start; dates and times as an office writes them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.messages.pofile import read_po

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from datetime import datetime, time

LOCALE_DIR = Path(__file__).parent / "locale"


class UnknownTextError(KioskError):
    """A key has no words; found by the test that walks every page."""


class Texts:
    """All words of one language.

    Args:
        language: Such as `id`; there must be a folder of that name under `locale/`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _read(language)

    def get(self, key: str, **fields: object) -> str:
        """The words of `key` with `{field}` places filled.

        Raises: UnknownTextError if the key has no words.
        """
        try:
            return self._words[key].format_map(fields)
        except KeyError as err:
            raise UnknownTextError("texts.unknown", key=key, missing=str(err)) from err

    def long_date(self, on: date) -> str:
        """Such as `21 November 2026`."""
        return format_date(on, "d MMMM y", locale=self.language)

    def day_and_date(self, on: date) -> str:
        """Such as `Sabtu, 21 November 2026`."""
        return format_date(on, "EEEE, d MMMM y", locale=self.language)

    def weekday(self, on: date) -> str:
        """Such as `Sabtu`."""
        return format_date(on, "EEEE", locale=self.language)

    def month(self, number: int) -> str:
        """Name of the month 1 to 12."""
        return format_date(date(2000, number, 1), "MMMM", locale=self.language)

    def hour(self, at: datetime | time) -> str:
        """Such as `09.30`: a dot and 24 hours."""
        return f"{at.hour:02d}.{at.minute:02d}"

    def hour_with_zone(self, at: datetime) -> str:
        """Such as `09.30 WITA`; `at` is aware and local."""
        return f"{self.hour(at)} {at.tzname()}"


@cache
def _read(language: str) -> dict[str, str]:
    path = LOCALE_DIR / language / "LC_MESSAGES" / "kiosk.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    return {str(message.id): str(message.string) for message in catalogue if message.id}
