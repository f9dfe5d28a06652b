"""The mind: holds the one visit, steps it on every happening, carries out its effects, keeps its page on the glass."""

from __future__ import annotations

import gc
import itertools
import logging
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, assert_never

from kiosk.journey import (
    AdmitTechnician,
    Call,
    CallArrived,
    CameraSaw,
    CancelScan,
    CodeShown,
    CountIllegal,
    CountPractice,
    DropReady,
    EndVisit,
    HeadphonesMoved,
    Hush,
    Issue,
    Join,
    KeepOpinion,
    LayReady,
    ListStick,
    LookUpCode,
    LookUpSlip,
    NumberCalled,
    Over,
    PrintMoved,
    PrintPractice,
    PrintReferral,
    PrintWritten,
    Reprint,
    SayAgain,
    SayGoodbye,
    SayProblem,
    SecondPassed,
    StartCapture,
    StartScan,
    State,
    TakeFile,
    TakeNow,
    TellDesk,
    World,
    present,
    resting,
    step,
)
from kiosk.ports import DeviceKind, PrintState
from kiosk.runtime._deeds import Deeds
from kiosk.runtime._glances import Glances
from kiosk.runtime._glass import Glass
from kiosk.runtime._hand import Hand
from kiosk.runtime._papers import Papers
from kiosk.runtime._plugs import Plugs
from kiosk.runtime._reception import Reception
from kiosk.runtime._sources import Sources
from kiosk.runtime._surroundings import Surroundings
from kiosk.runtime._voice import VoiceHost
from kiosk.runtime._worker import Worker, hear_result
from kiosk.tickets import read_code

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from datetime import timedelta
    from uuid import UUID

    from kiosk.access import Account
    from kiosk.clock import Clock, Moment
    from kiosk.journey import Effect, Happening, Setting
    from kiosk.ports import BadgeReaderState, CodeReaderState, CounterStore, PrinterState, SlipEncoder
    from kiosk.runtime._devices import Devices
    from kiosk.runtime._guest import GuestRoom
    from kiosk.runtime._listening import Listening
    from kiosk.runtime._pens import Input, PenHost
    from kiosk.runtime._shelf import Shelf
    from kiosk.runtime._spooler import Spooler
    from kiosk.runtime._trace import Trace

log = logging.getLogger(__name__)

