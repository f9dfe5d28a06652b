"""A sentence that names a button names it as it stands on the glass."""

from __future__ import annotations

import re

import pytest

from kiosk.texts import Texts

# What is done with a button, and how its name begins: not as an abbreviation such as KTP or JPG.
DONE = {
    "id": re.compile(r"\b(?:[Tt]ekan|[Pp]ilih|[Bb]uka|lewat|lalu) (?=[A-Z][a-z])"),
    "en": re.compile(r"\b(?:[Pp]ress|[Cc]hoose|[Oo]pen|then) (?=[A-Z][a-z ])"),
}
# A name has commas of its own, so that each of these is only where it may end.
MAY_END = re.compile(r"[.?,]|$| (?:untuk|kalau|setelah|di|to|if|when|on) ")


def namings(texts: Texts) -> list[tuple[str, str]]:
    """Each sentence that names a button, and what follows from the name on."""
    done = DONE[texts.language]
    return [(said, said[match.end() :]) for said in texts.words.values() for match in done.finditer(said)]


def names(rest: str, labels: set[str]) -> bool:
    return any(rest[: end.start()] in labels for end in MAY_END.finditer(rest))


@pytest.mark.parametrize("language", sorted(DONE))
def test_named_button_is_a_label(language: str) -> None:
    texts = Texts(language)
    found, labels = namings(texts), set(texts.words.values())
    assert len(found) > 20
    assert [said for said, rest in found if not names(rest, labels)] == []


@pytest.mark.parametrize(("rest", "is_named"), [("Suara, lalu Bacakan.", True), ("Mulai pindai.", False)])
def test_name_is_the_whole_of_a_label(rest: str, *, is_named: bool) -> None:
    assert names(rest, {"Suara", "Mulai"}) is is_named
