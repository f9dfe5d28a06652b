from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections import namedtuple
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import product
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from devices.checkups import checkups, spare_checkups
from devices.speaker import SimulatedSpeaker
from kiosk.bootstrap import device
from kiosk.bootstrap._tracing import tell_tracing
from kiosk.bootstrap.doctor import FAILED, STATES, _machine, _memory, _office, examine
from kiosk.cli import kiosk
from kiosk.config import load_config
from kiosk.ports import UNSET, DeviceKind, FoundDevice, Verdict, WhoActs
from kiosk.store import OutboxFacts
from kiosk.texts import Texts, UnknownTextError
from sync.protocol import Health, encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.config import Config

CONFIG = """
kiosk = "kiosk-1"
state_dir = "state"
[office]
code = "64.74.02"
name = "Kecamatan Contoh"
zone = "Asia/Makassar"
[[lanes]]
code = "umum"
letter = "A"
wait_at = "Loket 1"
[hub]
state_dir = "hub"
url = "http://127.0.0.1:9"
[speech]
device = ""
"""


@pytest.fixture
def config_path(tmp_path: Path) -> Path:
    (path := tmp_path / "kiosk.toml").write_text(CONFIG)
    return path


@pytest.fixture
def config(config_path: Path) -> Config:
    return load_config(config_path)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_state_has_words_and_what_to_do(language: str) -> None:
    texts = Texts(language)
    said = [f"doctor.{subject}.{state}" for subject, states in STATES.items() for state in states]
    said += [f"device.{kind}.{state}" for kind, one in checkups().items() for state in one.states]
    missing = []
    for key, end in product([*said, f"doctor.{FAILED}"], ("", ".mend")):
        try:
            assert texts.get(key + end)
        except UnknownTextError:
            missing.append(key + end)
    # What is well needs no mend, but what has one must be a sentence.
    assert [key for key in missing if not key.endswith(".mend")] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_whatever_somebody_has_to_mend_says_how(config: Config, language: str) -> None:
    texts = Texts(language)
    for finding in examine(config, {}, {}):
        if not finding.verdict.is_well:
            assert texts.get(f"{finding.key}.mend")


def test_a_look_that_fails_hides_no_other(config: Config) -> None:
    class Broken:
        kind = DeviceKind.PRINTER
        states = ("ready",)

        def probe(self, _: Config) -> Verdict:
            raise sqlite3.OperationalError("something of a resident")

    found = list(examine(config, {DeviceKind.PRINTER: Broken()}, {}))  # type: ignore[dict-item]
    assert [one.subject for one in found] == [*STATES, "printer"]
    assert found[-1].verdict == Verdict(FAILED, WhoActs.TECHNICIAN, {"reason": "OperationalError"})


@pytest.mark.parametrize(("free", "state"), [(50_000_000_000, "plenty"), (1_500_000_000, "low"), (90_000_000, "full")])
def test_room_on_the_disk(config: Config, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as the standard library's
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100_000_000_000, 0, free))
    assert _machine.disk(config).state == state


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (OutboxFacts(0, 0, None, None), "sent"),
        (OutboxFacts(3, 0, datetime.now(UTC), None), "waiting"),
        (OutboxFacts(3, 0, datetime.now(UTC) - timedelta(hours=30), datetime.now(UTC)), "late"),
        (OutboxFacts(3, 1, datetime.now(UTC), None), "set_aside"),
    ],
)
def test_what_waits_to_be_sent(config: Config, monkeypatch: pytest.MonkeyPatch, facts: OutboxFacts, state: str) -> None:
    assert _memory.database(config).state == "new"
    _memory.open_store(config.state_dir / "kiosk.db", config.state_dir / "kiosk.key").dispose()
    assert _memory.database(config).state == "well"
    assert _memory.outbox(config).facts == {"waiting": "0"}
    monkeypatch.setattr(_memory, "outbox_facts", lambda _: facts)
    assert _memory.outbox(config).state == state


def test_a_trace_of_what_residents_press_is_told_until_a_start_without_one(
    config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    config.state_dir.mkdir(exist_ok=True)
    assert _machine.trace(config) == Verdict("off", WhoActs.NOBODY)
    tell_tracing(config.state_dir, is_on=True)
    assert "TRACE IS ON" in caplog.text
    assert _machine.trace(config) == Verdict("on", WhoActs.TECHNICIAN)
    tell_tracing(config.state_dir, is_on=False)
    assert _machine.trace(config) == Verdict("off", WhoActs.NOBODY)


def test_a_database_without_its_key_is_told(config: Config) -> None:
    _memory.open_store(config.state_dir / "kiosk.db", config.state_dir / "kiosk.key").dispose()
    (config.state_dir / "kiosk.key").unlink()
    assert _memory.database(config) == Verdict("unreadable", WhoActs.TECHNICIAN, {"reason": "database.key.missing"})


class _Answer(BaseHTTPRequestHandler):
    status = 200
    ahead = timedelta()

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(encode(Health("anjungan-hub", "ok", datetime.now(UTC) + self.ahead)))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), _Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "state"), [(200, "answers"), (404, "stranger"), (503, "busy")])
def test_the_hub_is_asked(
    config: Config, hub: HTTPServer, monkeypatch: pytest.MonkeyPatch, status: int, state: str
) -> None:
    monkeypatch.setattr(_Answer, "status", status)
    there = replace(config, hub=replace(config.hub, url=f"http://127.0.0.1:{hub.server_port}"))
    assert _office.hub(there).state == state


