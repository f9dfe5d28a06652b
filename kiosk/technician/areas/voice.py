"""The office's own voice: which language, which sentence, reading it aloud, hearing it back, using it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk.ports import TakeState
from kiosk.technician._booth import Booth
from kiosk.technician._events import Keep
from kiosk.technician._visit import Place, Step, Visit, go
from kiosk.technician._voice_events import (
    KeepTake,
    ListPrompts,
    ListVoices,
    PromptsListed,
    Record,
    RemoveClip,
    Replay,
    ReplayEnded,
    StopRecording,
    StopReplay,
    TakeEnded,
    TakeMoved,
    VoicesListed,
)
from kiosk.technician.areas.entering import turn_back, turn_on

if TYPE_CHECKING:
    from kiosk.technician._visit import Pages, Presses
    from kiosk.technician._voice_events import VoiceHappening


MOST_PROMPTS = 6  # a page


def booth_of(visit: Visit) -> Booth:
    """As it stands; an empty one before it was opened."""
    return visit.booth or Booth()


def hear(visit: Visit, happening: VoiceHappening) -> Step:
    """What came back from microphone, loudspeaker and disk."""
    match happening:
        case VoicesListed():
            return hear_voices(visit, happening)
        case PromptsListed():
            return hear_prompts(visit, happening)
        case TakeMoved():
            return hear_moved(visit, happening)
        case TakeEnded():
            return hear_ended(visit, happening)
        case ReplayEnded():
            return hear_replayed(visit, happening)
        case _:
            assert_never(happening)


def open_voices(visit: Visit, _: str) -> Step:
    """Which language?"""
    return Step(replace(go(visit, Place.VOICES), booth=Booth(), is_waiting=True), (ListVoices(),))


def hear_voices(visit: Visit, listed: VoicesListed) -> Step:
    """The languages there are."""
    is_here = visit.place is Place.VOICES
    return Step(_in(visit, names=listed.names, is_waiting=False) if is_here else visit)


def choose_voice(visit: Visit, code: str) -> Step:
    """This one; one that is not there yet is begun."""
    if code not in dict(booth_of(visit).names):
        return Step(visit)
    there = _in(go(visit, Place.PARTS), language=code, prompts=(), part="", at=0, ended=None)
    return Step(replace(there, is_waiting=True), (ListPrompts(code),))


def hear_prompts(visit: Visit, listed: PromptsListed) -> Step:
    """The sentences as they are now; after keeping one, the next that nobody has read."""
    booth = booth_of(visit)
    if listed.language != booth.language or visit.place not in {Place.PARTS, Place.PROMPT, Place.TAKEN}:
        return Step(visit)
    said = [one.sentence for one in listed.prompts]
    read = booth.prompt.sentence if booth.prompt is not None else ""
    at = said.index(read) if read in said else 0
    visit = _in(visit, prompts=listed.prompts, at=at, ended=listed.ended, is_waiting=False)
    if read not in said:
        return Step(_in(go(visit, Place.PARTS)))
    if visit.place is not Place.TAKEN or listed.ended is not TakeState.GOOD:
        return Step(visit)
    following = booth_of(visit).next_open()
    if following is None:
        return Step(_in(go(visit, Place.PARTS), ended=None))
    return Step(_in(go(visit, Place.PROMPT), at=following, part=listed.prompts[following].part, ended=TakeState.GOOD))


def open_part(visit: Visit, part: str) -> Step:
    """The sentences of this part."""
    if not booth_of(visit).of_part(part):
        return Step(visit)
    return Step(_in(go(visit, Place.PROMPTS), part=part))


def open_prompt(visit: Visit, number: str) -> Step:
    """One sentence."""
    booth = booth_of(visit)
    if not number.isdigit() or int(number) >= len(booth.prompts):
        return Step(visit)
    at = int(number)
    return Step(_in(go(visit, Place.PROMPT), at=at, part=booth.prompts[at].part, ended=None))


def back_to_list(visit: Visit) -> Step:
    """To the page of the list that the sentence stands on."""
    booth = booth_of(visit)
    places = [at for at, _ in booth.of_part(booth.part)]
    at = places.index(booth.at) if booth.at in places else 0
    return Step(replace(go(visit, Place.PROMPTS), list_page=at // MOST_PROMPTS))


def open_next(visit: Visit, _: str) -> Step:
    """The next sentence that nobody has read."""
    booth = booth_of(visit)
    if visit.place is Place.PARTS:
        booth = replace(booth, at=len(booth.prompts))
    following = booth.next_open()
    return Step(visit) if following is None else open_prompt(visit, str(following))


def offer(visit: Visit, _: str) -> Step:
    """Let residents choose this language, from the next start on."""
    config, code = visit.told_config, booth_of(visit).language
    if code in config.speech.languages:
        return Step(visit)
    languages = (*config.speech.languages, code)
    changes = {"speech.languages": list(languages)}
    config = replace(config, speech=replace(config.speech, languages=languages))
    there = replace(visit, config=config, changed={**visit.changed, **changes}, problem="")
    return Step(there, (Keep(changes),))


def record(visit: Visit, _: str) -> Step:
    """Listen to whoever reads the sentence."""
    there = _in(go(visit, Place.RECORDING), seconds=0.0, level=0, ended=None)
    return Step(there, (StopReplay(), Record()))


def hear_moved(visit: Visit, moved: TakeMoved) -> Step:
    """How long and how loud; it keeps the visit open."""
    if visit.place is not Place.RECORDING:
        return Step(visit)
    return Step(_in(visit, seconds=moved.seconds, level=moved.level, still_s=0))


def stop_recording(visit: Visit, _: str) -> Step:
    """It was read; what became of it is told."""
    return Step(visit, (StopRecording(),))


def leave_recording(visit: Visit, _: str = "") -> Step:
    """Not this time."""
    return Step(_in(go(visit, Place.PROMPT), ended=None), (StopRecording(),))


def hear_ended(visit: Visit, ended: TakeEnded) -> Step:
    """A take that can be used is heard back at once."""
    if visit.place is not Place.RECORDING:
        return Step(visit)
    heard = (Replay(),) if ended.state is TakeState.GOOD else ()
    return Step(_in(go(visit, Place.TAKEN), ended=ended.state, still_s=0), heard)


def replay_take(visit: Visit, _: str) -> Step:
    """Hear it again."""
    return Step(visit, (StopReplay(), Replay()))


def replay(visit: Visit, _: str) -> Step:
    """Hear what is used now."""
    booth = booth_of(visit)
    assert booth.prompt is not None
    return Step(visit, (StopReplay(), Replay(booth.language, booth.prompt.sentence)))


def hear_replayed(visit: Visit, replayed: ReplayEnded) -> Step:
    """Only what could not be heard is told."""
    is_told = visit.place in {Place.PROMPT, Place.TAKEN} and replayed.state is not TakeState.GOOD
    return Step(_in(visit, ended=replayed.state) if is_told else visit)


def use(visit: Visit, _: str) -> Step:
    """Put it in the place of what was heard before."""
    booth = booth_of(visit)
    if visit.is_waiting or booth.prompt is None or booth.ended not in {TakeState.GOOD, TakeState.UNHEARD}:
        return Step(visit)
    kept = KeepTake(booth.language, booth.prompt.sentence)
    return Step(replace(visit, is_waiting=True), (StopReplay(), kept))


def remove(visit: Visit, _: str) -> Step:
    """The machine says it again."""
    booth = booth_of(visit)
    if visit.is_waiting or booth.prompt is None or not booth.prompt.is_own:
        return Step(visit)
    removed = RemoveClip(booth.language, booth.prompt.sentence)
    return Step(replace(visit, is_waiting=True), (StopReplay(), removed))


def _in(visit: Visit, *, is_waiting: bool | None = None, still_s: int | None = None, **changes: object) -> Visit:
    """The same with what has changed in the booth."""
    booth = replace(booth_of(visit), **changes)  # type: ignore[arg-type]
    return replace(
        visit,
        booth=booth,
        is_waiting=visit.is_waiting if is_waiting is None else is_waiting,
        still_s=visit.still_s if still_s is None else still_s,
    )


_TURNS = {"more": turn_on, "previous": turn_back}
PRESSES: Presses = {
    Place.SOUND: {"voices": open_voices},
    Place.VOICES: {"voice": choose_voice, **_TURNS},
    Place.PARTS: {"part": open_part, "next": open_next, "offer": offer, **_TURNS},
    Place.PROMPTS: {"prompt": open_prompt, **_TURNS},
    Place.PROMPT: {"record": record, "replay": replay, "remove": remove, "next": open_next},
    Place.RECORDING: {"stop_recording": stop_recording, "cancel": leave_recording},
    Place.TAKEN: {"use": use, "record": record, "replay_take": replay_take},
}
PAGES: Pages = {}
