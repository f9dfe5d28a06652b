"""The devices: how each is and who has to act, what is plugged in, choosing it, trying it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.technician._events import DeviceProbed, Find, Keep, Probe, StopTry, Try
from kiosk.technician._typing import ADDRESS_ROWS, MOST_ADDRESS, host_and_port, with_letter
from kiosk.technician._visit import Place, Step, Visit, go
from kiosk.technician._words import ON_NETWORK, address_key, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.ports import DeviceKind, Verdict
    from kiosk.technician._events import DevicesFound, DeviceTested, TryTold
    from kiosk.technician._visit import Pages, Presses

_MOST_FOUND = 7


def open_device(visit: Visit, name: str) -> Step:
    """One kind of device."""
    kind = next((one for one in visit.kinds if one.value == name), None)
    if kind is None:
        return Step(visit)
    return Step(replace(go(visit, Place.DEVICE), kind=kind, found=(), is_spare=False), (Probe((kind,)),))


def probe_all(visit: Visit, _: str) -> Step:
    """Ask them all again."""
    return Step(replace(visit, verdicts={}), (Probe(visit.kinds),))


def probe(visit: Visit, _: str) -> Step:
    """Ask it again."""
    assert visit.kind is not None
    return Step(replace(unknown(visit), outcome=None), (Probe((visit.kind,), visit.is_spare),))


def without_verdict(visit: Visit, kind: DeviceKind) -> Visit:
    """The same without what is known of a device."""
    return replace(visit, verdicts={one: known for one, known in visit.verdicts.items() if one is not kind})


def hear_probed(visit: Visit, probed: DeviceProbed) -> Step:
    """How a device is; wherever one stands."""
    if probed.is_spare:
        return Step(with_spare(visit, probed.kind, probed.verdict))
    return Step(learn(visit, probed.kind, probed.verdict))


def with_spare(visit: Visit, kind: DeviceKind, verdict: Verdict) -> Visit:
    """What is known of a spare by now."""
    return replace(visit, spares={**visit.spares, kind: verdict})


def known_of(visit: Visit) -> Verdict | None:
    """How the device looked at is, or its spare; None while nothing is known."""
    if visit.kind is None:
        return None
    return (visit.spares if visit.is_spare else visit.verdicts).get(visit.kind)


def learn(visit: Visit, kind: DeviceKind, verdict: Verdict) -> Visit:
    """What is known of a device by now: what a person said of it, and is still to say, holds while its state does."""
    before, (state, judged) = visit.verdicts.get(kind), visit.judged.get(kind, ("", verdict))
    if verdict.state == state:
        verdict = judged
    elif verdict.asks is None and before is not None and before.state == verdict.state:
        verdict = replace(verdict, asks=before.asks)
    there = replace(visit, verdicts={**visit.verdicts, kind: verdict})
    is_asked = visit.place is Place.ASKED and visit.kind is kind and not visit.is_spare
    return go(there, Place.DEVICE) if is_asked and verdict.asks is None else there


def judge(visit: Visit, kind: DeviceKind, state: str, verdict: Verdict) -> Visit:
    """A person has said how it is."""
    return replace(visit, judged={**visit.judged, kind: (state, verdict)}, verdicts={**visit.verdicts, kind: verdict})


def _unjudged(visit: Visit) -> Visit:
    """Nothing that was said of the device looked at holds any more."""
    return replace(visit, judged={one: known for one, known in visit.judged.items() if one is not visit.kind})


def find(visit: Visit, _: str) -> Step:
    """What is plugged in?"""
    assert visit.kind is not None
    return Step(replace(go(visit, Place.FOUND), is_waiting=True, found=()), (Find(visit.kind),))


def hear_found(visit: Visit, found: DevicesFound) -> Step:
    """What is plugged in."""
    if visit.place is not Place.FOUND or visit.kind is not found.kind or not visit.is_waiting:
        return Step(visit)
    return Step(replace(visit, is_waiting=False, found=found.found[:_MOST_FOUND]))


def choose_found(visit: Visit, number: str) -> Step:
    """Use this one."""
    assert visit.kind is not None
    if not number.isdigit() or int(number) >= len(visit.found):
        return Step(visit)
    table = table_of(visit.kind, is_spare=visit.is_spare)
    return keep(visit, {f"{table}.{key}": value for key, value in visit.found[int(number)].settings.items()})


def use_none(visit: Visit, _: str) -> Step:
    """Use no such device."""
    assert visit.kind is not None
    key = address_key(visit.kind, is_spare=visit.is_spare)
    return keep(visit, {key: ""} if key else {})


def type_in(visit: Visit, _: str) -> Step:
    """A device on the network is found by nobody: its address stands on what it prints of itself."""
    return Step(go(visit, Place.ADDRESS) if visit.kind in ON_NETWORK else visit)


def type_key(visit: Visit, key: str) -> Step:
    """One key of an address."""
    return Step(replace(visit, typed=with_letter(visit.typed, key, ADDRESS_ROWS, MOST_ADDRESS), problem=""))


def take_address(visit: Visit, _: str) -> Step:
    """There it is."""
    assert visit.kind is not None
    scheme, port = ON_NETWORK[visit.kind]
    address = host_and_port(visit.typed, port)
    if address is None:
        return Step(replace(visit, problem="tech.address.form"))
    return keep(visit, {address_key(visit.kind, is_spare=visit.is_spare): f"{scheme}://{address}"})


def keep(visit: Visit, changes: Mapping[str, object]) -> Step:
    """Keep what was chosen; how the device is with it is asked once it is kept."""
    assert visit.kind is not None
    there = unknown(go(visit, visit.device_place))
    there = _unjudged(there) if changes and not visit.is_spare else there
    if not changes:
        return Step(there, (Probe((visit.kind,), visit.is_spare),))
    return Step(replace(there, changed={**visit.changed, **changes}), (Keep(changes),))


def ask_anew(visit: Visit) -> Step:
    """The configuration is another: how is the device that was looked at, if nothing is known of it?"""
    if visit.kind is None or visit.place is Place.TRY:
        return Step(visit)
    return Step(visit, () if known_of(visit) is not None else (Probe((visit.kind,), visit.is_spare),))


def unknown(visit: Visit) -> Visit:
    """The same without what is known of the device looked at."""
    assert visit.kind is not None
    if visit.is_spare:
        return replace(visit, spares={one: known for one, known in visit.spares.items() if one is not visit.kind})
    return without_verdict(visit, visit.kind)


def try_it(visit: Visit, _: str) -> Step:
    """Do with it what can be seen or heard."""
    assert visit.kind is not None
    there = unknown(go(visit, Place.TRY))
    there = there if visit.is_spare else _unjudged(there)
    return Step(replace(there, is_waiting=True), (Try(visit.kind, visit.is_spare),))


def hear_told(visit: Visit, told: TryTold) -> Step:
    """What to do, or what goes on."""
    is_here = visit.place is Place.TRY and visit.kind is told.kind and visit.is_waiting
    return Step(replace(visit, told=told.key, still_s=0) if is_here else visit)


def hear_tested(visit: Visit, tested: DeviceTested) -> Step:
    """How it ended; the device page says it with what to do, once what only an eye can tell was asked."""
    visit = hear_probed(visit, DeviceProbed(tested.kind, tested.verdict, tested.is_spare)).visit
    if visit.place is not Place.TRY or (visit.kind, visit.is_spare) != (tested.kind, tested.is_spare):
        return Step(visit)
    place = visit.device_place if tested.verdict.asks is None else Place.ASKED
    return Step(replace(go(visit, place), outcome=tested.verdict, still_s=0))


def stop_waiting(visit: Visit, _: str) -> Step:
    """Back to the device; what runs ends soon, and how the device is then is asked."""
    assert visit.kind is not None
    asked = Probe((visit.kind,), visit.is_spare)
    effects = (StopTry(visit.kind), asked) if visit.place is Place.TRY else ()
    return Step(go(visit, visit.device_place), effects)


PRESSES: Presses = {
    Place.DEVICES: {"device": open_device, "probe_all": probe_all},
    Place.DEVICE: {"try": try_it, "find": find, "probe": probe},
    Place.FOUND: {
        "use": choose_found,
        "use_none": use_none,
        "find": find,
        "type_in": type_in,
        "stop_waiting": stop_waiting,
    },
    Place.ADDRESS: {"key": type_key, "take": take_address},
    Place.TRY: {"stop_waiting": stop_waiting},
}
PAGES: Pages = {}
