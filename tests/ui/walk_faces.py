"""Pages that follow one another, driven by keys: `python -m tests.ui.walk_faces` prints where the focus comes to.

It draws off screen in a process of its own, so that no test process ever holds Kivy.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kiosk.views import Button, CheckRow, Section
from tests.ui.onglass import open_stage
from tests.ui.panels import GLASSES
from tests.ui.samples import CHOOSE, NUMBER, picture_fd
from tests.ui.samples._ends import CHECK
from tests.ui.samples._scanning import SCAN_LOOKING, SCAN_READY
from tests.ui.samples._showing import SHOW
from tests.ui.samples._typing import SEARCH
from tests.ui.walk_keys import ENTER, NEXT, PREVIOUS, SWITCH_NEXT, SWITCH_SELECT, Hands

if TYPE_CHECKING:
    from kiosk.views import CheckView, View

RIGHT = 275
MORE = Button("more", "Lihat berikutnya")
TREMBLE_S = 0.1
KEYS = {"down": NEXT, "up": PREVIOUS, "enter": ENTER, "1": SWITCH_NEXT, "2": SWITCH_SELECT, "right": RIGHT}


class Visitor(Hands):
    """Somebody to whom one view after the other is shown."""

    def see(self, view: View, pictures: int = 0) -> str:
        """A view follows; which control has the focus then."""
        from screens._pictures import load_pictures  # noqa: PLC0415 - after the window was made

        fds = tuple(picture_fd() for _ in range(pictures))
        is_new = self.stage.show(view, load_pictures(view, fds))
        for fd in fds:
            os.close(fd)
        self.keypad.shown(view, is_new=is_new)
        return self.focused

    def keys(self, *names: str) -> str:
        """Keys one after the other; which control has the focus then."""
        for name in names:
            self.press(KEYS[name])
        return self.focused

    @property
    def focused(self) -> str:
        """As it is drawn around a control."""
        names = [one.control for one in self.stage._controls if one.is_focused]
        return names[0] if names else ""


def _answers(names: str, primary: Button) -> CheckView:
    rows = tuple(CheckRow(name, name, Button(f"change:{name}", "Ubah")) for name in names)
    return replace(CHECK, rows=rows, primary=primary, note=None)


def answers(one: Visitor, key: str = "down", last: Button = CHECK.primary) -> list[str]:
    """The second page of answers, with what sends them where the way to it was; enter there presses nothing."""
    one.open(_answers("abc", MORE), 0, is_two_switch=key == "1")
    before = one.keys(key, key, key, key)
    one.keys("2" if key == "1" else "enter")
    pressed, one.pressed = one.pressed, ""
    seen = one.see(_answers("def", last))
    one.keys("2" if key == "1" else "enter")
    return [before, pressed, seen, one.pressed, one.keys(key)]


def right_key(one: Visitor) -> list[str]:
    """It turns to further answers, and goes to what sends them without pressing it."""
    one.open(_answers("abc", MORE), 0)
    one.pressed = ""
    one.keys("right")
    pressed, one.pressed = one.pressed, ""
    one.see(_answers("def", CHECK.primary))
    return [pressed, one.keys("right"), one.pressed]


def paper(one: Visitor) -> list[str]:
    """Another step of a paper, with the focus left in the bar; then the camera's advice changes, and nothing moves."""
    one.open(SCAN_READY, 0)
    before = one.keys("up")
    seen = one.see(SCAN_LOOKING, 1)
    chosen = one.keys("down", "down")
    return [before[:4], seen, chosen, one.see(replace(SCAN_LOOKING, advice="Bagus.", percent=90), 1)]


def found(one: Visitor) -> list[str]:
    """Letters typed while the focus stood on a letter: forward to what was found, backward to the letter."""
    one.open(replace(SEARCH, text="PE", choices=()), 0)
    while not one.keys("down").startswith("key:E"):
        pass
    return [one.see(SEARCH), one.keys("up"), one.see(replace(SEARCH, text="PEDA")), one.keys("down")]


def found_by_switches(one: Visitor) -> list[str]:
    """What was found comes before all letters."""
    one.open(replace(SEARCH, text="PE", choices=()), 0, is_two_switch=True)
    one.keys("1", "1", "2")
    return [one.see(SEARCH), one.keys("1")]


def full_number(one: Visitor) -> list[str]:
    """After a digit the focus is on the first again; after the last one before the way on."""
    one.open(NUMBER, 0, is_two_switch=True)
    one.keys("1", "1", "2")
    typed = one.see(replace(NUMBER, text="647402 550454 00"))
    one.keys("1", "2")
    return [typed, one.see(replace(NUMBER, text="647402 550454 0001", is_full=True)), one.keys("1")]


def trembling(one: Visitor) -> list[str]:
    """The last digit led on, and the switch trembles: nothing is said again before somebody chooses once more."""
    one.open(NUMBER, 0, is_two_switch=True)
    one.keys("1", "1", "2")
    seen = one.see(replace(NUMBER, text="647402 550454 0001", is_full=True))
    one.asked = ""
    one.press(SWITCH_SELECT, TREMBLE_S)
    trembled, one.asked = one.asked, ""
    one.keys("2")
    return [seen, trembled, one.asked]


def counted(one: Visitor) -> list[str]:
    """Who types the number of a choice hears the page again, and nothing is chosen."""
    one.open(CHOOSE, 0)
    one.asked = one.pressed = ""
    one.press(ord("3"))
    return [one.asked, one.pressed]


def reading_on(one: Visitor) -> list[str]:
    """Who reads something long stays on the button that goes on, and is told so."""
    view = replace(SHOW, primary=Button("more", "Baca terus"), others=())
    one.open(view, 0)
    one.keys("down", "enter")
    one.focus = ""
    return [one.see(replace(view, sections=(Section("check", "Lagi", ("Satu baris",)),))), one.focus]


def main() -> None:
    """Tell every story on a standing panel."""
    one = Visitor(open_stage(next(glass for glass in GLASSES if glass.name == "standing")))
    stories = {
        "answers": answers(one),
        "answers_by_switches": answers(one, "1"),
        "answers_of_three_pages": answers(one, "down", MORE),
        **{story.__name__: story(one) for story in (right_key, paper, found, found_by_switches, full_number)},
        **{story.__name__: story(one) for story in (trembling, counted, reading_on)},
    }
    sys.stdout.write(json.dumps(stories))


if __name__ == "__main__":
    main()
