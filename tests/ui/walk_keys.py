"""A page driven by keys alone, in figures; only in a process of its own, for the stage holds Kivy.

Every figure counts what is wrong, so that each has the limit 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kiosk.keys import keys_for
from kiosk.views import Acted, Focused, Setup
from screens._focus import is_key
from tests.ui.figures import Figure
from tests.ui.onglass import show

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from kiosk.views import Event, View
    from screens._keypad import Keypad
    from screens._stage import Stage

NEXT, PREVIOUS, ENTER, SWITCH_NEXT, SWITCH_SELECT = 274, 273, 13, 49, 50
MOST_MOVES = 400
FAR_APART_S = 10.0
IN_BAR = -1
STEPS = ("up", "down", "up10", "down10")

Box = tuple[int, int, int, int]  # left, top, right and lower edge, in pixels from the top left


class Place(NamedTuple):
    """Where the focus came to.

    Args:
        part: Of the page, or `IN_BAR`, which all parts have.
        control: Its name.
        box: Where it stands; of the steps of a date, where their column does.
        is_seen: Whether it alone is drawn with the focus, all of it on the glass.
        is_chosen: Whether the key that chooses pressed it, once.
    """

    part: int
    control: str
    box: Box
    is_seen: bool
    is_chosen: bool


class Hands:
    """Somebody with a keypad and nothing else, at a stage."""

    def __init__(self, stage: Stage) -> None:
        from screens._answers import Answers  # noqa: PLC0415 - after the window was made
        from screens._gate import TouchGate  # noqa: PLC0415
        from screens._keypad import Keypad  # noqa: PLC0415

        self.stage, self.gate = stage, TouchGate()
        self.now = 0.0
        self.focus, self.pressed, self.asked = "", "", ""
        self.pressed_count = 0
        answers = Answers(lambda _: None)
        self.keypad: Keypad = Keypad(stage, self.gate, answers, self._hear, self._press, self._turn)

    def open(self, view: View, pictures: int, *, is_two_switch: bool = False) -> None:
        """A page comes, after another one."""
        show(self.stage, view, pictures)
        self.begin(view, is_two_switch=is_two_switch)

    def begin(self, view: View, *, is_two_switch: bool = False) -> None:
        """Somebody else comes to the first part of the page that is shown."""
        while self.stage.turn(-1):
            pass
        self.keypad.set_up(Setup(keys_for({}, is_two_switch=is_two_switch), is_two_switch))
        self.keypad.shown(view, is_new=True)
        self.focus = ""

    def press(self, key: int, after_s: float = FAR_APART_S) -> None:
        """One key, unless told otherwise long after the one before."""
        self.now += after_s
        self.keypad.down(key, [], self.now)
        self.keypad.up(key)

    def is_seen(self) -> bool:
        """Whether the focus is drawn around what has it and nothing else, on the glass."""
        focused = [one for one in self.stage._controls if one.is_focused]
        if [one.control for one in focused] != [self.focus]:
            return False
        (one,) = focused
        is_ringed = one._ring.size[0] > one.width and one._ring.size[1] > one.height
        return is_ringed and min(one.pos) >= 0 and one.right <= self.stage.width and one.top <= self.stage.height

    def _hear(self, make: Callable[[int], Event]) -> None:
        event = make(0)
        if isinstance(event, Focused):
            self.focus = event.control
        elif isinstance(event, Acted):
            self.asked = event.act

    def _press(self, control: str) -> None:
        self.pressed, self.pressed_count = control, self.pressed_count + 1
        if self.stage.obey(control):
            self.keypad.turned()

    def _turn(self, step: int) -> bool:
        is_turned = self.stage.turn(step)
        if is_turned:
            self.keypad.turned()
        return is_turned


@dataclass(frozen=True)
class Way:
    """Keys by which to go and to choose.

    Args:
        name: For what is told.
        key: Moves on.
        select: Chooses; 0 for going round only.
        is_two_switch: Whether these are all the keys.
    """

    name: str
    key: int
    select: int
    is_two_switch: bool = False


FORWARD, BACKWARD = Way("forward", NEXT, ENTER), Way("backward", PREVIOUS, 0)
SWITCHED = Way("by switches", SWITCH_NEXT, SWITCH_SELECT, is_two_switch=True)


def walk(hands: Hands, view: View, controls: Collection[str]) -> Iterator[Figure]:
    """Go round the page that is shown each way, with every set of keys that it has, and choose all there is.

    Args:
        hands: At the stage that shows it.
        view: The page.
        controls: All that is drawn to be pressed, on all its parts and with all its sets of keys.
    """
    bar = {one.id for one in view.frame.bar}
    for way in (FORWARD, SWITCHED):
        rounds = _all_rounds(hands, view, way, bar)
        places = [place for places in rounds for place in places]
        yield _figure("keys.reached", sorted(set(controls) - {place.control for place in places}), way)
        yield _figure("keys.chosen", [place.control for place in places if not place.is_chosen], way)
        yield _figure("keys.seen", [place.control for place in places if not place.is_seen], way)
        yield _figure("keys.round", [places[0].control for places in rounds if len(places) >= MOST_MOVES], way)
        if way is FORWARD:
            forward = rounds
    yield _figure("keys.order", [wrong for places in forward for wrong in disorder(places)], FORWARD)
    hands.begin(view)
    backward = _round(hands, BACKWARD, bar)
    yield _figure("keys.seen", [place.control for place in backward if not place.is_seen], BACKWARD)
    yield _figure("keys.back", [] if is_reverse(forward[0], backward) else ["another way"], BACKWARD)


def _all_rounds(hands: Hands, view: View, way: Way, bar: set[str]) -> list[list[Place]]:
    """With every set of keys; at the end the first is there again."""
    hands.begin(view, is_two_switch=way.is_two_switch)
    rounds = [_round(hands, way, bar)]
    first, *others = sorted({place.control for place in rounds[0] if place.control.startswith("pad:")}) or [""]
    for pad in others:
        if _go_to(hands, way.key, pad):
            hands.press(way.select)
            rounds.append(_round(hands, way, bar))
    if others and _go_to(hands, way.key, first):
        hands.press(way.select)
    return rounds


def _figure(check: str, wrong: Sequence[str], way: Way) -> Figure:
    return Figure(check, float(len(wrong)), 0.0, f"{way.name}: {', '.join(wrong) or 'all is well'}", is_least=False)


def _round(hands: Hands, way: Way, bar: set[str]) -> list[Place]:
    """Move on until the first place comes again, and choose what does not turn the page away.

    Of the keys that type only the first is chosen with two switches, for after each they begin again.
    """
    places: list[Place] = []
    hands.press(way.key)
    first = (hands.stage.part, hands.focus)
    has_typed = False
    while len(places) < MOST_MOVES:
        is_typing = way.is_two_switch and is_key(hands.focus)
        places.append(_place(hands, way, bar, is_to_choose=not (is_typing and has_typed)))
        has_typed |= is_typing
        hands.press(way.key)
        if (hands.stage.part, hands.focus) == first:
            break
    return places


def _place(hands: Hands, way: Way, bar: set[str], *, is_to_choose: bool) -> Place:
    """Where the focus is now, after the key that chooses was pressed there and left all as it was."""
    control, stage = hands.focus, hands.stage
    box, is_seen, is_chosen = _box(stage, control), hands.is_seen(), True
    if way.select and is_to_choose and not control.startswith(("turn:", "pad:")):
        hands.pressed, hands.pressed_count = "", 0
        hands.press(way.select)
        is_chosen = (hands.pressed, hands.pressed_count) == (control, 1)
        if way.is_two_switch and is_key(control):  # go there again from wherever they begin
            hands.focus = ""
            is_chosen &= _go_to(hands, way.key, control)
    return Place(IN_BAR if control in bar else stage.part, control, box, is_seen, is_chosen)


def _box(stage: Stage, control: str) -> Box:
    name, _, step = control.rpartition(":")
    boxes = [
        (one.left, one.top, one.left + one.width, one.top + one.height)
        for one in stage.targets()
        if one.id == control or (step in STEPS and one.id.rpartition(":")[0] == name)
    ]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def disorder(places: list[Place]) -> Iterator[str]:
    """What comes before something that is read before it; the way back comes after all else on its part."""
    for part in {place.part for place in places}:
        here = [place for place in places if place.part == part and place.control != "turn:back"]
        first = next((at for at, place in enumerate(here) if _is_read_first(place, here)), 0)
        pairs = list(combinations(here[first:] + here[:first], 2))
        wrong = [pair for pair in pairs if _is_read_before(pair[1].box, pair[0].box)]
        if part == IN_BAR and not any(_is_read_before(_turned(later.box), _turned(one.box)) for one, later in pairs):
            continue  # beside a lying page the bar is read down one column, then down the other
        yield from (f"{one.control} before {later.control}" for one, later in wrong)


def _is_read_first(place: Place, places: list[Place]) -> bool:
    return not any(_is_read_before(other.box, place.box) for other in places)


def _turned(box: Box) -> Box:
    """Columns in place of rows."""
    left, top, right, low = box
    return top, left, low, right


def _is_read_before(one: Box, other: Box) -> bool:
    """Whether one ends above the other, or left of it in its row, where the middle of each is beside the other."""
    middle, middle_of_other = (one[1] + one[3]) / 2, (other[1] + other[3]) / 2
    is_in_row = one[1] <= middle_of_other <= one[3] and other[1] <= middle <= other[3]
    return one[3] <= other[1] or (is_in_row and one[2] <= other[0])


def is_reverse(forward: list[Place], backward: list[Place]) -> bool:
    """Whether one round is the other, gone the other way from wherever it began."""
    there, back = [place[:2] for place in forward], [place[:2] for place in reversed(backward)]
    begin = back.index(there[0]) if there[0] in back else 0
    return there == back[begin:] + back[:begin]


def _go_to(hands: Hands, key: int, control: str) -> bool:
    for _ in range(MOST_MOVES):
        if hands.focus == control:
            return True
        hands.press(key)
    return False
