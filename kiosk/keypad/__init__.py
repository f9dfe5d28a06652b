"""Learning the keys of a keypad: which key a technician presses for what, as a pure state and its page.

`kiosk keypad learn` draws it and keeps what was learnt; what keys do unless told otherwise is in `kiosk.keys`.
"""

from kiosk.keypad._learning import Learning, Phase, key_pressed, pressed
from kiosk.keypad._page import key_words, present

__all__ = ["Learning", "Phase", "key_pressed", "key_words", "present", "pressed"]
