"""Samples driven by keys alone: `python -m tests.ui.walk_keys GLASS TEXT [all]` prints JSON lines.

It draws off screen in a process of its own, so that no test process ever holds Kivy.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import msgspec

from kiosk.keys import keys_for
from kiosk.views import Acted, Focused, Look, Setup
from tests.ui.measure import dressed
from tests.ui.onglass import open_stage, show
from tests.ui.panels import GLASSES
from tests.ui.samples import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.views import Event, View
    from screens._keypad import Keypad
    from screens._stage import Stage
    from tests.ui.samples import Sample

NEXT, PREVIOUS, ENTER, SWITCH_NEXT, SWITCH_SELECT = 274, 273, 13, 49, 50
MOST_MOVES = 400
FAR_APART_S = 10.0


@dataclass
class Walked:
    """What keys reached on one page.

    Args:
        sample: Its name.
        controls: All there are, on every part and with every set of keys.
        forward, backward, switched: Those the focus came to, by `next`, by `previous`, by a switch.
        pressed: Those that were chosen there.
        is_round: Whether every walk came back to where it began.
    """

    sample: str
    controls: set[str] = field(default_factory=set)
    forward: set[str] = field(default_factory=set)
    backward: set[str] = field(default_factory=set)
    switched: set[str] = field(default_factory=set)
    pressed: set[str] = field(default_factory=set)
    is_round: bool = True


class Hands:
    """Somebody with a keypad and nothing else, at a stage."""

    def __init__(self, stage: Stage) -> None:
        from screens._answers import Answers  # noqa: PLC0415 - after the window was made
        from screens._gate import TouchGate  # noqa: PLC0415
        from screens._keypad import Keypad  # noqa: PLC0415

        self.stage, self.gate = stage, TouchGate()
        self.now = 0.0
        self.focus, self.pressed, self.asked = "", "", ""
        answers = Answers(lambda _: None)
        self.keypad: Keypad = Keypad(stage, self.gate, answers, self._hear, self._press, self._turn)

    def open(self, view: View, pictures: int, *, is_two_switch: bool = False) -> None:
        """A page comes, after another one."""
        self.keypad.set_up(Setup(keys_for({}, is_two_switch=is_two_switch), is_two_switch))
        self.stage.page_name = ""
        show(self.stage, view, pictures)
        self.keypad.shown(view, is_new=True)
        self.focus = ""

    def press(self, key: int, after_s: float = FAR_APART_S) -> None:
        """One key, unless told otherwise long after the one before."""
        self.now += after_s
        self.keypad.down(key, [], self.now)
        self.keypad.up(key)

    def _hear(self, make: Callable[[int], Event]) -> None:
        event = make(0)
        if isinstance(event, Focused):
            self.focus = event.control
        elif isinstance(event, Acted):
            self.asked = event.act

    def _press(self, control: str) -> None:
        self.pressed = control
        if self.stage.obey(control):
            self.keypad.turned()

    def _turn(self, step: int) -> bool:
        is_turned = self.stage.turn(step)
        if is_turned:
            self.keypad.turned()
        return is_turned


def walk(hands: Hands, name: str, view: View, pictures: int = 0) -> Walked:
    """Go round a page each way, with every set of keys that it has, and choose everything once."""
    walked = Walked(name)
    for key, reached in ((NEXT, walked.forward), (PREVIOUS, walked.backward)):
        hands.open(view, pictures)
        walked.is_round &= _go_round(hands, key, reached)
        for pad in sorted(one for one in reached if one.startswith("pad:")):
            if _go_to(hands, key, pad):
                hands.press(ENTER)
                walked.is_round &= _go_round(hands, key, reached)
    hands.open(view, pictures, is_two_switch=True)
    walked.is_round &= _go_round(hands, SWITCH_NEXT, walked.switched, SWITCH_SELECT, walked.pressed)
    for pad in sorted(one for one in walked.switched if one.startswith("pad:")):
        if _go_to(hands, SWITCH_NEXT, pad):
            hands.press(SWITCH_SELECT)
            walked.is_round &= _go_round(hands, SWITCH_NEXT, walked.switched, SWITCH_SELECT, walked.pressed)
    walked.controls = _all_controls(hands, view, pictures)
    return walked


def _go_round(hands: Hands, key: int, reached: set[str], select: int = 0, pressed: set[str] | None = None) -> bool:
    """Move on until the first place comes again; choose what does not turn the page away. False if it never comes."""
    hands.press(key)
    first = (hands.stage.part, hands.focus)
    for _ in range(MOST_MOVES):
        reached.add(hands.focus)
        if pressed is not None and not hands.focus.startswith(("turn:", "pad:")):
            hands.press(select)
            pressed.add(hands.pressed)
            if hands.focus.startswith("key:"):
                _go_back_to(hands, key, hands.focus)
        hands.press(key)
        if (hands.stage.part, hands.focus) == first:
            return True
    return False


def _go_to(hands: Hands, key: int, control: str) -> bool:
    for _ in range(MOST_MOVES):
        if hands.focus == control:
            return True
        hands.press(key)
    return False


def _go_back_to(hands: Hands, key: int, control: str) -> None:
    """A switch that types begins again at the first key."""
    for _ in range(MOST_MOVES):
        hands.press(key)
        if hands.focus == control:
            return


def _all_controls(hands: Hands, view: View, pictures: int) -> set[str]:
    """What all parts and all sets of keys hold, without a key."""
    found: set[str] = set()
    hands.open(view, pictures)
    stage = hands.stage
    for _ in range(MOST_MOVES):
        now = {one.id for one in stage.targets()}
        new = sorted(one for one in now - found if one.startswith("pad:"))
        found |= now
        for pad in new:
            stage.obey(pad)
            found |= {one.id for one in stage.targets()}
        if not stage.turn(1):
            return found
    return found


def fullest() -> list[Sample]:
    """Of every kind the sample with the most in it."""
    kinds: dict[type[View], Sample] = {}
    for sample in sorted(SAMPLES, key=lambda sample: len(msgspec.json.encode(sample.view))):
        kinds[type(sample.view)] = sample
    return list(kinds.values())


def main(name: str, text: int, samples: list[Sample]) -> None:
    """Walk samples on one panel at one text size."""
    glass = next(one for one in GLASSES if one.name == name)
    hands = Hands(open_stage(glass))
    for sample in samples:
        view = dressed(sample.view, Look(text=text))  # type: ignore[arg-type]
        walked = asdict(walk(hands, sample.name, view, sample.picture_count))
        lists = {key: sorted(value) if isinstance(value, set) else value for key, value in walked.items()}
        sys.stdout.write(json.dumps(lists) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), list(SAMPLES) if "all" in sys.argv else fullest())
