"""`kiosk technician` and `kiosk setup`: the same pages in a process of their own, while the kiosk does not run."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.access import AccessError
from kiosk.bootstrap._key_file import key_setup
from kiosk.bootstrap._process import log_without_words, prepare
from kiosk.bootstrap.lock import hold
from kiosk.bootstrap.technician._new import NewConfig
from kiosk.bootstrap.technician._room import first_visit, technicians_of
from kiosk.bootstrap.technician._sitting import Sitting
from kiosk.bootstrap.technician._workshop import Place as Spot
from kiosk.bootstrap.technician._workshop import Workshop
from kiosk.config import PanelConfig, PenConfig, SpeechConfig, load_config
from kiosk.errors import KioskError
from kiosk.runtime import PenHost, Trace
from kiosk.technician import Place, Visit
from kiosk.texts import load_languages
from kiosk.views import Setup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.access import Account
    from kiosk.config import Config
    from kiosk.ports import DeviceKind
    from kiosk.technician import Draft
    from kiosk.texts import Texts

STATE_DIR = "/var/lib/anjungan"


class NoScreenError(KioskError):
    """There is no screen to draw on."""


def technician(config_path: Path, trace_path: Path | None = None) -> None:
    """Receive a technician until they leave.

    Raises: AccessError `access.nobody` without an account; NoScreenError; StateFolderError while the kiosk runs.
    """
    _prepare("technician")
    config = load_config(config_path)
    with hold(config.state_dir):
        people = technicians_of(config)
        if not people:
            raise AccessError("access.nobody")
        visit = replace(first_visit(config, people, _kinds()), is_alone=True)
        languages = load_languages(config.speech, config.state_dir)
        glass = _Glass(config.pen, config.panel, key_setup(config), trace_path)
        asyncio.run(glass.sit(visit, languages, Spot(config_path), config))


def setup(
    config_path: Path,
    state_dir: Path | None,
    *,
    is_window: bool,
    source: Path | None = None,
    trace_path: Path | None = None,
) -> None:
    """Ask what a new kiosk must know, and go on with one that was left in the middle.

    Args:
        config_path: Where its configuration is to be.
        state_dir: Where it is to keep its things; its own usual place if None.
        is_window: Draw into a window, and write that into the configuration: for trying it out.
        source: What another kiosk saved, for which this one stands in.
        trace_path: For tests.

    Raises: as `technician`; ConfigError for a configuration that is there and cannot be used, also for what was saved.
    """
    _prepare("setup")
    languages = load_languages(SpeechConfig())
    new = NewConfig(config_path, _below(state_dir, is_window=is_window), tuple(languages))
    if source is not None:
        new.stand_in_for(source, _here(state_dir, is_window=is_window))
    config = new.load()
    pen = config.pen if config is not None else PenConfig(fullscreen=not is_window)
    folder = config.state_dir if config is not None else config_path.absolute().parent / (state_dir or STATE_DIR)
    with hold(folder):
        people = technicians_of(config) if config is not None else ()
        visit = _begun(new.draft(), config, people)
        panel = config.panel if config is not None else PanelConfig()
        glass = _Glass(pen, panel, Setup(key_setup(config).keys) if config else Setup({}), trace_path)
        last = asyncio.run(glass.sit(visit, languages, Spot(config_path, new), config))
        if last is Place.NEW_DONE:
            new.finish()


def _prepare(name: str) -> None:
    prepare(name)
    if not os.environ.get("DISPLAY"):
        raise NoScreenError("screen.none")


def _below(state_dir: Path | None, *, is_window: bool) -> Mapping[str, object]:
    """What stands in a new configuration before anything is answered."""
    return _here(state_dir or Path(STATE_DIR), is_window=is_window)


def _here(state_dir: Path | None, *, is_window: bool) -> Mapping[str, object]:
    """What was said on the command line."""
    folders: dict[str, object] = {"state_dir": str(state_dir), "hub": {"state_dir": f"{state_dir}-hub"}}
    return (folders if state_dir else {}) | ({"pen": {"fullscreen": False}} if is_window else {})


def _begun(draft: Draft, config: Config | None, people: tuple[Account, ...]) -> Visit:
    """Where it was left. Once somebody has an account, their PIN comes first: it may have been left by another."""
    if config is not None and people:
        return replace(first_visit(config, people, _kinds()), draft=draft, is_alone=True)
    place = {one.value: one for one in Place}.get(draft.step, Place.NEW_LANGUAGE)
    if place is Place.NEW_NAME and config is None:
        place = Place.NEW_NUMBER if draft.replaces else Place.NEW_HUB
    return Visit(place, config, _kinds(), draft=draft, is_alone=True)


def _kinds() -> tuple[DeviceKind, ...]:
    from devices.checkups import checkups  # noqa: PLC0415 - no other command needs it

    return tuple(checkups())


class _Glass:
    """The glass of a process that has it for itself."""

    def __init__(self, pen: PenConfig, panel: PanelConfig, keys: Setup, trace_path: Path | None) -> None:
        self._pen, self._panel, self._keys = pen, panel, keys
        self._trace = Trace(trace_path) if trace_path else None
        self._over = asyncio.Event()
        self._sitting: Sitting | None = None

    async def sit(self, visit: Visit, languages: Mapping[str, Texts], spot: Spot, config: Config | None) -> Place:
        """One visit from its first page to its end; where it ended."""
        from devices.checkups import checkups, spare_checkups  # noqa: PLC0415 - after the first pen was started

        loop = asyncio.get_running_loop()
        log_without_words(loop)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._over.set)
        with contextlib.ExitStack() as stack:
            pens = PenHost(loop, self._pen, self._panel, self._hear, self._trace, self._keys)
            stack.callback(pens.close)
            sitting = Sitting(loop, visit, languages, pens.show, lambda _: self._over.set(), self._trace)
            stack.callback(sitting.close)
            workshop = Workshop(loop, spot, config, checkups(), sitting.happen, spares=spare_checkups())
            stack.callback(workshop.close)
            self._sitting = sitting
            sitting.begin(workshop.carry_out)
            if visit.people:
                workshop.ask_who()
            await self._over.wait()
            return sitting.place

    def _hear(self, event: object) -> None:
        if self._sitting is not None:
            self._sitting.hear(event)  # type: ignore[arg-type]
