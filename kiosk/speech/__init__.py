"""What a page says aloud, as text to be voiced: pure, from the view value and the words of a language.

A page is read when it opens, a control when the focus comes to it, and what is new when the same page is drawn again.
On a loudspeaker nothing personal is said: no NIK, no name, no answer. To teach a new page kind to speak,
add a module to `kinds/`.
"""

from kiosk.speech._hearing import Hearing, Keys
from kiosk.speech._pages import (
    change,
    controls,
    curtain,
    focus,
    goodbye,
    opening,
    problem,
    silenced,
    tuned,
    turned,
    unplugged,
)
from kiosk.speech._prompts import asked_sentences, fixed_sentences
from kiosk.speech._utterance import Utterance

__all__ = [
    "Hearing",
    "Keys",
    "Utterance",
    "asked_sentences",
    "change",
    "controls",
    "curtain",
    "fixed_sentences",
    "focus",
    "goodbye",
    "opening",
    "problem",
    "silenced",
    "tuned",
    "turned",
    "unplugged",
]
