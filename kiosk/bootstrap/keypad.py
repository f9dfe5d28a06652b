"""`kiosk keypad`: what the keys do, as text, or on the kiosk's own screen where other keys are learnt."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from typing import TYPE_CHECKING

from kiosk.bootstrap._key_file import key_setup, read_learnt, write_learnt
from kiosk.bootstrap._process import prepare
from kiosk.bootstrap.lock import hold
from kiosk.errors import KioskError
from kiosk.journey import Page
from kiosk.keypad import Learning, Phase, key_pressed, present, pressed
from kiosk.keys import KEY_FILE
from kiosk.runtime import PenHost, Trace
from kiosk.texts import load_languages
from kiosk.views import Frame, Keyed, Pressed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.config import Config

log = logging.getLogger(__name__)


class KeypadError(KioskError):
    """The keys cannot be learnt here."""


def show(config: Config) -> Iterator[str]:
    """One line an action: its keys, and where they were said."""
    is_two_switch = config.keypad.two_switch
    learnt = read_learnt(config.state_dir / KEY_FILE, is_two_switch=is_two_switch)
    named, said = (config.keypad.keys, "configuration") if learnt is None else (learnt, KEY_FILE)
    for action, names in key_setup(config).keys.items():
        source = f"  ({said})" if action in named else ""
        yield f"{action:<15} {', '.join(names) or '-'}{source}"


def learn(config: Config, trace_path: Path | None = None) -> None:
    """Show what keys do, and learn others, until the technician is done.

    Raises: KeypadError without a screen or with a folder that takes no file; StateFolderError while the kiosk runs.
    """
    prepare("keypad")
    if not os.environ.get("DISPLAY"):
        raise KeypadError("screen.none")
    with hold(config.state_dir):
        asyncio.run(_Lesson(config, trace_path).give())


class _Lesson:
    """The lesson on the glass."""

    def __init__(self, config: Config, trace_path: Path | None) -> None:
        self._config = config
        self._trace = Trace(trace_path) if trace_path else None
        setup = key_setup(config)
        self._learning = Learning(setup.keys, setup.is_two_switch)
        self._texts = next(iter(load_languages(config.speech, config.state_dir).values()))
        self._over = asyncio.Event()
        self._failure: OSError | None = None

    async def give(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._over.set)
        with contextlib.ExitStack() as stack:
            self._pens = PenHost(loop, self._config.pen, self._config.panel, self._hear, self._trace)
            stack.callback(self._pens.close)
            self._draw()
            await self._over.wait()
        if self._failure is not None:
            raise KeypadError("keypad.file", reason=str(self._failure.strerror)) from self._failure

    def _hear(self, event: object) -> None:
        before = self._learning
        match event:
            case Keyed(_, _, name):
                self._learning = key_pressed(before, name)
            case Pressed(_, control):
                self._learning = pressed(before, control)
        if self._learning == before:
            return
        if self._learning.phase is Phase.SAVED and before.phase is Phase.CONFIRM:
            self._save()
        if self._learning.phase is Phase.OVER:
            self._over.set()
        else:
            self._draw()

    def _save(self) -> None:
        try:
            write_learnt(self._config.state_dir / KEY_FILE, self._learning.learnt)
        except OSError as err:
            self._failure = err
            self._over.set()
        else:
            log.info("learnt the keys of %d actions", len(self._learning.learnt))

    def _draw(self) -> None:
        self._pens.show(Page(present(self._learning, self._texts, Frame(self._config.office.name, ""))))
