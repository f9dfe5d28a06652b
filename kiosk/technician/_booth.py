"""Where the sentences of a language are read aloud, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.ports import PromptState

if TYPE_CHECKING:
    from kiosk.ports import Prompt, TakeState


@dataclass(frozen=True)
class Booth:
    """Where one reads aloud.

    Args:
        names: Of the languages there are or can be begun, by code.
        language: The one that is read.
        prompts: Its sentences.
        part: Of the visit, whose sentences are listed.
        at: Which sentence stands on the page, among `prompts`.
        seconds: How long the take is by now.
        level: How loud it is now, from 0 to 10.
        ended: How the last deed ended: a take, hearing it, keeping it.
    """

    names: tuple[tuple[str, str], ...] = ()
    language: str = ""
    prompts: tuple[Prompt, ...] = ()
    part: str = ""
    at: int = 0
    seconds: float = 0.0
    level: int = 0
    ended: TakeState | None = None

    @property
    def name(self) -> str:
        """Of the language."""
        return dict(self.names).get(self.language, self.language)

    @property
    def prompt(self) -> Prompt | None:
        """The sentence on the page."""
        return self.prompts[self.at] if self.at < len(self.prompts) else None

    def of_part(self, part: str) -> tuple[tuple[int, Prompt], ...]:
        """The sentences of a part, each with its place among all."""
        return tuple((at, one) for at, one in enumerate(self.prompts) if one.part == part)

    def next_open(self) -> int | None:
        """The next sentence nobody has read, after this one and then from the beginning."""
        order = (*range(self.at + 1, len(self.prompts)), *range(min(self.at + 1, len(self.prompts))))
        return next((at for at in order if self.prompts[at].state is PromptState.OPEN), None)
