from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config import Config, load_config
from kiosk.errors import ConfigError

EXAMPLE = Path(__file__).parents[3] / "deploy" / "kiosk.example.toml"
SOUND = """
kiosk = "kiosk-1"
state_dir = "state"
[office]
code = "64.74.02"
name = "Kecamatan Bontang Selatan"
zone = "Asia/Makassar"
[[lanes]]
code = "umum"
letter = "A"
wait_at = "Loket 1"
[hub]
state_dir = "hub"
"""


def problems_of(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert caught.value.problems
    return "\n".join(caught.value.problems)


def write(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_example_shows_every_key_and_its_default() -> None:
    text = EXAMPLE.read_text("utf-8")
    example = load_config(EXAMPLE)
    assert all(one.name in text for one in fields(Config))
    for name in ("office", "panel", "pen", "session", "speech", "keypad", "printer", "scanner", "hub", "sync"):
        section = getattr(example, name)
        written = text.partition(f"[{name}]")[2].partition("\n[")[0]
        assert all(f"\n{one.name} = " in written for one in fields(section)), name
        assert name == "office" or section == type(section)(), name


def test_relative_paths_count_from_the_files_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, SOUND.replace("[office]", '[scanner]\nconfig_dir = "sane"\n[office]'))
    monkeypatch.chdir(tmp_path)
    config = load_config(Path("kiosk.toml"))
    assert config.state_dir == tmp_path / "state"
    assert config.hub.state_dir == tmp_path / "hub"
    assert config.scanner.config_dir == str(tmp_path / "sane")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Kec', 'nama = "Kec', ("office.nama: is not a known key; did you mean `name`",)),
        ('kiosk = "kiosk-1"', "", ("kiosk: is missing",)),
        ('kiosk = "kiosk-1"', "kiosk = 1", ("kiosk: is a number; write text between quotation marks",)),
        ('kiosk = "kiosk-1"', 'kiosk = "Kios 1"', ("kiosk: `Kios 1` has another form", "[a-z0-9-]")),
        ('"64.74.02"', "64.74", ("office.code", "is a number with a point; write text")),
        ('"64.74.02"', '"647402"', ("office.code: `647402` has another form",)),
        ('"Asia/Makassar"', '"Asia/Bontang"', ("office.zone", "Asia/Makassar")),
        ('"Asia/Makassar"', '"../../etc/passwd"', ("office.zone",)),
        ('"Asia/Makassar"', '"Asia"', ("office.zone",)),
        ('"Asia/Makassar"', '""', ("office.zone",)),
        ("[office]", "[offices]", ("offices: is not a known key; did you mean `office`",)),
        ("[office]", "office = 3\n[x]", ("office: is a number; write a table", "x: is not a known key")),
        ('letter = "A"', 'letter = "AB"', ("lanes.1.letter",)),
        ('wait_at = "Loket 1"', 'wait_at = ""', ("lanes.1.wait_at",)),
        ('wait_at = "Loket 1"', 'wait_at = "L"\nminutes_each = 0', ("lanes.1.minutes_each", "write at least 1")),
        ("[hub]", '[[lanes]]\ncode="umum"\nletter="C"\nwait_at="L"\n[hub]', ("lanes.2.code", "another lane")),
        ("[hub]", '[[lanes]]\ncode="lain"\nletter="A"\nwait_at="L"\n[hub]', ("lanes.2.letter", "another lane")),
        ("[hub]", '[hub]\nlisten = "0.0.0.0:8470"', ("hub.listen", "127.0.0.1:8470")),
        ("[hub]", '[hub]\nlisten = "127.0.0.1"', ("hub.listen",)),
        ("[hub]", '[hub]\nlisten = "127.0.0.1:99999"', ("hub.listen",)),
        ("[hub]", '[hub]\nlisten = "127.0.0.1:0"', ("hub.listen",)),
        ("[hub]", '[hub]\nlisten = "hub.example:80"', ("hub.listen",)),
        ("[hub]", '[hub]\nlisten = "[::1]"', ("hub.listen",)),
        ("[hub]", '[hub]\nurl = "ftp://x"', ("hub.url",)),
        ("[hub]", '[hub]\nurl = "http://[::1"', ("hub.url",)),
        ('state_dir = "hub"', 'state_dir = "state"', ("hub.state_dir",)),
        ('state_dir = "hub"', 'state_dir = "a\\u0000b"', ("hub.state_dir",)),
        ("[hub]", '[printer]\nurl = "usb:1"\n[hub]', ("printer.url", "tcp://host:9100")),
        ("[hub]", '[printer]\nurl = "tcp://host:port"\n[hub]', ("printer.url",)),
        ("[hub]", '[printer]\nurl = "serial:tty"\n[hub]', ("printer.url",)),
        ("[hub]", '[printer]\nurl = "tcp://host"\n[hub]', ("printer.url",)),
        ("[hub]", "[session]\nidle_s = 0\nwarn_s = true\n[hub]", ("session.idle_s", "session.warn_s")),
        ("[hub]", "[pen]\nwindow_px = [540]\n[hub]", ("pen.window_px", "length 2")),
        ("[hub]", '[pen]\nwindow_px = [540, "960"]\n[hub]', ("pen.window_px.2",)),
        ("[hub]", "[pen]\nfullscreen = 1\n[hub]", ("pen.fullscreen",)),
        ("[hub]", '[keypad]\nkeys = {selct = ["f13"]}\n[hub]', ("keypad.keys.selct", "did you mean `select`")),
        ("[hub]", '[keypad]\nkeys = {select = ["F13"]}\n[hub]', ("keypad.keys.select.1", "did you mean `f13`")),
        ("[hub]", '[keypad]\ntwo_switch = true\nkeys = {help = ["2"]}\n[hub]', ("keypad.keys.help.1", "`select`")),
        ("[hub]", f"[panel]\nwidth_mm = 1{'0' * 400}\n[hub]", ("panel.width_mm",)),
        ("[hub]", f"[printer]\ncolumns = 1{'0' * 30}\n[hub]", ("printer.columns",)),
        ("[hub]", f"[printer]\ncolumns = 1{'0' * 5000}\n[hub]", ("(file)",)),
        ("[hub]", "[printer]\ncolumns = 2026-11-21\n[hub]", ("printer.columns",)),
        ('zone = "Asia/Makassar"', 'zone = "Asia/Makassar"\nday_turns_at = "3"', ("office.day_turns_at",)),
        ("[hub]", "[sync]\nday_mb = 2000\nmonth_mb = 1000\n[hub]", ("sync.day_mb", "`month_mb`")),
        ("[hub]", "[sync]\nmonth_mb = -1\n[hub]", ("sync.month_mb", "write at least 0")),
        ("[hub]", '[sync]\nfree_from = "22"\n[hub]', ("sync.free_from",)),
        ("[office]", "[office", ("is not TOML",)),
        ("[office]", "a = " + "[" * 5000, ("nested too deeply",)),
    ],
)
def test_a_wrong_key_is_named_with_its_mend(tmp_path: Path, old: str, new: str, said: tuple[str, ...]) -> None:
    assert old in SOUND
    path = write(tmp_path, SOUND.replace(old, new, 1))
    told = problems_of(path)
    for words in said:
        assert words in told
    assert all(line.startswith(f"{path}: ") for line in told.splitlines())


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(SOUND, "utf-8-sig")
    assert load_config(path).kiosk == "kiosk-1"


