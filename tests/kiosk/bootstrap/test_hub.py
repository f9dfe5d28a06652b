"""A call at the desk, as the line display at the counter shows it."""

from __future__ import annotations

import asyncio
import queue
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.line_display import SimulatedLineDisplay, Timeouts, make_line_display
from devices.line_display._checkup import CHECKUP
from kiosk.bootstrap.hub import DisplayAnnouncer, _make_announcer
from kiosk.config import LineDisplayConfig
from sync.hub._app import own_alerts
from sync.hub._desk_page import desk_page
from sync.hub._desk_values import Seat
from sync.hub._parts import open_parts
from tests.patience import PATIENCE_S, eventually
from tests.sync.office import make_config

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def test_a_called_number_is_shown_with_its_counter_until_the_hub_ends(tmp_path: Path) -> None:
    panel = SimulatedLineDisplay(tmp_path / "display")
    panel.plug()
    display = make_line_display(LineDisplayConfig(panel.url))
    assert display is not None
    announcer = DisplayAnnouncer(display)
    announcer.called("A-017", "Loket 1")
    eventually(lambda: panel.glass.rows == ("A-017".ljust(20), "LOKET 1".ljust(20)))
    announcer.close()
    eventually(lambda: panel.glass.rows == (" " * 20, " " * 20))
    panel.unplug()


def test_a_display_that_is_away_is_told_to_the_desk_and_a_dark_one_is_free_for_a_technician(tmp_path: Path) -> None:
    panel = SimulatedLineDisplay(tmp_path / "display")
    told: queue.SimpleQueue[tuple[str, Mapping[str, str]]] = queue.SimpleQueue()
    config = LineDisplayConfig(panel.url)
    display = make_line_display(config, Timeouts(again_s=0.05))
    assert display is not None
    announcer = DisplayAnnouncer(display)
    announcer.watch(lambda action, facts: told.put((action, facts)))
    assert told.get(timeout=PATIENCE_S) == ("line_display_trouble", {"state": "absent", "who": "technician"})
    panel.plug()
    assert told.get(timeout=PATIENCE_S) == ("line_display_well", {"state": "unverified"})
    eventually(lambda: CHECKUP.probe(replace(make_config(tmp_path, 8470), line_display=config)).is_well)
    announcer.called("A-017", "Loket 1")
    eventually(lambda: panel.glass.rows[0] == "A-017".ljust(20))
    panel.unplug()
    assert told.get(timeout=15)[0] == "line_display_trouble"
    announcer.close()


def test_a_trouble_of_the_hubs_own_device_stands_at_the_desk_until_it_is_well(tmp_path: Path) -> None:
    parts, loop = open_parts(make_config(tmp_path, 8470)), asyncio.new_event_loop()
    tell, seat = own_alerts(parts, loop), Seat("Loket 1", has_all_lanes=False)
    tell("line_display_trouble", {"state": "stuck", "who": "technician"})
    (alert,) = desk_page(parts, seat, "").alerts
    assert "Layar loket tidak menerima tulisan" in alert.details
    tell("line_display_well", {"state": "unverified"})
    assert desk_page(parts, seat, "").alerts == ()
    loop.close()
    tell("line_display_trouble", {"state": "stuck", "who": "technician"})  # nobody serves any more
    parts.engine.dispose()


def test_a_display_whose_address_is_misspelt_does_not_keep_the_hub_from_serving(tmp_path: Path) -> None:
    config = replace(make_config(tmp_path, 8470), line_display=LineDisplayConfig("serial:ttyUSB0"))
    assert _make_announcer(config) is None
