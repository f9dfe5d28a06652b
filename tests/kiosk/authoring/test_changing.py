from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.authoring._changing import MENDS
from kiosk.authoring.commands import catalogue
from kiosk.catalogue import SHIPPED

ROOT = Path(__file__).parents[3]
OVERLAY = """# the office's own remark
[services.sku]
minutes = 30
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A kiosk's configuration whose state is in a folder of its own, in the middle of the country."""
    example = (ROOT / "deploy" / "kiosk.example.toml").read_text("utf-8")
    own = re.sub(r"(?m)^state_dir.*$", 'state_dir = "state"', example, count=1)
    file = tmp_path / "kiosk.toml"
    file.write_text(re.sub(r"(?m)^zone = .*$", 'zone = "Asia/Makassar"', own), "utf-8")
    return file


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    file = tmp_path / "overlay.toml"
    file.write_text(OVERLAY, "utf-8")
    return file


def run(config: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(catalogue, [str(one) for one in (*arguments, "--config", config)])


def log_of(config: Path) -> Path:
    return config.parent / "state" / "catalogue" / "log.jsonl"


def test_rollback_with_nothing_left_says_so_without_a_key_of_the_program(config: Path) -> None:
    result = run(config, "rollback")
    assert result.exit_code == 1
    assert result.stderr == "the shipped catalogue is in use; there is none before it\n"


def test_each_refusal_is_told_in_words() -> None:
    source = (ROOT / "kiosk" / "catalogue" / "_versions.py").read_text("utf-8")
    assert set(re.findall(r'VersionError\("([^"]+)"', source)) == set(MENDS)


def test_full_disk_and_damaged_version_are_told_with_what_they_are(config: Path, overlay: Path) -> None:
    run(config, "install")
    run(config, "install", "--overlay", overlay)
    first = json.loads(log_of(config).read_text("utf-8").splitlines()[0])["version"]
    (log_of(config).parent / "versions" / first / "common.toml").unlink()
    assert run(config, "rollback").stderr.startswith(f"{first[:12]}, the version before, is no longer whole")
    (log_of(config).parent / "log.new").mkdir()
    assert run(config, "install", "--no-overlay").stderr.startswith("Is a directory: the disk is full, or")


def test_dry_run_shows_the_difference_and_changes_nothing(config: Path, overlay: Path) -> None:
    result = run(config, "install", "--overlay", overlay, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("sku\n  minutes\n    - 60\n    + 30\nnothing has changed")
    assert not (config.parent / "state").exists()
    run(config, "install", "--overlay", overlay)
    assert "no difference" in run(config, "install", "--dry-run").stdout


def test_dry_run_shows_problems_beside_the_difference_and_fails(config: Path, overlay: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    file = folder / "services" / "nib" / "service.toml"
    file.write_text(file.read_text("utf-8").replace("fee_rupiah", "fee_rupia"), "utf-8")
    result = run(config, "install", folder, "--overlay", overlay, "--dry-run")
    assert result.exit_code == 1
    assert f"{file}:" in result.stderr
    assert "    + 30" in result.stdout
    assert "broken, 1 problem" in result.stdout
    assert not (config.parent / "state").exists()


def test_overlay_that_cannot_be_used_is_told_without_calling_every_service_lost(config: Path, overlay: Path) -> None:
    overlay.write_text("[hours]\nfriday = 1\n", "utf-8")
    result = run(config, "install", "--overlay", overlay, "--dry-run")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{overlay}:2: hours.friday: " in result.stderr


def test_install_tells_which_services_wait_for_their_author(config: Path, tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    run(config, "new", "surat-baru", "--folder", folder)
    for arguments in (("--dry-run",), ()):
        assert "`surat-baru` is a draft and is not offered" in run(config, "install", folder, *arguments).stdout


def test_dry_run_refuses_what_install_refuses(config: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    (folder / "notes.txt").touch()
    for arguments in (("--dry-run",), ()):
        result = run(config, "install", folder, *arguments)
        assert result.exit_code == 1
        assert "notes.txt: (file): is no file of a catalogue" in result.stderr
    shutil.rmtree(folder)
    folder.mkdir()
    assert run(config, "install", folder, "--dry-run").exit_code == 1


def test_overlay_in_use_is_printed_as_it_was_written(config: Path, overlay: Path) -> None:
    run(config, "install", "--overlay", overlay)
    assert run(config, "overlay").stdout == OVERLAY


def test_office_without_an_overlay_is_told_how_to_begin_one(config: Path) -> None:
    result = run(config, "overlay")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "begin with an empty file, see docs/change-a-fee.md" in result.stderr


def test_overlay_that_may_not_be_read_is_told(config: Path, overlay: Path) -> None:
    run(config, "install", "--overlay", overlay)
    kept = log_of(config).parent / "current" / "overlay.toml"
    kept.parent.chmod(0o755)
    kept.unlink()
    kept.mkdir()
    result = run(config, "overlay")
    assert result.exit_code == 1
    assert "overlay.toml cannot be read" in result.stderr


def test_history_tells_whole_names_of_folder_and_overlay_on_the_offices_clock(
    config: Path, overlay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    monkeypatch.chdir(tmp_path)
    run(config, "install", "--overlay", overlay.name)
    (folder / "LICENCE.md").write_text("another text", "utf-8")
    run(config, "install", folder.name)
    first, second = (json.loads(line) for line in log_of(config).read_text("utf-8").splitlines())
    log_of(config).write_text(
        "".join(
            json.dumps({**change, "at": f"2026-11-21T2{hour}:30:00+00:00"}) + "\n"
            for hour, change in enumerate((first, second))
        ),
        "utf-8",
    )
    one, two = first["version"][:12], second["version"][:12]
    assert run(config, "history").stdout.splitlines() == [
        f"  2026-11-22 04:30 WITA  install   {one}  shipped + {overlay}",
        f"* 2026-11-22 05:30 WITA  install   {two}  {folder} + overlay of {one}",
    ]


def test_history_of_an_older_program_or_a_broken_clock_is_told_as_it_is(config: Path) -> None:
    log_of(config).parent.mkdir(parents=True)
    old = {"did": "install", "version": "a" * 64, "source": "catalogue"}
    times = ("2026-11-21T20:30:00+00:00", "yesterday", "9999-12-31T23:59:00+00:00")
    log_of(config).write_text("".join(json.dumps({"at": at, **old}) + "\n" for at in times), "utf-8")
    told = run(config, "history").stdout.splitlines()
    assert [one.split("  ")[1] for one in told] == ["2026-11-22 04:30 WITA", *times[1:]]
    assert told[0].endswith(f"{'a' * 12}  catalogue")


def test_what_is_in_use_already_is_not_installed_again(config: Path, overlay: Path) -> None:
    run(config, "install", "--overlay", overlay)
    result = run(config, "install", "--overlay", overlay)
    assert result.exit_code == 0
    assert re.fullmatch(r"already in use: [0-9a-f]{12}; nothing has changed\n", result.stdout)
    assert len(run(config, "history").stdout.splitlines()) == 1
    run(config, "rollback")
    assert "in use now" in run(config, "install", "--overlay", overlay).stdout
