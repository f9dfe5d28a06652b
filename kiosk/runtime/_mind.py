"""The mind: holds the one visit, steps it on every happening, carries out its effects, keeps its page on the glass."""

from __future__ import annotations

import gc
import itertools
import logging
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, TypeVar, assert_never

from kiosk.journey import (
    AdmitTechnician,
    CameraSaw,
    CancelScan,
    CodeShown,
    ControlFocused,
    ControlPressed,
    CountIllegal,
    CountPractice,
    EndVisit,
    GlassTouched,
    HeadphonesMoved,
    Hush,
    Issue,
    Join,
    KeepOpinion,
    KeyActed,
    LookUpSlip,
    NumberCalled,
    PartTurned,
    PrintMoved,
    PrintPractice,
    PrintReferral,
    PrintWritten,
    Reprint,
    SayAgain,
    SayGoodbye,
    SecondPassed,
    StartCapture,
    StartScan,
    State,
    TakeNow,
    TellDesk,
    World,
    present,
    resting,
    step,
)
from kiosk.ports import CodeReaderState, DeviceKind, PrinterState, PrintState
from kiosk.runtime._camera import Looks
from kiosk.runtime._deeds import Deeds
from kiosk.runtime._papers import Papers
from kiosk.runtime._scans import Scans
from kiosk.runtime._troubles import Troubles
from kiosk.runtime._voice import VoiceHost
from kiosk.runtime._worker import Worker, hear_result
from kiosk.tickets import read_code
from kiosk.views import Acted, Focused, Hit, Keyed, Plugged, Pressed, Touched, Turned, Typed

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import timedelta
    from uuid import UUID

    from kiosk.clock import Clock
    from kiosk.journey import Effect, Happening, Page, Session, Setting
    from kiosk.ports import CounterStore, SlipEncoder
    from kiosk.runtime._codes import Codes
    from kiosk.runtime._devices import Devices
    from kiosk.runtime._guest import Guest, GuestRoom
    from kiosk.runtime._pens import Input, PenHost
    from kiosk.runtime._shelf import Shelf
    from kiosk.runtime._spooler import Spooler
    from kiosk.runtime._trace import Trace
    from kiosk.runtime._troubles import DeviceState
    from kiosk.tickets import LineState

log = logging.getLogger(__name__)
Result = TypeVar("Result")

VISIT_TICK_S = 1.0
REST_TICK_S = 20.0
# Of the looks around while resting: how often sent pages are removed (an hour).
SWEEP_LOOKS = 180
# And how often scanner and camera are asked: while well seldom, as an answer takes up to a second of a core, and plugs
# are heard of anyway; while not, every minute.
SCANNER_LOOKS, CAMERA_LOOKS, SICK_LOOKS = 12, 30, 3
# In seconds of a visit; the sync process hears of the line every other second.
CALL_LOOKS = 3
# What the camera sees is drawn so often: on a machine without a graphics card each time is most of 0.1 s of a core.
PICTURE_S = 0.18
# From something plugged in to the look at it: the system names it meanwhile, and a bad plug settles.
PLUGGED_S = 3.0
# Most disks answer sooner: the page that says "being stored" is only drawn for those that do not.
SLOW_DISK_S = 0.25
FORGET_S = 0.5


