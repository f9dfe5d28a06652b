"""Keys as the configuration names them, in the kernel's numbers. Pure.

Source: linux/input-event-codes.h.
"""

from __future__ import annotations

_ROWS = {2: "1234567890", 16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
_NAMED = """
backspace 14  tab 15  enter 28  escape 1  space 57  delete 111
comma 51  minus 12  period 52  slash 53  semicolon 39  equals 13
up 103  down 108  right 106  left 105  insert 110  home 102  end 107  page_up 104  page_down 109
print_screen 99  scroll_lock 70  pause 119
keypad_dot 83  keypad_divide 98  keypad_multiply 55  keypad_minus 74  keypad_plus 78  keypad_enter 96
keypad_0 82  keypad_1 79  keypad_2 80  keypad_3 81  keypad_4 75  keypad_5 76  keypad_6 77
keypad_7 71  keypad_8 72  keypad_9 73
mute 113  volume_up 115  volume_down 114  f11 87  f12 88
"""
_words = _NAMED.split()
# What has no name here, such as `code:1073741925`, the kernel numbers differently on each keyboard.
KERNEL_KEYS: dict[str, int] = {
    **{letter: first + place for first, row in _ROWS.items() for place, letter in enumerate(row)},
    **{name: int(code) for name, code in zip(_words[::2], _words[1::2], strict=True)},
    **{f"f{number}": 58 + number for number in range(1, 11)},
    **{f"f{number}": 170 + number for number in range(13, 25)},
}
