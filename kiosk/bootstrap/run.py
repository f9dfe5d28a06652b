"""`kiosk run`: the mind with its pens, devices and store, and its children sync and hub. Alone a complete office."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import signal
import sys
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

from kiosk.bootstrap._key_file import key_setup
from kiosk.bootstrap._process import CATALOGUE, DATABASE, KEY, PAGES, log_without_words, prepare, settle
from kiosk.bootstrap._service_manager import ServiceManager
from kiosk.bootstrap._tracing import tell_tracing
from kiosk.bootstrap.lock import hold
from kiosk.clock import SystemClock
from kiosk.errors import KioskError
from kiosk.runtime import Listening, PenHost, Trace, VoiceHost
from kiosk.speech import Keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from devices.plugged import Watch
    from kiosk.catalogue import Catalogue
    from kiosk.config import Config
    from kiosk.journey import Setting, Submission
    from kiosk.ports import BadgeReader, CodeReader, Speaker
    from kiosk.runtime import Children, DeviceState, GuestRoom, Mind, Spooler
    from kiosk.texts import Texts

log = logging.getLogger(__name__)

SECRET_BYTES = 16
# A number goes through three threads to the printer; Python's usual 5 ms before one yields to another would be most of
# its way.
THREAD_SWITCH_S = 0.0005
# A hub that says nothing for so long is ended; with its start, the desk is back within 20 s.
HUB_SILENT_S = 10.0
# A call of an officer is at the desk within two or three seconds where there is a link.
CALL_TAKES_S = 10.0
# Hub, sync and devices come after the first page, and without one, too: a dead screen must not stop what is sent.
FIRST_PAGE_S = 5.0
# Nobody waits for sync; a frozen one only sends nothing, and must not do so for ever.
SYNC_SILENT_S = 30.0


class ScreenError(KioskError):
    """There is no screen to draw on."""


def run(config: Config, config_path: Path, trace_path: Path | None) -> None:
    """Run the kiosk until SIGTERM or SIGINT; one alone in its folder of state.

    Raises: StateFolderError or ScreenError before anything is started.
    """
    prepare("run")
    # Without one each pen would die at once, and be started again for ever.
    if not os.environ.get("DISPLAY"):
        raise ScreenError("screen.none")
    sys.setswitchinterval(THREAD_SWITCH_S)
    with hold(config.state_dir):
        tell_tracing(config.state_dir, is_on=trace_path is not None)
        asyncio.run(_Office(config, config_path, trace_path).live())


class _Office:
    """Everything one kiosk is made of, in the order it is started; stopped in reverse."""

    def __init__(self, config: Config, config_path: Path, trace_path: Path | None) -> None:
        self._config, self._config_path = config, config_path
        self._trace = Trace(trace_path) if trace_path else None
        self._mind: Mind | None = None
        self._languages: Mapping[str, Texts] = {}

    async def live(self) -> None:
        loop = asyncio.get_running_loop()
        log_without_words(loop)
        ended = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, ended.set)
        with contextlib.ExitStack() as stack:
            # The first screen is what people wait for: it starts before anything heavy is imported.
            keys = key_setup(self._config)
            pens = PenHost(loop, self._config.pen, self._config.panel, self._hear, self._trace, keys)
            stack.callback(pens.close)
            mind, spooler, speaker = await loop.run_in_executor(None, self._make_mind, loop)
            self._mind = mind
            stack.callback(mind.close)
            if spooler is not None:
                stack.callback(spooler.close)
            codes = Listening("code reader", self._make_code_reader)
            stack.callback(codes.close)
            badges = Listening("badge reader", self._make_badge_reader)
            stack.callback(badges.close)
            voice = VoiceHost(loop, speaker, Keys.of(keys))
            mind.start(pens, spooler, voice, self._make_room(loop, ended.set), codes, badges)
            if speaker is not None:
                stack.callback(speaker.close)
                speaker.watch_headphones(mind.hear_headphones)
            manager = ServiceManager(os.environ)
            manager.ready(loop)
            stack.callback(manager.stopping)
            await _first_page(pens.has_drawn, ended)
            mind.look_around()
            children = self._start_children(loop)
            stack.callback(children.close)
            if (plugs := await loop.run_in_executor(None, _watch_plugs, mind.hear_plugged)) is not None:
                stack.callback(plugs.close)
            warm = loop.run_in_executor(None, _warm_up, mind)
            await ended.wait()
            await warm
            log.info("stopping")

    def _hear(self, event: object) -> None:
        if self._mind is not None:
            self._mind.hear(event)  # type: ignore[arg-type]

    def _make_mind(self, loop: asyncio.AbstractEventLoop) -> tuple[Mind, Spooler | None, Speaker | None]:
        """In a thread, while the first pen starts: the imports here are the slow part of a start."""
        from devices.camera import make_camera  # noqa: PLC0415 - after the first pen was started
        from devices.keypad import keypad_state  # noqa: PLC0415
        from devices.printer import make_encoder, make_printer  # noqa: PLC0415
        from devices.scanner import make_scanner  # noqa: PLC0415
        from devices.speaker import make_speaker, speaker_state  # noqa: PLC0415
        from devices.stick import make_stick  # noqa: PLC0415
        from kiosk.catalogue import Versions  # noqa: PLC0415
        from kiosk.ports import DeviceKind  # noqa: PLC0415
        from kiosk.runtime import Devices, Mind, Shelf, Spooler  # noqa: PLC0415
        from kiosk.store import Store, open_store  # noqa: PLC0415
        from kiosk.texts import load_languages  # noqa: PLC0415

        config, clock = self._config, SystemClock()
        engine = open_store(config.state_dir / DATABASE, config.state_dir / KEY, is_waited_for=True)
        store = Store(engine, config.office, config.kiosk, config.lanes, config.state_dir / PAGES, clock)
        recovered = store.recover()
        store.note("kiosk.started", unknown_slips=str(recovered))
        lanes, keep_sent = [lane.code for lane in config.lanes], timedelta(hours=config.sync.keep_sent_h)
        import kiosk.bootstrap.technician  # noqa: F401, PLC0415 - here it costs the first screen nothing

        languages = self._languages = load_languages(config.speech, config.state_dir)
        shelf = Shelf(Versions(config.state_dir / CATALOGUE), lanes, partial(_make_setting, config, languages))
        box_px = _preview_box_px(config)
        speaker = make_speaker(config.speech, languages)
        glances: dict[DeviceKind, Callable[[], DeviceState | None]] = {
            DeviceKind.SPEAKER: partial(speaker_state, config.speech.device, speaker),
            DeviceKind.KEYPAD: partial(keypad_state, config),
        }
        stick = make_stick(config.stick, box_px)
        devices = Devices(make_scanner(config.scanner, box_px), make_camera(config.camera, box_px), stick, glances)
        encoder = make_encoder(config.printer, config.spare_printer)
        mind = Mind(loop, shelf, clock, store, encoder, devices, keep_sent, self._trace)
        printer = make_printer(config.printer, clock, spare=config.spare_printer, rolls=config.state_dir)
        if printer is None:
            return mind, None, speaker
        spooler = Spooler(printer, store, mind.hear_print, mind.hear_printer, mind.hear_spare)
        spooler.start(store.pending_jobs())
        return mind, spooler, speaker

    def _make_code_reader(self) -> CodeReader | None:
        """In a thread of its own. Raises: KioskError for an address that is none."""
        from devices.code_reader import make_code_reader  # noqa: PLC0415 - after the first pen was started

        return make_code_reader(self._config.code_reader)

    def _make_badge_reader(self) -> BadgeReader | None:
        """In a thread of its own."""
        from devices.badge_reader import make_badge_reader  # noqa: PLC0415 - after the first pen was started

        return make_badge_reader(self._config.badge_reader)

    def _make_room(self, loop: asyncio.AbstractEventLoop, restart: Callable[[], None]) -> GuestRoom:
        """Where technicians are received; a restart is an end, for whoever minds this process starts it again."""
        from kiosk.bootstrap.technician import Room  # noqa: PLC0415 - after the first pen was started

        return Room(loop, self._config, self._config_path, self._languages, restart, self._trace)

    def _start_children(self, loop: asyncio.AbstractEventLoop) -> Children:
        from kiosk.runtime import PYTHON, Child, Children  # noqa: PLC0415 - not needed for the first screen

        children = Children(loop)
        me = (*PYTHON, "-m", "kiosk.cli")
        common = ("--config", str(self._config_path), "--parent-pid", str(os.getpid()))
        if self._config.hub.embedded:
            children.keep(Child("hub", (*me, "hub", *common), HUB_SILENT_S))
        children.keep(Child("sync", (*me, "sync", *common), SYNC_SILENT_S))
        return children


async def _first_page(has_drawn: asyncio.Event, ended: asyncio.Event) -> None:
    """Until somebody can touch the screen, or the end: two cores are few for what starts after it."""
    waits = [asyncio.create_task(one.wait()) for one in (has_drawn, ended)]
    _, left = await asyncio.wait(waits, timeout=FIRST_PAGE_S, return_when=asyncio.FIRST_COMPLETED)
    for one in left:
        one.cancel()


def _watch_plugs(heard: Callable[[], None]) -> Watch | None:
    """Hear of every device that comes or goes; where nothing tells, they are looked at now and then all the same."""
    from devices.plugged import watch  # noqa: PLC0415 - after the first pen was started

    return watch(heard)


def _warm_up(mind: Mind) -> None:
    """What the first number needs and the first screen does not."""
    mind.rehearse()
    settle()


def _make_setting(config: Config, languages: Mapping[str, Texts], catalogue: Catalogue) -> Setting:
    from kiosk.journey import Manner, Setting, Sound  # noqa: PLC0415 - after the first pen was started
    from kiosk.tickets import Lane  # noqa: PLC0415

    first = next(iter(languages))
    lanes = {one.code: Lane(one.code, one.letter, one.wait_at, one.minutes_each) for one in config.lanes}
    return Setting(
        office=config.office,
        zone=ZoneInfo(config.office.zone),
        lanes=lanes,
        default_lane=next(iter(lanes.values())),
        catalogue=catalogue,
        texts=languages[first],
        timing=config.session,
        new_submission=_new_submission,
        spare_place=config.spare_printer.place,
        stick_place=config.stick.where,
        call_takes_s=max(CALL_TAKES_S, 3 * config.sync.every_s + 4.0),  # a few looks of sync, and a slow link
        languages=languages,
        manner=Manner(first, sound=Sound(is_on=config.speech.starts_on, volume=config.speech.volume)),
    )


def _new_submission() -> Submission:
    from kiosk.journey import Submission  # noqa: PLC0415 - after the first pen was started
    from kiosk.tickets import new_short_code  # noqa: PLC0415

    return Submission(uuid4(), uuid4(), secrets.token_urlsafe(SECRET_BYTES), new_short_code())


def _preview_box_px(config: Config) -> tuple[int, int]:
    """Half the glass each way is as large as a captured page is ever drawn, at up to three pixels a millimetre."""
    width, height = config.panel.width_mm, config.panel.height_mm
    return int(width * 2.2), int(height * 1.6)
