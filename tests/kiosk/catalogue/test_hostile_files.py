"""Whatever is done to a file: nothing is raised, and no service is half there."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue import load
from tests.kiosk.catalogue.folders import LANES, SERVICES, small

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = (
    "services/sku/service.toml",
    "services/sku/en.toml",
    "common.toml",
    "common.en.toml",
    "groups.toml",
    "groups.en.toml",
    "switches.toml",
    "spoken.toml",
    "holidays.toml",
    "lists/agama.toml",
    "lists/agama.en.toml",
    "overlay.toml",
)
OVERLAY = """
[switches]
pengantar_rt = false
[hours]
friday = ["08.00-11.30", "13.30-15.30"]
[[hours.closed]]
on = 2027-03-01
name = "Hari jadi kota"
[services.sku]
fee_rupiah = 5000
subtitle = "Warung, toko, kebun · Rp5.000"
drop_requirements = ["pbb"]
[services.sku.en]
subtitle = "Stall, shop, farm · Rp5,000"
[services.sku.requirements.ktp]
proof = "scan"
[services.sku.questions.keperluan.options.bank]
title = "Kredit bank"
[services.sku.en.questions.keperluan.options]
bank = "Bank credit"
"""
# What a line may be replaced with: other kinds of values, other tables, and half of either.
ODD_LINES = st.sampled_from(
    [
        "x = 1",
        "code = 1",
        "code = []",
        'code = "a.b"',
        "questions = 1",
        "[questions]",
        "[[questions]]",
        "[[requirements]]",
        "[requirements.where_to_get]",
        "options = [1, 2]",
        "options = [{}]",
        "fields = [[]]",
        "checks = [{ must = '((' }]",
        "ask_if = 'row.x'",
        "ask_if = 'switch.x && for_whom'",
        "on = 1979-05-27T07:32:00Z",
        "items = [[]]",
        'items = [["1"]]',
        "items = {}",
        "most = -1",
        "most = 1e400",
        "label = nan",
        '"" = ""',
        "services.sku = 1",
        "hours = 1",
        "[services.sku.questions]",
        "drop_requirements = [1]",
        "en = 3",
        "hidden = 3",
        "]",
        '"""',
        "a.b.c = { d.e = 1 }",
    ]
)


@pytest.fixture(scope="module")
def whole() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield small(Path(folder) / "data")


def check(folder: Path) -> None:
    catalogue = load(folder, LANES)
    offered = [service.code for service in catalogue.services]
    assert set(offered) <= set(SERVICES)
    assert [service.code for service in catalogue.offers["en"].services] == offered
    assert (len(offered) == len(SERVICES)) or catalogue.problems
    assert all(problem.reason and str(problem) and problem.line >= 0 for problem in catalogue.problems)
    for service in catalogue.services:
        assert service.definition in catalogue.definitions


def broken(whole: Path, name: str, content: bytes) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place) / "data"
        shutil.copytree(whole, folder)
        (folder / "overlay.toml").write_text(OVERLAY, "utf-8")
        (folder / name).write_bytes(content)
        check(folder)


def content_of(whole: Path, name: str) -> bytes:
    return OVERLAY.encode() if name == "overlay.toml" else (whole / name).read_bytes()


def test_what_is_damaged_below_is_whole_before(whole: Path) -> None:
    assert load(whole, LANES).problems == ()
    with TemporaryDirectory() as place:
        overlay = Path(place) / "overlay.toml"
        overlay.write_text(OVERLAY, "utf-8")
        assert load(whole, LANES, overlay).problems == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(FILES), st.binary(max_size=200), st.integers(0, 4000), st.integers(0, 60))
def test_no_noise_in_a_file_ever_raises(whole: Path, name: str, noise: bytes, at: int, cut: int) -> None:
    content = content_of(whole, name)
    broken(whole, name, content[:at] + noise + content[at + cut :])


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_no_change_of_lines_ever_raises(whole: Path, name: str, data: st.DataObject) -> None:
    lines = content_of(whole, name).decode().splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["delete", "replace", "insert", "repeat", "move"])):
            case "delete":
                del lines[at : at + data.draw(st.integers(1, 3))]
            case "replace":
                lines[at] = data.draw(ODD_LINES)
            case "insert":
                lines.insert(at, data.draw(ODD_LINES))
            case "repeat":
                lines[at:at] = lines[at : at + data.draw(st.integers(1, 8))]
            case "move":
                lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        lines = lines or [""]
    broken(whole, name, "\n".join(lines).encode())


VALUES = ["1", "-1", "1.5", "true", '""', "[]", "{}", "[[]]", "[{}]", "2026-01-01", "08:00:00", '"x"', "{ a = 1 }"]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_no_value_of_another_kind_ever_raises(whole: Path, name: str, data: st.DataObject) -> None:
    lines = content_of(whole, name).decode().splitlines()
    keys = [at for at, line in enumerate(lines) if " = " in line and not line.startswith((" ", "#"))]
    for at in data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=5)):
        lines[at] = f"{lines[at].partition(' = ')[0]} = {data.draw(st.sampled_from(VALUES))}"
    broken(whole, name, "\n".join(lines).encode())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 50_000,
        "a." * 100_000 + "a = 1",
        "[[questions]]\n" * 18_000,
        "[[questions.fields]]\n" * 5_000,
        "\n".join(f"key_{count} = 1" for count in range(15_000)),
        'title = "' + "kata " * 40_000 + '"',
        'title = """' + "\n" * 100_000 + '"""',
        "[a" + ".a" * 990 + "]\n" + "".join(f"b{count} = 1\n" for count in range(3_000)),
        "how = [" + '"x",' * 50_000 + "]",
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("name", ["services/sku/service.toml", "services/sku/en.toml", "overlay.toml"])
def test_no_size_and_no_depth_of_a_file_ever_raises(whole: Path, name: str, text: str) -> None:
    broken(whole, name, text.encode())
