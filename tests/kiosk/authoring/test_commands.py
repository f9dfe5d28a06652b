from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.authoring import _folders
from kiosk.authoring.commands import catalogue
from kiosk.catalogue import SHIPPED

OVERLAY = """
[services.sku]
fee_rupiah = 5000
subtitle = "Warung, toko, kebun"
[services.sku.en]
subtitle = "Stall, shop, farm"
"""
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def no_kiosk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine that is a kiosk no test touches its services."""
    monkeypatch.setattr(_folders, "DEFAULT_CONFIG", tmp_path / "no-kiosk.toml")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(catalogue, [str(one) for one in arguments])


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A kiosk's configuration whose state is in a folder of its own."""
    example = (ROOT / "deploy" / "kiosk.example.toml").read_text("utf-8")
    file = tmp_path / "kiosk.toml"
    file.write_text(re.sub(r"(?m)^state_dir.*$", 'state_dir = "state"', example, count=1), "utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    file = tmp_path / "overlay.toml"
    file.write_text(OVERLAY, "utf-8")
    return file


def spoil(folder: Path) -> Path:
    file = folder / "services" / "sku" / "service.toml"
    file.write_text(file.read_text("utf-8").replace("fee_rupiah", "fee_rupia"), "utf-8")
    return file


def test_check_is_content_with_what_is_shipped() -> None:
    result = run("check", "shipped")
    assert result.exit_code == 0
    assert result.stdout.endswith("28 services can be used, 0 problems\n")


def test_check_tells_file_line_key_and_mend_and_fails(folder: Path) -> None:
    file = spoil(folder)
    result = run("check", folder)
    assert result.exit_code == 1
    line = next(one for one in result.stderr.splitlines() if "fee_rupia:" in one)
    assert re.match(rf"{re.escape(str(file))}:\d+: fee_rupia: .*did you mean `fee_rupiah`", line)


def test_check_marks_what_is_broken_and_what_the_office_hides(folder: Path) -> None:
    spoil(folder)
    (folder / "overlay.toml").write_text("[services.ramai]\nhidden = true\n", "utf-8")
    told = run("check", folder).stdout
    assert re.search(r"(?m)^BROKEN  sku +\d problem", told)
    assert re.search(r"(?m)^hidden  ramai$", told)
    assert re.search(r"(?m)^ok      nib ", told)


def test_check_speaks_json_to_other_programs(folder: Path) -> None:
    spoil(folder)
    told = json.loads(run("check", folder, "--json").stdout)
    assert "sku" not in told["services"]
    assert {"fee_rupia"} == {one["key"] for one in told["problems"]}


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "nowhere"),
        ("show", "nope"),
        ("show", "sku", "--lang", "xx"),
        ("diff", "shipped"),
        ("install",),
        ("rollback",),
        ("check", "x" * 5000),
        ("show", "--folder", "x\0y"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code in {1, 2}
    assert isinstance(result.exception, SystemExit)
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    "arguments", [("show",), ("show", "sku"), ("poster", "--out", "out"), ("export-xlsform", "--out", "out")]
)
def test_folder_without_services_is_a_failure_with_its_reason(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--folder", tmp_path)
    assert result.exit_code == 1
    assert f"{tmp_path}/services" in result.stderr
    assert "no usable service" in result.stderr


def test_overlay_that_hides_everything_is_told_by_the_check(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.toml"
    codes = [one.name for one in (SHIPPED / "services").iterdir()]
    overlay.write_text("".join(f"[services.{code}]\nhidden = true\n" for code in codes), "utf-8")
    result = run("check", "shipped", "--overlay", overlay)
    assert result.exit_code == 1
    assert "every service is hidden" in result.stderr


@pytest.mark.parametrize("arguments", [("check",), ("show",), ("history",), ("rollback",), ("install",)])
def test_installed_catalogues_that_cannot_be_read_are_not_taken_for_none(
    config: Path, arguments: tuple[str, ...]
) -> None:
    (config.parent / "state").write_text("a file where a folder should be", "utf-8")
    result = run(*arguments, "--config", config)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "cannot be read" in result.stderr


def test_terminal_without_our_characters_shows_the_rest() -> None:
    command = [sys.executable, "-m", "kiosk.cli", "catalogue", "show", "sku"]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "latin1"}, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"kelurahan ? kecamatan" in done.stdout


def test_show_lists_all_and_tells_one_in_either_language() -> None:
    assert "  sku " in run("show").stdout
    told = run("show", "sku", "--lang", "en").stdout
    for part in ("[sku]", "Papers", "Questions", "definition", "used by"):
        assert part in told


def test_diff_fails_only_where_something_differs(folder: Path) -> None:
    assert run("diff", "shipped", folder).exit_code == 0
    file = folder / "services" / "sku" / "service.toml"
    file.write_text(file.read_text("utf-8").replace("minutes = 60", "minutes = 30"), "utf-8")
    result = run("diff", "shipped", folder)
    assert result.exit_code == 1
    assert result.stdout == "sku\n  minutes\n    - 60\n    + 30\n1 difference\n"


def test_office_changes_a_fee_and_goes_back(config: Path, overlay: Path) -> None:
    assert "nothing was installed yet" in run("history", "--config", config).stdout
    result = run("install", "--overlay", overlay, "--config", config)
    assert result.exit_code == 0
    assert "    + 5000" in result.stdout
    assert "Rp5.000" in run("show", "sku", "--config", config).stdout
    assert run("history", "--config", config).stdout.startswith("* ")
    assert "    + 0" in run("rollback", "--config", config).stdout
    assert "Gratis" in run("show", "sku", "--config", config).stdout
    assert run("rollback", "--config", config).exit_code == 1


def test_overlay_in_use_stays_with_the_next_install_unless_dropped(config: Path, overlay: Path, folder: Path) -> None:
    run("install", "--overlay", overlay, "--config", config)
    assert "overlay stays" in run("install", folder, "--config", config).stdout
    assert "Rp5.000" in run("show", "sku", "--config", config).stdout
    run("install", folder, "--no-overlay", "--config", config)
    assert "Gratis" in run("show", "sku", "--config", config).stdout


def test_install_refuses_a_catalogue_with_a_problem(config: Path, folder: Path) -> None:
    spoil(folder)
    result = run("install", folder, "--config", config)
    assert result.exit_code == 1
    assert "fee_rupia" in result.stderr
    assert "nothing has changed" in result.stderr
    assert "nothing was installed yet" in run("history", "--config", config).stdout


def test_new_service_passes_the_check_and_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    result = run("new", "surat-baru", "--folder", folder)
    assert result.exit_code == 0
    told = run("check", folder).stdout
    assert "draft   surat-baru" in told
    assert told.endswith("28 services can be used, 0 problems\n")
    assert (tmp_path / "service.schema.json").is_file()
    file = folder / "services" / "surat-baru" / "service.toml"
    file.write_text("mine", "utf-8")
    assert "is there already" in run("new", "surat-baru", "--folder", folder).stderr
    assert file.read_text("utf-8") == "mine"


def test_examples_of_a_new_service_pass_the_check_once_their_marks_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    run("new", "surat-baru", "--folder", folder)
    for name in ("service.toml", "en.toml"):
        file = folder / "services" / "surat-baru" / name
        file.write_text(re.sub(r"(?m)^#(?=[a-z\[])|^is_draft.*$", "", file.read_text("utf-8")), "utf-8")
        assert "most_rows" in file.read_text("utf-8") or name == "en.toml"
    result = run("check", folder)
    assert result.stderr == ""
    assert "anak (group" in run("show", "surat-baru", "--folder", folder).stdout


@pytest.mark.parametrize("code", ["../up", "Surat", "", "a" * 60, "a/b"])
def test_new_refuses_a_code_that_is_no_name_of_a_folder(tmp_path: Path, code: str) -> None:
    result = run("new", code, "--folder", tmp_path / "mine")
    assert result.exit_code == 2
    assert not (tmp_path / "mine").exists()


def test_new_goes_into_the_group_that_was_asked_for_and_no_other(folder: Path) -> None:
    assert run("new", "satu", "--folder", folder, "--group", "kantor").exit_code == 0
    assert 'group = "kantor"' in (folder / "services" / "satu" / "service.toml").read_text("utf-8")
    assert "known are" in run("new", "dua", "--folder", folder, "--group", "nowhere").stderr
    (folder / "groups.toml").unlink()
    assert run("new", "dua", "--folder", folder).exit_code == 1
    assert not (folder / "services" / "dua").exists()


def test_export_writes_form_and_what_it_could_not_carry(tmp_path: Path) -> None:
    result = run("export-xlsform", "sku", "--out", tmp_path / "out", "--no-validate")
    assert result.exit_code == 0
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"sku.xlsx", "sku.xml", "sku.txt"}
    assert "things not carried" in result.stdout


def test_poster_writes_page_and_picture_in_each_language(tmp_path: Path) -> None:
    result = run("poster", "sku", "--out", tmp_path / "out", "--office", "Kecamatan Contoh")
    assert result.exit_code == 0
    names = {f"sku.{language}.{kind}" for language in ("id", "en") for kind in ("pdf", "png")}
    assert {one.name for one in (tmp_path / "out").iterdir()} == names


def test_schema_is_printed_or_written(tmp_path: Path) -> None:
    assert json.loads(run("schema").stdout)["title"]
    run("schema", "--out", tmp_path, "--page", tmp_path / "page.md")
    assert {one.name for one in tmp_path.iterdir()} == {
        "common.schema.json",
        "overlay.schema.json",
        "page.md",
        "service.schema.json",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("poster", "sku", "--out"),
        ("export-xlsform", "sku", "--no-validate", "--out"),
        ("schema", "--out"),
        ("new", "baru", "--folder"),
    ],
)
def test_folder_that_cannot_be_made_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = run(*arguments, tmp_path / "file" / "out")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
