"""What a key does on the page that is shown: it types, moves the focus, turns, chooses, or asks the mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from kiosk.views import (
    Act,
    Acted,
    Focused,
    Keyed,
    LearnView,
    NumberPadView,
    Plugged,
    RestView,
    SearchView,
    Typed,
    TypeView,
    name_of,
)
from screens._focus import Focus, in_order
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
        self.targets: tuple[Target, ...] = ()

    def set_up(self, setup: Setup) -> None:
        """Take what the keys do."""
        self._keyboard.set_up(setup)

    def shown(self, view: View, *, is_new: bool) -> None:
        """A view has been placed."""
        self._view = view
        if self._take_controls(is_new=is_new):
            self._tell_focus(is_moved=False)

    def turned(self) -> None:
        """Another part of the view has been placed."""
        self._take_controls(is_new=False)

    def _take_controls(self, *, is_new: bool) -> bool:
        bar = frozenset(one.id for one in self._view.frame.bar) if self._view is not None else frozenset()
        self.targets = in_order(self._stage.targets(), bar)
        self._focus.begins_at = getattr(self._view, "begins_at", "")
        is_moved = self._focus.shown(self.targets, bar, is_new=is_new)
        self._stage.focus_on(self._focus.control)
        return is_moved

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
        elif stroke.character and isinstance(self._view, _TYPING) and not stroke.is_switch:
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
            case _:
                pass

    def _ask(self, act: Act, now: float) -> None:
        if act in _STEPS or self._gate.strike(f"act:{act}", now):
            self._send(lambda seq: Acted(seq, act))

    def _select(self, now: float) -> None:
        control, part = self._focus.control, self._stage.part
        if control is None or not self._gate.strike(control, now):
            return
        self._press(control)
        if self._stage.part != part:
            self._focus.begin()
            self._show_focus()
        elif self._focus.control != control:
            self._tell_focus()

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
        """To the next part, or page of a list; at the end to the button that goes on, which is not pressed."""
        primary = getattr(self._view, "primary", None)
        if self._turn(1):
            self._focus.begin()
            self._show_focus()
        elif not self._press_if_there("more", now) and primary is not None and self._focus.put(primary.id):
            self._show_focus()

    def _turn_back(self, now: float) -> None:
        """To the part, or page of a list, before; at the beginning to the button that goes back."""
        if self._turn(-1):
            self._focus.begin()
            self._show_focus()
        elif not self._press_if_there("previous", now) and self._focus.put("bar:back"):
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
        control = self._focus.control
        if control is not None:
            self._send(lambda seq: Focused(seq, control, is_moved))
