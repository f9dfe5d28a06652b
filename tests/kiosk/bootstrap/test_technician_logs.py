"""Logs on a stick: found where USB storage is mounted, and without anybody's numbers."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.bootstrap.technician._logs import Machine, blotted, copy_logs, opened, sticks
from tests.fakes.technician import CONFIG, NOON

if TYPE_CHECKING:
    from pathlib import Path


def _machine(folder: Path, *mounts: str) -> Machine:
    blocks, usb = folder / "block", folder / "devices/pci0/usb1/1-1/host6/block/sdb"
    (folder / "devices/pci0/ata1/block/sda1").mkdir(parents=True)
    (usb / "sdb1").mkdir(parents=True)
    blocks.mkdir()
    (blocks / "sdb1").symlink_to(usb / "sdb1")
    (blocks / "sda1").symlink_to(folder / "devices/pci0/ata1/block/sda1")
    (folder / "mounts").write_text("".join(f"{one} vfat rw 0 0\n" for one in mounts))
    return Machine(folder / "mounts", blocks)


def test_only_usb_storage_that_can_be_written_is_a_stick(tmp_path: Path) -> None:
    stick = tmp_path / "MY STICK"
    stick.mkdir()
    machine = _machine(tmp_path, "/dev/sda1 /", f"/dev/sdb1 {str(stick).replace(' ', chr(92) + '040')}", "proc /proc")
    assert list(sticks(machine)) == [stick]


def test_no_stick_is_no_stick(tmp_path: Path) -> None:
    assert not list(sticks(_machine(tmp_path, "/dev/sda1 /", "/dev/sdb1 /gone")))


def test_a_stick_that_is_read_only_is_opened_for_the_files_and_closed_behind_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    stick = tmp_path / "sticks" / "sdb1"
    stick.mkdir(parents=True)
    told = tmp_path / "told"
    machine = _machine(tmp_path, f"/dev/sdb1 {stick}")
    assert not list(sticks(machine))  # somewhere else nobody could open it
    machine = replace(machine, place=stick.parent, start=("sh", "-c", f'echo "$0" >> {told}'))
    assert list(sticks(machine)) == [stick]
    with opened(stick, machine):
        assert told.read_text().split() == ["anjungan-stick-write@sdb1.service"]
    assert told.read_text().split() == ["anjungan-stick-write@sdb1.service", "anjungan-stick@sdb1.service"]
    with pytest.raises(OSError, match="ead-only"), opened(stick, replace(machine, start=("false",))):
        raise AssertionError


def test_numbers_of_people_are_blotted_out_and_times_stay() -> None:
    text = b"2026-11-22 04:00:01 pid 12345 nik 6474021234567890 phone 0812 3456 7890 port 8470\n"
    assert blotted(text) == b"2026-11-22 04:00:01 pid 12345 nik [...] phone [...] port 8470\n"


def test_what_is_copied_is_listed_and_there(tmp_path: Path) -> None:
    config, path = replace(CONFIG, state_dir=tmp_path / "state"), tmp_path / "kiosk.toml"
    config.state_dir.mkdir()
    (config.state_dir / "settings.toml").write_text("[printer]\n")
    (config.state_dir / "keypad.toml").write_text("[keys]\n")
    (config.state_dir / "badge.key").write_bytes(b"secret")
    path.write_text('kiosk = "kiosk-1"\n')
    stick = tmp_path / "stick"
    stick.mkdir()
    head, *names = copy_logs(stick, config, path, ["ok disk plenty free_gb=81.0"], NOON)
    assert names == ["keypad.toml", "kiosk.log", "kiosk.toml", "settings.toml", "state.txt"]
    assert (stick / head / "state.txt").read_text() == "ok disk plenty free_gb=81.0\n"
    assert sorted(one.name for one in (stick / head).iterdir()) == names
