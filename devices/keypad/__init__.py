"""The keypad beside the screen: whether one is plugged in that has the keys the kiosk uses, and whether it is heard.

What its keys do, the pen knows; nothing here takes a key away from it.
"""

from devices.keypad._glance import keypad_state
from devices.keypad.states import KeypadState

__all__ = ["KeypadState", "keypad_state"]
