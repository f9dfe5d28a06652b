"""A call at the desk, as the line display at the counter shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from devices.line_display import SimulatedLineDisplay, make_line_display
from kiosk.bootstrap.hub import DisplayAnnouncer, _make_announcer
from kiosk.config import LineDisplayConfig
from tests.devices.waiting import eventually
from tests.sync.office import make_config

if TYPE_CHECKING:
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


def test_a_display_whose_address_is_misspelt_does_not_keep_the_hub_from_serving(tmp_path: Path) -> None:
    config = replace(make_config(tmp_path, 8470), line_display=LineDisplayConfig("serial:ttyUSB0"))
    assert _make_announcer(config) is None