class Mind:
    """One kiosk's mind. All methods but the callbacks handed to threads run in the loop's thread.

    Args:
        loop: Whose thread it lives in.
        shelf: Gives what does not change within a visit, and another one when one was installed.
        clock: Where time comes from.
        store: The kiosk's memory.
        encoder: Makes slips into bytes.
        devices: What takes pages.
        keep_sent: How long a captured page stays after the hub has it.
        trace: Where to note pressed controls; None for nowhere.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        shelf: Shelf,
        clock: Clock,
        store: CounterStore,
        encoder: SlipEncoder,
        devices: Devices,
        keep_sent: timedelta,
        trace: Trace | None,
    ) -> None:
        self._loop, self._shelf, self._clock = loop, shelf, clock
        self._setting = shelf.load()
        self._next_setting: Setting | None = None
        self._store, self._trace = store, trace
        self._keep_sent = keep_sent
        self._disk = Worker("disk")
        self._deeds = Deeds(store, encoder)
        self._scans = Scans(loop, devices.scanner, self._happen, partial(self._device_changed, DeviceKind.SCANNER))
        self._camera = Looks(loop, devices.camera, self._happen, partial(self._device_changed, DeviceKind.CAMERA))
        self._troubles = Troubles(self._tell_desk)
        self._papers = Papers(loop, self._disk, self._deeds, self._happen)
        self._pens: PenHost | None = None
        self._voice = VoiceHost(loop, None)
        self._session = resting(clock.now(), self._setting.manner)
        self._rest_step = 0
        self._page: Page | None = None
        self._since = 0  # seq of the first view of the present page: older events are stale
        self._place: object = None
        self._printer: PrinterState | None = None
        self._line: LineState | None = None
        self._room: GuestRoom | None = None
        self._guest: Guest | None = None
        self._spooler: Spooler | None = None
        self._codes: Codes | None = None
        self._has_code_reader = False
        self._has_technicians = False
        self._slow_disk: asyncio.TimerHandle | None = None
        self._next_tick: asyncio.TimerHandle | None = None
        self._next_picture_at = 0.0
        self._plugged_look: asyncio.TimerHandle | None = None
        self._looks, self._seconds = itertools.count(), itertools.count()
        self.illegal: Counter[str] = Counter()

    def start(
        self,
        pens: PenHost,
        spooler: Spooler | None,
        voice: VoiceHost | None = None,
        room: GuestRoom | None = None,
        codes: Codes | None = None,
    ) -> None:
        """Take over screens, printer, voice and code reader, and show the resting page; `room` receives technicians."""
        self._pens, self._voice = pens, voice or self._voice
        self._spooler, self._room, self._codes = spooler, room, codes
        if codes is not None:
            codes.start(self.hear_code, self.hear_code_reader)
        self._papers.print_with(spooler)
        self._look_around()
        self._redraw()
        self._tick()

    def hear(self, event: Input) -> None:
        """An event of the pen that draws; one that answers a page no longer shown is dropped."""
        if self._guest is not None:
            self._guest.hear(event)
        elif event.seq < self._since and not isinstance(event, Plugged):
            self.illegal["stale"] += 1
        else:
            self._hear(event)

    def _hear(self, event: Input) -> None:
        """What a resident does."""
        match event:
            case Pressed(_, control):
                self._press(event.seq, control, control)
            case Typed(_, text):
                self._press(event.seq, _control_of(text), "typed")
            case Focused(_, control, is_moved):
                self._focus(event.seq, control, is_moved=is_moved)
            case Touched():
                self._happen(GlassTouched())
            case Turned(_, part, parts):
                self._happen(PartTurned())
                self._voice.turn(part, parts)
            case Acted(_, act):
                self._happen(KeyActed(act))
            case Plugged(_, is_in):
                self._happen(HeadphonesMoved(is_in))
            case Keyed() | Hit():
                self.illegal["keyed"] += 1
            case _:
                assert_never(event)

    def hear_headphones(self, is_in: bool) -> None:
        """Headphones were plugged in or pulled out. Thread: any."""
        self._call(self._happen, HeadphonesMoved(is_in))

    def _press(self, seq: int, control: str, noted: str) -> None:
        if self._trace is not None:
            self._trace.pressed(seq, noted)
        self._voice.hush()
        self._happen(ControlPressed(control))

    def _focus(self, seq: int, control: str, *, is_moved: bool) -> None:
        if self._trace is not None:
            self._trace.focused(seq, control)
        if is_moved:
            self._happen(ControlFocused(control))
        self._voice.focus(control, is_moved=is_moved)

    def _spoken(self) -> Setting:
        """The office in the resident's own language: that of the page, the voice and the slip."""
        return self._setting.in_language(self._session.manner.language)

    def hear_print(self, ticket: UUID, state: PrintState, printer: PrinterState) -> None:
        """A print job moved. Thread: any."""
        self._loop.call_soon_threadsafe(self._happen, PrintMoved(ticket, state, printer))

    def hear_printer(self, state: PrinterState) -> None:
        """The printer's state changed. Thread: any."""
        self._loop.call_soon_threadsafe(self._printer_changed, state)

    def hear_code(self, code: bytes) -> None:
        """Something was held before the code reader. Thread: any."""
        self._call(self._happen, CodeShown(read_code(code)))

    def hear_code_reader(self, state: CodeReaderState) -> None:
        """The code reader's state changed. Thread: any."""
        self._call(self._code_reader_changed, state)

    def close(self) -> None:
        """Stop the threads; a scan that runs is given up."""
        if self._guest is not None:
            self._guest.close()
        self._scans.close()
        self._camera.close()
        self._disk.close()

    # --- stepping ----------------------------------------------------------------------------------------------------

    def _world(self) -> World:
        return World(
            self._setting,
            self._clock.now(),
            self._printer,
            self._scans.is_there,
            self._line,
            is_speaking=self._voice.is_speaking,
            has_headphones=self._voice.has_headphones,
            rest_step=self._rest_step,
            has_technicians=self._has_technicians,
            has_camera=self._camera.is_there,
            has_feeder=self._scans.has_feeder,
            has_code_reader=self._has_code_reader,
        )

    def _happen(self, happening: Happening) -> None:
        if self._guest is not None:
            return  # nobody's visit: what a device or headphones say now is for no resident
        done = step(self._session, happening, self._world())
        was_resting, self._session = self._session.state is State.REST, done.session
        if was_resting and self._session.state is not State.REST:
            self._schedule_tick()
        for effect in done.effects:
            self._carry_out(effect)
        if self._session.state is State.SUBMITTING and self._slow_disk is None:
            self._slow_disk = self._loop.call_later(SLOW_DISK_S, self._redraw)
        elif self._session.state is not State.SUBMITTING:
            if self._slow_disk is not None:
                self._slow_disk.cancel()
                self._slow_disk = None
            if not (isinstance(happening, CameraSaw) and self._is_picture_too_soon()):
                self._redraw()

    def _is_picture_too_soon(self) -> bool:
        """Whether the one before is still being drawn, or was just now: this one is not, for the next comes soon."""
        now = self._loop.time()
        if self._pens is None or self._pens.is_behind or now < self._next_picture_at:
            return True
        self._next_picture_at = now + PICTURE_S
        return False

    def _redraw(self) -> None:
        if self._guest is not None:
            return
        page = present(self._session, self._world())
        place = _place_of(self._session)
        if self._pens is None:
            return
        before, is_same_place = self._page, place == self._place
        if page != before or not is_same_place:
            seq = self._pens.show(page)
            self._since = self._since if is_same_place else seq
            self._page, self._place = page, place
        was = before.view if before is not None and is_same_place else None
        self._voice.show(was, page.view, self._session.manner, self._spoken())

    def _tick(self) -> None:
        try:
            if self._session.state is State.REST:
                self._rest_step += 1
                self._look_around()
                self._redraw()
            else:
                self._happen(SecondPassed())
                self._watch_number()
        finally:
            self._schedule_tick()  # a page that cannot be made must not stop the time that ends its visit

    def _schedule_tick(self) -> None:
        if self._next_tick is not None:
            self._next_tick.cancel()
        delay_s = REST_TICK_S if self._session.state is State.REST else VISIT_TICK_S
        self._next_tick = self._loop.call_later(delay_s, self._tick)

    def _look_around(self) -> None:
        """Ask disk and scanner, in their own threads, what the resting page and the next visit should know."""
        self._then(self._disk.submit(self._shelf.renewed), self._setting_known)
        line = self._disk.submit(self._store.line_state, self._setting.default_lane.code)
        self._then(line, self._line_known)
        look = next(self._looks)
        if look % SWEEP_LOOKS == 0:
            self._disk.submit(self._store.forget_sent, self._clock.now().wall_at - self._keep_sent)
            self._disk.submit(self._store.send_opinions)
        if look % (SCANNER_LOOKS if self._scans.is_well else SICK_LOOKS) == 0:
            self._scans.look()
        if look % (CAMERA_LOOKS if self._camera.is_well else SICK_LOOKS) == 0:
            self._camera.look()
        if self._room is not None and self._guest is None:
            self._then(self._disk.submit(self._room.is_open), self._room_known)

    def hear_plugged(self) -> None:
        """Something was plugged in or pulled out. Thread: any."""
        self._call(self._plugged)

    def _plugged(self) -> None:
        """Look soon; a bad plug that comes and goes costs one look every few seconds."""
        if self._plugged_look is None:
            self._plugged_look = self._loop.call_later(PLUGGED_S, self._look_at_devices)

    def _look_at_devices(self) -> None:
        self._plugged_look = None
        if self._guest is None:  # a technician is told by their own pages; afterwards the devices are looked at anyway
            self._scans.look()
            self._camera.look()

    def _then(self, future: Future[Result], heard: Callable[[Result], None]) -> None:
        hear_result(self._loop, future, heard)

    def _call(self, function: Callable[..., None], *args: object) -> None:
        self._loop.call_soon_threadsafe(function, *args)

    def _setting_known(self, setting: Setting | None) -> None:
        self._next_setting = setting or self._next_setting
        if self._session.state is State.REST:
            self._change_setting()
            self._redraw()

    def _change_setting(self) -> None:
        """Between visits only: a visit ends with the services it began with."""
        if self._next_setting is not None:
            self._setting, self._next_setting = self._next_setting, None
            log.info("another catalogue is in use")

    def _watch_number(self) -> None:
        """Ask, every few seconds, whether the number they hold is called while they are still here."""
        issued = self._session.issued
        is_known = issued is None or self._session.is_called or self._session.is_practice
        if is_known or next(self._seconds) % CALL_LOOKS:
            return
        assert issued is not None
        ticket = issued.ticket.request.uuid
        self._then(self._disk.submit(self._store.still_waits, ticket), partial(self._number_known, ticket))

    def _number_known(self, ticket: UUID, still_waits: bool) -> None:
        if not still_waits:
            self._happen(NumberCalled(ticket))

    def _line_known(self, line: LineState) -> None:
        self._line = line
        if self._session.state is State.REST:
            self._redraw()

    def _room_known(self, is_open: bool) -> None:
        self._has_technicians = is_open

    def _printer_changed(self, state: PrinterState) -> None:
        self._printer = state
        self._troubles.changed(DeviceKind.PRINTER, state)
        self._redraw()

    def _device_changed(self, kind: DeviceKind, state: DeviceState | None) -> None:
        self._troubles.changed(kind, state)
        if self._session.state is State.REST:
            self._redraw()

    def _code_reader_changed(self, state: CodeReaderState) -> None:
        self._has_code_reader = state is CodeReaderState.READY
        self._troubles.changed(DeviceKind.CODE_READER, state)
        self._redraw()

    def _tell_desk(self, action: str, facts: dict[str, str]) -> None:
        self._disk.submit(self._store.tell_desk, action, **facts)

    # --- effects -----------------------------------------------------------------------------------------------------

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case StartScan() | StartCapture() | TakeNow() | CancelScan():
                self._take_page(effect)
            case Issue() | Join():
                self._papers.hand_in(effect, self._spoken())
            case Reprint():
                self._papers.reprint(effect, self._printer, self._spoken())
            case PrintReferral() | PrintPractice() | PrintWritten():
                self._papers.print(effect, self._printer, self._spoken())
            case TellDesk() | CountPractice() | KeepOpinion():
                self._disk.submit(self._deeds.keep, effect)
            case LookUpSlip():
                self._then(self._disk.submit(self._deeds.look_up, effect), self._happen)
            case SayAgain() | Hush() | SayGoodbye():
                self._voice.obey(effect)
            case EndVisit() | AdmitTechnician():
                self._end_visit()
                self._admit(effect)
            case CountIllegal(event):
                self.illegal[event] += 1
                log.debug("illegal event %s on %s", event, self._session.state.value)
            case _:
                assert_never(effect)

    def _take_page(self, effect: StartScan | StartCapture | TakeNow | CancelScan) -> None:
        match effect:
            case StartScan():
                self._scans.start(effect.use, effect.after)
            case StartCapture():
                self._camera.start(effect.use)
            case TakeNow():
                self._camera.take_now()
            case CancelScan():
                self._scans.cancel()
                self._camera.cancel()
            case _:
                assert_never(effect)

    def _end_visit(self) -> None:
        # First the glass: whatever else fails, the next resident meets a screen that never saw this one.
        if self._pens is not None:
            self._pens.renew()
        self._scans.forget()
        self._camera.forget()
        self._papers.forget()
        self._page = self._place = None
        self._change_setting()
        self._then(self._disk.submit(self._shelf.renewed), self._setting_known)
        self._voice.forget()
        # What the visit held goes soon, not at the next full collection; but the next page comes first.
        self._loop.call_later(FORGET_S, gc.collect)

    def _admit(self, ended: EndVisit | AdmitTechnician) -> None:
        """If it ended so, the glass, and the devices when they are needed, are for a technician now."""
        if self._room is None or self._pens is None or isinstance(ended, EndVisit):
            return
        devices = (self._scans, self._camera, self._spooler, self._codes)
        lenders = tuple(one for one in devices if one is not None)
        try:
            self._guest = self._room.receive(self._pens.show, self._guest_left, lenders)
        except Exception as err:  # noqa: BLE001 - whatever it was, the next resident must find a page
            log.error("no technician can be received: %s", getattr(err, "code", type(err).__name__))  # noqa: TRY400

    def _guest_left(self) -> None:
        """The next resident meets a screen that never saw the technician."""
        self._guest = None
        assert self._pens is not None
        self._pens.renew()
        self._page = self._place = None
        self._session = resting(self._clock.now(), self._setting.manner)
        self._look_around()
        self._redraw()
        self._schedule_tick()


def _control_of(text: str) -> str:
    """The control a typed character stands for; anything but one printable character stands for nothing."""
    if text == " ":
        return "key:space"
    return f"key:{text.upper()}" if len(text) == 1 and text.isprintable() else "nothing"


def _place_of(session: Session) -> object:
    """What makes a page another page: events for the one before are stale."""
    return session.place, session.over, session.list_page, session.check_page, type(session.scan)
