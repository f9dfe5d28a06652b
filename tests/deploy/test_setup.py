import os
import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
LINES = (HOUSE / "deploy" / "debian-packages.txt").read_text().splitlines()
WANTED = [line.split()[0] for line in LINES if line and not line.startswith("#")]
INSTALL = "apt-get install --yes --no-install-recommends -oDPkg::Options::=--path-exclude=/etc/reader.conf.d/vpcd"


class Machine:
    """A copy of the set-up, beside stand-ins for the system's commands that write down how they were called."""

    def __init__(self, folder: Path, installed: list[str], *, user: int = 0, sudo: bool = False) -> None:
        self.house = folder / "house"
        self.calls = folder / "calls"
        self.calls.touch()
        (self.house / "deploy").mkdir(parents=True)
        for name in ("deploy/setup.sh", "deploy/debian-packages.txt", "requirements.lock", "pyproject.toml"):
            shutil.copy(HOUSE / name, self.house / name)
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.command("id", f"echo {user}")
        self.command("sudo", '[[ $1 != -n ]] || shift; exec "$@"' if sudo else "exit 1")
        self.command(
            "dpkg-query", f'case " {" ".join(installed)} " in *" ${{@: -1}} "*) echo -n installed;; *) exit 1;; esac'
        )
        self.command("apt-get", f'echo "apt-get $*" >>{self.calls}')
        # Makes an "environment" at once: what is tested here is the way to it.
        self.command("python3.11", "exit 0")

    def command(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def set_up(self) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.house)}
        return subprocess.run(
            ["bash", str(self.house / "deploy" / "setup.sh")],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip


def test_only_missing_packages_are_installed(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=["libgl1", "chromium"])
    machine.set_up()
    missing = [name for name in WANTED if name not in {"libgl1", "chromium"}]
    assert machine.calls.read_text() == f"{INSTALL} {' '.join(missing)}\n"


def test_nothing_is_installed_when_nothing_is_missing(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED)
    machine.set_up()
    assert machine.calls.read_text() == ""


def test_venv_package_is_wanted_only_by_a_python_that_cannot_make_one(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED)
    machine.command("python3.11", '[[ "$*" != *ensurepip* ]]')
    machine.set_up()
    assert machine.calls.read_text() == f"{INSTALL} python3-venv\n"


def test_lists_are_fetched_once_when_a_package_cannot_be_found(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED[1:])
    machine.command("apt-get", f'echo "apt-get $*" >>{machine.calls}; [[ $(wc -l <{machine.calls}) -gt 1 ]]')
    result = machine.set_up()
    install = f"{INSTALL} libgl1"
    assert machine.calls.read_text().splitlines() == [install, "apt-get update", install]
    assert "apt-get could not" not in result.stderr


def test_who_may_not_install_is_told_the_exact_command(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED[1:], user=1000)
    result = machine.set_up()
    assert result.returncode == 1
    assert f"    {INSTALL} libgl1\n" in result.stderr
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


def test_environment_of_another_folder_is_never_emptied_through_a_link(tmp_path: Path) -> None:
    machine = Machine(tmp_path, installed=WANTED)
    machine.command("python3.11", f'echo "python $*" >>{machine.calls}')
    another = tmp_path / "another"
    another.mkdir()
    (machine.house / ".venv").symlink_to(another)
    result = machine.set_up()
    assert result.returncode == 1
    assert f".venv is a link to {another}" in result.stderr
    calls = machine.calls.read_text()
    assert "venv --clear" not in calls
    assert "-m pip" not in calls
    assert list(another.iterdir()) == []


def test_lock_holds_hashes_and_no_index_address() -> None:
    lock = (HOUSE / "requirements.lock").read_text()
    pinned = [line for line in lock.splitlines() if "==" in line]
    assert len(pinned) > 40
    assert all(line.endswith("\\") for line in pinned), "a requirement without a hash"
    assert "://" not in lock
    assert "--index" not in lock


@pytest.mark.parametrize("target", ["setup", "install", "run", "test", "check", "bench", "lock", "clean"])
def test_make_alone_says_what_there_is(target: str) -> None:
    said = subprocess.run(["make", "-C", str(HOUSE)], capture_output=True, text=True, check=True).stdout
    assert any(line.startswith(f"{target} ") for line in said.splitlines())
