import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
# As deploy/debian-packages.txt says.
WANTED = ["libgl1", "xvfb", "sane-utils", "chromium"]
    assert machine.calls.read_text() == f"apt-get install --yes --no-install-recommends {' '.join(missing)}\n"


def test_nothing_is_installed_when_nothing_is_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED)
    machine.set_up()
    assert machine.calls.read_text() == ""


def test_venv_package_is_wanted_only_by_a_python_that_cannot_make_one(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED)
    machine.command("python3.11", '[[ "$*" != *ensurepip* ]]')
    machine.set_up()
    assert machine.calls.read_text() == "apt-get install --yes --no-install-recommends python3-venv\n"


def test_lists_are_fetched_once_when_a_package_cannot_be_found(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED[1:])
    machine.command("apt-get", f'echo "apt-get $*" >>{machine.calls}; [[ $(wc -l <{machine.calls}) -gt 1 ]]')
    result = machine.set_up()
    install = "apt-get install --yes --no-install-recommends libgl1"
    assert machine.calls.read_text().splitlines() == [install, "apt-get update", install]
    assert "apt-get could not" not in result.stderr


def test_who_may_not_install_is_told_the_exact_command(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED[1:], user=1000)
    result = machine.set_up()
    assert result.returncode == 1
    assert "    apt-get install --yes --no-install-recommends libgl1\n" in result.stderr
    assert machine.calls.read_text() == ""


def test_sudo_is_used_by_who_is_not_root(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED[1:], user=1000, sudo=True)
    machine.set_up()
    assert "libgl1" in machine.calls.read_text()


def test_without_a_fitting_python_it_says_so(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED)
    for name in ("python3.11", "python3", "python"):
        machine.command(name, "exit 1")
    result = machine.set_up()
    assert result.returncode == 1
    assert "Python 3.11 was not found" in result.stderr


def test_lock_holds_hashes_and_no_index_address() -> None:
    lock = (HOUSE / "requirements.lock").read_text()
    pinned = [line for line in lock.splitlines() if "==" in line]
    assert len(pinned) > 40
    assert all(line.endswith("\\") for line in pinned), "a requirement without a hash"
    assert "://" not in lock
    assert "--index" not in lock


@pytest.mark.parametrize("target", ["setup", "run", "test", "check", "bench", "lock", "clean"])
def test_make_alone_says_what_there_is(target: str) -> None:
    said = subprocess.run(["make", "-C", str(HOUSE)], capture_output=True, text=True, check=True).stdout
    assert any(line.startswith(f"{target} ") for line in said.splitlines())
