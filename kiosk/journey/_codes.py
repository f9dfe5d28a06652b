"""A slip's short code that somebody types: its keys, and what to say of one that finds no number. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.journey._typing import DIGIT_ROW, LETTER_ROWS, with_letter
from kiosk.tickets import SHORT_CODE_LENGTH, possible_short_codes

if TYPE_CHECKING:
    from kiosk.journey._session import Session
    from kiosk.texts import Texts

# All letters, for what is read wrong is forgiven, and a key that is missing would be looked for in vain.
CODE_ROWS = (DIGIT_ROW, *LETTER_ROWS)
# Whoever reads a code wrong so often needs eyes that read it for them. It holds no guesser back: the next visit starts
# anew. What does is that a try finds at most `MOST_MEANT` of 144 million codes, and numbers of the last days alone.
MOST_WRONG_CODES = 3
# A code that was read wrong in four places, each of which can have been two letters. Of `BBBBBB` it would be 4096.
MOST_MEANT = 16


def with_code_key(text: str, key: str) -> str:
    """The code after one key; a space changes nothing, for there is none in a code."""
    return with_letter(text, key, CODE_ROWS, SHORT_CODE_LENGTH).rstrip()


def is_out_of_tries(session: Session) -> bool:
    """Whether an officer has to look now."""
    return session.wrong_codes >= MOST_WRONG_CODES


def code_problem(session: Session, texts: Texts) -> str:
    """What to do about the code that was tried."""
    if is_out_of_tries(session):
        return texts.get("type_code.ask_officer")
    return texts.get("type_code.unknown" if possible_short_codes(session.tried) else "type_code.incomplete")
