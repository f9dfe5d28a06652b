"""Somebody who hears a visit, and presses what they hear: writes down what a resident who cannot see hears."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from kiosk import speech
from kiosk.journey import (
    SPEEDS_WPM,
    VOLUMES_DB,
    ControlFocused,
    Happening,
    Manner,
    SayAgain,
    SayGoodbye,
    SayProblem,
    resting,
)
from kiosk.journey import Sound as Heard
from kiosk.runtime._glass import _place_of
from kiosk.speech import Hearing, Utterance
from kiosk.speech._talk import talk_of
from kiosk.texts import Texts
from kiosk.views import RestView
from tests.fakes.office import HandClock
from tests.kiosk.journey.visit import Visit, controls

if TYPE_CHECKING:
    from kiosk.journey import Tuned
    from kiosk.views import View

MONDAY = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)  # 09.30 in the office


def in_order(view: View, hearing: Hearing) -> list[str]:
    """The controls of a page in the order in which the focus meets them: the page, then the bar."""
    named = [one.id for one in talk_of(type(view)).controls(view, hearing)]
    shown = controls(view)
    return [one for one in named if one in shown] + [one.id for one in view.frame.bar]


class Listener(Visit):
    """A resident with a keypad, or with a finger, on a Monday morning; every way of `Visit` is listened to.

    Args:
        sound: How they listen from the beginning; as the kiosk begins if not given.
        language: Which they listen to.
    """

    def __init__(self, sound: Heard | None = None, language: str = "id") -> None:
        super().__init__()
        self.setting = replace(self.setting, languages={one: Texts(one) for one in ("id", "en")})
        self.lines: list[str] = []
        self.said: list[Utterance] = []
        self._focus, self._is_typing = "", False
        self._heard: tuple[View, object] | None = None
        self.clock = HandClock(MONDAY)
        self.session = resting(self.clock.now(), Manner(language, sound=sound or Heard()))
        self._listen()

    @property
    def hearing(self) -> Hearing:
        sound = self.session.manner.sound
        office = self.setting.in_language(self.session.manner.language)
        return Hearing(office.texts, sound.is_private, sound.is_guided, office.offer.sayings)

    @property
    def transcript(self) -> str:
        return "\n".join(self.lines) + "\n"

    def press(self, *names: str) -> Listener:
        """Go to each control and press it."""
        for name in names:
            if self.hearing.is_guided:
                self.go_to(name)
                self.do("select")
            else:
                self.do(f"touches {name}")
            super().press(name)
        return self

    def spell(self, text: str) -> Listener:
        """Type, and hear every key on the way."""
        super().type(text)
        return self

    def type(self, text: str) -> Listener:
        """Type, and hear what came of it."""
        if text:
            self.do(f"types {text}")
            self._is_typing = True
            start = len(self.lines)
            super().type(text)
            self._is_typing = False
            heard = [(line, len(list(same))) for line, same in groupby(self.lines[start:])]
            self.lines[start:] = [" ".join(line if count == 1 else f"{line} x{count}" for line, count in heard)]
        return self

    def go_to(self, *names: str) -> Listener:
        """Go to each control and listen, by the shorter way; of what one only passes, nothing is heard whole."""
        for name in names:
            order = in_order(self.view, self.hearing)
            assert name in order, f"{self.page} shows {order}, not {name}"
            at = order.index(name)
            here = order.index(self._focus) if self._focus in order else None
            down = at + 1 if here is None else (at - here) % len(order)
            up = len(order) - at if here is None else (here - at) % len(order)
            if here == at:
                continue
            key, count = ("down", down) if down <= up else ("up", up)
            self.do(f"{key} x{count}" if count > 1 else key)
            self._focus = name
            self.happen(ControlFocused(name))
            self._write(speech.focus(self.view, name, self.hearing), is_echo=True)
        return self

    def happen(self, happening: Happening) -> Listener:
        known, hearing = len(self.effects), self.hearing
        super().happen(happening)
        for one in (one for one in self.effects[known:] if isinstance(one, SayGoodbye)):
            self.said.append(speech.goodbye(hearing, has_entered=one.has_entered))
            self.lines.append(self.said[-1].text)
        for what in (one.tuned for one in self.effects[known:] if isinstance(one, SayAgain) and one.tuned):
            self._write_tuned(what)
        if SayProblem() in self.effects[known:]:
            self._write(speech.problem(self.view, self.hearing))
        elif not self._listen() and SayAgain() in self.effects[known:]:
            self._write(speech.opening(self.view, self.hearing))
        return self

    def pass_(self, seconds: int) -> Listener:
        """Do nothing, and hear what is said meanwhile."""
        for at in range(seconds):
            before = len(self.lines)
            super().pass_(1)
            if len(self.lines) > before:
                self.lines.insert(before, f"    [after {at + 1} s]")
        return self

    def do(self, what: str) -> Listener:
        if not self._is_typing:
            self.lines.append(f"    [{what}]")
        return self

    def _listen(self) -> bool:
        """As the mind does: a page that opened is read, of one drawn again what is new; whether there was anything."""
        view, place = self.view, _place_of(self.session)
        if self._heard == (view, place) or isinstance(view, RestView):
            return False
        before, was = self._heard or (None, None)
        if place != was or self._focus not in controls(view):
            self._focus = ""
        self._heard = (view, place)
        is_same = before is not None and place == was
        said = speech.change(before, view, self.hearing) if is_same and before else speech.opening(view, self.hearing)
        self._write(said)
        return bool(said)

    def _write_tuned(self, what: Tuned) -> None:
        """As the voice does: how it is now, in place of what is new on the page."""
        sound = self.session.manner.sound
        at, steps = (sound.volume, VOLUMES_DB) if what == "volume" else (sound.speed, SPEEDS_WPM)
        self._write(speech.tuned("volume" if what == "volume" else "speed", at + 1, len(steps), self.hearing))
        self._heard = (self.view, _place_of(self.session))

    def _write(self, said: Utterance, *, is_echo: bool = False) -> None:
        if said and self.session.manner.sound.is_on:
            self.said.append(said)
            if not (is_echo and self._is_typing):
                self.lines.append("(a tone)" if said.is_tone else said.text)
