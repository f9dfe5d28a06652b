"""Where a technician's effects are carried out: each beside the loop, each back as an event."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, assert_never

from kiosk.access import Gate, Locked, Role, clean_account_name, hash_pin
from kiosk.bootstrap._accounts import accounts_of
from kiosk.bootstrap._key_file import write_learnt
from kiosk.bootstrap.technician._alone import each_alone
from kiosk.bootstrap.technician._badges import Badges, owner_of
from kiosk.bootstrap.technician._logs import Machine, copy_logs, opened, sticks
from kiosk.bootstrap.technician._paper import print_readiness
from kiosk.bootstrap.technician._soak import Soaking
from kiosk.bootstrap.technician._studio import VoiceStudio
from kiosk.clock import SystemClock
from kiosk.config import change_settings
from kiosk.errors import ConfigError, KioskError
from kiosk.keys import KEY_FILE
from kiosk.ports import DeviceKind, PrintState, spare_of
from kiosk.runtime import Worker
from kiosk.technician import (
    AccountMade,
    BadgeTapped,
    ChangeRoll,
    CheckPin,
    CopyLogs,
    DeviceProbed,
    DevicesFound,
    DeviceTested,
    Examine,
    Examined,
    Find,
    HubTried,
    Keep,
    KeepDraft,
    KeepKeys,
    LogsKept,
    MakeAccount,
    PinChecked,
    PrintReadiness,
    Probe,
    SettingsKept,
    SlipPrinted,
    Soak,
    SoakMoved,
    StopSoak,
    StopTry,
    Try,
    TryHub,
    TryTold,
    VoiceEffect,
    WriteConfig,
)

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kiosk.access import Entry
    from kiosk.bootstrap.technician._new import NewConfig
    from kiosk.config import Config
    from kiosk.ports import Checkup
    from kiosk.technician import Effect, Happening
    from kiosk.tickets import Readiness

log = logging.getLogger(__name__)
DISK_REST_S = 15.0


@dataclass(frozen=True)
class Place:
    """Which kiosk is worked on.

    Args:
        config_path: Its file.
        new: Set while it is being set up; settings then go into the file itself.
        machine: Where to look for sticks.
    """

    config_path: Path
    new: NewConfig | None = None
    machine: Machine = field(default_factory=Machine)


class Workshop:
    """Carries out effects, each kind of device in a thread of its own.

    Args:
        loop: Where what comes back is heard.
        place: Which kiosk.
        config: How it is; None until it has a configuration.
        checkups: What can be done with devices.
        spares: And with those that help where they cannot.
        hear: Hears each event, in the loop's thread.
        borrow: Called, in any thread, before a device is touched; returns when nobody else holds one.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        place: Place,
        config: Config | None,
        checkups: Mapping[DeviceKind, Checkup],
        hear: Callable[[Happening], None],
        borrow: Callable[[], None] = lambda: None,
        spares: Mapping[DeviceKind, Checkup] | None = None,
    ) -> None:
        self._loop, self._place, self._config, self._hear = loop, place, config, hear
        self._checkups, self._spares = each_alone(checkups, borrow), each_alone(spares or {}, borrow)
        self._disk, self._looks = Worker("technician"), Worker("technician-looks")
        self._kinds = {kind: Worker(f"technician-{kind.value}") for kind in checkups}
        self._left = {kind: threading.Event() for kind in checkups}  # set when nobody waits for its test
        self._soaking: Soaking | None = None
        self._badges: Badges | None = None
        self._studio = VoiceStudio(lambda: self._config, self._tell)
        self._is_closed = threading.Event()

    def ask_who(self) -> None:
        """Hear badges until somebody is in, at a reader that nobody else holds."""
        if self._config is not None:
            self._badges = Badges(self._loop, self._config, self._hear)
            self._disk.submit(self._badges.begin)

    def hear_badge(self, number: bytes) -> None:
        """A badge was tapped at the reader that somebody else holds."""
        self._disk.submit(self._name_badge, number)

    def carry_out(self, effect: Effect) -> None:
        """Begin it; it ends as an event. `Restart` and `Leave` are for the host."""
        if isinstance(effect, VoiceEffect):
            self._studio.carry_out(effect)
            return
        match effect:
            case StopTry(kind):
                self._left[kind].set()
            case Probe() | Find() | Try() | ChangeRoll():
                self._end_badges()
                self._at_device(effect)
            case Examine() | PrintReadiness() | Soak() | StopSoak() | TryHub():
                self._look(effect)
            case CheckPin() | MakeAccount() | Keep() | KeepKeys() | KeepDraft() | WriteConfig() | CopyLogs():
                self._disk.submit(self._on_disk, effect)
            case _:
                log.debug("not for the workshop: %s", type(effect).__name__)

    def close(self, then: Callable[[], None] = lambda: None) -> None:
        """Hear nothing more, end what can be ended; `then` is called, in any thread, when all devices are let go."""
        self._is_closed.set()
        self._end_badges()
        if self._soaking is not None:
            self._soaking.stop()
        workers = (self._disk, self._looks, self._studio.close(), *self._kinds.values())
        left = len(workers)
        lock = threading.Lock()

        def ended() -> None:
            nonlocal left
            with lock:
                left -= 1
                is_last = left == 0
            if is_last:
                then()

        for worker in workers:
            worker.submit(ended)
            worker.close()

    def _end_badges(self) -> None:
        """Whoever is in was named; the reader is a device like the others now."""
        badges, self._badges = self._badges, None
        if badges is not None:
            self._disk.submit(badges.end)

    def _name_badge(self, number: bytes) -> None:
        if self._config is not None:
            self._tell(BadgeTapped(owner_of(self._config, number)))

    def _tell(self, happening: Happening) -> None:
        """From any thread; whoever has left hears nothing."""
        if not self._is_closed.is_set():
            self._loop.call_soon_threadsafe(self._heard, happening)

    def _heard(self, happening: Happening) -> None:
        if not self._is_closed.is_set():
            self._hear(happening)

    def _at_device(self, effect: Probe | Find | Try | ChangeRoll) -> None:
        match effect:
            case Probe(kinds, is_spare):
                for kind in kinds:
                    self._kinds[kind].submit(self._probe, kind, is_spare)
            case Find(kind):
                self._kinds[kind].submit(self._find, kind)
            case Try(kind, is_spare):
                self._left[kind] = threading.Event()
                self._kinds[kind].submit(self._try, kind, is_spare, self._left[kind])
            case ChangeRoll(is_spare):
                self._kinds[DeviceKind.PRINTER].submit(self._change_roll, is_spare)
            case _:
                assert_never(effect)

    def _checkup(self, kind: DeviceKind, *, is_spare: bool) -> Checkup:
        return (self._spares if is_spare else self._checkups)[kind]

    def _probe(self, kind: DeviceKind, is_spare: bool) -> None:
        if self._config is not None and not self._is_closed.is_set():
            verdict = self._checkup(kind, is_spare=is_spare).probe(self._config)
            self._tell(DeviceProbed(kind, verdict, is_spare))

    def _find(self, kind: DeviceKind) -> None:
        self._tell(DevicesFound(kind, self._checkups[kind].find()))

    def _try(self, kind: DeviceKind, is_spare: bool, left: threading.Event) -> None:
        if self._config is None:
            return
        told, checkup = partial(self._tell_step, kind), self._checkup(kind, is_spare=is_spare)
        verdict = checkup.test(self._config, told, lambda: left.is_set() or self._is_closed.is_set())
        if not left.is_set():
            self._tell(DeviceTested(kind, verdict, is_spare))

    def _change_roll(self, is_spare: bool) -> None:
        """Before the printer is asked again, which goes the same way."""
        from devices.printer import change_roll  # noqa: PLC0415 - no resident needs it

        if self._config is not None:
            change_roll(self._config.state_dir, is_spare=is_spare)

    def _tell_step(self, kind: DeviceKind, key: str) -> None:
        self._tell(TryTold(kind, key))

    def _look(self, effect: Examine | PrintReadiness | Soak | StopSoak | TryHub) -> None:
        match effect:
            case Examine():
                self._looks.submit(self._examine)
            case TryHub(url):
                self._looks.submit(self._try_hub, url)
            case PrintReadiness(readiness):
                self._looks.submit(self._print, readiness)
            case Soak(minutes):
                self._looks.submit(self._soak, minutes)
            case StopSoak():
                if self._soaking is not None:
                    self._soaking.stop()
            case _:
                assert_never(effect)

    def _examine(self) -> None:
        from kiosk.bootstrap.doctor import examine  # noqa: PLC0415 - brings the whole sync client along

        if self._config is not None:
            for finding in examine(self._config, self._checkups, self._spares):
                if self._is_closed.is_set():
                    return
                self._tell(Examined(finding))
        self._tell(Examined(None, is_last=True))

    def _try_hub(self, url: str) -> None:
        from kiosk.bootstrap.doctor import hub_at  # noqa: PLC0415 - as above

        verdict, found = hub_at(url)
        self._tell(HubTried(url, found, verdict))

    def _print(self, readiness: Readiness) -> None:
        state = PrintState.BLOCKED
        try:
            if self._config is not None:
                state = print_readiness(self._config, readiness)
        except Exception as err:  # noqa: BLE001 - whatever it was, the page must not wait for a paper
            log.error("readiness slip failed: %s", getattr(err, "code", type(err).__name__))  # noqa: TRY400
            state = PrintState.UNKNOWN
        self._tell(SlipPrinted(state))

    def _soak(self, minutes: int) -> None:
        if self._config is None:
            self._tell(SoakMoved(0, {}, 0, is_over=True))
            return
        asked = {kind.value: one for kind, one in self._checkups.items()}
        asked |= {spare_of(kind): one for kind, one in self._spares.items()}
        self._soaking = Soaking(asked, self._config, self._tell)
        self._soaking.run(minutes * 60)
        self._soaking = None

    def _on_disk(self, effect: CheckPin | MakeAccount | Keep | KeepKeys | KeepDraft | WriteConfig | CopyLogs) -> None:
        match effect:
            case CheckPin(account, pin):
                self._check_pin(account, pin)
            case MakeAccount(name, pin):
                self._make_account(name, pin)
            case Keep() | WriteConfig() | KeepDraft() | KeepKeys():
                self._keep(effect)
            case CopyLogs():
                self._copy_logs()
            case _:
                assert_never(effect)

    def _check_pin(self, account: int, pin: str) -> None:
        assert self._config is not None
        entry: Entry = Locked(DISK_REST_S)
        try:
            with accounts_of(self._config) as book:
                entry = Gate(book, SystemClock()).enter(account, pin, Role.TECHNICIAN)
        finally:  # a disk that fails lets nobody in, and nobody wait for ever
            self._tell(PinChecked(entry))

    def _make_account(self, name: str, pin: str) -> None:
        assert self._config is not None
        made = AccountMade("store.failed")
        try:
            kept = hash_pin(pin)
            with accounts_of(self._config) as book:
                book.add(clean_account_name(name), Role.TECHNICIAN, kept)
            made = AccountMade()
        except KioskError as err:
            made = AccountMade(err.code)
        finally:  # a disk that fails leaves nobody waiting
            self._tell(made)

    def _keep(self, effect: Keep | WriteConfig | KeepDraft | KeepKeys) -> None:
        try:
            config = self._kept(effect)
        except (ConfigError, OSError) as err:
            problems = err.problems if isinstance(err, ConfigError) else (str(err.strerror),)
            log.error("not kept: %s", "; ".join(problems))  # noqa: TRY400 - keys and reasons, no traceback
            self._tell(SettingsKept(None, _keys_of(effect), self._config))
            return
        if config is not None:
            self._config = config
            self._tell(SettingsKept(config))

    def _kept(self, effect: Keep | WriteConfig | KeepDraft | KeepKeys) -> Config | None:
        """The configuration as it is then; None where it stays as it was."""
        new = self._place.new
        match effect:
            case Keep(changes):
                return new.keep(changes) if new else change_settings(self._place.config_path, changes)
            case WriteConfig(draft):
                return new.write(draft) if new else None
            case KeepDraft(draft):
                if new:
                    new.keep_draft(draft)
            case KeepKeys(keys):
                assert self._config is not None
                write_learnt(self._config.state_dir / KEY_FILE, keys)
            case _:
                assert_never(effect)
        return None

    def _copy_logs(self) -> None:
        config = self._config
        stick = next(sticks(self._place.machine), None)
        if stick is None or config is None:
            self._tell(LogsKept(""))
            return
        try:
            with opened(stick, self._place.machine):
                names = copy_logs(stick, config, self._place.config_path, self._state(config), datetime.now(UTC))
        except OSError as err:
            log.error("not copied: %s", err.strerror)  # noqa: TRY400 - what the system says, no traceback
            self._tell(LogsKept(str(stick)))
        else:
            self._tell(LogsKept(str(stick), names))

    def _state(self, config: Config) -> Iterator[str]:
        """How everything is, a line each, as programs and helpers read it."""
        from kiosk.bootstrap.doctor import examine  # noqa: PLC0415 - as above

        for finding in examine(config, self._checkups, self._spares):
            verdict = finding.verdict
            facts = " ".join(f"{key}={value}" for key, value in verdict.facts.items())
            yield f"{'ok' if verdict.is_well else '!!'} {finding.name} {verdict.state} {facts}".rstrip()


def _keys_of(effect: Keep | WriteConfig | KeepDraft | KeepKeys) -> tuple[str, ...]:
    """What was to be kept, by the names under which a visit lists what it changed."""
    match effect:
        case Keep(changes):
            return tuple(changes)
        case KeepKeys():
            return (KEY_FILE,)
        case _:
            return ()
