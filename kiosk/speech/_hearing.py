"""Who listens, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.catalogue import Sayings

if TYPE_CHECKING:
    from kiosk.texts import Texts


@dataclass(frozen=True)
class Hearing:
    """Who listens.

    Args:
        texts: Words of their language.
        is_private: Through headphones: only then is anything personal said.
        is_guided: They are led by the keypad and may see nothing: pages say how many choices there are and which key
            does what.
        sayings: What the office says in other words than it writes.
    """

    texts: Texts
    is_private: bool = False
    is_guided: bool = False
    sayings: Sayings = field(default_factory=Sayings)
