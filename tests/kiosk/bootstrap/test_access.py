"""`kiosk access` as a technician types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kiosk.access import AccessError
from kiosk.cli import kiosk
from kiosk.errors import KioskError
from tests.fakes.badges import tapped_again_and_again

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
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
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(CONFIG)
    return path


def _type(config: Path, *words: str, typed: str = "") -> str:
    result = CliRunner().invoke(kiosk, ["access", *words, "--config", str(config)], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_account_is_opened_listed_given_a_badge_and_closed(config: Path) -> None:
    told = _type(config, "add", "Rina", typed="481516\n481516\n")
    assert "481516" not in told
    assert _type(config, "list").split() == ["Rina", "technician", "no", "badge"]
    _type(config, "badge", "Rina", "--number", "04:a1:b2:c3")
    assert _type(config, "list").split() == ["Rina", "technician", "badge"]
    _type(config, "pin", "Rina", typed="992817\n992817\n")
    _type(config, "remove", "Rina")
    assert _type(config, "list") == ""


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        (("add", "Rina"), "123456\n123456\n", "access.pin.weak"),
        (("add", "Rina"), "4815\n4815\n", "access.pin.short"),
        (("add", " "), "481516\n481516\n", "access.name"),
        (("pin", "Siapa"), "481516\n481516\n", "access.unknown"),
        (("remove", "Siapa"), "", "access.unknown"),
    ],
)
def test_what_cannot_be_is_refused_by_its_code(config: Path, words: tuple[str, ...], typed: str, code: str) -> None:
    with pytest.raises(AccessError) as refused:
        _type(config, *words, typed=typed)
    assert refused.value.code == code


def test_nothing_that_is_kept_holds_pin_badge_or_name_in_clear(config: Path, tmp_path: Path) -> None:
    _type(config, "add", "Rina", typed="481516\n481516\n")
    _type(config, "badge", "Rina", "--number", "04a1b2c3")
    kept = b"".join(file.read_bytes() for file in (tmp_path / "state").iterdir())
    for secret in (b"481516", b"04a1b2c3", b"\x04\xa1\xb2\xc3", b"Rina"):
        assert secret not in kept


def test_badge_is_tapped_where_no_number_is_given(config: Path, tmp_path: Path) -> None:
    folder = tmp_path / "badges"
    config.write_text(CONFIG + f'\n[badge_reader]\nreader = "folder:{folder}"\n')
    _type(config, "add", "Rina", typed="481516\n481516\n")
    with tapped_again_and_again(folder):
        _type(config, "badge", "Rina")
    assert _type(config, "list").split() == ["Rina", "technician", "badge"]


def test_without_a_reader_no_tap_is_waited_for(config: Path) -> None:
    _type(config, "add", "Rina", typed="481516\n481516\n")
    with pytest.raises(AccessError, match=r"access\.badge\.reader"):
        _type(config, "badge", "Rina")


def test_nobody_is_received_where_nobody_has_an_account(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":none")
    with pytest.raises(AccessError, match=r"access\.nobody"):
        CliRunner().invoke(kiosk, ["technician", "--config", str(config)], catch_exceptions=False)
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(KioskError, match=r"screen\.none"):
        CliRunner().invoke(kiosk, ["setup", "--config", str(config)], catch_exceptions=False)