@pytest.mark.parametrize(("hours", "fact"), [(2, "ahead_min"), (-2, "behind_min")])
def test_hub_with_another_clock_is_told(
    config: Config, hub: HTTPServer, monkeypatch: pytest.MonkeyPatch, hours: int, fact: str
) -> None:
    monkeypatch.setattr(_Answer, "ahead", timedelta(hours=hours))
    there = replace(config, hub=replace(config.hub, url=f"http://127.0.0.1:{hub.server_port}"))
    verdict = _office.hub(there)
    assert (verdict.state, verdict.facts[fact]) == ("clock_apart", "120")


def test_doctor_ends_with_one_when_somebody_has_to_act_and_says_who(config_path: Path) -> None:
    told = CliRunner().invoke(kiosk, ["doctor", "--config", str(config_path)])
    assert told.exit_code == 1
    assert "pusat data belum berjalan" in told.output
    assert "Teknisi:" in told.output
    as_json = CliRunner().invoke(kiosk, ["doctor", "--json", "--config", str(config_path)])
    found = {one["subject"]: one for one in map(json.loads, as_json.output.splitlines())}
    assert found["hub"]["state"] == "closed"
    assert not found["hub"]["is_well"]
    assert found["services"]["is_well"]


def test_test_of_a_device_ends_with_what_only_a_person_can_answer(config_path: Path, tmp_path: Path) -> None:
    hand = SimulatedSpeaker(tmp_path / "card")
    config_path.write_text(CONFIG.replace('device = ""', f'device = "{hand.device}?pace=0"'))
    told = CliRunner().invoke(kiosk, ["device", "test", "speaker", "--config", str(config_path)])
    hand.close()
    assert "Apakah nada dan kalimatnya terdengar?" in told.output


def test_spare_that_is_dead_is_somebodys_to_mend_and_is_named_as_in_the_configuration(
    config: Config, config_path: Path
) -> None:
    config_path.write_text(f'{CONFIG}[spare_printer]\nurl = "serial:/nowhere/tty?baud=9600"\n')
    (found,) = [one for one in examine(load_config(config_path), {}, spare_checkups()) if one.is_device]
    assert (found.name, found.key, found.verdict.is_well) == ("spare_printer", "device.printer.offline", False)
    assert not [one for one in examine(config, {}, spare_checkups()) if one.is_spare]
    for asked in (["probe", "--json"], ["probe", "--json", "spare_printer"], ["test", "--json", "spare_printer"]):
        told = CliRunner().invoke(kiosk, ["device", *asked, "--config", str(config_path)])
        last = json.loads(told.output.splitlines()[-1])
        assert (told.exit_code, last["subject"], last["state"]) == (1, "spare_printer", "offline")


def test_what_is_found_and_what_suits_better_is_told_as_lines_of_the_configuration(
    config_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Plugged:
        def __init__(self, kind: DeviceKind, **settings: str) -> None:
            self.kind, self.settings = kind, settings

        def find(self) -> tuple[FoundDevice, ...]:
            return (FoundDevice(self.kind, "One", self.settings, "1a86:7523"),)

        def probe(self, _: Config) -> Verdict:
            return Verdict("ready", WhoActs.NOBODY, suits=self.settings)

    known = {
        DeviceKind.SPEAKER: Plugged(DeviceKind.SPEAKER, device="hw:1"),
        DeviceKind.PRINTER: Plugged(DeviceKind.PRINTER, profile="TM-T88V"),
    }
    monkeypatch.setattr(device, "checkups", lambda: known)
    monkeypatch.setattr(device, "spare_checkups", lambda: {DeviceKind.PRINTER: known[DeviceKind.PRINTER]})
    for command in (["list"], ["probe", "--config", str(config_path)]):
        told = CliRunner().invoke(kiosk, ["device", *command]).output
        assert '[speech] device = "hw:1"' in told
        assert '[printer] profile = "TM-T88V"' in told
    assert '[spare_printer] profile = "TM-T88V"' in told


def test_a_device_that_is_not_set_is_no_fault(config_path: Path) -> None:
    kinds = [kind.value for kind in checkups()]
    told = CliRunner().invoke(kiosk, ["device", "probe", "--json", "--config", str(config_path), *kinds])
    states = {one["subject"]: one["state"] for one in map(json.loads, told.output.splitlines())}
    assert set(states) == set(kinds)
    for kind in {"printer", "scanner", "camera", "code_reader", "badge_reader", "line_display"} & set(kinds):
        assert states[kind] == UNSET.state
