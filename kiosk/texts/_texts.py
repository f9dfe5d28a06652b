"""Words by key, from gettext catalogues read at start; dates and times as an office writes them."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_date

from kiosk.errors import KioskError
from kiosk.texts._begun import OWN, is_begun
from kiosk.texts._languages import FIRST, Found, LanguageError, installed, is_shipped, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, time

    from kiosk.config import SpeechConfig

log = logging.getLogger(__name__)


class UnknownTextError(KioskError):
    """A key has no words; found by the test that walks every page."""


class Texts:
    """All words of one language.

    Args:
        language: Such as `id`.
        found: Where they come from; what ships with Anjungan if not given. Raises: LanguageError if nothing does.
        own_folder: What this kiosk itself keeps of the language, such as recordings; it may not be there yet.
    """

    def __init__(self, language: str, found: Found | None = None, own_folder: Path | None = None) -> None:
        found = found or shipped(language)
        self.language = language
        self.folder = found.folder
        self.own_folder = own_folder
        self.voice = found.about.voice
        self.name = found.about.name
        self.spoken_name = found.about.spoken or found.about.name
        self.falls_back_to = language if is_shipped(language) else found.about.falls_back_to
        self.words: Mapping[str, str] = found.words
        self._locale = found.locale
        self._hour_sign = found.about.hour_sign

    def get(self, key: str, **fields: object) -> str:
        """The words of `key` with `{field}` places filled.

        Raises: UnknownTextError if the key has no words.
        """
        try:
            return self.words[key].format_map(fields)
        except KeyError as err:
            raise UnknownTextError("texts.unknown", key=key, missing=str(err)) from err

    def long_date(self, on: date) -> str:
        """Such as `21 November 2026`."""
        return format_date(on, "d MMMM y", locale=self._locale)

    def day_and_date(self, on: date) -> str:
        """Such as `Sabtu, 21 November 2026`."""
        return format_date(on, "EEEE, d MMMM y", locale=self._locale)

    def weekday(self, on: date) -> str:
        """Such as `Sabtu`."""
        return format_date(on, "EEEE", locale=self._locale)

    def month(self, number: int) -> str:
        """Name of the month 1 to 12."""
        return format_date(date(2000, number, 1), "MMMM", locale=self._locale)

    def hour(self, at: datetime | time) -> str:
        """Such as `09.30`: 24 hours."""
        return f"{at.hour:02d}{self._hour_sign}{at.minute:02d}"

    def hour_with_zone(self, at: datetime) -> str:
        """Such as `09.30 WITA`; `at` is aware and local."""
        return f"{self.hour(at)} {at.tzname()}"


def load_languages(config: SpeechConfig, state_dir: Path | None = None) -> dict[str, Texts]:
    """The configured languages that can be used, in order; at least one, whatever is in the folders.

    A folder of `languages_dir` wins over what ships, so that an office may reword a page in its own way.

    Args:
        config: Which.
        state_dir: Where the kiosk keeps what was recorded and begun at the kiosk itself.
    """
    languages: dict[str, Texts] = {}
    for code in dict.fromkeys(config.languages):
        try:
            languages[code] = load_language(code, config, state_dir)
        except LanguageError as err:
            log.warning("language %s is left out: %s", code, err)
    return languages or {FIRST: Texts(FIRST, own_folder=_own(FIRST, state_dir))}


def load_language(code: str, config: SpeechConfig, state_dir: Path | None = None) -> Texts:
    """One language, configured or not. Raises: LanguageError."""
    own = _own(code, state_dir)
    return Texts(code, _found(code, config.languages_dir, own), own)


def _own(code: str, state_dir: Path | None) -> Path | None:
    return None if state_dir is None else state_dir / OWN / code


def _found(code: str, languages_dir: str, own: Path | None) -> Found:
    folder = Path(languages_dir) / code
    if languages_dir and folder.is_dir():
        return installed(code, folder)
    if own is not None and is_begun(own) and not is_shipped(code):
        return installed(code, own)
    return installed(code, folder) if languages_dir and not is_shipped(code) else shipped(code)
