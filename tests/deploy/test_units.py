"""The units a kiosk is run by: what systemd itself says of them, and the limits that the promises rest on."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "deploy" / "units"
UDEV = UNITS.parent / "udev"
FROZEN_MOST_S = 20
# Programs that only a kiosk has, not a machine that tests.
NOT_HERE = "is not executable: No such file or directory"
analyze = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd to ask")


def unit(name: str) -> dict[str, str]:
    """The keys of a unit's service section."""
    parser = configparser.RawConfigParser(strict=False, delimiters="=", comment_prefixes="#")
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(UNITS / name)
    return dict(parser["Service"])


def say(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *command], capture_output=True, text=True, timeout=60, check=False)


@analyze
@pytest.mark.parametrize("name", sorted(one.name for one in UNITS.glob("*.service")))
def test_systemd_knows_every_key(name: str) -> None:
    told = say("verify", "--man=no", str(UNITS / name)).stderr.splitlines()
    assert [line for line in told if name in line and NOT_HERE not in line] == []


@analyze
def test_kiosk_is_little_exposed() -> None:
    said = say("security", "--offline=yes", "--threshold=30", str(UNITS / "anjungan.service"))
    assert said.returncode == 0, said.stdout[-300:]
    assert say("security", "--offline=yes", "--threshold=5", str(UNITS / "anjungan.service")).returncode == 1


def test_frozen_mind_is_replaced_within_20_s_and_never_given_up() -> None:
    kiosk = unit("anjungan.service")
    assert int(kiosk["WatchdogSec"]) + int(kiosk["RestartSec"]) + 2 < FROZEN_MOST_S
    assert kiosk["Restart"] == "always"
    assert kiosk["WatchdogSignal"] == "SIGKILL"
    assert "StartLimitIntervalSec=0" in (UNITS / "anjungan.service").read_text()


def test_no_memory_of_a_resident_reaches_the_disk() -> None:
    kiosk = unit("anjungan.service")
    assert (kiosk["LimitCORE"], kiosk["MemorySwapMax"]) == ("0", "0")


def test_stick_is_mounted_for_nobody_else_with_nothing_to_run_and_only_while_it_is_in() -> None:
    text = (UNITS / "anjungan-stick@.service").read_text()
    (mount,) = [line for line in text.splitlines() if line.startswith("ExecStart=/usr/bin/mount")]
    options = mount.partition(" -o ")[2].partition(" ")[0].split(",")
    assert {"nosuid", "nodev", "noexec", "uid=anjungan", "umask=0077"} <= set(options)
    assert "BindsTo=dev-%i.device" in text
    # A mount made in a namespace of its own would be seen by nobody.
    assert not {"ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateMounts", "PrivateDevices"} & set(
        unit("anjungan-stick@.service")
    )


def test_a_stick_is_read_only_but_while_a_technicians_files_are_written() -> None:
    reading, writing = (
        {key: unit(name)[key].partition(" -o ")[2].split(",") for key in ("ExecStart",)}["ExecStart"]
        for name in ("anjungan-stick@.service", "anjungan-stick-write@.service")
    )
    assert (reading[0], writing[0]) == ("ro", "rw")
    assert reading[1:] == writing[1:]
    text = (UNITS / "anjungan-stick-write@.service").read_text()
    assert "Conflicts=anjungan-stick@%i.service" in text
    assert "BindsTo=dev-%i.device" in text


def test_only_sticks_with_the_file_systems_of_sticks_are_mounted() -> None:
    (rule,) = [line for line in (UDEV / "91-anjungan-stick.rules").read_text().splitlines() if line[0] != "#"]
    keys = set(rule.split(", "))
    assert {'SUBSYSTEMS=="usb"', 'ENV{ID_FS_TYPE}=="vfat|exfat"', 'TAG+="systemd"'} <= keys
    assert 'ENV{SYSTEMD_WANTS}+="anjungan-stick@%k.service"' in keys
    assert (UNITS / "anjungan-stick@.service").exists()
