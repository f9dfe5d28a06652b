"""Whatever is pressed, typed, tapped or comes late: before the right PIN nothing is done and nothing is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.access import Entered, Locked, Refused
from kiosk.ports import DeviceKind, Finding, FoundDevice, PrintState, Verdict, WhoActs
from kiosk.technician import (
    AccountMade,
    BadgeTapped,
    CheckPin,
    ControlPressed,
    DeviceProbed,
    DevicesFound,
    DeviceTested,
    Examined,
    GlassTouched,
    KeyPressed,
    Leave,
    LogsKept,
    PinChecked,
    Place,
    SecondPassed,
    SettingsKept,
    SlipPrinted,
    SoakMoved,
    TargetHit,
    TryTold,
    Visit,
)
from kiosk.technician._table import PRESSES
from tests.fakes.technician import BUDI, CONFIG, RINA, Walk, newcomer

CONTROLS = sorted({name for presses in PRESSES.values() for name in presses})
ARGUMENTS = ["", ":0", ":1", ":2", ":devices", ":printer", ":5", ":back", ":7", ":here", ":id", ":longer10", ":touch"]
WELL = Verdict("ready", WhoActs.NOBODY)
PRINTER = FoundDevice(DeviceKind.PRINTER, "x", {"url": "usb:04b8:0e15"})
OUTSIDE = {Place.WHO, Place.PIN}

presses = st.builds(
    lambda name, rest: ControlPressed(name + rest), st.sampled_from(CONTROLS), st.sampled_from(ARGUMENTS)
)
others = st.sampled_from(
    [
        GlassTouched(),
        SecondPassed(),
        KeyPressed("f13"),
        TargetHit(1.0, 1.0),
        BadgeTapped(None),
        BadgeTapped(RINA),
        BadgeTapped(BUDI),
        PinChecked(Refused(0.0)),
        PinChecked(Locked(15.0)),
        PinChecked(Locked(None)),
        DeviceProbed(DeviceKind.PRINTER, WELL),
        DevicesFound(DeviceKind.PRINTER, (PRINTER,)),
        TryTold(DeviceKind.PRINTER, "tech.trying"),
        DeviceTested(DeviceKind.PRINTER, WELL),
        Examined(Finding("disk", WELL)),
        Examined(None, is_last=True),
        SettingsKept(CONFIG),
        LogsKept("/media/x", ("a",)),
        SlipPrinted(PrintState.PRINTED),
        SoakMoved(1, {}, 0, is_over=True),
        AccountMade(),
        ControlPressed("bar:back"),
        ControlPressed("enter"),
        ControlPressed("key:4"),
    ]
)


@given(st.sampled_from([(RINA,), (BUDI, RINA)]), st.lists(st.one_of(presses, others), max_size=40))
def test_before_the_right_pin_only_the_door_is_asked(people: tuple[object, ...], happenings: list[object]) -> None:
    place, who = (Place.PIN, RINA) if len(people) == 1 else (Place.WHO, None)
    walk = Walk(Visit(place, CONFIG, tuple(DeviceKind), people, who))  # type: ignore[arg-type]
    walk.hear(*happenings)  # type: ignore[arg-type]
    assert walk.visit.place in OUTSIDE
    assert not walk.visit.is_in
    assert {type(one) for one in walk.effects} <= {CheckPin, Leave}


@given(st.lists(st.one_of(presses, others), max_size=60))
def test_whatever_a_technician_does_every_page_can_be_drawn(happenings: list[object]) -> None:
    walk = Walk().come_in()
    walk.hear(*happenings)  # type: ignore[arg-type]
    assert walk.page.frame.bar


@given(st.lists(st.one_of(presses, others, st.just(PinChecked(Entered(RINA)))), max_size=60))
def test_whatever_is_done_at_a_new_kiosk_every_page_can_be_drawn(happenings: list[object]) -> None:
    walk = newcomer()
    walk.hear(*happenings)  # type: ignore[arg-type]
    assert walk.page.frame.bar
