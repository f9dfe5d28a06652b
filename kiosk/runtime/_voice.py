"""Says aloud what is on the glass: the page when it opens, what is new on it, and what has the focus.

A page and the focus break off what is being said; what is new on a page waits for its end unless it is urgent, and only
the newest of it waits, so that a countdown never piles up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk import speech
from kiosk.journey import SPEEDS_WPM, VOLUMES_DB, SayAgain, SayGoodbye, SayProblem
from kiosk.ports import Spoken
from kiosk.views import RestView

if TYPE_CHECKING:
    import asyncio

    from kiosk.catalogue import Sayings
    from kiosk.journey import Hush, Manner, Setting, Sound, Tuned
    from kiosk.ports import Speaker
    from kiosk.texts import Texts
    from kiosk.views import View


@dataclass(frozen=True)
class Shown:
    """What is on the glass, and for whom."""

    view: View
    manner: Manner
    texts: Texts
    sayings: Sayings
    keys: speech.Keys

    @property
    def hearing(self) -> speech.Hearing:
        """Who listens."""
        return speech.Hearing(self.texts, self.sound.is_private, self.sound.is_guided, self.sayings, self.keys)

    @property
    def sound(self) -> Sound:
        """How they want it."""
        return self.manner.sound


class VoiceHost:
    """The one voice of a kiosk. All methods run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        speaker: Says it; None where there is none, and then all is silent.
        keys: Which keys the kiosk has.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, speaker: Speaker | None, keys: speech.Keys | None = None
    ) -> None:
        self._loop, self._speaker, self._keys = loop, speaker, keys or speech.Keys()
        self._shown: Shown | None = None
        self._waiting: Spoken | None = None  # said when what is being said has ended
        self._left: Spoken | None = None  # not said yet when it was hushed
        self._is_asked_again = self._is_problem_asked = False
        self._tuned: Tuned = ""
        self._told_tuning = ""  # the value that was said before what was being said
        self._focused = ""
        self._goodbye: Spoken | None = None  # to whoever is about to be forgotten
        self._is_parting = False
        self._is_turned = False  # to another part, whose number is heard before the focus
        self._saying = 0
        self.is_speaking = False

    @property
    def has_headphones(self) -> bool | None:
        """Whether they are plugged in; None where nothing can tell."""
        return self._speaker.has_headphones() if self._speaker is not None else None

    @property
    def _has_more(self) -> bool:
        """Whether something is being said, or was broken off to be gone on with."""
        return self.is_speaking or self._left is not None

    def show(self, before: View | None, view: View, manner: Manner, office: Setting) -> None:
        """A page opened; or, with the view before it, the same page may look or sound otherwise.

        Args:
            before: The same page as it was; None if it is another.
            view: The page.
            manner: How it is heard.
            office: Whose words and sayings they are, in the language of the page.
        """
        was, self._shown = self._shown, Shown(view, manner, office.texts, office.offer.sayings, self._keys)
        is_asked_again, self._is_asked_again = self._is_asked_again, False
        is_problem_asked, self._is_problem_asked = self._is_problem_asked, False
        tuned, self._tuned = self._tuned, ""
        if self._speaker is None:
            return
        if isinstance(view, RestView):
            if self._has_more and not self._is_parting:
                self.hush()
        elif not manner.sound.is_on:
            self._fall_silent(was, self._shown)
        elif before is None or was is None:
            self._open(was, self._shown)
        elif is_problem_asked:
            self._say(speech.problem(view, self._shown.hearing))
        elif tuned:
            self._tell_tuned(tuned, self._shown, is_shown=before != view)
        elif before != view or was.sound != manner.sound or is_asked_again:
            self._show_news(before, was.sound, self._shown, is_asked_again=is_asked_again)

    def focus(self, control: str, *, is_moved: bool = True) -> None:
        """The focus came to a control of the page: by a key, or because the page has other controls now.

        Then the page itself is heard to its end first: a question nobody has heard must not be answered.
        """
        if (shown := self._shown) is not None and shown.sound.is_on:
            self._focused = control
            said = speech.focus(shown.view, control, shown.hearing)
            is_part_heard, self._is_turned = self._is_turned, False
            self._say(said if is_moved and not is_part_heard else replace(said, is_urgent=False))

    def turn(self, part: int, parts: int) -> None:
        """Another part of the page came, counted from 0."""
        if (shown := self._shown) is not None and shown.sound.is_on:
            self._is_turned = self._say(speech.turned(shown.view, part, parts, shown.hearing))

    def obey(self, effect: SayAgain | SayProblem | Hush | SayGoodbye) -> None:
        """What a visit asked for: again, with the next `show`, which may change how; or silence, or the rest of it.

        A good-bye is said once all that was of the visit is forgotten.
        """
        if isinstance(effect, SayAgain):
            self._is_asked_again, self._tuned = not effect.tuned, effect.tuned
        elif isinstance(effect, SayProblem):
            self._is_problem_asked = True
        elif isinstance(effect, SayGoodbye):
            self._goodbye = _farewell(effect, self._shown) if self._shown else None
        elif self.is_speaking:
            self._left = self._hush()
        elif self._left is not None:
            self._start(self._left)

    def hush(self) -> None:
        """Be silent: somebody pressed something, or there is nothing to hear."""
        self._hush()

    def forget(self) -> None:
        """The resident has gone."""
        self._hush()
        self._shown, self._is_asked_again, self._is_turned = None, False, False
        self._is_problem_asked = False
        self._focused = self._tuned = self._told_tuning = ""
        goodbye, self._goodbye = self._goodbye, None
        if self._speaker is not None:
            self._speaker.forget()
            if goodbye is not None:
                self._start(goodbye)
                self._is_parting = True

    def _open(self, was: Shown | None, shown: Shown) -> None:
        """Another page is read; first, that the curtain has just been drawn or lifted."""
        self._focused, self._is_turned = "", False
        opening = speech.opening(shown.view, shown.hearing)
        if was is not None and (curtain := speech.curtain(was.view, shown.view, shown.hearing)):
            opening = replace(opening, text=f"{curtain} {opening.text}".strip())
        if not self._say(opening):
            self.hush()
        self._prepare(shown)

    def _fall_silent(self, was: Shown | None, shown: Shown) -> None:
        """The sound was switched off: who sees nothing hears so, and how it comes back, as the last thing."""
        if was is not None and was.sound.is_on and was.sound.is_guided:
            self._start(_spoken(speech.silenced(shown.hearing), shown))
        elif was is None or was.sound.is_on:
            self.hush()

    def _show_news(self, before: View, was: Sound, shown: Shown, *, is_asked_again: bool) -> None:
        """The same page again: what is new on it, or all of it, or only how it is heard."""
        is_retuned = (was.volume, was.speed) != (shown.sound.volume, shown.sound.speed)
        if was.is_private and not shown.sound.is_private:
            self._hush()  # it may be theirs, and everybody would hear it now
            if not is_asked_again:
                self._say(speech.unplugged(shown.view, shown.hearing))
                self._prepare(shown)
                return
        news = speech.change(before, shown.view, shown.hearing)
        if is_asked_again and not (is_retuned and (news or self._has_more)):
            opening = speech.opening(shown.view, shown.hearing)
            self._say(replace(opening, text=f"{news.text} {opening.text}".strip()))
        elif is_retuned and not news:
            self._retune(shown)
        else:
            self._say(replace(news, is_urgent=news.is_urgent or is_retuned))
        if before.page != shown.view.page or was.is_guided != shown.sound.is_guided:
            self._prepare(shown)

    def _tell_tuned(self, tuned: Tuned, shown: Shown, *, is_shown: bool) -> None:
        """How loud or fast it is now, heard on the rest of what was being said, or on what was said of the focus."""
        at, steps = (shown.sound.volume, VOLUMES_DB) if tuned == "volume" else (shown.sound.speed, SPEEDS_WPM)
        value = speech.tuned("volume" if tuned == "volume" else "speed", at + 1, len(steps), shown.hearing)
        held = self._left
        left = self._hush() or held
        rest = speech.Utterance(left.text, left.language) if left is not None else speech.Utterance()
        if not rest and not is_shown and 0 < at < len(steps) - 1:
            rest = speech.focus(shown.view, self._focused, shown.hearing)
        text = rest.text.removeprefix(self._told_tuning).strip()
        self._start(_spoken(replace(value, text=f"{value.text} {text}".strip()), shown))
        self._told_tuning = value.text

    def _retune(self, shown: Shown) -> None:
        """The rest of what was being said, or was held, as they want it now."""
        held = self._left
        if (left := self._hush() or held) is not None:
            self._start(_spoken(speech.Utterance(left.text, left.language), shown))

    def _say(self, said: speech.Utterance) -> bool:
        """Say it now, or after what is being said; whether there is anything to say."""
        shown = self._shown
        if not said or shown is None or self._speaker is None:
            return False
        if said.is_tone:
            self._hush()
            self._speaker.beep(VOLUMES_DB[shown.sound.volume])
        elif self.is_speaking and not said.is_urgent:
            self._waiting = _spoken(said, shown)
        else:
            self._start(_spoken(said, shown))
        return True

    def _start(self, spoken: Spoken) -> None:
        assert self._speaker is not None
        self._saying += 1
        saying = self._saying
        self._waiting = self._left = None
        self.is_speaking, self._is_parting = True, False

        def done() -> None:
            self._loop.call_soon_threadsafe(self._ended, saying)

        self._speaker.say(spoken, done)

    def _ended(self, saying: int) -> None:
        if saying != self._saying:
            return
        self.is_speaking = False
        if self._waiting is not None:
            self._start(self._waiting)

    def _hush(self) -> Spoken | None:
        """Be silent, and give what was not said."""
        self._saying += 1
        self.is_speaking, self._waiting, self._left = False, None, None
        return self._speaker.stop() if self._speaker is not None else None

    def _prepare(self, shown: Shown) -> None:
        """Make ahead what is said of each control, for whom the focus leads: it moves faster than a voice thinks."""
        if self._speaker is None or not shown.sound.is_guided:
            return
        for control in speech.controls(shown.view, shown.hearing):
            if said := speech.focus(shown.view, control, shown.hearing):
                self._speaker.prepare(_spoken(said, shown))


def _farewell(effect: SayGoodbye, shown: Shown) -> Spoken:
    return _spoken(speech.goodbye(shown.hearing, has_entered=effect.has_entered), shown)


def _spoken(said: speech.Utterance, shown: Shown) -> Spoken:
    sound = shown.sound
    return Spoken(said.text, said.language or shown.manner.language, SPEEDS_WPM[sound.speed], VOLUMES_DB[sound.volume])
