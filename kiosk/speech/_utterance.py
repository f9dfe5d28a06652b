"""One thing to be heard."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Utterance:
    """One thing to be heard; false where there is nothing.

    Args:
        text: Whole sentences, as they are said: without a sign or an abbreviation that a voice would swallow.
        language: Whose voice says it, where it is not the listener's own, such as the name of another language.
        is_urgent: It breaks off what is being said; anything else waits for the end of that.
        is_tone: A short tone in place of words: a key whose character nobody else is to hear.
    """

    text: str = ""
    language: str = ""
    is_urgent: bool = False
    is_tone: bool = False

    def __bool__(self) -> bool:
        return bool(self.text) or self.is_tone