VISIT_TICK_S = 1.0
REST_TICK_S = 20.0
# In seconds of a visit; the sync process hears of the line every other second.
CALL_LOOKS = 3
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
        self._loop, self._clock, self._store = loop, clock, store
        self._disk = Worker("disk")
        self._around = Surroundings(
            loop, self._disk, shelf, store, clock, keep_sent, lambda: self._is_resting, self._redraw
        )
        self._sources = Sources(loop, devices, self._happen, self._around.device_changed)
        self._glances = Glances(loop, devices.glances, self._around.device_changed)
        self._reception = Reception(loop, None, self._guest_left)
        self._plugs = Plugs(loop, self._look_at_devices)
        self._deeds = Deeds(store, encoder)
        self._papers = Papers(loop, self._disk, self._deeds, self._happen)
        self._voice, self._trace = VoiceHost(loop, None), trace
        self._hand = Hand(self._voice, trace, self._happen)
        self._glass: Glass | None = None
        self._spooler: Spooler | None = None
        self._readers: tuple[Listening[CodeReaderState] | Listening[BadgeReaderState], ...] = ()
        self._session = resting(clock.now(), self._around.setting.manner)
        self._rest_step = 0
        self._slow_disk: asyncio.TimerHandle | None = None
        self._next_tick: asyncio.TimerHandle | None = None
        self._seconds = itertools.count()
        self.illegal: Counter[str] = Counter()

    def start(
        self,
        pens: PenHost,
        spooler: Spooler | None,
        voice: VoiceHost | None = None,
        room: GuestRoom | None = None,
        codes: Listening[CodeReaderState] | None = None,
        badges: Listening[BadgeReaderState] | None = None,
    ) -> None:
        """Take over screens, printer, voice and readers, and show the resting page; `room` receives technicians.

        What takes pages is looked at by `look_around`, or after a while.
        """
        self._glass, self._voice = Glass(self._loop, pens), voice or self._voice
        self._hand = Hand(self._voice, self._trace, self._happen)
        self._spooler, self._readers = spooler, tuple(one for one in (codes, badges) if one is not None)
        self._reception = Reception(self._loop, room, self._guest_left)
        if codes is not None:
            codes.start(self.hear_code, self.hear_code_reader)
        if badges is not None:
            badges.start(self.hear_badge, self.hear_badge_reader)
        self._papers.print_with(spooler)
        self._ask_disk()
        self._redraw()
        self._schedule_tick()

    def rehearse(self) -> None:
        """Have the way of a number gone once, and nothing kept of it. Thread: any."""
        self._deeds.rehearse(self._around.setting, self._clock.now())

    def close(self) -> None:
        """Stop the threads; a scan that runs is given up."""
        self._reception.close()
        self._papers.drop_ready()
        self._sources.close()
        self._glances.close()
        self._disk.close()

    def hear(self, event: Input) -> None:
        """An event of the pen that draws; one that answers a page no longer shown is dropped."""
        if self._reception.has_guest:
            self._reception.hear(event)
        elif self._glass is None or self._glass.is_stale(event):
            self.illegal["stale"] += 1
        elif not self._hand.hear(event):
            self.illegal["keyed"] += 1

    def hear_headphones(self, is_in: bool) -> None:
        """Headphones were plugged in or pulled out. Thread: any."""
        self._call(self._happen, HeadphonesMoved(is_in))

    def hear_print(self, ticket: UUID, state: PrintState, printer: PrinterState) -> None:
        """A print job moved. Thread: any."""
        self._call(self._happen, PrintMoved(ticket, state, printer))
        if state is PrintState.BLOCKED:
            self._call(self._around.slip_is_blocked)

    def hear_printer(self, state: PrinterState) -> None:
        """The printer's state changed. Thread: any."""
        self._call(self._around.printer_changed, state)

    def hear_spare(self, state: PrinterState | None) -> None:
        """The spare printer's state changed; None where there is none. Thread: any."""
        self._call(self._around.spare_printer_changed, state)

    def hear_code(self, code: bytes) -> None:
        """Something was held before the code reader. Thread: any."""
        self._call(self._happen, CodeShown(read_code(code)))

    def hear_code_reader(self, state: CodeReaderState) -> None:
        """The code reader's state changed. Thread: any."""
        self._call(self._around.code_reader_changed, state)

    def hear_badge(self, number: bytes) -> None:
        """Somebody's badge was tapped. Thread: any."""
        self._call(self._badge_tapped, number)

    def hear_badge_reader(self, state: BadgeReaderState) -> None:
        """The badge reader's state changed. Thread: any."""
        self._call(self._around.device_changed, DeviceKind.BADGE_READER, state)

    def hear_plugged(self) -> None:
        """Something was plugged in or pulled out. Thread: any."""
        self._plugs.hear()

    def _call(self, function: Callable[..., None], *args: object) -> None:
        self._loop.call_soon_threadsafe(function, *args)

    @property
    def _is_resting(self) -> bool:
        return self._session.state is State.REST

    def _world(self) -> World:
        around, sources = self._around, self._sources
        return World(
            around.setting,
            self._clock.now(),
            around.printer,
            sources.scans.is_there,
            around.line,
            is_speaking=self._voice.is_speaking,
            has_headphones=self._voice.has_headphones,
            rest_step=self._rest_step,
            has_technicians=self._reception.is_open,
            has_camera=sources.camera.is_there,
            tools=sources.tools,
            has_feeder=sources.scans.has_feeder,
            has_code_reader=around.has_code_reader,
            reads_sticks=sources.stick.is_read,
            has_stick=sources.stick.is_in,
        )

    def _spoken(self) -> Setting:
        """The office in the resident's own language: that of the page, the voice and the slip."""
        return self._around.setting.in_language(self._session.manner.language)

    def _happen(self, happening: Happening) -> None:
        if self._reception.has_guest:
            return  # nobody's visit: what a device or headphones say now is for no resident
        done = step(self._session, happening, self._world())
        before, self._session = self._session, done.session
        if before.state is State.REST and not self._is_resting:
            self._schedule_tick()
        for effect in done.effects:
            self._carry_out(effect)
        if self._session.place != before.place:
            self._sources.come_to(self._session)
        self._draw_after(happening)

    def _draw_after(self, happening: Happening) -> None:
        """Draw what became of it; a page that is soon another one is left out."""
        if self._session.state is State.SUBMITTING and self._slow_disk is None:
            self._slow_disk = self._loop.call_later(SLOW_DISK_S, self._redraw)
        elif self._session.state is not State.SUBMITTING:
            if self._slow_disk is not None:
                self._slow_disk.cancel()
                self._slow_disk = None
            is_too_soon = isinstance(happening, CameraSaw) and self._glass and self._glass.is_picture_too_soon()
            if not is_too_soon:
                self._redraw()

    def _redraw(self) -> None:
        if self._reception.has_guest or self._glass is None:
            return
        page = present(self._session, self._world())
        was = self._glass.show(page, self._session)
        self._voice.show(was, page.view, self._session.manner, self._spoken())

    def _tick(self) -> None:
        try:
            self._papers.catch_up()
            if self._is_resting:
                self._rest_step += 1
                self.look_around()
                self._redraw()
            else:
                self._happen(SecondPassed())
                self._sources.stick.look()
                self._papers.attend()
                self._watch_number()
                self._watch_call()
        finally:
            self._schedule_tick()  # a page that cannot be made must not stop the time that ends its visit

    def _schedule_tick(self) -> None:
        if self._next_tick is not None:
            self._next_tick.cancel()
        self._next_tick = self._loop.call_later(REST_TICK_S if self._is_resting else VISIT_TICK_S, self._tick)

    def look_around(self) -> None:
        """Ask disk and devices, in their own threads, what the resting page and the next visit should know."""
        self._ask_disk()
        self._sources.look_in_turn()
        self._glances.look_in_turn()

    def _ask_disk(self) -> None:
        self._around.look()
        self._reception.look(self._disk)

    def _look_at_devices(self) -> None:
        if not self._reception.has_guest:  # their own pages tell them; afterwards the devices are looked at anyway
            self._sources.look()
            self._glances.look()

    def _watch_number(self) -> None:
        """Ask, every few seconds, whether the number they hold is called while they are still here."""
        issued = self._session.issued
        is_known = issued is None or self._session.is_called or self._session.is_practice
        if is_known or next(self._seconds) % CALL_LOOKS:
            return
        assert issued is not None
        ticket = issued.ticket.request.uuid
        answer = self._disk.submit(self._store.still_waits, ticket)
        hear_result(self._loop, answer, partial(self._number_known, ticket))

    def _number_known(self, ticket: UUID, still_waits: bool) -> None:
        if not still_waits:
            self._happen(NumberCalled(ticket))

    def _watch_call(self) -> None:
        """Ask whether the desk has the call of an officer, while the page about it is shown."""
        now = self._session
        if now.over is Over.OFFICER and now.call is not Call.AT_DESK and not now.is_practice:
            answer = self._disk.submit(self._store.desk_knows)
            hear_result(self._loop, answer, partial(self._call_known, now.over_since))

    def _call_known(self, since: Moment | None, is_known: bool) -> None:
        """What was asked of an earlier call says nothing of this one."""
        now = self._session
        if is_known and now.over is Over.OFFICER and now.over_since == since and now.call is not Call.AT_DESK:
            self._happen(CallArrived())

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case StartScan() | StartCapture() | TakeNow() | ListStick() | TakeFile() | CancelScan():
                self._sources.obey(effect)
            case Issue() | Join() | Reprint() | PrintReferral() | PrintPractice() | PrintWritten():
                self._papers.obey(effect, self._around.printer, self._spoken())
            case LayReady() | DropReady():
                self._papers.obey(effect, self._around.printer, self._spoken())
            case TellDesk() | CountPractice() | KeepOpinion():
                self._disk.submit(self._deeds.keep, effect)
            case LookUpSlip() | LookUpCode():
                hear_result(self._loop, self._disk.submit(self._deeds.look_up, effect), self._happen)
            case SayAgain() | SayProblem() | Hush() | SayGoodbye():
                self._voice.obey(effect)
            case EndVisit() | AdmitTechnician():
                self._end_visit(is_for_guest=isinstance(effect, AdmitTechnician))
            case CountIllegal(event):
                self.illegal[event] += 1
                log.debug("illegal event %s on %s", event, self._session.state.value)
            case _:
                assert_never(effect)

    def _end_visit(self, *, is_for_guest: bool = False) -> None:
        # First the glass: whatever else fails, the next resident meets a screen that never saw this one.
        if self._glass is not None:
            self._glass.renew()
        self._sources.forget()
        self._papers.forget()
        self._around.take_up_setting()
        self._around.look_for_setting()
        self._voice.forget()
        # What the visit held goes soon, not at the next full collection; but the next page comes first.
        self._loop.call_later(FORGET_S, gc.collect)
        if is_for_guest:
            self._admit()

    def _badge_tapped(self, number: bytes) -> None:
        """At rest it opens the page that asks for the PIN; no resident is disturbed by one."""
        if self._is_resting:
            self._reception.hear_badge(number, self._disk, self._owner_known)

    def _owner_known(self, who: Account | None) -> None:
        if who is not None and self._is_resting and not self._reception.has_guest:
            self._admit(who)

    def _admit(self, who: Account | None = None) -> None:
        if self._glass is not None:
            spooler = () if self._spooler is None else (self._spooler,)
            self._reception.receive(self._glass.show_others, (*self._sources.all, *spooler, *self._readers), who)

    def _guest_left(self) -> None:
        """The next resident meets a screen that never saw the technician."""
        assert self._glass is not None
        self._glass.renew()
        self._session = resting(self._clock.now(), self._around.setting.manner)
        self.look_around()
        self._redraw()
        self._schedule_tick()
