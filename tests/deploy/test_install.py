import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.bootstrap.doctor._machine import GROUPS

DEPLOY = Path(__file__).parents[2] / "deploy"
KINDS = ("units", "udev", "polkit")
CHANGING = ("groupadd", "useradd", "usermod", "systemctl", "udevadm", "sysctl")


class Machine:
    """A root of its own, beside stand-ins for the system's commands that write down how they were called."""

    def __init__(self, folder: Path, *, house: str = "opt/anjungan", user: int = 0, known: str = "lp") -> None:
        self.root, self.bin, self._calls = folder / "root", folder / "bin", folder / "calls"
        self.house = self.root / house
        for kind in KINDS:
            shutil.copytree(DEPLOY / kind, self.house / "deploy" / kind)
        shutil.copy(DEPLOY / "install.sh", self.house / "deploy")
        self.bin.mkdir()
        self._command("id", f"echo {user}")
        self._command("getent", f'[[ " {known} " == *" $2 "* ]]')
        for name in CHANGING:
            self._command(name, f'echo "{name} $*" >>{self._calls}')

    def _command(self, name: str, script: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def install(self) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.bin}:{os.environ['PATH']}", "ANJUNGAN_ROOT": str(self.root)}
        return subprocess.run(
            ["bash", str(self.house / "deploy" / "install.sh")],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip

    @property
    def calls(self) -> list[str]:
        """How the machine was changed, by commands."""
        return self._calls.read_text().splitlines() if self._calls.exists() else []

    @property
    def placed(self) -> dict[str, str]:
        """What stands below /etc, by its name: the folder."""
        return {
            one.name: str(one.parent.relative_to(self.root)) for one in self.root.glob("etc/**/*.*") if one.is_file()
        }


def test_everything_that_is_to_be_installed_is_and_may_be_again(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    for _ in range(2):
        result = machine.install()
        assert result.returncode == 0, result.stderr
    assert set(machine.placed) == {one.name for kind in KINDS for one in (DEPLOY / kind).iterdir()}
    assert machine.placed["90-anjungan.rules"] == "etc/udev/rules.d"
    assert machine.placed["50-anjungan.rules"] == "etc/polkit-1/rules.d"
    assert machine.placed["anjungan-stick@.service"] == "etc/systemd/system"
    assert str((machine.root / "usr/local/bin/kiosk").readlink()) == "/opt/anjungan/.venv/bin/kiosk"
    assert "kiosk setup" in result.stderr
    assert not [one for one in machine.calls if "enable" in one]


def test_user_is_made_once_and_may_use_the_devices(tmp_path: Path) -> None:
    fresh = Machine(tmp_path / "fresh")
    fresh.install()
    assert [one.split()[-1] for one in fresh.calls if one.startswith("useradd")] == ["anjungan"]
    assert "groupadd --system scanner" in fresh.calls
    assert "groupadd --system lp" not in fresh.calls
    (groups,) = [one.split()[3] for one in fresh.calls if one.startswith("usermod --append --groups ")]
    assert set(groups.split(",")) == set(GROUPS), "what `kiosk doctor` looks for"
    known = Machine(tmp_path / "known", known="lp dialout input video audio scanner anjungan")
    known.install()
    assert not [one for one in known.calls if one.startswith(("useradd", "groupadd"))]


@pytest.mark.parametrize(("where", "words"), [({"user": 1000}, "As root"), ({"house": "home/budi"}, "move it there")])
def test_nothing_is_changed_where_it_could_not_work(tmp_path: Path, where: dict[str, object], words: str) -> None:
    machine = Machine(tmp_path, **where)  # type: ignore[arg-type]
    result = machine.install()
    assert result.returncode == 1
    assert words in result.stderr
    assert not machine.calls
    assert not machine.placed
