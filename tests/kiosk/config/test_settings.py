from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.config import SETTINGS_FILE, change_settings, load_config
from kiosk.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

BASE = """
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
[printer]
url = "tcp://10.0.0.5:9100"
columns = 42
"""


@pytest.fixture
def config_path(tmp_path: Path) -> Path:
    (tmp_path / "state").mkdir()
    path = tmp_path / "kiosk.toml"
    path.write_text(BASE)
    return path


def test_what_was_set_lies_over_the_file_and_the_rest_stays(config_path: Path) -> None:
    change_settings(config_path, {"printer.url": "usb:04b8:0e15:X4JH", "panel.bottom_mm": 812.0})
    change_settings(config_path, {"panel.width_mm": 400.0})
    config = load_config(config_path)
    assert config.printer.url == "usb:04b8:0e15:X4JH"
    assert config.printer.columns == 42
    assert (config.panel.width_mm, config.panel.bottom_mm) == (400.0, 812.0)


def test_a_setting_that_would_not_be_accepted_is_not_kept(config_path: Path) -> None:
    change_settings(config_path, {"panel.bottom_mm": 812.0})
    with pytest.raises(ConfigError) as told:
        change_settings(config_path, {"printer.url": "usb:nobody"})
    assert SETTINGS_FILE in told.value.problems[0]
    assert "printer.url" in told.value.problems[0]
    assert load_config(config_path).panel.bottom_mm == 812.0


def test_a_damaged_settings_file_is_named(config_path: Path) -> None:
    path = config_path.parent / "state" / SETTINGS_FILE
    path.write_text("[printer\n")
    with pytest.raises(ConfigError) as told:
        load_config(config_path)
    assert all(SETTINGS_FILE in problem for problem in told.value.problems)


@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("printer.url", "usb:04B8:0E15"),
        ("printer.url", "lp:usb/lp0"),
        ("printer.url", "keys:/dev/input/x"),
        ("spare_printer.url", "tcp://host"),
        ("camera.url", "v4l2:video0"),
        ("camera.url", "file:/etc/passwd"),
        ("code_reader.url", "tcp://host:1"),
        ("line_display.url", "serial:ttyS0"),
    ],
)
def test_an_address_of_no_such_device_is_refused(config_path: Path, key: str, url: str) -> None:
    with pytest.raises(ConfigError) as told:
        change_settings(config_path, {key: url})
    assert any(key in problem for problem in told.value.problems)
