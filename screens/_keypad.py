"""What a key does on the page that is shown: it types, moves the focus, turns, chooses, or asks the mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from kiosk.views import (
    Act,
    Acted,
    DateView,
    Focused,
    Keyed,
    LearnView,
    NumberPadView,
    Plugged,
    RestView,
    SearchView,
    ShowView,
    Typed,
    TypeView,
    is_same_face,
    name_of,
)
from screens._focus import Focus, in_order, is_key, keys_first
from screens._keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.views import Event, Setup, Target, View
    from screens._answers import Answers
    from screens._gate import TouchGate
    from screens._keyboard import Stroke
    from screens._stage import Stage

_BACKSPACE = 8
_TYPING = (NumberPadView, TypeView, SearchView)
_ACTS = get_args(Act)
# Louder, and louder still: meant to be pressed fast.
_STEPS = {"louder", "softer", "volume", "faster", "slower"}
_HEADPHONES = {"headphones_in": True, "headphones_out": False}


class Keypad:
    """The keys of one pen.

    Args:
        stage: What the focus moves on.
        gate: Says which presses count.
        answers: Where what is typed waits its turn.
        send: Tells the mind at once.
        press: A control counts as pressed.
        turn: To another part of the page, told to the mind; False where there is none.

    Attributes:
        targets: The controls that are shown, in the order in which the focus goes through them.
    """

    def __init__(
        self,
        stage: Stage,
        gate: TouchGate,
        answers: Answers,
        send: Callable[[Callable[[int], Event]], None],
        press: Callable[[str], None],
        turn: Callable[[int], bool],
    ) -> None:
        self._stage, self._gate, self._answers = stage, gate, answers
        self._send, self._press, self._turn = send, press, turn
        self._keyboard, self._focus = Keyboard(), Focus()
        self._view: View | None = None
        self._part = 0
        self._is_two_switch = False
        self._is_begun_again = False  # and not told yet
        self.targets: tuple[Target, ...] = ()

    def set_up(self, setup: Setup) -> None:
        """Take what the keys do."""
        self._keyboard.set_up(setup)
        self._is_two_switch = setup.is_two_switch

    def shown(self, view: View, *, is_new: bool) -> None:
        """A view has been placed. On another face nothing has the focus: a key would choose what nobody has heard."""
        before, self._view, self._part = self._view, view, self._stage.part
        had, is_told = self._focus.control, self._is_begun_again
        self._is_begun_again = False
        if not is_new and _has_led_on(before, view, is_two_switch=self._is_two_switch):
            self._focus.leave()
        self._take_controls(is_new=is_new or before is None or not is_same_face(before, view))
        if is_new:
            return
        if is_told or _reads_on(before, view) or (had is not None and self._focus.control is None):
            self._tell_focus(is_moved=False)

    def turned(self) -> None:
        """Another part of the view, or another sheet of keys, has been placed."""
        is_part, self._part = self._stage.part != self._part, self._stage.part
        if is_part:
            self._focus.turned()
        self._take_controls(is_new=False, to_nearest=not is_part)

    def _take_controls(self, *, is_new: bool, to_nearest: bool = False) -> None:
        bar = frozenset(one.id for one in self._view.frame.bar) if self._view is not None else frozenset()
        self.targets = in_order(self._stage.targets(), bar)
        self._focus.begins_at = "" if self._is_two_switch else getattr(self._view, "begins_at", "")
        if self._is_two_switch and any(is_key(one.id) for one in self.targets):
            primary = getattr(self._view, "primary", None)
            self.targets = keys_first(self.targets, bar, "" if primary is None else primary.id, _led_to(self._view))
        self._focus.shown(self.targets, bar, is_new=is_new, to_nearest=to_nearest)
        self._stage.focus_on(self._focus.control)

    def down(self, key: int, modifiers: list[str], now: float) -> None:
        """A key went down."""
        stroke = self._keyboard.down(key, modifiers)
        if stroke is None or self._view is None:
            return
        if isinstance(self._view, LearnView):
            self._send(lambda seq: Keyed(seq, key, name_of(key)))
        elif stroke.action in _HEADPHONES:
            self._send(lambda seq: Plugged(seq, _HEADPHONES[stroke.action]))
        elif isinstance(self._view, RestView):
            self._wake(stroke, now)
        elif isinstance(self._view, _TYPING) and _is_typed(stroke, self._view):
            self._answers.act(lambda seq: Typed(seq, stroke.character), now)
        else:
            self._do(stroke, now)

    def up(self, key: int) -> None:
        """A key was let go."""
        self._keyboard.up(key)

    def _wake(self, stroke: Stroke, now: float) -> None:
        """Any key that means anything."""
        if stroke.action or stroke.character:
            self._ask("wake", now)

    def _do(self, stroke: Stroke, now: float) -> None:
        match stroke.action:
            case "next":
                self._move(1)
            case "previous":
                self._move(-1)
            case "select":
                self._select(now)
            case "turn_on":
                self._turn_on(now)
            case "turn_back":
                self._turn_back(now)
            case act if act in _ACTS:
                self._ask(cast("Act", act), now)
            case _ if stroke.code == _BACKSPACE and self._stage.has("key:back"):
                self._press("key:back")
            case _ if stroke.character.isdigit():  # who hears choices may count them, and is not left without a word
                self._ask("select_nothing", now)
            case _:
                pass

    def _ask(self, act: Act, now: float) -> None:
        if act in _STEPS or self._gate.strike(f"act:{act}", now):
            self._send(lambda seq: Acted(seq, act))

    def _select(self, now: float) -> None:
        control, part = self._focus.control, self._stage.part
        # One switch pressed by a hand that trembles: the second press would be another control's, or say it all again.
        if self._is_two_switch and not self._gate.strike("act:select", now):
            return
        if control is None:
            self._ask("select_nothing", now)
            return
        if not self._gate.strike(control, now):
            return
        self._press(control)
        if self._is_two_switch and is_key(control):
            self._begin_again()
        elif self._focus.control != control or self._stage.part != part:
            self._show_focus()

    def _begin_again(self) -> None:
        """At the first key, which is less far from the next one than the way around the page; told with its view."""
        if is_key(self._focus.first):
            self._focus.begin()
        else:
            self._focus.leave()
        self._stage.focus_on(self._focus.control)
        self._is_begun_again = True

    def _move(self, step: int) -> None:
        """Through all parts of the page, then the bar, then from the beginning."""
        focus = self._focus
        if step > 0 and focus.is_at_end and self._turn(1):
            focus.begin()
        elif step < 0 and focus.is_at_begin and self._turn(-1):
            focus.end()
        elif step > 0 and focus.is_at_last and self._turn(-self._stage.part):
            focus.begin()
        elif step < 0 and focus.is_past_end and self._turn(self._stage.parts - 1 - self._stage.part):
            focus.end()
        else:
            focus.move(step)
        self._show_focus()

    def _turn_on(self, now: float) -> None:
        """To the next part, or page of a list; at the end to the button that goes on, which is not pressed.

        Who fills in a question comes to that button first: what follows the keys is other ways than going on.
        """
        primary = getattr(self._view, "primary", None)
        name = "" if primary is None else primary.id
        is_filling = isinstance(self._view, (*_TYPING, DateView))
        is_there = (
            (is_filling and self._focus.control != name and self._focus.put(name))
            or self._turn(1)
            or (not self._press_if_there("more", now) and self._focus.put(name))
            or (is_filling and self._turn(-self._stage.part) and self._focus.put(name))
        )
        if is_there:
            self._show_focus()

    def _turn_back(self, now: float) -> None:
        """To the part, or page of a list, before; at the beginning to the button that goes back."""
        if self._turn(-1) or (not self._press_if_there("previous", now) and self._focus.put("bar:back")):
            self._show_focus()

    def _press_if_there(self, control: str, now: float) -> bool:
        is_there = self._stage.has(control)
        if is_there and self._gate.strike(control, now):
            self._press(control)
        return is_there

    def _show_focus(self) -> None:
        self._stage.focus_on(self._focus.control)
        self._tell_focus()

    def _tell_focus(self, *, is_moved: bool = True) -> None:
        control = self._focus.control or ""
        self._send(lambda seq: Focused(seq, control, is_moved and bool(control)))


def _led_to(view: View | None) -> frozenset[str]:
    """What typing has led to: what was found, or the way on from a number that is full."""
    match view:
        case SearchView():
            return frozenset((*(choice.id for choice in view.choices), "more", "turn:on"))
        case NumberPadView(is_full=True):
            return frozenset((view.primary.id,))
        case _:
            return frozenset()


def _has_led_on(before: View | None, view: View, *, is_two_switch: bool) -> bool:
    """Whether typing has just led to something, to which the next key is to come."""
    match before, view:
        case SearchView(), SearchView():
            return (before.text, before.choices) != (view.text, view.choices)
        case NumberPadView(), NumberPadView():
            return is_two_switch and view.is_full and before.text != view.text
        case _:
            return False


def _reads_on(before: View | None, view: View) -> bool:
    """Whether the next page of something long to read came; who reads on stays on the button, and hears so."""
    return isinstance(before, ShowView) and isinstance(view, ShowView) and before.sections != view.sections


def _is_typed(stroke: Stroke, view: View) -> bool:
    """Whether a key types here: where numbers are, a letter with something else to do does that.

    A capital does not: it may come from a reader, which types what it has read.
    """
    if not stroke.character or stroke.is_switch:
        return False
    return not (isinstance(view, NumberPadView) and stroke.action and stroke.character.islower())
