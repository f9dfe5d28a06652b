"""Effects come back as events: devices are borrowed once, given back at the end, and a failure is a verdict."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.access import Role, badge_hash
from kiosk.bootstrap._accounts import accounts_of, badge_key_of
from kiosk.bootstrap.technician import _room
from kiosk.bootstrap.technician._room import Borrowed
from kiosk.bootstrap.technician._soak import Soaking
from kiosk.bootstrap.technician._workshop import Place, Workshop
from kiosk.config import BadgeReaderConfig
from kiosk.ports import UNSET, DeviceKind, FoundDevice, Verdict, WhoActs, never
from kiosk.technician import (
    AccountMade,
    BadgeTapped,
    DeviceProbed,
    DevicesFound,
    DeviceTested,
    Find,
    HubTried,
    MakeAccount,
    Probe,
    Secret,
    SoakMoved,
    StopTry,
    Try,
    TryHub,
    TryTold,
)
from tests.fakes.badges import tapped_again_and_again
from tests.fakes.technician import CONFIG
from tests.patience import eventually

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from kiosk.config import Config
    from kiosk.technician import Effect, Happening

WITHIN_S = 10.0
WELL = Verdict("ready", WhoActs.NOBODY)
OUT = Verdict("paper_out", WhoActs.OFFICER)


class Checked:
    """A checkup of one kind whose verdicts are given."""

    states = ("ready", "paper_out")

    def __init__(self, kind: DeviceKind, *verdicts: Verdict) -> None:
        self.kind, self.left = kind, list(verdicts)
        self.probed, self.waits_s = 0, 0.0

    def find(self) -> tuple[FoundDevice, ...]:
        raise OSError("no bus")

    def probe(self, _: Config) -> Verdict:
        self.probed += 1
        if not self.left:
            raise ValueError("surprise")
        return self.left.pop(0) if len(self.left) > 1 else self.left[0]

    def test(self, _: Config, tell: Callable[[str], None], is_left: Callable[[], bool] = never) -> Verdict:
        tell("device.printer.test.print")
        if self.waits_s:
            eventually(is_left, self.waits_s)
        return WELL


class Lent:
    """Something that holds a device."""

    def __init__(self) -> None:
        self.lent, self.back = 0, threading.Event()

    def lend(self) -> Future[None]:
        self.lent += 1
        free: Future[None] = Future()
        threading.Timer(0.05, free.set_result, [None]).start()
        return free

    def take_back(self) -> None:
        self.back.set()


def _events(
    checkup: Checked, borrowed: Borrowed, count: int, *effects: Effect, path: Path, config: Config | None = CONFIG
) -> list[Happening]:
    async def work() -> list[Happening]:
        heard: asyncio.Queue[Happening] = asyncio.Queue()
        kinds: Any = {checkup.kind: checkup}
        loop = asyncio.get_running_loop()
        shop = Workshop(loop, Place(path), config, kinds, heard.put_nowait, borrowed.take)
        for effect in effects:
            shop.carry_out(effect)
        events = [await asyncio.wait_for(heard.get(), WITHIN_S) for _ in range(count)]
        shop.close(borrowed.give_back)
        return events

    return asyncio.run(work())


def test_device_is_asked_found_and_tried_and_no_failure_is_silent(tmp_path: Path) -> None:
    printer, kind = Checked(DeviceKind.PRINTER), DeviceKind.PRINTER
    events = _events(printer, Borrowed(()), 4, Probe((kind,)), Find(kind), Try(kind), path=tmp_path)
    probed, found, told, tried = events
    assert probed == DeviceProbed(kind, Verdict("failed", WhoActs.TECHNICIAN, {"reason": "ValueError"}))
    assert found == DevicesFound(kind, ())
    assert told == TryTold(kind, "device.printer.test.print")
    assert tried == DeviceTested(kind, WELL)


def test_hub_of_a_new_kiosk_is_tried_before_there_is_a_configuration(tmp_path: Path) -> None:
    there, printer = "http://127.0.0.1:9", Checked(DeviceKind.PRINTER)
    (told,) = _events(printer, Borrowed(()), 1, TryHub(there), path=tmp_path, config=None)
    assert told == HubTried(there, there, Verdict("closed", WhoActs.TECHNICIAN, {"url": there}))


def test_test_that_was_left_ends_and_tells_nothing(tmp_path: Path) -> None:
    printer, kind = Checked(DeviceKind.PRINTER, WELL), DeviceKind.PRINTER
    printer.waits_s = WITHIN_S
    effects = (Try(kind), StopTry(kind), Probe((kind,)))
    assert _events(printer, Borrowed(()), 2, *effects, path=tmp_path) == [
        TryTold(kind, "device.printer.test.print"),
        DeviceProbed(kind, WELL),
    ]


def test_account_that_the_disk_does_not_take_is_told_and_nobody_waits_for_ever(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"no folder")
    config = replace(CONFIG, state_dir=tmp_path / "state")
    printer, made = Checked(DeviceKind.PRINTER), MakeAccount("Rina", Secret("481516"))
    (told,) = _events(printer, Borrowed(()), 1, made, path=tmp_path, config=config)
    assert isinstance(told, AccountMade)
    assert told.code


def test_devices_are_borrowed_once_and_given_back_when_all_is_over(tmp_path: Path) -> None:
    lent, kind = Lent(), DeviceKind.PRINTER
    _events(Checked(kind, WELL), Borrowed((lent,)), 2, Probe((kind,)), Probe((kind,)), path=tmp_path)
    assert lent.back.wait(WITHIN_S)
    assert lent.lent == 1


def test_device_that_is_not_let_go_of_is_told_each_time_and_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Kept(Lent):
        def lend(self) -> Future[None]:
            return Future()

    monkeypatch.setattr(_room, "LENT_WITHIN_S", 0.05)
    kept, kind = Kept(), DeviceKind.PRINTER
    events = _events(
        Checked(kind, WELL), Borrowed((kept,)), 3, Probe((kind,)), Find(kind), Probe((kind,)), path=tmp_path
    )
    untold = DeviceProbed(kind, Verdict("failed", WhoActs.TECHNICIAN, {"reason": "TimeoutError"}))
    assert events == [untold, DevicesFound(kind, ()), untold]
    assert kept.back.wait(WITHIN_S)


def test_who_needed_no_device_gives_none_back(tmp_path: Path) -> None:
    lent = Lent()
    borrowed = Borrowed((lent,))
    _events(Checked(DeviceKind.PRINTER, WELL), borrowed, 0, path=tmp_path)
    borrowed.give_back()
    assert not lent.lent
    assert not lent.back.is_set()


def test_endurance_test_counts_what_is_not_well_and_stops_at_once() -> None:
    printer, scanner = Checked(DeviceKind.PRINTER, WELL, OUT, WELL, OUT), Checked(DeviceKind.SCANNER, UNSET)
    moves: list[SoakMoved] = []

    def hear(moved: SoakMoved) -> None:
        moves.append(moved)
        if moved.rounds == 4:
            soaking.stop()

    checkups: Any = {printer.kind: printer, scanner.kind: scanner}
    soaking = Soaking(checkups, CONFIG, hear, pause_s=0.0)
    soaking.run(WITHIN_S)
    assert moves[-1].is_over
    assert moves[-1].failures == {"printer": 2}
    assert scanner.probed == 4


def test_badge_names_its_owner_and_an_unknown_one_nobody(tmp_path: Path) -> None:
    badges = BadgeReaderConfig(f"folder:{tmp_path / 'badges'}")
    config = replace(CONFIG, state_dir=tmp_path / "state", badge_reader=badges)
    with accounts_of(config) as book:
        rina = book.add("Rina", Role.TECHNICIAN, "hash")
        book.set_badge(rina.id, badge_hash(badge_key_of(config), b"\x04\xa1\xb2\xc3"))
    for number, owner in ((b"\x04\xa1\xb2\xc3", "Rina"), (b"\x04\x00\x00\x00", None)):
        with tapped_again_and_again(tmp_path / "badges", number):
            heard = asyncio.run(_tap_heard(config, tmp_path))
        assert (heard.owner.name if heard.owner else None) == owner


async def _tap_heard(config: Config, path: Path) -> BadgeTapped:
    heard: asyncio.Queue[Happening] = asyncio.Queue()
    shop = Workshop(asyncio.get_running_loop(), Place(path), config, {}, heard.put_nowait)
    shop.ask_who()
    event = await asyncio.wait_for(heard.get(), WITHIN_S)
    shop.close()
    assert isinstance(event, BadgeTapped)
    return event