def test_all_problems_are_listed_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, '[office]\ncode = 1\nzone = "Asia/Makassar"\n[[lanes]]\ncode = "UMUM"\n[pen]\nusr = "x"\n')
    told = problems_of(path)
    for key in ("kiosk", "state_dir", "office.code", "office.name", "lanes.1.code", "lanes.1.letter", "pen.usr"):
        assert f": {key}: " in told


def test_no_lane_at_all_is_a_problem(tmp_path: Path) -> None:
    start, _, _ = SOUND.partition("[[lanes]]")
    assert "lanes: is empty" in problems_of(write(tmp_path, f"lanes = []\n{start}"))


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    assert "No such file" in problems_of(tmp_path / "absent.toml")
    assert "not a regular file" in problems_of(tmp_path)
    os.mkfifo(tmp_path / "pipe.toml")
    assert "not a regular file" in problems_of(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    assert "symbolic links" in problems_of(tmp_path / "loop.toml")
    (tmp_path / "latin.toml").write_bytes(b'kiosk = "\xe9"')
    assert "byte 9" in problems_of(tmp_path / "latin.toml")
    (tmp_path / "huge.toml").write_bytes(b"#" * 10_000_000)
    assert "256 KiB" in problems_of(tmp_path / "huge.toml")


@given(st.binary(max_size=300))
def test_no_content_raises_anything_but_config_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        load_config(path)


@pytest.mark.parametrize("listen", ["127.0.0.1:8470", "localhost:1", "[::1]:8470", "127.0.0.2:65535"])
@pytest.mark.parametrize("printer", ["", "tcp://10.0.0.5:9100", "serial:/dev/serial/by-id/usb-X?baud=19200"])
def test_addresses_of_this_machine_and_of_printers_are_taken(tmp_path: Path, listen: str, printer: str) -> None:
    text = SOUND.replace("[hub]", f'[printer]\nurl = "{printer}"\n[hub]\nlisten = "{listen}"')
    config = load_config(write(tmp_path, text))
    assert (config.hub.listen, config.printer.url) == (listen, printer)
