"""The pure step: a visit and what happened give a visit and effects. What means nothing changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from kiosk.technician._events import (
    AccountMade,
    BadgeTapped,
    ControlPressed,
    DeviceProbed,
    DevicesFound,
    DeviceTested,
    Examined,
    GlassTouched,
    HubTried,
    KeyPressed,
    Leave,
    LogsKept,
    PinChecked,
    SecondPassed,
    SettingsKept,
    SlipPrinted,
    SoakMoved,
    TargetHit,
    TryTold,
)
from kiosk.technician._table import BACK, PRESSES
from kiosk.technician._visit import LEAVES_AFTER_S, Place, Step, Visit, go
from kiosk.technician._voice_events import PromptsListed, ReplayEnded, TakeEnded, TakeMoved, VoicesListed
from kiosk.technician.areas import devices, entering, glass, health, jobs, keys, new_hub, newcomer, voice

if TYPE_CHECKING:
    from kiosk.technician._events import Happening
    from kiosk.texts import Texts


def step(visit: Visit, happening: Happening, texts: Texts) -> Step:
    """What the happening makes of the visit."""
    match happening:
        case ControlPressed() | GlassTouched() | KeyPressed() | TargetHit():
            done = _touch(replace(visit, still_s=0), happening)
        case SecondPassed():
            done = _pass_second(visit)
        case BadgeTapped():
            done = entering.hear_badge(visit, happening)
        case PinChecked(entry):
            done = entering.hear_door(visit, entry)
        case AccountMade():
            done = newcomer.hear_account(visit, happening)
        case HubTried():
            done = new_hub.hear_hub(visit, happening)
        case VoicesListed() | PromptsListed() | TakeMoved() | TakeEnded() | ReplayEnded():
            done = voice.hear(visit, happening)
        case _:
            done = _hear(visit, happening, texts)
    return done


def _touch(visit: Visit, happening: ControlPressed | GlassTouched | KeyPressed | TargetHit) -> Step:
    """Somebody is there."""
    match happening:
        case ControlPressed(control):
            return _press(visit, control)
        case GlassTouched():
            return Step(visit)
        case KeyPressed(name):
            return keys.hear_key(visit, name)
        case TargetHit():
            return glass.hear_hit(visit, happening)
        case _:
            assert_never(happening)


def _hear(
    visit: Visit,
    happening: DeviceProbed
    | DevicesFound
    | TryTold
    | DeviceTested
    | Examined
    | SettingsKept
    | LogsKept
    | SlipPrinted
    | SoakMoved,
    texts: Texts,
) -> Step:
    """What came back from a device or the disk."""
    match happening:
        case DeviceProbed():
            done = devices.hear_probed(visit, happening)
        case DevicesFound():
            done = devices.hear_found(visit, happening)
        case TryTold():
            done = devices.hear_told(visit, happening)
        case DeviceTested():
            done = devices.hear_tested(visit, happening)
        case Examined():
            heard = health.hear_examined(visit, happening).visit
            done = jobs.all_examined(heard, happening, texts)
        case SettingsKept():
            done = _hear_kept(visit, happening)
        case LogsKept():
            done = jobs.hear_logs(visit, happening)
        case SlipPrinted():
            done = jobs.hear_slip(visit, happening)
        case SoakMoved():
            done = jobs.hear_soak(visit, happening)
        case _:
            assert_never(happening)
    return done


def _hear_kept(visit: Visit, kept: SettingsKept) -> Step:
    """What is on disk now is what the pages show; what could not be kept is said."""
    if kept.config is None:
        visit = go(visit, Place.MENU) if visit.place is Place.KEYS else visit  # the lesson would say it was kept
        changed = {key: value for key, value in visit.changed.items() if key not in kept.keys}
        undone = replace(visit, problem="tech.not_kept", changed=changed, config=kept.was or visit.config)
        done = newcomer.hear_kept(undone, kept)
    else:
        done = newcomer.hear_kept(replace(visit, config=kept.config), kept)
    asked = devices.ask_anew(done.visit)
    return Step(asked.visit, (*done.effects, *asked.effects))


def _press(visit: Visit, control: str) -> Step:
    if control == "bar:home":
        return Step(visit, (Leave(),))
    if control in {"bar:back", "done"}:
        return _go_back(visit)
    name, _, rest = control.partition(":")
    known = PRESSES.get(visit.place, {})
    press, argument = (known[control], "") if control in known else (known.get(name), rest)
    return Step(visit) if press is None else press(visit, argument)


def _go_back(visit: Visit) -> Step:
    """To the page that leads here; from the first one, away."""
    if visit.place is Place.TRY:
        return devices.stop_waiting(visit, "")
    if visit.place is Place.RECORDING:
        return voice.leave_recording(visit)
    if visit.place is Place.PROMPT:
        return voice.back_to_list(visit)
    place = BACK.get(visit.place)
    if place is Place.DEVICE and visit.place is not Place.SPARE:
        place = visit.device_place
    elif place is Place.DEVICE:
        visit = replace(visit, is_spare=False)
    if visit.draft is not None and visit.place is Place.DEVICES:
        return Step(visit, (Leave(),))
    if visit.draft is not None and visit.place is Place.SLIP:
        place = Place.DEVICES
    if visit.told_draft.replaces and visit.place in {Place.NEW_NUMBER, Place.NEW_NAME}:
        place = Place.NEW_NUMBER if visit.place is Place.NEW_NAME else None
    if place is Place.WHO and len(visit.people) == 1:
        place = None
    return Step(visit, (Leave(),)) if place is None else Step(go(visit, place))


def _pass_second(visit: Visit) -> Step:
    visit = replace(
        visit, still_s=visit.still_s + 1, wait_s=max(0.0, visit.wait_s - 1) if visit.wait_s else visit.wait_s
    )
    return Step(visit, (Leave(),) if visit.still_s >= LEAVES_AFTER_S else ())
