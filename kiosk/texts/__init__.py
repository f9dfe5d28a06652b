"""Keys to words. Words of a service live beside the service, not here.

To add a language: a folder with `language.toml` and `kiosk.po` beside Anjungan, named by `[speech] languages_dir`.
"""

from kiosk.texts._begun import BEGINNINGS, begin_language
from kiosk.texts._languages import Found, Language, LanguageError, places
from kiosk.texts._pictures import DRAWN_PX, ROLL_STEPS, drawing
from kiosk.texts._sentence import in_sentence
from kiosk.texts._texts import Texts, UnknownTextError, load_language, load_languages

__all__ = [
    "BEGINNINGS",
    "DRAWN_PX",
    "ROLL_STEPS",
    "Found",
    "Language",
    "LanguageError",
    "Texts",
    "UnknownTextError",
    "begin_language",
    "drawing",
    "in_sentence",
    "load_language",
    "load_languages",
    "places",
]
