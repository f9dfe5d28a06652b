"""An officer changes a roll: the desk shows how, and the kiosk hears that it was done."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import requests

from devices.printer import CountedPaper
from devices.printer._make import ROLL, SPARE_ROLL
from devices.printer.roll import Roll, RollFile
from kiosk.clock import SystemClock
from kiosk.config import PrinterConfig
from kiosk.ports import EntryKind
from sync.client._courier import LINE_EVERY_S, Courier
from sync.client._hub import Hub
from tests.patience import PATIENCE_S
from tests.sync.office import HubProcess, MemoryOutbox, entry, event_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.clock import Moment

USED = Roll(used_mm=20_000.0, slips=200, has_sensor=True)


class HurriedClock(SystemClock):
    """Each look at it is later than the line may be old."""

    def __init__(self) -> None:
        super().__init__()
        self._extra_s = 0.0

    def now(self) -> Moment:
        self._extra_s += LINE_EVERY_S
        now = super().now()
        return replace(now, seconds=now.seconds + self._extra_s)


@pytest.fixture
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield hub
    hub.kill()


def test_desk_sees_what_is_left_and_the_kiosk_hears_once_that_the_roll_was_changed(
    tmp_path: Path, hub: HubProcess
) -> None:
    file, outbox = RollFile(tmp_path / ROLL), MemoryOutbox()
    file.save(USED)
    paper = CountedPaper(tmp_path, PrinterConfig("tcp://127.0.0.1:9100", roll_m=30))
    outbox.add(entry(EntryKind.EVENT, event_body("printer_trouble", state="paper_low", who="officer")))
    with Hub(hub.url) as link, requests.Session() as desk:
        courier = Courier(hub.config, outbox, link, HurriedClock(), lambda: 1.0, paper)
        courier.turn()
        desk.post(f"{hub.url}/counter", data={"counter": "Loket 1"}, headers={"Origin": hub.url})
        shown = desk.get(hub.url).text
        assert "kira-kira 100 nomor" in shown
        assert "Cara ganti rol" in shown
        assert file.load() == USED
        page = desk.get(f"{hub.url}/roll/kiosk-1").text
        assert "Rol sudah diganti" in page
        assert desk.get(f"{hub.url}/drawings/roll-3.svg").headers["Content-Type"].startswith("image/svg")
        assert desk.post(f"{hub.url}/roll/kiosk-1", headers={"Origin": hub.url}).url.endswith("?pesan=roll")
        courier.turn()
        changed = file.load()
        assert (changed.used_mm, changed.slips, changed.has_sensor) == (0.0, 0, True)
        file.save(changed.after(b"A-012\n"))
        courier.turn()
        assert file.load().slips == 1, "the same word changes no second roll"
        desk.post(f"{hub.url}/roll/kiosk-1", headers={"Origin": hub.url})
        courier.turn()
        assert file.load().slips == 0


def words_at(desk: requests.Session, hub: HubProcess) -> str:
    """What the desk says."""
    return re.sub(r"<[^>]*>", "", desk.get(hub.url).text)


def test_desk_sees_the_spare_beside_the_first_and_changes_each_by_itself(tmp_path: Path, hub: HubProcess) -> None:
    first, spare = RollFile(tmp_path / ROLL), RollFile(tmp_path / SPARE_ROLL)
    first.save(USED)
    spare.save(Roll(used_mm=27_000.0, slips=270))
    paper = CountedPaper(
        tmp_path, PrinterConfig("tcp://127.0.0.1:9100", roll_m=30), PrinterConfig("tcp://127.0.0.1:9101", roll_m=30)
    )
    with Hub(hub.url) as link, requests.Session() as desk:
        courier = Courier(hub.config, MemoryOutbox(), link, HurriedClock(), lambda: 1.0, paper)
        courier.turn()
        desk.post(f"{hub.url}/counter", data={"counter": "Loket 1"}, headers={"Origin": hub.url})
        shown = words_at(desk, hub)
        assert "Kertas struk di kiosk-1: kira-kira 100 nomor" in shown
        assert "Kertas pencetak cadangan di kiosk-1: kira-kira 30 nomor" in shown
        assert shown.count("siapkan rol baru") == 1, "of the one that is nearly at its end"
        page = desk.get(f"{hub.url}/roll/kiosk-1/spare").text
        assert "pencetak cadangan di kiosk-1" in page
        assert 'action="/roll/kiosk-1/spare"' in page
        assert desk.post(f"{hub.url}/roll/kiosk-1/spare", headers={"Origin": hub.url}).url.endswith("?pesan=roll")
        courier.turn()
        assert (first.load(), spare.load().slips) == (USED, 0)
        courier.turn()
        shown = words_at(desk, hub)
        assert "Kertas struk" in shown
        assert "Kertas pencetak cadangan" not in shown, "what was left of the old roll"
        desk.post(f"{hub.url}/roll/kiosk-1", headers={"Origin": hub.url})
        spare.save(Roll(used_mm=110.0, slips=1, order=spare.load().order))
        courier.turn()
        assert (first.load().slips, spare.load().slips) == (0, 1)


def test_kiosk_without_a_spare_tells_of_none(tmp_path: Path) -> None:
    RollFile(tmp_path / SPARE_ROLL).save(USED)
    paper = CountedPaper(tmp_path, PrinterConfig("tcp://127.0.0.1:9100"), PrinterConfig())
    assert paper.left(is_spare=True) is None
    paper.changed(uuid4(), is_spare=True)
    assert RollFile(tmp_path / SPARE_ROLL).load() == USED


def test_kiosk_that_nobody_heard_of_has_no_roll(hub: HubProcess) -> None:
    assert requests.get(f"{hub.url}/roll/kiosk-9", timeout=PATIENCE_S).status_code == 404
    assert requests.get(f"{hub.url}/roll/kiosk-9/spare", timeout=PATIENCE_S).status_code == 404
    assert requests.post(f"{hub.url}/roll/kiosk-9", headers={"Origin": hub.url}, timeout=PATIENCE_S).status_code == 404


def test_roll_that_was_seen_to_be_changed_remembers_what_it_was_told(tmp_path: Path) -> None:
    told = Roll(used_mm=1.0, slips=1, is_out=True, was_opened=True, order="x")
    assert told.fresh() == Roll(order="x")
    assert CountedPaper(tmp_path, PrinterConfig("tcp://127.0.0.1:9100")).left() is None


@pytest.mark.parametrize(
    ("action", "counted", "way"),
    [("printer_trouble", ROLL, "/roll/kiosk-1"), ("spare_printer_trouble", SPARE_ROLL, "/roll/kiosk-1/spare")],
)
def test_paper_that_the_printer_says_is_out_is_not_estimated(
    tmp_path: Path, hub: HubProcess, action: str, counted: str, way: str
) -> None:
    outbox = MemoryOutbox()
    RollFile(tmp_path / counted).save(USED)
    paper = CountedPaper(
        tmp_path, PrinterConfig("tcp://127.0.0.1:9100", roll_m=30), PrinterConfig("tcp://127.0.0.1:9101", roll_m=30)
    )
    outbox.add(entry(EntryKind.EVENT, event_body(action, state="paper_out", who="officer")))
    with Hub(hub.url) as link, requests.Session() as desk:
        Courier(hub.config, outbox, link, HurriedClock(), lambda: 1.0, paper).turn()
        desk.post(f"{hub.url}/counter", data={"counter": "Loket 1"}, headers={"Origin": hub.url})
        assert f'href="{way}" data-testid="how-roll"' in desk.get(hub.url).text
        for shown in (desk.get(hub.url).text, desk.get(f"{hub.url}{way}").text):
            assert "<strong>habis</strong>" in shown
            assert "kira-kira" not in shown
