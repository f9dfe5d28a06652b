"""From folders to languages: each has `language.toml`, its words in `kiosk.po`, and, if it likes, `recordings/`.

A folder beside Anjungan is somebody else's work. Whatever is in it, a kiosk starts: what cannot be read is told in the
log and left out, and a key without usable words keeps those of the language it falls back to.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

import msgspec
from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from kiosk.config import TomlProblem, build, read_text, read_toml
from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)

SHIPPED = Path(__file__).parent / "locale"
FIRST: Final = "id"
MOST_LETTERS, MOST_SHOWN = 1000, 60
# Signs without a width that some scripts are written with.
JOINERS = {0x200C: None, 0x200D: None}


@dataclass(frozen=True)
class Language:
    """What a language says of itself, in its `language.toml`.

    Args:
        name: In itself, as it is offered, such as `Basa Jawa`.
        spoken: What is said when it is offered, in itself.
        voice: A voice of the machine that speaks it best.
        falls_back_to: The shipped language that has the words it lacks, its services and its way with numbers.
        hour_sign: Between hour and minute.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    spoken: Annotated[str, msgspec.Meta(max_length=200)] = ""
    voice: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{1,20}$")] = FIRST
    falls_back_to: Literal["id", "en"] = FIRST
    hour_sign: Literal[".", ":"] = "."


class Found(NamedTuple):
    """A language as it was read: where, what it says of itself, all words, and the locale of its dates."""

    folder: Path
    about: Language
    words: Mapping[str, str]
    locale: str


class LanguageError(KioskError):
    """A language cannot be used; `problems` says why, each with its file."""


@cache
def shipped(code: str) -> Found:
    """A language that comes with Anjungan. Raises: LanguageError."""
    folder = SHIPPED / code
    return Found(folder, _about(folder), _words(folder / "LC_MESSAGES" / "kiosk.po", code), code)


def installed(code: str, folder: Path) -> Found:
    """A language from a folder beside Anjungan, filled up with the words it falls back to. Raises: LanguageError."""
    about = _about(folder)
    base = shipped(about.falls_back_to)
    own = _words(folder / "kiosk.po", code)
    usable = {key: words for key, words in own.items() if words and _may_replace(base.words.get(key), words)}
    if left_out := sorted(key[:MOST_SHOWN] for key, words in own.items() if words and key not in usable):
        log.warning("language %s: left out, for no such key, or other places or signs in it: %s", code, left_out)
    locale = code if _has_dates(code) else base.locale
    return Found(folder, about, {**base.words, **usable}, locale)


def is_shipped(code: str) -> bool:
    """Whether it comes with Anjungan."""
    return (SHIPPED / code / "LC_MESSAGES" / "kiosk.po").is_file()


def places(words: str) -> frozenset[str]:
    """What stands between braces. Raises: ValueError if braces do not match or ask for more than a name."""
    found = set()
    for _, name, form, conversion in Formatter().parse(words):
        if name is not None:
            if form or conversion or not name.isidentifier():
                raise ValueError(name)
            found.add(name)
    return frozenset(found)


def _may_replace(base: str | None, words: str) -> bool:
    """Whether words may stand for those of a known key: `{x.y}` would reach into what fills the place."""
    try:
        is_plain = len(words) <= MOST_LETTERS and words.translate(JOINERS).isprintable()
        return base is not None and is_plain and places(words) <= places(base)
    except ValueError:
        return False


def _about(folder: Path) -> Language:
    path = folder / "language.toml"
    table = read_toml(path)
    problems: list[TomlProblem] = []
    if isinstance(table, TomlProblem):
        problems.append(table)
    elif about := build(Language, table, "", problems):
        return about
    words = "; ".join(f"{path.name}: {key or '(file)'}: {reason}" for key, reason in problems)
    raise LanguageError("texts.language", folder=folder, problems=words)


def _words(path: Path, code: str) -> dict[str, str]:
    text = read_text(path)
    if isinstance(text, TomlProblem):
        raise LanguageError("texts.language", folder=path.parent, problems=f"{path.name}: {text.reason}")
    try:
        catalogue = read_po(BytesIO(text.encode()), locale=code if _has_dates(code) else FIRST, abort_invalid=True)
        return {str(one.id): str(one.string) for one in catalogue if one.id}
    except (PoFileError, ValueError, TypeError, LookupError) as err:
        problem = f"{path.name}: is no catalogue of words: {str(err)[:200]}; check it with `msgfmt --check`"
        raise LanguageError("texts.language", folder=path.parent, problems=problem) from err


def _has_dates(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True
