"""What an office offers: its services with all they refer to, per language, and what was wrong with the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.catalogue._hours import Hours
    from kiosk.catalogue._model import Service

# The language every file is written in; others stand beside it.
FIRST_LANGUAGE = "id"


@dataclass(frozen=True)
class Problem:
    """Why a file cannot be used.

    Args:
        file: Path of the file, as given.
        line: Counted from 1; 0 for the file as a whole.
        key: Dotted path of the key, such as `questions.2.type`; empty for the file as a whole.
        reason: What is wrong and how to mend it, in English, for the person who edits the file.
    """

    file: str
    key: str
    reason: str
    line: int = 0

    def __str__(self) -> str:
        """As a line that any terminal can show: file and line, key, reason."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        words = f"{place}: {self.key or '(file)'}: {self.reason}"
        return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in words)


@dataclass(frozen=True)
class Group:
    """Services that are looked for in one place; shown as one tile."""

    code: str
    title: str
    icon: str
    say: str = ""


@dataclass(frozen=True)
class Replaced:
    """A paper that no longer exists, for those who come with an old sign in mind: what a law put in its place.

    Args:
        code: Stable name, such as `imb`.
        title: As people call it.
        by: Code of the service that took its place.
        law: What replaced it.
        note: What to know about it, as one plain sentence.
        source: Where this is from.
    """

    code: str
    title: str
    by: str
    law: str
    note: str
    source: str


@dataclass(frozen=True)
class ListItem:
    """One entry of a reference list; `code` as in the register."""

    code: str
    title: str


@dataclass(frozen=True)
class ReferenceList:
    """Codes everybody in the administration shares; the same code means other things in other versions.

    Args:
        code: Such as `pekerjaan`.
        version: Such as `siak-89`.
        usual: Codes offered first, in this order.
        items: In the order of the codes.
        source: Where it is from.
    """

    code: str
    version: str
    usual: tuple[str, ...]
    items: tuple[ListItem, ...]
    source: str


@dataclass(frozen=True)
class Switch:
    """A yes or no that differs between offices, such as whether an RT letter is still asked for."""

    code: str
    title: str
    is_on: bool
    note: str


class Sayings:
    """What an office says in other words than it writes: the words and texts of its own.

    Args:
        pairs: As they are written, and as they are said.
    """

    def __init__(self, pairs: Mapping[str, str] = MappingProxyType({})) -> None:
        self._pairs = {written: said for written, said in pairs.items() if written and said}
        self._written = any_of(self._pairs)

    def of(self, text: str) -> str:
        """The text as the office says it; what a voice cannot say by itself is still in it."""
        return self._written.sub(lambda match: self._pairs[match[0]], text) if self._pairs else text


@dataclass(frozen=True)
class Offer:
    """What an office offers, in one language: what a screen or a poster shows, and how a voice says it."""

    language: str
    services: tuple[Service, ...]
    groups: tuple[Group, ...]
    replaced: tuple[Replaced, ...]
    lists: Mapping[str, ReferenceList]
    sayings: Sayings = field(default_factory=Sayings, compare=False, repr=False)

    def service(self, code: str) -> Service:
        """The service of this code.

        Raises: KeyError if there is none.
        """
        for service in self.services:
            if service.code == code:
                return service
        raise KeyError(code)


@dataclass(frozen=True)
class Catalogue:
    """All that was read and found sound, and what is wrong with the rest.

    Args:
        offers: By language; `id` is always there.
        switches: By code, as the office has set them.
        hours: When the office is open.
        problems: What is wrong; a service with a problem is in no offer.
        definitions: By hash: the canonical bytes a definition is named by.
        drafts: Services, in Indonesian, that are sound and in no offer, as `is_draft` holds them back.
        has_sound_overlay: False if the office's overlay cannot be used; then nothing is offered.
    """

    offers: Mapping[str, Offer]
    switches: Mapping[str, Switch]
    hours: Hours
    problems: tuple[Problem, ...]
    definitions: Mapping[str, bytes]
    drafts: tuple[Service, ...] = ()
    has_sound_overlay: bool = True

    @property
    def services(self) -> tuple[Service, ...]:
        """Those that can be used, in Indonesian, in the order shown."""
        return self.offers[FIRST_LANGUAGE].services

    def service(self, code: str) -> Service:
        """The service of this code, in Indonesian.

        Raises: KeyError if there is none.
        """
        return self.offers[FIRST_LANGUAGE].service(code)


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of words that are no part of other ones, the longest first."""
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(_alone, longest_first)) or r"(?!)")


def _alone(written: str) -> str:
    """The pattern of a word that is no part of another one."""
    before = r"(?<!\w)" if written[0].isalnum() else ""
    after = r"(?!\w)" if written[-1].isalnum() else ""
    return before + re.escape(written) + after
